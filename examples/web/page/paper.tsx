// SPDX-License-Identifier: MIT
// Pages for paper, made by the core. None of them holds anything private.
import { useRef } from "preact/hooks";
import { closeWhole, useFirstFocus } from "./whole";
import { Frame, useCorePage } from "./frame";
import { say, tell } from "./say";
import { show, state, type Sheet } from "./store";

const kinds: Sheet[] = ["pupils", "cards", "board", "term"];

export function Paper () {
  const frame = useRef<HTMLIFrameElement> (null), kind = state.paper ?? "pupils";
  const back = useFirstFocus (), close = () => closeWhole ({ paper: null }, "to-paper");
  const html = useCorePage (state.school, kind);
  const page = (
    <select value={kind} onChange={event => show ({ paper: event.currentTarget.value as Sheet })}>
      {kinds.map (name => <option key={name} value={name}>{say (`paper/${name}`)}</option>)}
    </select>
  );
  return (
    <main class="whole" onKeyDown={event => { if (event.key === "Escape") close (); }}>
      <h1 class="hidden">{say ("paper/print")}</h1>
      <div class="bar">
        <button ref={back} onClick={close}>{say ("page/back")}</button>
        <label>{tell ("paper/page", { page })}</label>
        <button class="primary" onClick={() => frame.current?.contentWindow?.print ()}>{say ("paper/print")}</button>
      </div>
      <Frame html={html} title={say (`paper/${kind}`)} frame={frame} />
    </main>
  );
}
