// SPDX-License-Identifier: MIT
// Asks the core in its Worker.
import type { Verb } from "./core";
import type { Failure } from "./request";
import type { Question, Reply } from "./worker";

export class CoreError extends Error {
  constructor (readonly failure: Failure["error"]) {
    super (failure.conflict ? failure.conflict.text || failure.message : failure.message);
  }
}

type Waiting = { resolve: (text: string) => void; reject: (fault: Error) => void };
type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, "id"> : never) : never;

const textOf = (id: string) => document.getElementById (id)!.textContent!;

function startWorker (): Worker {
  const address = URL.createObjectURL (new Blob ([textOf ("worker")], { type: "text/javascript" }));
  const worker = new Worker (address);
  const text = atob (textOf ("core").trim ());
  const bytes = Uint8Array.from (text, character => character.charCodeAt (0)).buffer;
  worker.postMessage (bytes, [bytes]);
  return worker;
}

const worker = startWorker ();
const waiting = new Map<number, Waiting> ();
let last = 0;

worker.addEventListener ("message", (event: MessageEvent<Reply>) => {
  const { id, text, fault } = event.data;
  const asked = waiting.get (id);
  waiting.delete (id);
  if (text !== undefined)
    asked?.resolve (text);
  else
    asked?.reject (new Error (fault));
});

function post (question: Asked): Promise<string> {
  const id = ++last;
  return new Promise ((resolve, reject) => {
    waiting.set (id, { resolve, reject });
    worker.postMessage ({ ...question, id });
  });
}

function read<T> (text: string): T {
  const answer = JSON.parse (text) as T & Partial<Failure>;
  if (answer.error)
    throw new CoreError (answer.error);
  return answer;
}

export async function ask<T> (verb: Verb, ...parts: unknown[]): Promise<T> {
  const texts = parts.map (part => typeof part === "string" ? part : JSON.stringify (part));
  return read<T> (await post ({ verb, texts }));
}

export async function readClass<T> (bytes: Uint8Array, subject: string): Promise<T> {
  return read<T> (await post ({ verb: "readClass", bytes, subject }));
}
