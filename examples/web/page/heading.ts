// SPDX-License-Identifier: MIT
// The heading of a list that has none: what its columns are is told from what is in them.
import { beginsWithName, findName, hasDigits } from "./names";
import { say } from "./say";

interface Row {
  line: number;      // of what was pasted, from 1
  cells: string[];
}

// A list without a heading, with the heading that it was given, and what was left out of it.
interface Headed {
  text: string;
  aside: string[];
}

const isMark = (text: string) => /^-?\d+([.,]\d+)?\s*%?$/.test (text);

export function split (line: string, separator: string): string[] {
  return line.split (separator).map (cell => cell.trim ());
}

export function findSeparator (lines: string[]): string {
  const everyLineHas = (mark: string) => lines.every (line => line.includes (mark));
  return lines.some (line => line.includes ("\t")) ? "\t" : everyLineHas (";") ? ";" : everyLineHas (",") ? "," : "\t";
}

// What a column holds beside the names: numbers, few different words (bands), or something else.
function markColumn (cells: string[], index: number): string {
  const filled = cells.filter (cell => cell !== "");
  if (index > 0 && filled.length > 0 && filled.every (isMark))
    return "Score";
  const different = new Set (filled.map (cell => cell.toLowerCase ())).size;
  return index > 0 && different <= 10 && different < filled.length / 2 ? "Band" : "";
}

// The column in which each text can be a name; the best is one in which the name comes first.
function findNameColumn (columns: string[][], headings: string[]): number {
  const fits = (isName: (cell: string) => boolean) => columns.findIndex ((cells, i) =>
    headings[i] === "" && cells.some (cell => cell !== "") && cells.every (cell => cell === "" || isName (cell)));
  const best = fits (beginsWithName);
  return best >= 0 ? best : fits (cell => findName (cell).name !== "");
}

function nameColumns (columns: string[][], separator: string): string[] {
  const headings = columns.map (markColumn), first = findNameColumn (columns, headings), next = columns[first + 1];
  if (first < 0)
    return headings;
  const two = headings[first + 1] === "" && next!.some (cell => cell !== "") && !next!.some (hasDigits);
  headings[first] = !two ? "Name" : separator === "\t" ? "Forename" : "Surname";
  if (two)
    headings[first + 1] = separator === "\t" ? "Surname" : "Forename";
  return headings;
}

const isOfName = (heading: string) => ["Name", "Forename", "Surname"].includes (heading);

// A line in which nobody is named; any line where no column can be names.
function findNameless (rows: Row[], headings: string[]): Row | undefined {
  const anywhere = !headings.some (isOfName);
  const isName = (cell: string, i: number) => cell !== "" && (anywhere ? findName (cell).name !== "" : isOfName (headings[i]!));
  return rows.find (row => !row.cells.some (isName)) ?? (anywhere ? rows[0] : undefined);
}

function refuse (row: Row): never {
  const words = row.cells.filter (cell => cell !== "").join (" ");
  throw new Error (say ("read/nameless", { line: row.line, words }));
}

// A cell as it goes to the core; what is left out is noted.
function tidyCell (cell: string, heading: string, aside: string[]): string {
  if (heading === "Score")
    return cell.replace (/\s*%$/, "");
  if (!isOfName (heading)) {
    if (heading === "" && hasDigits (cell))
      aside.push (cell);
    return cell;
  }
  const found = findName (cell);
  aside.push (...found.aside);
  return found.name;
}

function readRows (text: string): { rows: Row[]; separator: string } {
  const lines = text.split (/\r\n|\r|\n/).map (line => line.replace (/^\s*(\d+[.)]|[-*•])\s+/, ""));
  const separator = findSeparator (lines.filter (line => line.trim () !== ""));
  const rows = lines.map ((line, i) => ({ line: i + 1, cells: split (line, separator) }));
  return { rows: rows.filter (row => row.cells.some (cell => cell !== "")), separator };
}

export function addHeading (text: string): Headed {
  const { rows, separator } = readRows (text), aside: string[] = [];
  const width = Math.max (0, ...rows.map (row => row.cells.length));
  const columns = Array.from ({ length: width }, (_, i) => rows.map (row => row.cells[i] ?? ""));
  const headings = nameColumns (columns, separator), nameless = findNameless (rows, headings);
  if (nameless)
    refuse (nameless);
  const quote = (cell: string) => `"${cell.replaceAll ('"', '""')}"`;
  const top = ["Id", ...headings.map ((heading, i) => heading || say ("read/column", { number: i + 1 }))];
  const body = rows.map ((row, i) => [`p${i + 1}`, ...headings.map ((heading, k) => tidyCell (row.cells[k] ?? "", heading, aside))].map (quote));
  return { text: [top, ...body].map (cells => cells.join (",")).join ("\n") + "\n", aside };
}
