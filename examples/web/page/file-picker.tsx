// SPDX-License-Identifier: MIT
import { openBytes } from "./store";

export function FilePicker (props: { label: string }) {
  async function open (event: Event & { currentTarget: HTMLInputElement }) {
    const input = event.currentTarget, file = input.files?.[0];
    if (file)
      await openBytes (new Uint8Array (await file.arrayBuffer ()), file.name);
    input.value = "";
  }
  return (
    <label class="file button">
      {props.label}
      <input type="file" accept=".json,.csv,.txt,.tsv,text/csv,application/json" onChange={open} />
    </label>
  );
}
