// SPDX-License-Identifier: MIT
// Where the class is: in a file that the teacher keeps, and if wanted in this browser's storage.
import { ask } from "./ask";
import { classFrom, policyFrom, requestOfNext, type SchoolClass } from "./class";
import { today } from "./dates";
import type { Request } from "./request";
import { say } from "./say";

const KEY = "learning-partners";

function tryStorage<T> (work: (storage: Storage) => T): T | undefined {
  try {
    return work (localStorage);
  } catch {
    return undefined;
  }
}

export const canKeep = () => tryStorage (storage => storage.length >= 0) === true;

export function keep (school: SchoolClass): boolean {
  const text = JSON.stringify ({ title: school.title, request: requestOfNext (school, today ()) });
  return tryStorage (storage => (storage.setItem (KEY, text), true)) === true;
}

export function findKept (): SchoolClass | undefined {
  const text = tryStorage (storage => storage.getItem (KEY));
  if (!text)
    return undefined;
  try {
    const { title, request } = JSON.parse (text) as { title: string; request: Request };
    return classFrom (request, title);
  } catch {
    return undefined;
  }
}

export const forgetKept = () => void tryStorage (storage => storage.removeItem (KEY));

export function saveFile (school: SchoolClass): void {
  const text = JSON.stringify (requestOfNext (school, today ()), null, 1) + "\n";
  const link = document.createElement ("a");
  link.href = URL.createObjectURL (new Blob ([text], { type: "application/json" }));
  link.download = `${school.title.replace (/[^\p{L}\p{N} _-]/gu, "") || say ("file/untitled")}.partners.json`;
  link.click ();
  setTimeout (() => URL.revokeObjectURL (link.href), 60_000);
}

// A saved class, read by the core first so that what is wrong with it is said.
export async function openFile (text: string, name: string): Promise<SchoolClass> {
  const request = JSON.parse (text) as Request;
  await ask ("advice", { ...request, policy: policyFrom (request) });
  return classFrom (request, name.replace (/(\.partners)?\.json$/i, ""));
}
