// SPDX-License-Identifier: MIT
// What a teacher pastes: a list with a heading, as schools export it, which the core reads; or names alone,
// perhaps with a column beside them, which get a heading first.
import { readClass, CoreError } from "./ask";
import { addHeading, findSeparator, split } from "./heading";
import { findName, sayAside } from "./names";
import type { ClassList, Pupil, Reason } from "./request";
import { say } from "./say";

// Ids that are names would stay when a name is corrected: numbers take their place.
function replaceIds (list: ClassList): ClassList {
  if (!list.notes.some (note => note.code === "ids-from-names"))
    return list;
  const pupils = list.roster.pupils.map ((pupil, i) => ({ ...pupil, id: `p${i + 1}`, name: pupil.name ?? pupil.id }));
  const notes = list.notes.filter (note => note.code !== "ids-from-names");
  return { ...list, roster: { ...list.roster, pupils }, notes };
}

const noteAside = (aside: string[]): Reason[] => aside.length === 0 ? [] : [{ code: "not-a-name", text: sayAside (aside) }];

// Under a heading, too, a mark may stand behind a name.
function tidyNames (list: ClassList): ClassList {
  const aside: string[] = [];
  const tidy = (pupil: Pupil): Pupil => {
    const found = findName (pupil.name ?? "");
    if (pupil.name === undefined || found.aside.length === 0)
      return pupil;
    if (found.name === "")
      throw new Error (say ("read/no-name", { name: pupil.name }));
    aside.push (...found.aside);
    return { ...pupil, name: found.name };
  };
  const pupils = list.roster.pupils.map (tidy);
  return { ...list, roster: { ...list.roster, pupils }, notes: [...list.notes, ...noteAside (aside)] };
}

const encode = (text: string) => new TextEncoder ().encode (text);

async function readWithoutHeading (text: string, first: CoreError): Promise<ClassList> {
  const headed = addHeading (text);
  const list = await readClass<ClassList> (encode (headed.text), "").catch (() => { throw first; });
  const note: Reason = { code: "no-heading", text: say ("read/no-heading") };
  return { ...list, notes: [note, ...list.notes.filter (other => other.code !== "columns-read"), ...noteAside (headed.aside)] };
}

// Only a list that has no heading is given one; whatever else is wrong with it, the teacher is told.
export async function readList (bytes: Uint8Array, subject = ""): Promise<ClassList> {
  try {
    return tidyNames (replaceIds (await readClass<ClassList> (bytes, subject)));
  } catch (fault) {
    if (!(fault instanceof CoreError) || !fault.failure.no_heading || subject !== "")
      throw fault;
    return readWithoutHeading (new TextDecoder ().decode (bytes), fault);
  }
}

// The headings of a list, of which one may be chosen as attainment; none where the heading was made here.
export function findHeadings (bytes: Uint8Array, list: ClassList): string[] {
  if (list.notes.some (note => note.code === "no-heading"))
    return [];
  const line = new TextDecoder ().decode (bytes).replace (/^\uFEFF/, "").split (/\r\n|\r|\n/)[0] ?? "";
  return split (line, findSeparator ([line])).map (cell => cell.replace (/^"(.*)"$/, "$1")).filter (cell => cell !== "");
}

export const encodePaste = encode;
