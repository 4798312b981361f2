// SPDX-License-Identifier: MIT
import { Board } from "./board";
import { ClassView } from "./class-view";
import { DataView } from "./data-view";
import { Paper } from "./paper";
import { PartnersView } from "./partners-view";
import { RoundsView } from "./rounds-view";
import { RulesView } from "./rules-view";
import { Start } from "./start";
import { canUndo, hasClass, setTitle, show, state, undo, type View } from "./store";

const views: Record<View, [string, () => preact.JSX.Element]> = {
  partners: ["Partners", PartnersView],
  class: ["Class", ClassView],
  rules: ["Rules", RulesView],
  rounds: ["Rounds", RoundsView],
  data: ["Data", DataView],
};

function Message () {
  const { message } = state;
  return (
    <div class="message-place" role={message?.kind === "wrong" ? "alert" : "status"}>
      {message && (
        <p class={`message ${message.kind}`}>
          <span>{message.text}</span>
          <button class="plain" onClick={() => show ({ message: null })} aria-label="Close this message">×</button>
        </p>
      )}
    </div>
  );
}

function Tabs () {
  return (
    <nav aria-label="Parts of the page">
      {Object.entries (views).map (([view, [title]]) => (
        <button key={view} aria-current={state.view === view ? "page" : undefined}
                onClick={() => show ({ view: view as View, selected: [], why: null, message: null })}>{title}</button>
      ))}
    </nav>
  );
}

function Head () {
  return (
    <header class="head">
      <label class="title">
        <span class="hidden">Name of the class</span>
        <input value={state.school.title} placeholder="Name of the class" autocomplete="off" spellcheck={false}
               onInput={event => setTitle (event.currentTarget.value)} />
      </label>
      <Tabs />
      <button class="plain" disabled={!canUndo ()} onClick={undo}>Undo</button>
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
  const View = views[state.view][1];
  return <><Head /><main aria-busy={state.busy}><Message /><View /></main></>;
}
