// SPDX-License-Identifier: MIT
// Every scenario of tests/scenarios in the browser's core: what is expected,
// field by field; and, byte for byte, the answer of the native command, with its
// digest and certificate.
//
//     node scenarios.mjs CORE.wasm SCENARIOS [PARTNERS]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { loadTestCore } from "./core.mjs";

const [wasm, folder, partners] = process.argv.slice (2);
const LEAST_SCENARIOS = 190;
const core = await loadTestCore (wasm);
const files = (await readdir (folder)).filter (name => name.endsWith (".json")).sort ();

const nameGroups = groups => groups.map (group => [...(group.pupils ?? group)].sort ().join (" + ")).sort ();
const nameCodes = list => list.map (entry => entry.code ?? entry).sort ();

function checkAnswer (answer, expected) {
  assert.equal (answer.error, undefined);
  assert.equal (answer.certified, true);
  assert.deepEqual (nameGroups (answer.partnerships), nameGroups (expected.partnerships));
  for (const [tier, cost] of Object.entries (expected.costs ?? {}))
    assert.equal (answer.costs[tier], cost, tier);
  if (expected.cover)
    assert.deepEqual (nameGroups (answer.cover), nameGroups (expected.cover));
  if (expected.warnings)
    assert.deepEqual (nameCodes (answer.warnings), nameCodes (expected.warnings));
}

function checkProof (request, text, answer) {
  const report = JSON.parse (core.ask ("check", request, text));
  assert.equal (report.valid, true);
  assert.equal (report.proof, answer.certificate ? "optimal" : "none");
}

function checkNative (request, text) {
  const native = spawnSync (partners, ["pair", "--request", "-", "--json"], { input: request, encoding: "utf8" });
  // The command alone says where a faulty request came from.
  assert.equal (text, native.stdout.replace ('"message": "standard input: ', '"message": "'));
}

test ("the page says which library is in it", async () => {
  const { request } = JSON.parse (await readFile (join (folder, files[0]), "utf8"));
  const said = /LIBRARY = "(.*)"/.exec (await readFile (new URL ("../page/request.ts", import.meta.url), "utf8"))[1];
  assert.equal (JSON.parse (core.ask ("pair", JSON.stringify (request))).library, said);
});

test ("the folder is there", () => assert.ok (files.length >= LEAST_SCENARIOS));

for (const name of files) {
  test (name, async () => {
    const { request, expected } = JSON.parse (await readFile (join (folder, name), "utf8"));
    const question = JSON.stringify (request);
    const text = core.ask ("pair", question), answer = JSON.parse (text);
    if (typeof expected.error === "string") {
      assert.equal (answer.error.code, expected.error);
    } else {
      checkAnswer (answer, expected);
      checkProof (question, text, answer);
    }
    if (partners)
      checkNative (question, text);
  });
}
