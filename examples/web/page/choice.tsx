// SPDX-License-Identifier: MIT
// What can be done with the one or two pupils who are chosen.
import { arePartners, groupOf, lastRound, namesOf } from "./class";
import type { Id, Price } from "./request";
import { say, tell } from "./say";
import { addRule, awayToday, chooseNobody, explain, setAbsent, setAwayToday, show, state, swap } from "./store";
import { joinNames, priceKind, priceWord } from "./words";

function PriceWords (props: { price: Price }) {
  const { price } = props;
  return (
    <div class="price" aria-live="polite">
      <p>{tell ("choice/price", { price: <strong class={`offer ${priceKind (price)}`}>{priceWord (price)}</strong> })}</p>
      {price.worse.length > 0 && <ul>{price.worse.map (finding => <li key={finding.text}>{finding.text}</li>)}</ul>}
      {price.better.length > 0 && <><p>{say ("choice/no-longer")}</p><ul>{price.better.map (finding => <li key={finding.text}>{finding.text}</li>)}</ul></>}
    </div>
  );
}

function One (props: { id: Id; name: string }) {
  const { id, name } = props;
  const absent = state.school.absent.includes (id), today = awayToday ().includes (id);
  const inRound = !!groupOf (lastRound (state.school), id);
  return (
    <>
      <p>{say ("choice/one", { name })}</p>
      <div class="row">
        {inRound && <button aria-pressed={today} onClick={() => void setAwayToday (id, !today)}>{say ("choice/away-today")}</button>}
        <button aria-pressed={absent} onClick={() => setAbsent (id, !absent)}>{say ("choice/away-next")}</button>
      </div>
    </>
  );
}

function Two (props: { a: Id; b: Id; names: [string, string] }) {
  const { a, b } = props, partners = arePartners (lastRound (state.school), a, b);
  const names = <strong>{joinNames (props.names)}</strong>;
  return (
    <>
      <p>{partners ? tell ("choice/are-partners", { names }) : names}</p>
      {state.price && <PriceWords price={state.price} />}
      <div class="row">
        {!partners && <button disabled={!state.price} onClick={() => void swap (a, b)}>{say ("choice/swap")}</button>}
        <button onClick={() => void explain (a, b)}>{say (partners ? "choice/why" : "choice/why-not")}</button>
        <button onClick={() => addRule ("apart", [a, b])}>{say ("rule/make-apart")}</button>
        <button onClick={() => addRule ("together", [a, b])}>{say ("rule/make-together")}</button>
        <button onClick={() => addRule ("friends", [a, b])}>{say ("rule/make-friends-short")}</button>
      </div>
    </>
  );
}

function Why () {
  const { why } = state;
  return why && (
    <div class="why" role="status">
      <h3>{why.title}</h3>
      <ul>{why.reasons.map (reason => <li key={reason.text}>{reason.text}</li>)}</ul>
    </div>
  );
}

export function Choice () {
  const names = namesOf (state.school), [a, b] = state.selected;
  if (a === undefined && !state.why)
    return <aside class="choice hint"><p>{say ("choice/hint")}</p></aside>;
  const name = (id: Id) => names.get (id) ?? "";
  const close = () => a === undefined ? show ({ why: null }) : chooseNobody ();
  return (
    <section class="choice" aria-label={say ("choice/pupils")} onKeyDown={event => { if (event.key === "Escape") close (); }}>
      <button class="plain close" onClick={close} aria-label={say ("page/close")}>×</button>
      {a !== undefined && b === undefined && <One id={a} name={name (a)} />}
      {a !== undefined && b !== undefined && <Two a={a} b={b} names={[name (a), name (b)]} />}
      <Why />
    </section>
  );
}
