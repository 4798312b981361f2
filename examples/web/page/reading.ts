// SPDX-License-Identifier: MIT
// What a teacher pastes: a list with a heading, as schools export it, which the core reads; or names alone,
// perhaps with a column beside them, for which the heading is made here.
import { readClass, CoreError } from "./ask";
import type { ClassList, Reason } from "./request";

const isNumber = (text: string) => /^-?\d+([.,]\d+)?$/.test (text.trim ());

function split (line: string, separator: string): string[] {
  return line.split (separator).map (cell => cell.trim ());
}

function findSeparator (lines: string[]): string {
  const everyLineHas = (mark: string) => lines.every (line => line.includes (mark));
  return lines.some (line => line.includes ("\t")) ? "\t" : everyLineHas (";") ? ";" : everyLineHas (",") ? "," : "\t";
}

// What a column holds: numbers, few different words (bands), or names.
function nameColumn (cells: string[], index: number, separator: string): string {
  const filled = cells.filter (cell => cell !== "");
  if (index > 0 && filled.length > 0 && filled.every (isNumber))
    return "Score";
  const different = new Set (filled.map (cell => cell.toLowerCase ())).size;
  if (index > 0 && different <= 10 && different < filled.length / 2)
    return "Band";
  if (separator === "\t")
    return index === 0 ? "Forename" : index === 1 ? "Surname" : "";
  return index === 0 ? "Surname" : index === 1 ? "Forename" : "";
}

export function addHeading (text: string): string {
  const lines = text.split (/\r\n|\r|\n/).map (line => line.replace (/^\s*(\d+[.)]|[-*•])\s+/, "")).filter (line => line.trim () !== "");
  const separator = findSeparator (lines);
  const rows = lines.map (line => split (line, separator));
  const width = Math.max (...rows.map (row => row.length));
  const names = Array.from ({ length: width }, (_, i) => nameColumn (rows.map (row => row[i] ?? ""), i, separator));
  if (!names.includes ("Surname") || !names.includes ("Forename"))
    names[0] = "Name";
  const heading = ["Id", ...names.map ((name, i) => name || `Column ${i + 1}`)];
  const quote = (cell: string) => `"${cell.replaceAll ('"', '""')}"`;
  const body = rows.map ((row, i) => [`p${i + 1}`, ...names.map ((_, k) => row[k] ?? "")].map (quote).join (","));
  return [heading.join (","), ...body].join ("\n") + "\n";
}

// Ids that are names would stay when a name is corrected: numbers take their place.
function replaceIds (list: ClassList): ClassList {
  if (!list.notes.some (note => note.code === "ids-from-names"))
    return list;
  const pupils = list.roster.pupils.map ((pupil, i) => ({ ...pupil, id: `p${i + 1}`, name: pupil.name ?? pupil.id }));
  const notes = list.notes.filter (note => note.code !== "ids-from-names");
  return { ...list, roster: { ...list.roster, pupils }, notes };
}

const encode = (text: string) => new TextEncoder ().encode (text);

async function readWithoutHeading (text: string, first: CoreError): Promise<ClassList> {
  const list = await readClass<ClassList> (encode (addHeading (text)), "");
  const note: Reason = { code: "no-heading", text: "There was no line of headings, so the first column was taken for names." };
  if (list.roster.pupils.length === 0)
    throw first;
  return { ...list, notes: [note, ...list.notes.filter (other => other.code !== "columns-read")] };
}

export async function readList (bytes: Uint8Array, subject = ""): Promise<ClassList> {
  try {
    return replaceIds (await readClass<ClassList> (bytes, subject));
  } catch (fault) {
    if (!(fault instanceof CoreError) || subject !== "")
      throw fault;
    return readWithoutHeading (new TextDecoder ().decode (bytes), fault).catch (() => { throw fault; });
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
