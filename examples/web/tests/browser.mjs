// SPDX-License-Identifier: MIT
// The page in headless Chromium, as a teacher opens it from a file: offline, and every request that it makes is noted.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

export const [page, shots] = process.argv.slice (2);
export const PHONE = { width: 360, height: 740 }, LAPTOP = { width: 1280, height: 800 }, PROJECTOR = { width: 1920, height: 1080 };

let browser;

export async function startBrowser () {
  browser = await chromium.launch ({ executablePath: process.env.LP_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

export const stopBrowser = () => browser.close ();

export async function openPage (options = {}) {
  const context = await browser.newContext ({ viewport: LAPTOP, acceptDownloads: true, ...options });
  const tab = await context.newPage ();
  tab.asked = [];
  tab.faults = [];
  tab.on ("request", request => tab.asked.push (request.url ()));
  tab.on ("pageerror", fault => tab.faults.push (String (fault)));
  tab.on ("console", message => { if (["error", "warning"].includes (message.type ())) tab.faults.push (message.text ()); });
  await context.setOffline (true);
  await tab.goto (pathToFileURL (page).href);
  return tab;
}

const SCORES = 31;
const first = ["Amira", "Ben", "Cal", "Dee", "Eve", "Finn", "Gus", "Hana", "Ida", "Jo", "Kit", "Lena", "Mo", "Nia", "Omar", "Pia",
               "Quin", "Rosa", "Sam", "Tia", "Uma", "Vic", "Wes", "Xena", "Yusuf", "Zoë", "Aled", "Bea", "Carys", "Dev", "Ella"];

// A class of 31 whose scores are found nowhere else.
export const classOf31 = "Name\tMaths\n" + first.map ((name, i) => `${name}\t${7319 + i * 13 % SCORES}`).join ("\n");
export const names = first;

export async function pasteClass (tab, text = classOf31) {
  await tab.fill ("#names", text);
  await tab.click ("text=Read the class");
  await tab.waitForSelector ("table.class");
}

export async function draw (tab, date) {
  await tab.click ("nav >> text=Partners");
  if (date)
    await tab.fill (".draw input[type=date]", date);
  const before = await tab.evaluate (() => document.querySelector (".groups")?.dataset.drawn ?? "");
  await tab.click (".draw button[type=submit]");
  await tab.waitForFunction (was => {
    const groups = document.querySelector (".groups");
    return groups?.querySelector (".card") && groups.dataset.drawn !== was;
  }, before);
}

export const readGroups = tab => tab.$$eval (".groups .card", cards =>
  cards.map (card => [...card.querySelectorAll (".name bdi")].map (name => name.textContent).sort ().join (" + ")).sort ());

export const shoot = async (tab, name) => { if (shots) await tab.screenshot ({ path: `${shots}/${name}.png` }); };
