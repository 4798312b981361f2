// SPDX-License-Identifier: MIT
// A class of 31 as a teacher has it: pasted, corrected, paired, changed by hand, saved, opened again, forgotten;
// offline, and with no request but for the page itself and its Worker.
//
//     node class.mjs PAGE.html [FOLDER FOR SCREENSHOTS]
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { createServer } from "node:http";
import { classOf31, draw, names, openPage, page, pasteClass, PHONE, readGroups, startBrowser, stopBrowser } from "./browser.mjs";

before (startBrowser);
after (stopBrowser);

function checkQuiet (tab) {
  const foreign = tab.asked.filter (url => !url.startsWith ("file:") && !url.startsWith ("blob:null/"));
  assert.deepEqual (foreign, []);
  assert.deepEqual (tab.asked.filter (url => url.startsWith ("file:")).length, 1);
  assert.deepEqual (tab.faults, []);
}

function checkEverybody (groups) {
  assert.deepEqual (groups.flatMap (group => group.split (" + ")).sort (), [...names].sort ());
  assert.equal (groups.filter (group => group.split (" + ").length === 3).length, 1);
  assert.equal (groups.length, 15);
}

const card = (tab, name) => tab.locator (".name", { has: tab.locator (`bdi:text-is("${name}")`) });
const partnersOf = (groups, name) => groups.find (group => group.split (" + ").includes (name)).split (" + ").filter (other => other !== name);

async function saveFile (tab) {
  await tab.click ("nav >> text=Data");
  const [download] = await Promise.all ([tab.waitForEvent ("download"), tab.click ("text=Save a file")]);
  return download.path ();
}

test ("pasted, paired, changed by hand, saved, opened again", async () => {
  const tab = await openPage ();
  await pasteClass (tab);
  assert.equal (await tab.textContent ("h1"), "31 pupils");
  await tab.fill ('[aria-label="Name of Ben"]', "Benjamin");
  await tab.press ("body", "Tab");
  await tab.fill ('[aria-label="Name of Benjamin"]', "Ben");
  await tab.press ("body", "Tab");
  await tab.waitForSelector ('[aria-label="Name of Ben"]');
  await draw (tab, "2026-11-30");
  const drawn = await readGroups (tab);
  checkEverybody (drawn);
  assert.equal (await tab.locator (".seed output").count (), 0, "the class's seed is secret");

  const a = drawn[0].split (" + ")[0], b = drawn[1].split (" + ")[0];
  await card (tab, a).click ();
  await tab.waitForSelector (".name .offer");
  assert.ok (await tab.locator (".name .offer").count () >= 28, "each place has a price");
  await card (tab, b).click ();
  await tab.waitForSelector (".choice .price");
  assert.match (await tab.textContent (".choice .price"), /costs nothing|worse|better|breaks a rule/);
  await tab.click ("button:text-is('Change places')");
  await tab.waitForSelector (".message.said");
  const swapped = await readGroups (tab);
  checkEverybody (swapped);
  assert.deepEqual (partnersOf (swapped, a), partnersOf (drawn, b));
  assert.deepEqual (partnersOf (swapped, b), partnersOf (drawn, a));

  const saved = await readFile (await saveFile (tab), "utf8");
  const request = JSON.parse (saved);
  assert.equal (request.version, 1);
  assert.equal (request.history.rounds.length, 1);
  assert.equal (request.history.rounds[0].assigned.length, 15);
  assert.match (request.seed, /^[0-9]+$/);
  assert.notEqual (request.history.rounds[0].seed, request.seed, "the round has a seed of its own");

  const again = await openPage ();
  await again.setInputFiles ("input[type=file]", { name: "4B.partners.json", mimeType: "application/json", buffer: Buffer.from (saved) });
  await again.waitForSelector (".groups .card");
  assert.deepEqual (await readGroups (again), swapped);
  assert.equal (await again.inputValue (".title input"), "4B");
  assert.equal (await again.locator (".seed output").count (), 0);
  const second = JSON.parse (await readFile (await saveFile (again), "utf8"));
  assert.deepEqual (second, request);
  checkQuiet (tab);
  checkQuiet (again);
});

test ("each class has a seed of its own, and each of its rounds", async () => {
  const seeds = [];
  for (let i = 0; i < 2; i++) {
    const tab = await openPage ();
    await pasteClass (tab);
    await draw (tab, "2026-11-30");
    await draw (tab, "2026-12-14");
    const request = JSON.parse (await readFile (await saveFile (tab), "utf8"));
    seeds.push (request.seed, ...request.history.rounds.map (round => String (round.seed)));
  }
  assert.equal (new Set (seeds).size, 6);
});

test ("a number that the class chose is shown and kept, and the same number gives the same partners", async () => {
  const partners = [];
  for (let i = 0; i < 2; i++) {
    const tab = await openPage ();
    await pasteClass (tab);
    await tab.click ("nav >> text=Partners");
    await tab.click ("details.number summary");
    await tab.fill ("details.number input", "7");
    await draw (tab, "2026-11-30");
    await tab.waitForSelector (".seed output");
    assert.equal (await tab.textContent (".seed output"), "7");
    partners.push (await readGroups (tab));
    const saved = await readFile (await saveFile (tab));
    const again = await openPage ();
    await again.setInputFiles ("input[type=file]", { name: "4B.partners.json", mimeType: "application/json", buffer: saved });
    await again.waitForSelector (".seed output");
    assert.equal (await again.textContent (".seed output"), "7");
  }
  assert.deepEqual (partners[0], partners[1]);
});

test ("a file of version 0.1 means what it meant", async () => {
  const pupils = ["Amira", "Ben", "Cal", "Dee"].map ((name, i) => ({ id: name, name, attainment: { maths: 90 + i } }));
  const old = { version: 1, roster: { pupils }, date: "2026-12-01", seed: 20261130,
    history: { rounds: [{ date: "2026-11-30", partnerships: [["Amira", "Ben"], ["Cal", "Dee"]] }] },
    policy: { strategy: "matched", order: ["max_tenure", "min_tenure", "change", "cooldown", "strategy", "turns", "repeats", "could"] } };
  const tab = await openPage ();
  await tab.setInputFiles ("input[type=file]", { name: "old.json", mimeType: "application/json", buffer: Buffer.from (JSON.stringify (old)) });
  await tab.waitForSelector (".groups .card");
  const request = JSON.parse (await readFile (await saveFile (tab), "utf8"));
  assert.equal (request.policy.strategy, "nearest");
  assert.equal (request.policy.order, undefined);
  assert.equal (request.history.rounds[0].seed, 20261130);
  assert.notEqual (String (request.seed), "20261130");
});

test ("what the class has not set shows as the library takes it", async () => {
  const pupils = ["Amira", "Ben"].map (name => ({ id: name, name }));
  const request = { version: 1, library: "0.2.0", date: "2026-12-01", policy: {}, roster: { pupils } };
  const tab = await openPage ();
  await tab.setInputFiles ("input[type=file]", { name: "4B.json", mimeType: "application/json", buffer: Buffer.from (JSON.stringify (request)) });
  await tab.waitForSelector (".settings");
  await tab.click ("summary:text-is('How long together')");
  const weeks = await tab.locator (".settings .more input[type=number]").evaluateAll (inputs => inputs.map (input => input.value));
  assert.deepEqual (weeks, ["2", "4"]);
  assert.equal (await tab.isChecked (".strategies label:has-text('Mixed') input"), true);
  checkQuiet (tab);
  await tab.close ();
});

test ("a drag says its price before it ends, and Escape ends it", async () => {
  const tab = await openPage ();
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  await tab.waitForTimeout (1500);
  const before = await readGroups (tab);
  // The first on the page: further down, some lie below the window, where no mouse gets to them.
  const [a, , b] = await tab.$$eval (".name bdi", all => all.slice (0, 3).map (name => name.textContent));
  const from = await card (tab, a).boundingBox (), to = await card (tab, b).boundingBox ();
  const begin = async () => {
    await tab.mouse.move (from.x + 60, from.y + 15);
    await tab.mouse.down ();
    await tab.mouse.move (to.x + 60, to.y + 15, { steps: 5 });
    await tab.waitForSelector (".ghost .offer");
  };
  await begin ();
  assert.match (await tab.textContent (".ghost .offer"), /costs nothing|worse|better|breaks a rule/);
  await tab.keyboard.press ("Escape");
  await tab.mouse.up ();
  assert.deepEqual (await readGroups (tab), before);
  await tab.keyboard.press ("Escape");
  await begin ();
  await tab.mouse.up ();
  await tab.waitForSelector (".message.said");
  const after = await readGroups (tab);
  assert.deepEqual (partnersOf (after, a), partnersOf (before, b));
  await tab.click ("text=Undo");
  assert.deepEqual (await readGroups (tab), before);
  checkQuiet (tab);
});

test ("a finger drags by the grip", async () => {
  const tab = await openPage ({ viewport: PHONE, hasTouch: true });
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  await tab.waitForTimeout (1500);
  const before = await readGroups (tab), finger = await tab.context ().newCDPSession (tab);
  await tab.locator (".card").first ().scrollIntoViewIfNeeded ();
  const [a, , b] = await tab.$$eval (".name bdi", all => all.slice (0, 3).map (name => name.textContent));
  const at = async name => { const box = await card (tab, name).locator (".grip").boundingBox (); return { x: box.x + 8, y: box.y + 8 }; };
  const from = await at (a), to = await at (b);
  await finger.send ("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  await finger.send ("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: from.x, y: from.y + 20 }] });
  await finger.send ("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [to] });
  await tab.waitForSelector (".ghost .offer");
  await finger.send ("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await tab.waitForSelector (".message.said");
  assert.deepEqual (partnersOf (await readGroups (tab), a), partnersOf (before, b));
});

test ("rules, locks, absences, another one, why and why not", async () => {
  const tab = await openPage ();
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  const drawn = await readGroups (tab);
  const [a, b] = drawn[0].split (" + ");

  await tab.click (`[aria-label^="Why ${a}"], [aria-label^="Why ${b}"]`);
  await tab.waitForSelector (".why li");
  await tab.click ("[aria-label=Close]");
  const locked = drawn[3];
  await tab.click (`.card:has(bdi:text-is("${locked.split (" + ")[0]}")) >> text=Lock`);
  await card (tab, a).click ();
  await card (tab, b).click ();
  await tab.click (".choice >> text=Never partners");
  await tab.waitForSelector (".message.said");
  await card (tab, "Zoë").click ();
  await tab.click ("text=Away from the next draw on");
  await draw (tab);
  const next = await readGroups (tab);
  assert.ok (!partnersOf (next, a).includes (b), "apart");
  assert.ok (next.includes (locked), "locked");
  assert.ok (!next.flatMap (group => group.split (" + ")).includes ("Zoë"), "absent");
  assert.equal (next.length, 15);

  await tab.click ("text=Another one");
  await tab.waitForSelector ("text=after one draw was set aside");
  const other = await readGroups (tab);
  assert.notDeepEqual (other, next);
  assert.ok (!partnersOf (other, a).includes (b) && other.includes (locked), "the rules hold for the other one too");

  await card (tab, a).click ();
  await card (tab, b).click ();
  await tab.click ("text=Why not these two?");
  await tab.waitForSelector (".why li");
  assert.match (await tab.textContent (".why"), /Why are \S+ and \S+ not partners\?/);
  checkQuiet (tab);
});

test ("away today: a cover, and the partners stay", async () => {
  const tab = await openPage ();
  await pasteClass (tab, classOf31.split ("\n").slice (0, 31).join ("\n"));
  await draw (tab);
  const drawn = await readGroups (tab);
  await card (tab, "Amira").click ();
  await tab.click (".choice >> text=Away today");
  await tab.waitForSelector (".cover");
  assert.match (await tab.textContent (".cover"), new RegExp (partnersOf (drawn, "Amira")[0]));
  await tab.click ("text=Show on the board");
  const board = await (await tab.waitForSelector ("iframe")).contentFrame ();
  await board.waitForSelector (".groups li");
  assert.doesNotMatch (await board.textContent (".groups"), /Amira/);
  checkQuiet (tab);
});

test ("what cannot be is said, with who is concerned", async () => {
  const tab = await openPage ();
  await pasteClass (tab, "Name\nAmira\nBen");
  await tab.click ("nav >> text=Rules");
  await tab.click (".chip >> text=Amira");
  await tab.click (".chip >> text=Ben");
  await tab.click ("main >> text=Never partners");
  await tab.click ("nav >> text=Partners");
  await tab.click (".draw button[type=submit]");
  await tab.waitForSelector (".message.wrong");
  assert.match (await tab.textContent (".message.wrong"), /Amira/);
  checkQuiet (tab);
});

test ("a file that is none is refused, and the class stays", async () => {
  const tab = await openPage ();
  await pasteClass (tab, "Name\nAmira\nBen\nCal\nDee");
  await tab.click ("nav >> text=Data");
  for (const text of ["{", "{}", '{"version": 1, "roster": {"pupils": []}, "date": "2026-11-30", "colour": "red"}', "null"]) {
    await tab.setInputFiles ("input[type=file]", { name: "x.json", mimeType: "application/json", buffer: Buffer.from (text) });
    await tab.waitForSelector (".message.wrong");
    await tab.click ("[aria-label='Close this message']");
  }
  await tab.click ("nav >> text=Class");
  assert.equal (await tab.textContent ("h1"), "4 pupils");
  checkQuiet (tab);
});

test ("a pupil who is forgotten is in nothing any more", async () => {
  const tab = await openPage ();
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  await card (tab, "Amira").click ();
  await card (tab, "Ben").click ();
  await tab.click (".choice >> text=Never partners");
  await tab.click ("nav >> text=Class");
  await tab.click ("[aria-label='Forget Amira']");
  await tab.click ("text=Really forget Amira");
  const request = await readFile (await saveFile (tab), "utf8");
  assert.doesNotMatch (request, /Amira|"p1"/);
  assert.equal (JSON.parse (request).history.rounds[0].partnerships.flat ().length, 30);
  assert.ok (await tab.isDisabled ("text=Undo"));
});

test ("the policy of the page forbids every connection", async () => {
  const tab = await openPage ();
  const forbidden = await tab.evaluate (async () => {
    const broken = [];
    addEventListener ("securitypolicyviolation", event => broken.push (event.effectiveDirective));
    await fetch ("https://school.invalid/").catch (() => {});
    new Image ().src = "https://school.invalid/a.png";
    document.body.append (Object.assign (document.createElement ("script"), { textContent: "window.foreign = 1" }));
    document.body.append (Object.assign (document.createElement ("iframe"), { src: "https://school.invalid/" }));
    await new Promise (resolve => setTimeout (resolve, 200));
    return [broken.sort ().join (), window.foreign];
  });
  assert.deepEqual (forbidden, ["connect-src,frame-src,img-src,script-src-elem", undefined]);
});

test ("from a school's site: one request, and none after it", async () => {
  const html = await readFile (page), asked = [];
  const server = createServer ((request, response) => { asked.push (request.url); response.setHeader ("content-type", "text/html"); response.end (html); });
  await new Promise (resolve => server.listen (0, "127.0.0.1", resolve));
  const tab = await openPage ();
  await tab.context ().setOffline (false);
  await tab.goto (`http://127.0.0.1:${server.address ().port}/partners.html`);
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  checkEverybody (await readGroups (tab));
  server.close ();
  assert.deepEqual (asked, ["/partners.html"]);
  assert.deepEqual (tab.faults, []);
});

test ("kept in this browser if wanted, and forgotten everywhere", async () => {
  const tab = await openPage ();
  const kept = () => tab.evaluate (() => JSON.stringify (localStorage));
  await pasteClass (tab);
  await draw (tab, "2026-11-30");
  assert.equal (await kept (), "{}");
  await tab.click ("nav >> text=Data");
  assert.match (await tab.textContent (".where"), /only in the memory/);
  await tab.click ("text=Keep this class in this browser");
  assert.match (await tab.textContent (".where"), /in this browser's storage/);
  const groups = await (await tab.click ("nav >> text=Partners"), readGroups (tab));
  await tab.reload ();
  await tab.waitForSelector (".groups .card");
  assert.deepEqual (await readGroups (tab), groups);
  await tab.click ("nav >> text=Data");
  await tab.click ("text=Forget everything");
  await tab.click ("text=Really forget everything");
  await tab.waitForSelector ("#names");
  assert.equal (await kept (), "{}");
  const left = await tab.evaluate (() => document.documentElement.outerHTML.replace (/<script[^]*?<\/script>/g, ""));
  for (const name of ["Xena", "Yusuf", "7319"])
    assert.ok (!left.includes (name), name);
  await tab.reload ();
  await tab.waitForSelector ("#names");
});
