// SPDX-License-Identifier: MIT
// For everybody: axe-core finds nothing in any view, light and dark, phone and laptop; the keyboard does all that the
// pointer does; who asks for less motion gets none.
//
//     node access.mjs PAGE.html
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { draw, LAPTOP, openPage, pasteClass, PHONE, readGroups, startBrowser, stopBrowser } from "./browser.mjs";

const axe = await readFile (createRequire (import.meta.url).resolve ("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

before (startBrowser);
after (stopBrowser);

async function checkAxe (tab, what) {
  await tab.evaluate (axe); // by the debugger: the page's own policy lets no script in
  const found = await tab.evaluate (tags => window.axe.run (document, { runOnly: tags }), TAGS);
  const words = found.violations.map (fault => `${fault.id}: ${fault.nodes.map (node => node.html + " " + node.failureSummary).join ("; ")}`);
  assert.deepEqual (words, [], what);
  assert.ok (found.passes.length > 5, "axe has looked");
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries ({ phone: PHONE, laptop: LAPTOP })) {
    test (`axe-core, ${size}, ${colorScheme}`, async () => {
      const tab = await openPage ({ viewport, colorScheme, reducedMotion: "reduce" });
      await checkAxe (tab, "start");
      await pasteClass (tab);
      await draw (tab, "2026-11-30");
      await checkAxe (tab, "partners");
      await tab.click (".name >> nth=0");
      await tab.waitForSelector (".name .offer");
      await checkAxe (tab, "one chosen");
      await tab.click (".name >> nth=5");
      await tab.waitForSelector (".choice .price");
      await tab.click (".choice >> text=/Why/");
      await tab.waitForSelector (".why li");
      await checkAxe (tab, "two chosen");
      await tab.click (".choice >> text=Never partners");
      for (const view of ["Class", "Rules", "Rounds", "Data"]) {
        await tab.click (`nav >> text=${view}`);
        await tab.waitForTimeout (200);
        await checkAxe (tab, view);
      }
      await tab.click ("nav >> text=Partners");
      await tab.click ("text=Show on the board");
      await tab.waitForSelector ("iframe");
      await tab.waitForTimeout (500);
      await checkAxe (tab, "board");
    });
  }
}

test ("by keyboard alone: paste, draw, choose two, change places, board and back", async () => {
  const tab = await openPage ();
  const press = async (...keys) => { for (const key of keys) await tab.keyboard.press (key); };
  const goTo = async wanted => {
    for (let i = 0; i < 120; i++) {
      await press ("Tab");
      if (await tab.evaluate (wanted => document.activeElement?.matches ("button") && document.activeElement.textContent.includes (wanted), wanted))
        return;
    }
    assert.fail (`Tab does not reach ${wanted}`);
  };
  await tab.focus ("#names");
  await tab.keyboard.insertText ("Name\tMaths\nAmira\t90\nBen\t95\nCal\t100\nDee\t105\nEve\t99\nFinn\t93");
  await goTo ("Read the class");
  await press ("Enter");
  await tab.waitForSelector ("table.class");
  await goTo ("draw partners");
  await press ("Enter");
  await tab.waitForSelector (".groups .card");
  const before = await readGroups (tab);
  const [a, b] = [before[0], before[1]].map (group => group.split (" + ")[0]);
  await tab.focus ("nav button");
  await goTo (a);
  await press ("Space");
  await tab.focus ("nav button");
  await goTo (b);
  await press ("Space");
  await tab.waitForSelector (".choice .price");
  await goTo ("Change places");
  await press ("Enter");
  await tab.waitForSelector (".message.said");
  assert.notDeepEqual (await readGroups (tab), before);
  await tab.focus ("nav button");
  await goTo ("Show on the board");
  await press ("Enter");
  await tab.waitForSelector ("iframe");
  assert.equal (await tab.evaluate (() => document.activeElement.textContent), "Back");
  await press ("Enter");
  await tab.waitForSelector (".groups .card");
  await tab.waitForFunction (() => document.activeElement.id === "to-board");
});

test ("less motion", async () => {
  for (const [reducedMotion, expected] of [["reduce", false], ["no-preference", true]]) {
    const tab = await openPage ({ reducedMotion });
    await pasteClass (tab);
    await draw (tab, "2026-11-30");
    assert.equal (await tab.evaluate (() => document.getAnimations ().length > 0), expected, reducedMotion);
  }
});
