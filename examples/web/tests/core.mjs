// SPDX-License-Identifier: MIT
// The core as the page has it, under Node.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";

const web = new URL ("../page/", import.meta.url).pathname;

export async function loadTestCore (wasm) {
  const { outputFiles } = await build ({ entryPoints: [web + "core.ts"], bundle: true, format: "esm", write: false });
  const module = await import ("data:text/javascript;base64," + Buffer.from (outputFiles[0].contents).toString ("base64"));
  return module.loadCore (await readFile (wasm));
}
