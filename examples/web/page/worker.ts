// SPDX-License-Identifier: MIT
// The core beside the page, so that a long answer never holds up a click.
import { loadCore, type Core, type Verb } from "./core";

export type Question =
  | { id: number; verb: Verb; texts: string[] }
  | { id: number; verb: "readClass"; bytes: Uint8Array; subject: string };
export type Reply = { id: number; text?: string; fault?: string };

let core: Promise<Core> | undefined;

function answer (core: Core, question: Question): string {
  return question.verb === "readClass" ? core.readClass (question.bytes, question.subject)
                                       : core.ask (question.verb, ...question.texts);
}

addEventListener ("message", async (event: MessageEvent<ArrayBuffer | Question>) => {
  const message = event.data;
  if (message instanceof ArrayBuffer) {
    core = loadCore (message);
    return;
  }
  let reply: Reply;
  try {
    reply = { id: message.id, text: answer (await core!, message) };
  } catch (fault) {
    reply = { id: message.id, fault: String (fault) };
  }
  postMessage (reply);
});
