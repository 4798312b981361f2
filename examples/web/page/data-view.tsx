// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { FilePicker } from "./file-picker";
import { canKeep } from "./keep";
import { say, tell } from "./say";
import { forgetEverything, save, setKept, state } from "./store";

function Where () {
  return (
    <p class="where">
      {state.kept ? tell ("data/in-browser", { where: <strong>{say ("data/and-browser")}</strong> })
                  : tell ("data/in-memory", { where: <strong>{say ("data/only-page")}</strong> })}
    </p>
  );
}

function Forget () {
  const [sure, setSure] = useState (false);
  return sure
    ? <div class="row"><button class="danger" onClick={forgetEverything}>{say ("data/forget-really")}</button><button onClick={() => setSure (false)}>{say ("data/forget-not")}</button></div>
    : <button onClick={() => setSure (true)}>{say ("data/forget")}</button>;
}

function Licences () {
  return (
    <details>
      <summary>{say ("data/licence")}</summary>
      <pre class="licences" tabIndex={0}>{document.getElementById ("licences")!.textContent}</pre>
    </details>
  );
}

export function DataView () {
  return (
    <>
      <h1>{say ("data/title")}</h1>
      <Where />
      <p>{say ("data/offline")}</p>
      <h2>{say ("data/file")}</h2>
      <p>{say ("data/file-holds")}</p>
      <div class="row"><button class="primary" onClick={save}>{say ("file/save")}</button><FilePicker label={say ("file/open")} /></div>
      <h2>{say ("data/browser")}</h2>
      <label class="switch"><input type="checkbox" checked={state.kept} disabled={!canKeep ()} onChange={() => setKept (!state.kept)} /> {say ("data/keep")}</label>
      <h2>{say ("forget/do")}</h2>
      <p>{say ("data/forget-means")}</p>
      <Forget />
      <h2>{say ("data/licences")}</h2>
      <Licences />
    </>
  );
}
