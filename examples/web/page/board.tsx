// SPDX-License-Identifier: MIT
// What the class sees. Nothing else is in the document while it is shown.
import { useRef } from "preact/hooks";
import { revealGroups } from "./draw";
import { Frame, useCorePage } from "./frame";
import { show, state } from "./store";

export function Board () {
  const frame = useRef<HTMLIFrameElement> (null);
  const html = useCorePage (state.school, "board");
  const reveal = () => revealGroups (frame.current!.contentDocument!);
  return (
    <main class="whole" onKeyDown={event => { if (event.key === "Escape") show ({ board: false }); }}>
      <h1 class="hidden">Board</h1>
      <Frame html={html} title="Partners" frame={frame} onLoad={() => { if (state.show) reveal (); }} />
      <footer class="bar">
        <button onClick={() => show ({ board: false })}>Back</button>
        <span class="seed">Number {String (state.school.seed)}</span>
        <button onClick={reveal}>Show the draw</button>
      </footer>
    </main>
  );
}
