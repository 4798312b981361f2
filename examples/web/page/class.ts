// SPDX-License-Identifier: MIT
// A class and its rounds, and the requests that are made of them. Nothing here changes what it is given.
import { addDays } from "./dates";
import { LIBRARY, type Group, type Id, type Policy, type Pupil, type Request, type Roster, type Round, type Rule, type RuleType } from "./request";
import { say } from "./say";

export interface SchoolClass {
  title: string;
  roster: Roster;            // without pins
  rounds: Round[];           // oldest first; the last holds now
  feedback: NonNullable<Request["history"]>["feedback"];
  policy: Policy;
  absent: Id[];              // away for a whole round
  locked: Group[];           // stay together in the round that is drawn next
  seed: string;              // of the class, secret: each round is asked for with one that is derived from it
}

// 64 bits that nobody knows, in decimal.
export function drawSeed (): string {
  const [high, low] = crypto.getRandomValues (new Uint32Array (2));
  return String (BigInt (high!) << 32n | BigInt (low!));
}

export const emptyClass = (): SchoolClass => ({
  title: "", roster: { pupils: [] }, rounds: [], feedback: [], policy: { strategy: "random" }, absent: [], locked: [], seed: drawSeed (),
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
    library: LIBRARY,
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
  const round = lastRound (school)!;
  return requestFor (school, round.date, round.seed ?? school.seed, absentOf (school));
}

// What is saved: the question about the round after the last, on a day that is after all that has happened.
export function requestOfNext (school: SchoolClass, day: string): Request {
  const last = lastRound (school);
  const days = [day, ...(last ? [addDays (last.date, 1)] : []), ...(school.feedback ?? []).map (entry => entry.date)];
  return requestFor (school, days.sort ().at (-1)!, school.seed, school.absent);
}

// Saved by version 0.1, which did not say so.
const isEarlier = (request: Request) => request.library === undefined || request.library.startsWith ("0.1.");

// What 0.1 called "matched" is "nearest" now, and "could" is "wishes"; its usual order gave no fair turns in the three.
export function policyFrom (request: Request): Policy {
  const policy = { ...request.policy };
  if (!isEarlier (request))
    return policy;
  if (policy.strategy === "matched")
    policy.strategy = "nearest";
  if (Array.isArray (policy.order)) {
    const order = policy.order.map (tier => tier === "could" ? "wishes" : tier);
    if (order.join () === "max_tenure,min_tenure,change,cooldown,strategy,turns,repeats,wishes")
      delete policy.order;
    else
      policy.order = order;
  }
  return policy;
}

// The seed of a file of 0.1 was that of its last round.
function roundsFrom (request: Request): Round[] {
  const rounds = request.history?.rounds ?? [];
  return isEarlier (request) && request.seed !== undefined
    ? rounds.map ((round, i) => i === rounds.length - 1 ? { ...round, seed: request.seed! } : round) : rounds;
}

export function classFrom (request: Request, title: string): SchoolClass {
  const rules = request.roster.rules ?? [];
  const rounds = roundsFrom (request);
  return {
    title,
    roster: { ...request.roster, rules: rules.filter (rule => rule.type !== "pin") },
    rounds,
    feedback: request.history?.feedback ?? [],
    policy: policyFrom (request),
    absent: request.absent ?? [],
    locked: rules.filter (rule => rule.type === "pin").map (rule => rule.pupils),
    seed: isEarlier (request) ? drawSeed () : String (request.seed ?? drawSeed ()),
  };
}

export function withRound (school: SchoolClass, round: Round): SchoolClass {
  const before = school.rounds.filter (other => other.date < round.date);
  // A lock is for one draw; on the same day it holds for the next try too.
  const locked = lastRound (school)?.date === round.date ? school.locked : [];
  return { ...school, rounds: [...before, round], locked };
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
  const pupil: Pupil = { id: `p${number}`, name: say ("class/new-pupil", { number }) };
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
