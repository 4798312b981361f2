// SPDX-License-Identifier: MIT
// Dragging one name to another. The price stands beside the pointer before it is let go.
// Who cannot or will not drag chooses the two names instead.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Id, Price } from "./request";
import { priceOf, swap } from "./store";
import { priceKind, priceWord } from "./words";

const SLOP = 8; // pixels by which a click may slip

interface Drag {
  id: Id;
  name: string;
  x: number;
  y: number;
  target: Id | null;
  price: Price | null;
}

const pupilAt = (element: Element | null) => element?.closest<HTMLElement> ("[data-pupil]")?.dataset.pupil ?? null;

// A finger scrolls, unless it began on the grip.
const mayDrag = (event: PointerEvent, from: Element) => event.button === 0 && (event.pointerType === "mouse" || !!from.closest (".grip"));

function Ghost (props: { drag: Drag }) {
  const { x, y, name, target, price } = props.drag;
  return (
    <div class="ghost" style={{ left: `${x}px`, top: `${y}px` }} aria-hidden="true">
      <strong>{name}</strong>
      {target && price && <span class={`offer ${priceKind (price)}`}>{priceWord (price)}</span>}
      {target && price && price.worse.slice (0, 3).map (finding => <span key={finding.text}>{finding.text}</span>)}
    </div>
  );
}

export function useDrag () {
  const [drag, setDrag] = useState<Drag | null> (null);
  const now = useRef<Drag | null> (null), stop = useRef<() => void> (() => {});
  const put = (next: Drag | null) => { now.current = next; setDrag (next); };

  async function aim (target: Id | null) {
    const price = target ? await priceOf (now.current!.id, target).catch (() => null) : null;
    if (now.current && now.current.target === target)
      put ({ ...now.current, price });
  }

  function move (event: PointerEvent) {
    if (!now.current)
      return;
    event.preventDefault ();
    const found = pupilAt (document.elementFromPoint (event.clientX, event.clientY));
    const target = found === now.current.id ? null : found;
    const changed = target !== now.current.target;
    put ({ ...now.current, x: event.clientX, y: event.clientY, target, price: changed ? null : now.current.price });
    if (changed)
      void aim (target);
  }

  function start (event: PointerEvent) {
    const from = event.target as Element, id = pupilAt (from);
    if (!id || !mayDrag (event, from))
      return;
    const name = from.closest ("[data-pupil]")!.querySelector ("bdi")!.textContent!;
    const { clientX, clientY } = event;
    const onMove = (moved: PointerEvent) => {
      if (!now.current && Math.hypot (moved.clientX - clientX, moved.clientY - clientY) > SLOP)
        put ({ id, name, x: clientX, y: clientY, target: null, price: null });
      move (moved);
    };
    const onEnd = (ended: Event) => {
      const done = now.current;
      stop.current ();
      if (!done)
        return;
      swallowClick ();
      if (ended.type === "pointerup" && done.target && done.price)
        void swap (done.id, done.target);
    };
    const onKey = (key: KeyboardEvent) => { if (key.key === "Escape") stop.current (); };
    stop.current = () => {
      put (null);
      removeEventListener ("pointermove", onMove);
      removeEventListener ("pointerup", onEnd);
      removeEventListener ("pointercancel", onEnd);
      removeEventListener ("keydown", onKey);
    };
    addEventListener ("pointermove", onMove);
    addEventListener ("pointerup", onEnd);
    addEventListener ("pointercancel", onEnd);
    addEventListener ("keydown", onKey);
  }

  useEffect (() => () => stop.current (), []);
  return { start, ghost: drag && <Ghost drag={drag} /> };
}

// The click that follows a drag would choose the name.
function swallowClick (): void {
  const swallow = (event: Event) => { event.stopPropagation (); event.preventDefault (); };
  addEventListener ("click", swallow, { capture: true, once: true });
  setTimeout (() => removeEventListener ("click", swallow, { capture: true }), 0);
}
