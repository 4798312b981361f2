// SPDX-License-Identifier: MIT
// The labels of the catalogue, lib/base/lp-labels.def, as a module of the page.
//
//     node labels.mjs CATALOGUE MODULE
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const TEXT = /"(?:\\.|[^"\\])*"/g;
const ENTRY = /^LABEL(_BY_COUNT)? \(((?:\s*"(?:\\.|[^"\\])*",?)+)\)$/gm;

// Each label by its id: a text, or one for one and one for many.
export async function readLabels (catalogue) {
  const source = await readFile (catalogue, "utf8"), labels = {};
  for (const [, counted, body] of source.matchAll (ENTRY)) {
    const [id, , ...texts] = body.match (TEXT).map (text => JSON.parse (text));
    labels[id] = counted ? texts : texts[0];
  }
  if (Object.keys (labels).length !== source.match (/^LABEL/gm).length)
    throw new Error (`${catalogue}: not every label can be read, or two have the same id`);
  return labels;
}

if (process.argv[1] === fileURLToPath (import.meta.url)) {
  const [catalogue, module] = process.argv.slice (2);
  const labels = await readLabels (catalogue);
  await writeFile (module, `export const english = ${JSON.stringify (labels, null, 1)} as const;\n`);
}
