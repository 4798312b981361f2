// SPDX-License-Identifier: MIT
// What the compiler has to refuse of the page's words: where it no longer does, the build fails.
import { say, tell } from "../page/say";

export const refused = () => [
  // @ts-expect-error no such label
  say ("draw/never"),
  // @ts-expect-error a place that is not filled
  say ("names/and", { names: "Ann" }),
  // @ts-expect-error a value for no place
  tell ("page/undo", { name: "Ann" }),
  // @ts-expect-error a count that is not given
  say ("class/pupils"),
];
