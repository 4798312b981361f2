// SPDX-License-Identifier: MIT
// Pages for paper, made by the core. None of them holds anything private.
import { useRef } from "preact/hooks";
import { closeWhole, useFirstFocus } from "./whole";
import { Frame, useCorePage } from "./frame";
import { show, state } from "./store";

const kinds: Record<string, string> = {
  pupils: "List for the wall", cards: "Cards to cut out", board: "Board", term: "The rounds so far",
};

export function Paper () {
  const frame = useRef<HTMLIFrameElement> (null), kind = state.paper ?? "pupils";
  const back = useFirstFocus (), close = () => closeWhole ({ paper: null }, "to-paper");
  const html = useCorePage (state.school, kind);
  return (
    <main class="whole" onKeyDown={event => { if (event.key === "Escape") close (); }}>
      <h1 class="hidden">Print</h1>
      <div class="bar">
        <button ref={back} onClick={close}>Back</button>
        <label>Page <select value={kind} onChange={event => show ({ paper: event.currentTarget.value })}>
          {Object.entries (kinds).map (([name, title]) => <option key={name} value={name}>{title}</option>)}
        </select></label>
        <button class="primary" onClick={() => frame.current?.contentWindow?.print ()}>Print</button>
      </div>
      <Frame html={html} title={kinds[kind]!} frame={frame} />
    </main>
  );
}
