// SPDX-License-Identifier: MIT
// The core beside the page, so that a long answer never holds up a click.
import { loadCore, type Core, type Verb } from "./core";

export type Question =
  | { id: number; verb: Verb; texts: string[] }
  | { id: number; verb: "readClass"; bytes: Uint8Array; subject: string };
export type Reply = { id: number; answer?: unknown; fault?: string };

let core: Promise<Core> | undefined;

// The page is given the answer without its proof, which is the longest part of it.
function answer (core: Core, question: Question): unknown {
  const text = question.verb === "readClass" ? core.readClass (question.bytes, question.subject)
                                             : core.ask (question.verb, ...question.texts);
  const value = JSON.parse (text);
  delete value.certificate;
  return value;
}

const decode = (base64: string) => Uint8Array.from (atob (base64), character => character.charCodeAt (0));

addEventListener ("message", async (event: MessageEvent<string | Question>) => {
  const message = event.data;
  if (typeof message === "string") {
    core = loadCore (decode (message));
    return;
  }
  let reply: Reply;
  try {
    reply = { id: message.id, answer: answer (await core!, message) };
  } catch (fault) {
    reply = { id: message.id, fault: String (fault) };
  }
  postMessage (reply);
});
