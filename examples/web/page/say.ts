// SPDX-License-Identifier: MIT
// The page's words. They stand in the catalogue of labels, from which the build makes labels.ts; nothing is worded here.
import type { ComponentChildren } from "preact";
import { english } from "./labels";

export type Label = keyof typeof english;

// The places of a text, in braces. A label that is counted has them of all its forms.
type Places<T> = T extends readonly string[] ? Places<T[number]> : T extends `${string}{${infer P}}${infer Rest}` ? P | Places<Rest> : never;
type Values<K extends Label, V> = [Places<typeof english[K]>] extends [never] ? [] : [values: Record<Places<typeof english[K]>, V>];

// What a language has: its labels, which form of a counted one a number takes, and how its days are written. What it lacks is English.
export interface Language {
  locale: string;
  labels: Partial<Record<Label, string | readonly string[]>>;
  form: (n: number) => number;
}

const inEnglish: Language = { locale: "en-GB", labels: english, form: n => n === 1 ? 0 : 1 };

function pick (language: Language, id: Label, n: unknown): string {
  const speaks = language.labels[id] === undefined ? inEnglish : language;
  const text = speaks.labels[id]!;
  return typeof text === "string" ? text : text[speaks.form (Number (n))]!;
}

export function speak (language: Language) {
  const fill = <V> (id: Label, values: Record<string, V> = {}): (string | V)[] =>
    pick (language, id, values.n).split (/\{(\w+)\}/).map ((piece, i) => i % 2 === 0 ? piece : values[piece]!);
  return {
    locale: language.locale,
    // A label, its places filled with texts and numbers; one that is counted goes by {n}.
    say: <K extends Label> (id: K, ...[values]: Values<K, string | number>): string => fill (id, values).join (""),
    // The same for nodes: what stands in a place may be an element.
    tell: <K extends Label> (id: K, ...[values]: Values<K, ComponentChildren>): ComponentChildren[] => fill (id, values),
  };
}

export const { locale, say, tell } = speak (inEnglish);
