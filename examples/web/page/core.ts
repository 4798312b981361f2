// SPDX-License-Identifier: MIT
// The core in WebAssembly: texts in, texts out. Runs in a Worker, and under Node in the tests.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  web_alloc (size: number): number;
  web_free (place: number): void;
  web_read_class (bytes: number, length: number, subject: number): number;
  [name: string]: unknown;
}

export type Verb = "settings" | "pair" | "seed" | "check" | "why" | "another" | "same" | "price" | "prices" | "advice" | "coverage" | "cover" | "page";

export interface Core {
  ask (verb: Verb, ...texts: string[]): string;
  readClass (bytes: Uint8Array, subject: string): string;
}

// What the core asks of a system: it may write a message, and nothing else.
function makeSystem (memory: () => WebAssembly.Memory) {
  const refuse = () => 8; // "bad file", in WASI's numbering
  return {
    fd_write (_file: number, parts: number, n: number, written: number) {
      const view = new DataView (memory ().buffer);
      let text = "", length = 0;
      for (let i = 0; i < n; i++) {
        const from = view.getUint32 (parts + 8 * i, true), size = view.getUint32 (parts + 8 * i + 4, true);
        text += new TextDecoder ().decode (new Uint8Array (memory ().buffer, from, size));
        length += size;
      }
      view.setUint32 (written, length, true);
      console.error (text.trimEnd ());
      return 0;
    },
    fd_read: refuse,
    fd_close: refuse,
    fd_seek: refuse,
    clock_time_get: () => 0, // Jansson seeds its tables with the time: the answer does not depend on it
    environ_get: () => 0,
    environ_sizes_get (count: number, size: number) {
      const view = new DataView (memory ().buffer);
      view.setUint32 (count, 0, true);
      view.setUint32 (size, 0, true);
      return 0;
    },
    proc_exit (code: number) {
      throw new Error (`proc_exit ${code}`);
    },
  };
}

export async function loadCore (bytes: BufferSource): Promise<Core> {
  let core: Exports;
  const system = makeSystem (() => core.memory);
  const { instance } = await WebAssembly.instantiate (bytes, {
    wasi_snapshot_preview1: system,
    env: { emscripten_notify_memory_growth () {} },
  });
  core = instance.exports as unknown as Exports;
  core._initialize?.();

  const put = (bytes: Uint8Array): number => {
    const place = core.web_alloc (bytes.length + 1);
    const memory = new Uint8Array (core.memory.buffer, place, bytes.length + 1);
    memory.set (bytes);
    memory[bytes.length] = 0;
    return place;
  };
  const take = (place: number): string => {
    const memory = new Uint8Array (core.memory.buffer);
    const text = new TextDecoder ().decode (memory.subarray (place, memory.indexOf (0, place)));
    core.web_free (place);
    return text;
  };
  const encode = (text: string) => new TextEncoder ().encode (text);

  return {
    ask (verb, ...texts) {
      const places = texts.map (text => put (encode (text)));
      const answer = take ((core[`web_${verb}`] as (...places: number[]) => number) (...places));
      places.forEach (place => core.web_free (place));
      return answer;
    },
    readClass (bytes, subject) {
      const place = put (bytes), name = put (encode (subject));
      const answer = take (core.web_read_class (place, bytes.length, name));
      core.web_free (place);
      core.web_free (name);
      return answer;
    },
  };
}
