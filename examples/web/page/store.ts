// SPDX-License-Identifier: MIT
// The page's state, and all that can be done to it. Views read the state and call these functions.
import { ask, CoreError } from "./ask";
import * as sc from "./class";
import { addDays, today } from "./dates";
import * as keeping from "./keep";
import { encodePaste, findHeadings, readList } from "./reading";
import type { Advice, Answer, ClassList, Group, Id, Offer, Price, Reason, Strategy, WhyNot } from "./request";
import { say } from "./say";
import { joinNames } from "./words";

export type View = "partners" | "class" | "rules" | "rounds" | "data";

export type Sheet = "pupils" | "cards" | "board" | "term";

export interface State {
  school: sc.SchoolClass;
  view: View;
  board: boolean;
  paper: Sheet | null;        // kind of page that is shown for print
  selected: Id[];             // none, one or two pupils
  offers: Map<Id, Offer>;     // what it costs that the first of them changes places
  price: Price | null;        // that the two of them do
  why: { title: string; reasons: Reason[] } | null;
  advice: Advice | null;
  warnings: Reason[];
  notes: Reason[];            // on what was read
  source: { bytes: Uint8Array; headings: string[] } | null; // what was read
  seen: Group[][];            // on this day, for "another"
  chosen: string | null;      // the number that the class chose for the last round
  message: { kind: "said" | "wrong"; text: string } | null;
  drawn: number;              // counts draws, so that each is shown anew
  show: boolean;              // the draw as a short animation
  kept: boolean;              // in the browser's storage
  busy: boolean;
}

export let state: State = {
  school: sc.emptyClass (), view: "partners", board: false, paper: null, selected: [], offers: new Map (), price: null, why: null,
  advice: null, warnings: [], notes: [], source: null, seen: [], chosen: null, message: null, drawn: 0, show: true, kept: false, busy: false,
};

let past: sc.SchoolClass[] = [];
let render = () => {};

export const onChange = (renderer: () => void) => { render = renderer; };
export const hasClass = () => state.school.roster.pupils.length > 0;
export const canUndo = () => past.length > 0;

function set (change: Partial<State>): void {
  state = { ...state, ...change };
  render ();
}

export const show = set;

const noChoice = { selected: [], offers: new Map<Id, Offer> (), price: null, why: null };
const inform = (text: string) => set ({ message: { kind: "said", text } });
const warn = (text: string) => set ({ message: { kind: "wrong", text } });

// A step that undo takes back.
function step (school: sc.SchoolClass, change: Partial<State> = {}): void {
  past = [...past.slice (-49), state.school];
  set ({ ...noChoice, message: null, ...change, school });
  if (state.kept)
    set ({ kept: keeping.keep (school) });
  void advise ();
}

export function undo (): void {
  const school = past.pop ();
  if (!school)
    return;
  set ({ ...noChoice, school, seen: [], message: { kind: "said", text: say ("page/undone") } });
  if (state.kept)
    keeping.keep (school);
  void advise ();
}

// Runs what may fail, and says why it did.
async function attempt (work: () => Promise<void>): Promise<void> {
  set ({ busy: true });
  try {
    await work ();
  } catch (fault) {
    warn (fault instanceof CoreError || fault instanceof Error ? fault.message : String (fault));
  }
  set ({ busy: false });
}

async function advise (): Promise<void> {
  const school = state.school;
  if (!hasClass ())
    return;
  const advice = await ask<Advice> ("advice", sc.requestOfNext (school, today ())).catch (() => null);
  const round = sc.lastRound (school), derived = round && await seedOfRound (round.date);
  if (school === state.school)
    set ({ advice, chosen: round?.seed !== undefined && String (round.seed) !== derived ? String (round.seed) : null });
}

/* Drawing */

const groupsOf = (answer: Answer): Group[] => answer.partnerships.map (partnership => partnership.pupils);

const areSame = async (a: Group[], b: Group[]) => (await ask<{ same: boolean }> ("same", a, b)).same;

// What to say of partners that are drawn: who goes on, or that nothing has changed.
async function sayDrawn (answer: Answer, date: string): Promise<string | null> {
  const last = sc.lastRound (state.school), n = answer.partnerships.length;
  const kept = answer.partnerships.filter (partnership => partnership.kept).length;
  if (last?.date === date && await areSame (last.partnerships, groupsOf (answer)))
    return say ("draw/same");
  if (kept === 0)
    return null;
  return kept === n ? say ("draw/all-kept") : say ("draw/some-kept", { kept, all: n });
}

async function take (answer: Answer, date: string, seen: Group[][] = []): Promise<void> {
  const partnerships = groupsOf (answer), text = await sayDrawn (answer, date);
  step (sc.withRound (state.school, { date, partnerships, seed: answer.seed }), {
    warnings: answer.warnings, drawn: state.drawn + 1, seen: [...seen, partnerships],
    message: text === null ? null : { kind: "said", text },
  });
}

// The seed with which the round that begins on a day is asked for, unless the class chooses a number.
async function seedOfRound (date: string): Promise<string> {
  const number = state.school.rounds.filter (round => round.date < date).length;
  return (await ask<{ seed: string }> ("seed", state.school.seed, String (number))).seed;
}

export const draw = (date: string, number?: string) => attempt (async () => {
  const last = sc.lastRound (state.school);
  if (last && date < last.date)
    throw new Error (say ("draw/too-early", { date: last.date }));
  const seed = number === undefined || number === "" ? await seedOfRound (date) : number;
  await take (await ask<Answer> ("pair", sc.requestFor (state.school, date, seed, state.school.absent)), date);
});

export const another = () => attempt (async () => {
  const round = sc.lastRound (state.school)!;
  const request = sc.requestFor (state.school, round.date, round.seed ?? state.school.seed, state.school.absent);
  const seen = [...state.seen, round.partnerships, ...(round.assigned ? [round.assigned] : [])];
  await take (await ask<Answer> ("another", request, seen), round.date, state.seen);
});

export const lock = (group: Group) => step (sc.withLock (state.school, group));

/* Two pupils */

function sayNames (pupils: Id[]): string {
  const names = sc.namesOf (state.school);
  return joinNames (pupils.map (id => names.get (id) ?? ""));
}

const roundAsAnswer = (partnerships: Group[]) => ({ partnerships });

export function priceOf (a: Id, b: Id): Promise<Price> {
  const round = sc.lastRound (state.school)!;
  return ask<Price> ("price", { ...sc.requestOfLast (state.school) }, roundAsAnswer (round.partnerships), a, b);
}

export async function offersFor (id: Id): Promise<Map<Id, Offer>> {
  const round = sc.lastRound (state.school)!;
  const offers = await ask<Offer[]> ("prices", sc.requestOfLast (state.school), roundAsAnswer (round.partnerships), id);
  return new Map (offers.map (offer => [offer.with, offer]));
}

export function choose (id: Id): void {
  const { selected } = state;
  const next = selected.includes (id) ? selected.filter (other => other !== id) : [...selected.slice (-1), id];
  set ({ ...noChoice, selected: next, offers: next.length === 1 ? state.offers : new Map () });
  void priceChoice (next);
}

export const chooseNobody = () => set (noChoice);

async function priceChoice (selected: Id[]): Promise<void> {
  const round = sc.lastRound (state.school);
  const [a, b] = selected;
  const inRound = (id: Id | undefined) => id !== undefined && !!sc.groupOf (round, id);
  const change: Partial<State> = {};
  if (inRound (a) && b === undefined)
    change.offers = await offersFor (a!).catch (() => new Map ());
  if (inRound (a) && inRound (b) && !sc.arePartners (round, a!, b!))
    change.price = await priceOf (a!, b!).catch (() => null);
  if (state.selected === selected)
    set (change);
}

export const swap = (a: Id, b: Id) => attempt (async () => {
  const price = await priceOf (a, b);
  step (sc.withSwap (state.school, price.partnerships));
  inform (say ("choice/swapped", { names: sayNames ([a, b]) }));
});

export const explain = (a: Id, b: Id) => attempt (async () => {
  const round = sc.lastRound (state.school)!;
  const answer = await ask<WhyNot> ("why", sc.requestOfLast (state.school), a, b);
  const partners = sc.arePartners (round, a, b);
  const title = say (partners ? "why/partners" : "why/not-partners", { names: sayNames ([a, b]) });
  const byHand: Reason[] = round.assigned ? [{ code: "by-hand", text: say ("why/by-hand") }] : [];
  set ({ why: { title, reasons: [...byHand, ...answer.reasons] } });
});

export const addRule = (type: "apart" | "together" | "friends" | "prefer", pupils: Id[]) => {
  step (sc.withRule (state.school, type, pupils));
  inform (say (`rule/made-${type}`, { names: sayNames (pupils) }));
};

/* Absences */

export function setAbsent (id: Id, away: boolean): void {
  const absent = state.school.absent.filter (other => other !== id);
  step ({ ...state.school, absent: away ? [...absent, id] : absent });
}

export function awayToday (): Id[] {
  const covers = sc.lastRound (state.school)?.covers ?? [];
  return covers.find (cover => cover.date === coverDay ())?.absent ?? [];
}

export function coverDay (): string {
  const date = sc.lastRound (state.school)?.date ?? today ();
  return date > today () ? date : today ();
}

export const setAwayToday = (id: Id, away: boolean) => attempt (async () => {
  const round = sc.lastRound (state.school)!, date = coverDay ();
  const absent = [...awayToday ().filter (other => other !== id), ...(away ? [id] : [])];
  const others = (round.covers ?? []).filter (cover => cover.date !== date);
  const covers = absent.length === 0 ? others : [...others, { date, absent, ...await findCover (absent, date) }];
  step ({ ...state.school, rounds: [...state.school.rounds.slice (0, -1), { ...round, covers }] });
});

function findCover (absent: Id[], date: string): Promise<{ partnerships: Group[] }> {
  const round = sc.lastRound (state.school)!;
  return ask ("cover", sc.requestOfLast (state.school), roundAsAnswer (round.partnerships), absent, date);
}

/* The class */

function begin (bytes: Uint8Array, list: ClassList, title: string): void {
  const strategy: Strategy = list.subjects.length > 0 ? "mixed" : "random";
  const subject = list.subjects.length > 1 ? { subject: list.subjects[0]! } : {};
  step ({ ...sc.emptyClass (), title, roster: list.roster, policy: { strategy, ...subject } }, {
    view: "class", notes: list.notes, seen: [], source: { bytes, headings: findHeadings (bytes, list) },
  });
}

export const paste = (text: string) => attempt (async () => {
  const bytes = encodePaste (text);
  begin (bytes, await readList (bytes), state.school.title);
});

export const openBytes = (bytes: Uint8Array, name: string) => attempt (async () => {
  if (/\.json$/i.test (name)) {
    step (await keeping.openFile (new TextDecoder ().decode (bytes), name), { view: "partners", notes: [], source: null, seen: [] });
    return;
  }
  begin (bytes, await readList (bytes), name.replace (/\.[a-z]+$/i, ""));
});

// The same list again, with attainment from another column.
export const readColumn = (column: string) => attempt (async () => {
  const { bytes } = state.source!;
  begin (bytes, await readList (bytes, column), state.school.title);
});

export const change = (school: sc.SchoolClass) => step (school);

// For good: no step back leads to the pupil.
export function forgetPupil (id: Id): void {
  step (sc.withoutPupil (state.school, id), { notes: [], source: null, seen: [], warnings: [] });
  past = [];
  set ({ message: { kind: "said", text: say ("forget/pupil-done") } });
}

export const setTitle = (title: string) => {
  set ({ school: { ...state.school, title } });
  if (state.kept)
    keeping.keep (state.school);
};

/* Where the class is */

export const save = () => keeping.saveFile (state.school);

export function setKept (kept: boolean): void {
  if (!kept)
    keeping.forgetKept ();
  const done = kept && keeping.keep (state.school);
  set ({ kept: done, message: kept && !done ? { kind: "wrong", text: say ("data/cannot-keep") } : null });
}

export function forgetEverything (): void {
  keeping.forgetKept ();
  past = [];
  set ({
    ...noChoice, school: sc.emptyClass (), view: "partners", board: false, paper: null, advice: null, warnings: [], notes: [], source: null, seen: [],
    kept: false, message: { kind: "said", text: say ("data/forgotten") },
  });
}

export function resume (): void {
  const school = keeping.findKept ();
  if (!school)
    return;
  set ({ school, kept: true });
  void advise ();
}

export const nextDate = () => {
  const last = sc.lastRound (state.school);
  return last && last.date > today () ? last.date : today ();
};

export { addDays };
