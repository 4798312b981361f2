// SPDX-License-Identifier: MIT
// A page that the core has made, in a frame in which no script runs.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask } from "./ask";
import { lastRound, requestOfNext, type SchoolClass } from "./class";
import { today } from "./dates";

// Only what the page needs: neither attainment nor rules nor words on how it went.
function requestOfPage (school: SchoolClass) {
  const pupils = school.roster.pupils.map (({ id, name }) => ({ id, ...(name && { name }) }));
  const request = requestOfNext (school, today ());
  return { version: 1, roster: { pupils }, history: { rounds: school.rounds }, date: request.date, seed: school.rounds[school.rounds.length - 1]?.seed ?? 0 };
}

export function useCorePage (school: SchoolClass, kind: string): string {
  const [html, setHtml] = useState ("");
  useEffect (() => {
    const day = lastRound (school) && lastRound (school)!.date > today () ? lastRound (school)!.date : today ();
    void ask<{ html: string }> ("page", requestOfPage (school), kind, school.title, day).then (page => setHtml (page.html));
  }, [school, kind]);
  return html;
}

export function Frame (props: { html: string; title: string; frame: RefObject<HTMLIFrameElement | null>; onLoad?: () => void }) {
  return props.html === "" ? null
    : <iframe ref={props.frame} class="sheet" title={props.title} sandbox="allow-same-origin allow-modals" srcdoc={props.html} onLoad={props.onLoad} />;
}
