// SPDX-License-Identifier: MIT
// What a price is called, and several names. The sentences behind a price come from the core.
import type { Offer, Price } from "./request";
import { say } from "./say";

export function priceWord (price: Offer | Price): string {
  if (!price.valid)
    return say ("price/broken");
  if (price.more === 0)
    return say ("price/free");
  const tier = say (`price/${price.tier}`);
  return price.more > 0 ? say ("price/worse", { tier, more: price.more }) : say ("price/better", { tier, less: -price.more });
}

export const priceKind = (price: Offer | Price) => !price.valid ? "broken" : price.more > 0 ? "worse" : "free";

export const joinNames = (names: string[]) =>
  names.length < 2 ? names.join ("") : say ("names/and", { names: names.slice (0, -1).join (", "), last: names[names.length - 1]! });
