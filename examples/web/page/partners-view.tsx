// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";
import { Choice } from "./choice";
import { lastRound } from "./class";
import { inWords } from "./dates";
import { Groups } from "./groups";
import { say, tell } from "./say";
import { Settings } from "./settings";
import { another, draw, nextDate, show, state } from "./store";

function AdviceBox () {
  const { advice } = state;
  if (!advice || advice.advice === "begin")
    return null;
  return (
    <details class={`advice ${advice.advice}`}>
      <summary>{say (`advice/${advice.advice}`)}</summary>
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
      <button class="primary" type="submit">{say (again ? "draw/again" : "draw/first")}</button>
      <label><span class="from">{say ("draw/from")} </span><input type="date" aria-label={say ("draw/date")} value={date} required onInput={event => setDate (event.currentTarget.value)} /></label>
      <details class="number">
        <summary>{say ("draw/choose")}</summary>
        <label>{say ("draw/number")}
          <input inputMode="numeric" pattern="[0-9]{1,19}" placeholder={say ("draw/any-number")} value={number} autocomplete="off"
                 onInput={event => setNumber (event.currentTarget.value)} />
        </label>
      </details>
    </form>
  );
}

function Seed () {
  const { chosen, seen } = state;
  const n = seen.length - 1;
  if (chosen === null)
    return n < 1 ? null : <p class="seed">{say ("drawn/tries", { n })}</p>;
  const number = <output>{chosen}</output>;
  return <p class="seed">{n < 1 ? tell ("drawn/number", { number }) : tell ("drawn/number-tries", { n, number })}</p>;
}

function Warnings () {
  return state.warnings.length === 0 ? null : (
    <ul class="warnings">{state.warnings.map (warning => <li key={warning.text}>{warning.text}</li>)}</ul>
  );
}

function Round () {
  const round = lastRound (state.school);
  if (!round)
    return <p class="empty">{say ("draw/none")}</p>;
  return (
    <>
      <h2>{say ("round/from", { date: inWords (round.date) })}{round.assigned && <span class="mark"> {say ("round/by-hand")}</span>}</h2>
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
      <h1 class="hidden">{say ("view/partners")}</h1>
      <div class="tools">
        <DrawForm />
        {round && (
          <div class="row">
            <button onClick={() => void another ()}>{say ("draw/another")}</button>
            <button id="to-board" onClick={() => show ({ board: true })}>{say ("board/open")}</button>
            <button id="to-paper" onClick={() => show ({ paper: "pupils" })}>{say ("paper/print")}</button>
          </div>
        )}
      </div>
      <Settings />
      <Round />
    </>
  );
}
