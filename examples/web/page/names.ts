// SPDX-License-Identifier: MIT
// What of a text is a name. Marks stand beside names in what is pasted, and a mark on the board is a mark for all to see:
// what has digits or a per-cent sign is never part of a name.
import { say } from "./say";

export interface Name {
  name: string;      // empty where there is none
  aside: string[];   // what was left out, in words
}

export const hasDigits = (text: string) => /[\p{N}%‰٪％﹪]/u.test (text);

// The first words in a row without digits; a text that has none is left as it is.
export function findName (text: string): Name {
  const words = text.trim ().split (/\s+/);
  const begin = words.findIndex (word => !hasDigits (word));
  const length = words.slice (begin).findIndex (hasDigits);
  if (begin < 0)
    return { name: "", aside: words };
  if (begin === 0 && length < 0)
    return { name: text.trim (), aside: [] };
  const end = length < 0 ? words.length : begin + length;
  const name = words.slice (begin, end).join (" ").replace (/^[^\p{L}]+|[^\p{L}\p{M}.'’]+$/gu, "");
  return { name, aside: [...words.slice (0, begin), ...words.slice (end)] };
}

// Where the name comes first, as nobody writes a mark.
export const beginsWithName = (text: string) => !hasDigits (text.trim ().split (/\s+/)[0]!) && findName (text).name !== "";

export function sayAside (aside: string[]): string {
  const some = aside.slice (0, 3).map (text => say ("read/quoted", { text })).join (", "), more = aside.length - 3;
  return more > 0 ? say ("read/aside-more", { some, more }) : say ("read/aside", { some });
}
