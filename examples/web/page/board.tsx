// SPDX-License-Identifier: MIT
// What the class sees. Nothing else is in the document while it is shown.
import { useRef } from "preact/hooks";
import { closeWhole, useFirstFocus } from "./whole";
import { revealGroups } from "./draw";
import { Frame, useCorePage } from "./frame";
import { say } from "./say";
import { state } from "./store";

export function Board () {
  const frame = useRef<HTMLIFrameElement> (null);
  const back = useFirstFocus (), close = () => closeWhole ({ board: false }, "to-board");
  const html = useCorePage (state.school, "board");
  const reveal = () => revealGroups (frame.current!.contentDocument!);
  return (
    <main class="whole" onKeyDown={event => { if (event.key === "Escape") close (); }}>
      <h1 class="hidden">{say ("paper/board")}</h1>
      <Frame html={html} title={say ("view/partners")} frame={frame} onLoad={() => { if (state.show) reveal (); }} />
      <footer class="bar">
        <button ref={back} onClick={close}>{say ("page/back")}</button>
        {state.chosen !== null && <span class="seed">{say ("board/number", { number: state.chosen })}</span>}
        <button onClick={reveal}>{say ("board/draw")}</button>
      </footer>
    </main>
  );
}
