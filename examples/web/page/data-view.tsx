// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { FilePicker } from "./file-picker";
import { canKeep } from "./keep";
import { forgetEverything, save, setKept, state } from "./store";

function Where () {
  return state.kept
    ? <p class="where">This class is in the memory of this page <strong>and in this browser's storage</strong>: whoever uses this browser on this computer can open it.</p>
    : <p class="where">This class is <strong>only in the memory of this page</strong>. Close it without saving a file, and the class is gone.</p>;
}

function Forget () {
  const [sure, setSure] = useState (false);
  return sure
    ? <div class="row"><button class="danger" onClick={forgetEverything}>Really forget everything</button><button onClick={() => setSure (false)}>No</button></div>
    : <button onClick={() => setSure (true)}>Forget everything</button>;
}

function Licences () {
  return (
    <details>
      <summary>Learning Partners is under the MIT licence; the page contains a part of GLib (LGPL 2.1 or later), Jansson and Preact (both MIT)</summary>
      <pre class="licences" tabIndex={0}>{document.getElementById ("licences")!.textContent}</pre>
    </details>
  );
}

export function DataView () {
  return (
    <>
      <h1>Your data</h1>
      <Where />
      <p>Nothing is sent anywhere: there is no server, and the page forbids your browser every connection.</p>
      <h2>A file</h2>
      <p>A file that you keep holds everything: list, attainment, rules with their reasons, rounds. Treat it as you treat a mark book.</p>
      <div class="row"><button class="primary" onClick={save}>Save a file</button><FilePicker label="Open a file" /></div>
      <h2>This browser</h2>
      <label class="switch"><input type="checkbox" checked={state.kept} disabled={!canKeep ()} onChange={() => setKept (!state.kept)} /> Keep this class in this browser, so that it is there when the page is opened again</label>
      <h2>Forget</h2>
      <p>Takes the class out of this page and out of this browser's storage. Files that you saved are yours to delete.</p>
      <Forget />
      <h2>Licences</h2>
      <Licences />
    </>
  );
}
