// SPDX-License-Identifier: MIT
// The project's own forms, as far as the page uses them. See lib/io/*.schema.json.

export type Id = string;
export type Group = Id[];
// The version of the library that is inside; the tests hold it to what the core says.
export const LIBRARY = "0.2.0";

export type RuleType = "apart" | "together" | "pin" | "friends" | "prefer";
// As far as prices name them.
export type Tier = "max_tenure" | "min_tenure" | "change" | "cooldown" | "strategy" | "turns" | "repeats" | "wishes";
export type Strategy = "mixed" | "matched" | "random";

export interface Pupil {
  id: Id;
  name?: string;
  attainment?: Record<string, number | string | null>;
  attributes?: Record<string, boolean | string>;
}

export interface Rule {
  id: string;
  type: RuleType;
  pupils: Id[];
  until?: string;
  reason?: string;
}

export interface Cover {
  date: string;
  absent?: Id[];
  partnerships?: Group[];
}

export interface Round {
  date: string;
  seed?: number | string;
  partnerships: Group[];
  assigned?: Group[];
  covers?: Cover[];
}

export interface Roster {
  pupils: Pupil[];
  scales?: Record<string, unknown>;
  rules?: Rule[];
  closures?: { from: string; to: string }[];
}

export interface History {
  rounds?: Round[];
  feedback?: { date: string; pupils: Id[]; word: string }[];
}

export interface Policy {
  strategy?: string;
  subject?: string;
  [name: string]: unknown;
}

// The library's table of what a policy may set; of a setting that is left open there is no default.
export interface SettingsTable {
  settings: { name: string; default?: unknown }[];
}

export interface Request {
  version: 1;
  library?: string;
  roster: Roster;
  history?: History;
  policy?: Policy;
  date: string;
  absent?: Id[];
  away_today?: Id[];
  seed?: number | string;
}

export interface Reason {
  code: string;
  text: string;
}

export interface Answer {
  digest: string;
  seed: number | string;
  certified: boolean;
  partnerships: { pupils: Group; kept: boolean; reasons: Reason[] }[];
  cover?: Group[];
  warnings: Reason[];
}

export interface Failure {
  error: { code: string; message: string; no_heading?: true; conflict?: { pupils: Id[]; rules: string[]; text: string } };
}

export interface Price {
  valid: boolean;
  tier: Tier;
  more: number;
  partnerships: Group[];
  worse: (Reason & { broken: boolean })[];
  better: Reason[];
}

export interface Offer {
  with: Id;
  valid: boolean;
  tier: Tier;
  more: number;
}

export interface WhyNot {
  possible: boolean;
  reasons: Reason[];
}

export interface Advice {
  advice: "keep" | "change" | "mend" | "begin";
  reasons: Reason[];
}

export interface CoverageRow {
  id: Id;
  name: string;
  partners: number;
  met: number[];
}

export interface ClassList {
  roster: Roster;
  subjects: string[];
  notes: Reason[];
}
