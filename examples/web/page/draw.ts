// SPDX-License-Identifier: MIT
// The draw on the board: the partnerships appear one after the other. Who asks for less motion sees them at once.

const WHOLE = 2400; // milliseconds, however large the class
const still = () => matchMedia ("(prefers-reduced-motion: reduce)").matches;

export function revealGroups (page: Document): void {
  const groups = [...page.querySelectorAll<HTMLElement> (".groups > li")];
  if (still () || groups.length === 0)
    return;
  const pause = WHOLE / groups.length;
  groups.forEach ((group, i) => group.animate (
    [{ opacity: 0, transform: "scale(0.9)" }, { opacity: 1, transform: "none" }],
    { duration: 300, delay: i * pause, fill: "backwards", easing: "ease-out" }));
}
