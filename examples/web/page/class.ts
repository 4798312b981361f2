// SPDX-License-Identifier: MIT
// A class and its rounds, and the requests that are made of them. Nothing here changes what it is given.
import { addDays, seedOf } from "./dates";
import type { Group, Id, Policy, Pupil, Request, Roster, Round, Rule, RuleType } from "./request";

export interface SchoolClass {
  title: string;
  roster: Roster;            // without pins
  rounds: Round[];           // oldest first; the last holds now
  feedback: NonNullable<Request["history"]>["feedback"];
  policy: Policy;
  absent: Id[];              // away for a whole round
  locked: Group[];           // stay together in the round that is drawn next
  seed: number | string;     // of the last round
}

export const emptyClass = (): SchoolClass => ({
  title: "", roster: { pupils: [] }, rounds: [], feedback: [], policy: { strategy: "random" }, absent: [], locked: [], seed: 0,
});

export const nameOf = (pupil: Pupil) => pupil.name ?? pupil.id;

export function namesOf (school: SchoolClass): Map<Id, string> {
  return new Map (school.roster.pupils.map (pupil => [pupil.id, nameOf (pupil)]));
}

export function subjectsOf (roster: Roster): string[] {
  return [...new Set (roster.pupils.flatMap (pupil => Object.keys (pupil.attainment ?? {})))].sort ();
}

export const subjectOf = (school: SchoolClass) => school.policy.subject ?? subjectsOf (school.roster)[0];

export const lastRound = (school: SchoolClass): Round | undefined => school.rounds[school.rounds.length - 1];

export const groupOf = (round: Round | undefined, id: Id) => round?.partnerships.find (group => group.includes (id));

export const arePartners = (round: Round | undefined, a: Id, b: Id) => !!groupOf (round, a)?.includes (b);

const rulesOf = (school: SchoolClass): Rule[] => school.roster.rules ?? [];

const pins = (locked: Group[]): Rule[] =>
  locked.filter (group => group.length > 1).map ((pupils, i) => ({ id: `lock-${i + 1}`, type: "pin", pupils }));

function policyOf (school: SchoolClass): Policy {
  const subjects = subjectsOf (school.roster);
  return subjects.length > 1 && !school.policy.subject ? { ...school.policy, subject: subjects[0] } : school.policy;
}

// The question whose answer is the round that begins on a day; rounds from that day on are left aside.
export function requestFor (school: SchoolClass, date: string, seed: number | string, absent: Id[]): Request {
  const known = new Set (school.roster.pupils.map (pupil => pupil.id));
  return {
    version: 1,
    roster: { ...school.roster, rules: [...rulesOf (school), ...pins (school.locked)] },
    history: { rounds: school.rounds.filter (round => round.date < date), feedback: (school.feedback ?? []).filter (entry => entry.date <= date) },
    policy: policyOf (school),
    date,
    absent: absent.filter (id => known.has (id)),
    seed,
  };
}

// Who was left out of the last round is away for it.
export function absentOf (school: SchoolClass): Id[] {
  const round = lastRound (school);
  return school.roster.pupils.map (pupil => pupil.id).filter (id => round && !groupOf (round, id));
}

export function requestOfLast (school: SchoolClass): Request {
  return requestFor (school, lastRound (school)!.date, school.seed, absentOf (school));
}

// What is saved: the question about the round after the last, on a day that is after all that has happened.
export function requestOfNext (school: SchoolClass, day: string): Request {
  const last = lastRound (school);
  const days = [day, ...(last ? [addDays (last.date, 1)] : []), ...(school.feedback ?? []).map (entry => entry.date)];
  return requestFor (school, days.sort ().at (-1)!, school.seed, school.absent);
}

export function classFrom (request: Request, title: string): SchoolClass {
  const rules = request.roster.rules ?? [];
  const rounds = request.history?.rounds ?? [];
  const last = rounds[rounds.length - 1];
  return {
    title,
    roster: { ...request.roster, rules: rules.filter (rule => rule.type !== "pin") },
    rounds,
    feedback: request.history?.feedback ?? [],
    policy: request.policy ?? {},
    absent: request.absent ?? [],
    locked: rules.filter (rule => rule.type === "pin").map (rule => rule.pupils),
    seed: request.seed ?? (last ? seedOf (last.date) : 0),
  };
}

export function withRound (school: SchoolClass, round: Round, seed: number | string): SchoolClass {
  const before = school.rounds.filter (other => other.date < round.date);
  // A lock is for one draw; on the same day it holds for the next try too.
  const locked = lastRound (school)?.date === round.date ? school.locked : [];
  return { ...school, rounds: [...before, round], seed, locked };
}

export function withSwap (school: SchoolClass, partnerships: Group[]): SchoolClass {
  const round = lastRound (school)!;
  const swapped = { ...round, partnerships, assigned: round.assigned ?? round.partnerships };
  return { ...school, rounds: [...school.rounds.slice (0, -1), swapped] };
}

export function withLock (school: SchoolClass, group: Group): SchoolClass {
  const same = (other: Group) => other.length === group.length && other.every (id => group.includes (id));
  const locked = school.locked.some (same) ? school.locked.filter (other => !same (other)) : [...school.locked, group];
  return { ...school, locked };
}

export function withRule (school: SchoolClass, type: RuleType, pupils: Id[]): SchoolClass {
  const used = new Set (rulesOf (school).map (rule => rule.id));
  let number = used.size + 1;
  while (used.has (`r${number}`))
    number++;
  return { ...school, roster: { ...school.roster, rules: [...rulesOf (school), { id: `r${number}`, type, pupils }] } };
}

export function withChangedRule (school: SchoolClass, id: string, change: Partial<Rule> | null): SchoolClass {
  const rules = rulesOf (school).flatMap (rule => rule.id !== id ? [rule] : change ? [{ ...rule, ...change }] : []);
  return { ...school, roster: { ...school.roster, rules } };
}

export function withPupil (school: SchoolClass, id: Id, change: Partial<Pupil>): SchoolClass {
  const pupils = school.roster.pupils.map (pupil => pupil.id === id ? { ...pupil, ...change } : pupil);
  return { ...school, roster: { ...school.roster, pupils } };
}

export function withNewPupil (school: SchoolClass): SchoolClass {
  const used = new Set (school.roster.pupils.map (pupil => pupil.id));
  let number = used.size + 1;
  while (used.has (`p${number}`))
    number++;
  const pupil: Pupil = { id: `p${number}`, name: `Pupil ${number}` };
  return { ...school, roster: { ...school.roster, pupils: [...school.roster.pupils, pupil] } };
}

const dropFrom = (groups: Group[], id: Id) =>
  groups.map (group => group.filter (other => other !== id)).filter (group => group.length > 0);

function dropFromRound (round: Round, id: Id): Round {
  const assigned = round.assigned && dropFrom (round.assigned, id);
  const covers = round.covers?.map (cover => ({
    ...cover, absent: cover.absent?.filter (other => other !== id), partnerships: dropFrom (cover.partnerships ?? [], id),
  }));
  return { ...round, partnerships: dropFrom (round.partnerships, id), ...(assigned && { assigned }), ...(covers && { covers }) };
}

// A pupil who is forgotten is in nothing any more: list, rules, rounds, words.
export function withoutPupil (school: SchoolClass, id: Id): SchoolClass {
  const rules = rulesOf (school).map (rule => ({ ...rule, pupils: rule.pupils.filter (other => other !== id) }))
    .filter (rule => rule.pupils.length > 1);
  return {
    ...school,
    roster: { ...school.roster, pupils: school.roster.pupils.filter (pupil => pupil.id !== id), rules },
    rounds: school.rounds.map (round => dropFromRound (round, id)),
    feedback: (school.feedback ?? []).filter (entry => !entry.pupils.includes (id)),
    absent: school.absent.filter (other => other !== id),
    locked: school.locked.filter (group => !group.includes (id)),
  };
}
