// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { Choice } from "./choice";
import { lastRound } from "./class";
import { inWords } from "./dates";
import { Groups } from "./groups";
import { Settings } from "./settings";
import { another, draw, nextDate, show, state } from "./store";

const headlines = {
  keep: "These partners may go on.",
  change: "It is time to change partners.",
  mend: "It is time for a new round: not everybody has a partner who may be one.",
};

function AdviceBox () {
  const { advice } = state;
  if (!advice || advice.advice === "begin")
    return null;
  return (
    <details class={`advice ${advice.advice}`}>
      <summary>{headlines[advice.advice]}</summary>
      <ul>{advice.reasons.map (reason => <li key={reason.text}>{reason.text}</li>)}</ul>
    </details>
  );
}

function DrawForm () {
  const [date, setDate] = useState (nextDate ());
  const [number, setNumber] = useState ("");
  const round = lastRound (state.school);
  const again = round?.date === date;
  const submit = (event: Event) => { event.preventDefault (); void draw (date, number.trim ()); };
  return (
    <form class="draw" onSubmit={submit}>
      <button class="primary" type="submit">{again ? "Draw again" : "New partners"}</button>
      <label><span class="from">from </span><input type="date" aria-label="First day of these partners" value={date} required onInput={event => setDate (event.currentTarget.value)} /></label>
      <details class="number">
        <summary>Let the class choose a number</summary>
        <label>It decides among partners that are equally good
          <input inputMode="numeric" pattern="[0-9]{1,19}" placeholder="any number" value={number} autocomplete="off"
                 onInput={event => setNumber (event.currentTarget.value)} />
        </label>
      </details>
    </form>
  );
}

function Seed () {
  const { chosen, seen } = state;
  const n = seen.length - 1;
  const tries = n < 1 ? "" : n === 1 ? "after one draw was set aside" : `after ${n} draws were set aside`;
  if (chosen === null)
    return tries === "" ? null : <p class="seed">Drawn by chance among partners that are as good, {tries}.</p>;
  return (
    <p class="seed">
      Drawn with the number <output>{chosen}</output>{tries && `, ${tries}`}. The same class and the same number always give
      the same partners: nobody chose.
    </p>
  );
}

function Warnings () {
  return state.warnings.length === 0 ? null : (
    <ul class="warnings">{state.warnings.map (warning => <li key={warning.text}>{warning.text}</li>)}</ul>
  );
}

function Round () {
  const round = lastRound (state.school);
  if (!round)
    return <p class="empty">Press “New partners”, and everybody has one.</p>;
  return (
    <>
      <h2>Partners from {inWords (round.date)}{round.assigned && <span class="mark"> changed by hand</span>}</h2>
      <AdviceBox />
      <div class="work">
        <div><Groups key={state.drawn} round={round} /></div>
        <Choice />
      </div>
      <Seed />
      <Warnings />
    </>
  );
}

export function PartnersView () {
  const round = lastRound (state.school);
  return (
    <>
      <h1 class="hidden">Partners</h1>
      <div class="tools">
        <DrawForm />
        {round && (
          <div class="row">
            <button onClick={() => void another ()}>Another one</button>
            <button id="to-board" onClick={() => show ({ board: true })}>Show on the board</button>
            <button id="to-paper" onClick={() => show ({ paper: "pupils" })}>Print</button>
          </div>
        )}
      </div>
      <Settings />
      <Round />
    </>
  );
}
