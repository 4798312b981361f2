// SPDX-License-Identifier: MIT
// Puts the page together: one HTML file with scripts, style, licences and the core inside.
//
//     node assemble.mjs OUT CATALOGUE
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readLabels } from "./labels.mjs";

const [out, catalogue] = process.argv.slice (2);
const page = new URL ("page/", import.meta.url).pathname;
const MOST = 1_000_000; // bytes

async function bundle (name) {
  const options = { bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none",
                    jsx: "automatic", jsxImportSource: "preact", loader: { ".css": "css" }, write: false };
  const { outputFiles } = await build ({ ...options, entryPoints: [join (page, name)] });
  return outputFiles[0].text.trim ();
}

// Nothing in an element of type script may look like its end.
const inScript = text => text.replaceAll ("</script", "<\\/script");
const hash = text => `'sha256-${createHash ("sha256").update (text).digest ("base64")}'`;

const script = inScript (await bundle ("main.tsx"));
const parts = {
  script,
  worker: inScript (await bundle ("worker.ts")),
  style: await bundle ("style.css"),
  licences: inScript (await readFile (join (out, "LICENCES.txt"), "utf8")),
  core: (await readFile (join (out, "core.wasm"))).toString ("base64"),
  policy: ["default-src 'none'", "connect-src 'none'", `script-src ${hash (script)} 'wasm-unsafe-eval'`, "worker-src blob:",
           "style-src 'unsafe-inline'", "img-src data:", "frame-src 'none'", "base-uri 'none'", "form-action 'none'"].join ("; "),
};

// Labels of the page before a script runs; what a translation holds is no markup.
const inMarkup = text => text.replaceAll ("&", "&amp;").replaceAll ("<", "&lt;");
const labels = await readLabels (catalogue);

const template = await readFile (join (page, "page.html"), "utf8");
const html = template.replace (/\{\{([\w/-]+)\}\}/g, (_, name) => name in labels ? inMarkup (labels[name]) : parts[name]);
const size = Buffer.byteLength (html);
await writeFile (join (out, "learning-partners.html"), html);
for (const [name, text] of Object.entries (parts))
  console.log (`${name}: ${Buffer.byteLength (text)} bytes`);
console.log (`learning-partners.html: ${size} bytes`);
if (size > MOST)
  throw new Error (`more than ${MOST} bytes`);
