// SPDX-License-Identifier: MIT
// What can be done with the one or two pupils who are chosen.
import { arePartners, groupOf, lastRound, namesOf } from "./class";
import type { Id, Price } from "./request";
import { addRule, awayToday, chooseNobody, explain, setAbsent, setAwayToday, show, state, swap } from "./store";
import { priceKind, priceWord } from "./words";

function PriceWords (props: { price: Price }) {
  const { price } = props;
  return (
    <div class="price" aria-live="polite">
      <p>If they change places: <strong class={`offer ${priceKind (price)}`}>{priceWord (price)}</strong></p>
      {price.worse.length > 0 && <ul>{price.worse.map (finding => <li key={finding.text}>{finding.text}</li>)}</ul>}
      {price.better.length > 0 && <><p>No longer:</p><ul>{price.better.map (finding => <li key={finding.text}>{finding.text}</li>)}</ul></>}
    </div>
  );
}

function One (props: { id: Id; name: string }) {
  const { id, name } = props;
  const absent = state.school.absent.includes (id), today = awayToday ().includes (id);
  const inRound = !!groupOf (lastRound (state.school), id);
  return (
    <>
      <p>{name} is chosen. Choose a second name to change places, to make a rule or to ask why not.</p>
      <div class="row">
        {inRound && <button aria-pressed={today} onClick={() => void setAwayToday (id, !today)}>Away today</button>}
        <button aria-pressed={absent} onClick={() => setAbsent (id, !absent)}>Away from the next draw on</button>
      </div>
    </>
  );
}

function Two (props: { a: Id; b: Id; names: [string, string] }) {
  const { a, b } = props, partners = arePartners (lastRound (state.school), a, b);
  return (
    <>
      <p><strong>{props.names[0]} and {props.names[1]}</strong>{partners && " are partners."}</p>
      {state.price && <PriceWords price={state.price} />}
      <div class="row">
        {!partners && <button disabled={!state.price} onClick={() => void swap (a, b)}>Change places</button>}
        <button onClick={() => void explain (a, b)}>{partners ? "Why these two?" : "Why not these two?"}</button>
        <button onClick={() => addRule ("apart", [a, b])}>Never partners</button>
        <button onClick={() => addRule ("together", [a, b])}>Always together</button>
        <button onClick={() => addRule ("friends", [a, b])}>Friends</button>
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
    return <aside class="choice hint"><p>Tap a name to see what it would cost if that pupil changed places, then a second name to do it,
      to make a rule or to ask why. Or drag one name to another.</p></aside>;
  const name = (id: Id) => names.get (id) ?? "";
  const close = () => a === undefined ? show ({ why: null }) : chooseNobody ();
  return (
    <section class="choice" aria-label="The chosen pupils" onKeyDown={event => { if (event.key === "Escape") close (); }}>
      <button class="plain close" onClick={close} aria-label="Close">×</button>
      {a !== undefined && b === undefined && <One id={a} name={name (a)} />}
      {a !== undefined && b !== undefined && <Two a={a} b={b} names={[name (a), name (b)]} />}
      <Why />
    </section>
  );
}
