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

type Waiting = { resolve: (answer: unknown) => void; reject: (fault: Error) => void };
type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, "id"> : never) : never;

const textOf = (id: string) => document.getElementById (id)!.textContent!;

function startWorker (): Worker {
  const address = URL.createObjectURL (new Blob ([textOf ("worker")], { type: "text/javascript" }));
  const worker = new Worker (address);
  worker.postMessage (textOf ("core"));
  return worker;
}

const worker = startWorker ();
const waiting = new Map<number, Waiting> ();
let last = 0;

worker.addEventListener ("message", (event: MessageEvent<Reply>) => {
  const { id, answer, fault } = event.data;
  const asked = waiting.get (id);
  waiting.delete (id);
  if (fault === undefined)
    asked?.resolve (answer);
  else
    asked?.reject (new Error (fault));
});

function post (question: Asked): Promise<unknown> {
  const id = ++last;
  return new Promise ((resolve, reject) => {
    waiting.set (id, { resolve, reject });
    worker.postMessage ({ ...question, id });
  });
}

async function getAnswer<T> (question: Asked): Promise<T> {
  const answer = await post (question) as T & Partial<Failure>;
  if (answer.error)
    throw new CoreError (answer.error);
  return answer;
}

export function ask<T> (verb: Verb, ...parts: unknown[]): Promise<T> {
  const texts = parts.map (part => typeof part === "string" ? part : JSON.stringify (part));
  return getAnswer<T> ({ verb, texts });
}

export function readClass<T> (bytes: Uint8Array, subject: string): Promise<T> {
  return getAnswer<T> ({ verb: "readClass", bytes, subject });
}
