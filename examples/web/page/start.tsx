// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { FilePicker } from "./file-picker";
import { paste } from "./store";

const example = `Name\tMaths
Amira\t104
Ben\t97
Cal\t111
Dee\t99
Eve\t106
Finn\t92
Gus\t101
Hana\t115
Ida\t96
Jo\t108
Kit\t90
Lena\t103`;

export function Start () {
  const [text, setText] = useState ("");
  return (
    <main class="start">
      <h1>Learning partners</h1>
      <p class="lead">Who works with whom next? Paste your class, press a button, and put the pairs on the board.</p>
      <form onSubmit={event => { event.preventDefault (); void paste (text); }}>
        <label for="names">Names, one to a line. From a spreadsheet you may copy a column of scores or bands with them.</label>
        <textarea id="names" rows={12} value={text} spellcheck={false} autocomplete="off"
                  placeholder={"Amira Begum\t104\nBen Okafor\t97\nCal Price\t111"}
                  onInput={event => setText (event.currentTarget.value)} />
        <div class="row">
          <button class="primary" type="submit" disabled={text.trim () === ""}>Read the class</button>
          <FilePicker label="Open a file" />
          <button type="button" class="plain" onClick={() => void paste (example)}>Try it with an invented class</button>
        </div>
      </form>
      <p class="small">A file is a class list (CSV) or a class that you saved here. Nothing leaves this computer: the page
        has no server, and your browser is told to let it make no connection at all.</p>
    </main>
  );
}
