// SPDX-License-Identifier: MIT
import { Board } from "./board";
import { ClassView } from "./class-view";
import { DataView } from "./data-view";
import { Paper } from "./paper";
import { PartnersView } from "./partners-view";
import { RoundsView } from "./rounds-view";
import { RulesView } from "./rules-view";
import { say } from "./say";
import { Start } from "./start";
import { canUndo, hasClass, setTitle, show, state, undo, type View } from "./store";

const views: Record<View, () => preact.JSX.Element> = {
  partners: PartnersView,
  class: ClassView,
  rules: RulesView,
  rounds: RoundsView,
  data: DataView,
};

function Message () {
  const { message } = state;
  return (
    <div class="message-place" role={message?.kind === "wrong" ? "alert" : "status"}>
      {message && (
        <p class={`message ${message.kind}`}>
          <span>{message.text}</span>
          <button class="plain" onClick={() => show ({ message: null })} aria-label={say ("page/close-message")}>×</button>
        </p>
      )}
    </div>
  );
}

function Tabs () {
  return (
    <nav aria-label={say ("page/parts")}>
      {(Object.keys (views) as View[]).map (view => (
        <button key={view} aria-current={state.view === view ? "page" : undefined}
                onClick={() => show ({ view, selected: [], why: null, message: null })}>{say (`view/${view}`)}</button>
      ))}
    </nav>
  );
}

function Head () {
  return (
    <header class="head">
      <label class="title">
        <span class="hidden">{say ("class/title")}</span>
        <input value={state.school.title} placeholder={say ("class/title")} autocomplete="off" spellcheck={false}
               onInput={event => setTitle (event.currentTarget.value)} />
      </label>
      <Tabs />
      <button class="plain" disabled={!canUndo ()} onClick={undo}>{say ("page/undo")}</button>
    </header>
  );
}

export function App () {
  if (state.board)
    return <Board />;
  if (state.paper)
    return <Paper />;
  if (!hasClass ())
    return <><Message /><Start /></>;
  const View = views[state.view];
  return <><Head /><main aria-busy={state.busy}><Message /><View /></main></>;
}
