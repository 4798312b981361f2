// SPDX-License-Identifier: MIT
// The page's words: places are filled with texts or nodes, a count takes the form that its language gives it, and what a
// language lacks is said in English. Under Node.
import assert from "node:assert/strict";
import test from "node:test";
import { build } from "esbuild";

const page = new URL ("../page/", import.meta.url).pathname;
const { outputFiles } = await build ({ entryPoints: [page + "say.ts"], bundle: true, format: "esm", write: false });
const { say, tell, speak } = await import ("data:text/javascript;base64," + Buffer.from (outputFiles[0].contents).toString ("base64"));

test ("places are filled, with nodes as they are", () => {
  assert.equal (say ("names/and", { names: "Ann, Ben", last: "Cal" }), "Ann, Ben and Cal");
  assert.equal (say ("forget/pupil", { name: "{name}" }), "Forget {name}");
  const node = { type: "strong" };
  assert.deepEqual (tell ("choice/price", { price: node }), ["If they change places: ", node, ""]);
});

test ("a count takes its form", () => {
  assert.equal (say ("class/pupils", { n: 1 }), "1 pupil");
  assert.deepEqual ([0, 2, 31].map (n => say ("class/pupils", { n })), ["0 pupils", "2 pupils", "31 pupils"]);
});

test ("another language has its own forms, and English where it lacks a label", () => {
  const language = { locale: "cy", form: n => n === 1 ? 0 : n === 2 ? 1 : 2,
                     labels: { "class/pupils": ["{n} a", "{n} b", "{n} c"], "page/undo": "Dadwneud" } };
  const other = speak (language);
  assert.deepEqual ([1, 2, 3].map (n => other.say ("class/pupils", { n })), ["1 a", "2 b", "3 c"]);
  assert.equal (other.say ("page/undo"), "Dadwneud");
  assert.equal (other.say ("page/back"), "Back");
  assert.equal (other.say ("drawn/tries", { n: 2 }), "Drawn by chance among partners that are as good, after 2 draws were set aside.");
  assert.equal (other.locale, "cy");
});
