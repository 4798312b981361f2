// SPDX-License-Identifier: MIT
// What a price is called. The sentences behind it come from the core.
import type { Offer, Price, RuleType } from "./request";

const tiers: Record<string, string> = {
  max_tenure: "past the longest time together",
  min_tenure: "cut short too early",
  change: "a change that need not be",
  cooldown: "partners again too soon",
  strategy: "the gap in attainment",
  turns: "turns in the three",
  repeats: "partners before",
  wishes: "a wish",
};

export function priceWord (price: Offer | Price): string {
  if (!price.valid)
    return "breaks a rule";
  if (price.more === 0)
    return "costs nothing";
  const what = tiers[price.tier] ?? price.tier;
  return price.more > 0 ? `worse: ${what} (+${price.more})` : `better: ${what} (−${-price.more})`;
}

export const priceKind = (price: Offer | Price) => !price.valid ? "broken" : price.more > 0 ? "worse" : "free";

export const ruleWords: Record<RuleType, string> = {
  apart: "never partners", together: "always together", pin: "together this time", friends: "friends, better apart", prefer: "better together",
};

export const joinNames = (names: string[]) =>
  names.length < 2 ? names.join ("") : `${names.slice (0, -1).join (", ")} and ${names[names.length - 1]}`;
