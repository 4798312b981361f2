// SPDX-License-Identifier: MIT
// What fills the whole window takes the focus, and gives it back to the button that opened it.
import { useEffect, useRef } from "preact/hooks";
import { show, type State } from "./store";

export function useFirstFocus () {
  const button = useRef<HTMLButtonElement> (null);
  useEffect (() => button.current?.focus (), []);
  return button;
}

export function closeWhole (change: Partial<State>, opener: string): void {
  show (change);
  requestAnimationFrame (() => document.getElementById (opener)?.focus ());
}
