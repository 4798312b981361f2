// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { FilePicker } from "./file-picker";
import { say } from "./say";
import { paste } from "./store";

export function Start () {
  const [text, setText] = useState ("");
  return (
    <main class="start">
      <h1>{say ("page/title")}</h1>
      <p class="lead">{say ("start/lead")}</p>
      <form onSubmit={event => { event.preventDefault (); void paste (text); }}>
        <label for="names">{say ("start/names")}</label>
        <textarea id="names" rows={12} value={text} spellcheck={false} autocomplete="off"
                  placeholder={say ("start/hint")}
                  onInput={event => setText (event.currentTarget.value)} />
        <div class="row">
          <button class="primary" type="submit" disabled={text.trim () === ""}>{say ("start/read")}</button>
          <FilePicker label={say ("file/open")} />
          <button type="button" class="plain" onClick={() => void paste (say ("start/example"))}>{say ("start/try")}</button>
        </div>
      </form>
      <p class="small">{say ("start/files")}</p>
    </main>
  );
}
