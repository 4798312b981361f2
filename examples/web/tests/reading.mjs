// SPDX-License-Identifier: MIT
// What a teacher pastes is read as it is meant, or the page says what is wrong; no mark ever becomes part of a name.
//
//     node reading.mjs PAGE.html
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draw, openPage, pasteClass, readGroups, startBrowser, stopBrowser } from "./browser.mjs";

before (startBrowser);
after (stopBrowser);

const namesIn = tab => tab.$$eval (".class tbody td:first-child input", inputs => inputs.map (input => input.value));

const readings = {
  "names alone": ["Amira\nBen\nCal\n", ["Amira", "Ben", "Cal"], null],
  "numbered names": ["1. Amira\n2. Ben\n3. Cal", ["Amira", "Ben", "Cal"], null],
  "two of one name": ["Amira\nAmira\nCal", ["Amira", "Amira", "Cal"], null],
  "a column beside, without a heading": ["Amira\t90\nBen\t95\nCal\t", ["Amira", "Ben", "Cal"], "90"],
  "per cent beside, without a heading": ["Siân O'Neill\t93%\nBen\t87 %\nCal\t", ["Siân O'Neill", "Ben", "Cal"], "93"],
  "numbers before": ["1\tAmira\tBegum\t90\n2\tBen\tOkafor\t95\n3\tCal\tPrice\t", ["Amira Begum", "Ben Okafor", "Cal Price"], "90"],
  "surname, forename": ["Begum, Amira\nOkafor, Ben\n", ["Amira Begum", "Ben Okafor"], null],
  "a school's export": ["UPN;Forename;Surname;Maths\nA1;Amira;Begum;104\nA2;Ben;Okafor;97\n", ["Amira Begum", "Ben Okafor"], "104"],
  "bands": ["Name,Reading\nAmira,EXS\nBen,GDS\nCal,WTS\nDee,EXS\n", ["Amira", "Ben", "Cal", "Dee"], "EXS"],
};

for (const [title, [text, expected, attainment]] of Object.entries (readings)) {
  test (`reads ${title}`, async () => {
    const tab = await openPage ();
    await pasteClass (tab, text);
    assert.deepEqual (await namesIn (tab), expected);
    const first = await tab.$(".class .short");
    assert.equal (first && await first.inputValue (), attainment);
    assert.deepEqual (tab.faults, []);
  });
}


// What has digits stands beside a name, before or behind it, with a heading or without: each is left out, and said to be.
const aside = {
  "marks behind names": ["Siân O'Neill 93%\nBen 87%\nCal Price", ["Siân O'Neill", "Ben", "Cal Price"], "93%"],
  "marks behind names, under a heading": ["Name\nSiân O'Neill 93%\nBen: 87\nCal Price", ["Siân O'Neill", "Ben", "Cal Price"], "93%"],
  "marks as surnames, under a heading": ["Forename,Surname\nSiân,93%\nBen,Okafor 87\nCal,Price", ["Siân", "Ben Okafor", "Cal Price"], "93%"],
  "marks and words in a column": ["Siân O'Neill\t93%\nBen\tabsent\nCal\t12/20", ["Siân O'Neill", "Ben", "Cal"], "93%"],
  "marks in words in a column": ["Siân O'Neill\t93 marks\nBen\t87 marks\nCal\tno marks", ["Siân O'Neill", "Ben", "Cal"], "93 marks"],
  "marks in other digits": ["سارة ٩٣٪\nBen ９３％\nCal ½", ["سارة", "Ben", "Cal"], "٩٣٪"],
  "marks before names": ["93% Siân O'Neill\n87% Ben\n85% Cal", ["Siân O'Neill", "Ben", "Cal"], "93%"],
};

for (const [title, [text, expected, left]] of Object.entries (aside)) {
  test (`leaves out ${title}`, async () => {
    const tab = await openPage ();
    await pasteClass (tab, text);
    assert.deepEqual (await namesIn (tab), expected);
    assert.ok ((await tab.textContent (".notes")).includes (`left out: “${left}”`), await tab.textContent (".notes"));
    await draw (tab, "2026-11-30");
    assert.doesNotMatch ((await readGroups (tab)).join (), /[\p{N}%٪％]/u);
  });
}

// Only a list without a heading gets one: whatever else is wrong, nobody is made a pupil of.
const faults = {
  "a mark with a per-cent sign under a heading": ["Name\tMaths\nSiân O'Neill\t93%\nBen\t87%\nCal\t", /93%/],
  "a name twice under a heading": ["Name\nAmira\nAmira\nCal", /stands already in line 2/],
  "a line that is too long": ["Name,Maths\nAmira,90\nBen,95,97\nCal,", /line 3.*3 fields/],
  "a heading and nobody": ["Name,Maths", /no pupils/],
  "two columns of one name": ["Name,Maths,Maths\nAmira,90,95\nBen,95,97", /Two columns/],
  "a quotation mark that is never closed": ['Name,Maths\nAmira,90\n"Ben,95\nCal,', /never closed/],
  "a line without a name": ["Amira\n93%\nCal", /Line 2.*“93%”/],
  "marks alone": ["93%\n87%\n85%", /Line 1.*“93%”/],
  "codes for names under a heading": ["Name\nS01\nS02\nS03", /“S01”/],
  "a mark whose line has no name": ["Amira\t90\n\t95\nCal\t97", /Line 2.*“95”/],
};

for (const [title, [text, words]] of Object.entries (faults)) {
  test (`says what is wrong with ${title}`, async () => {
    const tab = await openPage ();
    await tab.fill ("#names", text);
    await tab.click ("text=Read the class");
    await tab.waitForSelector (".message.wrong, table.class");
    assert.equal (await tab.$ ("table.class"), null, "read all the same");
    assert.match (await tab.textContent (".message.wrong"), words);
    assert.deepEqual (tab.faults, []);
  });
}
