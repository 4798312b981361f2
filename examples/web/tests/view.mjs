// SPDX-License-Identifier: MIT
// The page as it looks, on a phone, a laptop and a projector: nothing is wider than its window, the board holds
// names and nothing else, paper too. With a folder, screenshots go there.
//
//     node view.mjs PAGE.html [FOLDER FOR SCREENSHOTS]
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draw, LAPTOP, names, openPage, pasteClass, PHONE, PROJECTOR, shoot, startBrowser, stopBrowser } from "./browser.mjs";

before (startBrowser);
after (stopBrowser);

const sizes = { phone: PHONE, laptop: LAPTOP, projector: PROJECTOR };
const views = ["Partners", "Class", "Rules", "Rounds", "Data"];

async function checkWidth (tab, what) {
  const [wide, window] = await tab.evaluate (() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok (wide <= window, `${what}: ${wide} px in a window of ${window}`);
}

// A rule with a private reason, and two rounds.
async function plant (tab) {
  await pasteClass (tab);
  await tab.click ("nav >> text=Rules");
  await tab.click (".chip >> text=Amira");
  await tab.click (".chip >> text=Ben");
  await tab.click ("main >> text=Never partners");
  await tab.fill ("text=why (private)", "plantedreason");
  await tab.press ("text=why (private)", "Tab");
  await draw (tab, "2026-11-02");
  await draw (tab, "2026-11-30");
  await tab.waitForTimeout (1500);
}

// All that is in a document and in the frames of it, the page's own code aside.
async function readAll (tab) {
  const frames = await Promise.all (tab.frames ().map (frame => frame.evaluate (() => {
    const html = document.documentElement.outerHTML.replace (/<(script|style)[^]*?<\/\1>/g, "").replace (/srcdoc="[^"]*"/g, "");
    return html + [...document.querySelectorAll ("input, textarea")].map (field => field.value).join ("\n");
  })));
  const srcdoc = await tab.$$eval ("iframe", frames => frames.map (frame => frame.getAttribute ("srcdoc").replace (/<style[^]*?<\/style>/g, "")).join ());
  return frames.join ("\n") + srcdoc;
}

function checkPublic (text, what) {
  const found = ["plantedreason", "7319", "Maths", "Never partners", "never partners", "Mixed", ">p1<", '"p1"'].filter (planted => text.includes (planted));
  assert.equal (found.join (), "", what);
}

for (const [size, viewport] of Object.entries (sizes)) {
  test (size, async () => {
    const tab = await openPage ({ viewport, colorScheme: size === "laptop" ? "dark" : "light", hasTouch: size === "phone" });
    await checkWidth (tab, "start");
    await shoot (tab, `${size}-start`);
    await plant (tab);
    for (const view of views) {
      await tab.click (`nav >> text=${view}`);
      await tab.waitForTimeout (200);
      await checkWidth (tab, view);
      await shoot (tab, `${size}-${view.toLowerCase ()}`);
    }
    await tab.click ("nav >> text=Partners");
    await tab.click (".name >> nth=0");
    await tab.click (".name >> nth=5");
    await tab.waitForSelector (".choice .price");
    await checkWidth (tab, "choice");
    await shoot (tab, `${size}-choice`);
    await tab.click ("text=Show on the board");
    const board = await (await tab.waitForSelector ("iframe")).contentFrame ();
    await board.waitForSelector (".groups li");
    await tab.waitForTimeout (3000);
    await shoot (tab, `${size}-board`);
    const shown = await board.$$eval (".groups .name", names => names.map (name => name.textContent).sort ());
    assert.deepEqual (shown, [...names].sort ());
    checkPublic (await readAll (tab), "the board");
    await checkWidth (tab, "board");
    assert.deepEqual (tab.faults, []);
  });
}

test ("paper holds nothing private", async () => {
  const tab = await openPage ();
  await plant (tab);
  await tab.click ("main >> text=Print");
  for (const kind of ["pupils", "cards", "board", "term"]) {
    await tab.selectOption ("select", kind);
    await tab.waitForTimeout (500);
    const text = await readAll (tab);
    assert.ok (text.includes ("Amira"), kind);
    checkPublic (text, kind);
    await shoot (tab, `paper-${kind}`);
  }
});

test ("what is private would be seen", async () => {
  const tab = await openPage ();
  await plant (tab);
  for (const [view, planted] of [["Rules", /plantedreason/], ["Class", /7319/], ["Partners", /p1/]]) {
    await tab.click (`nav >> text=${view}`);
    const text = await readAll (tab);
    assert.throws (() => checkPublic (text, view), planted);
  }
});
