// SPDX-License-Identifier: MIT
// The partnerships as cards: a tap on a name chooses it, a drag to another name changes places.
import { namesOf } from "./class";
import { useDrag } from "./drag";
import type { Group, Id, Round } from "./request";
import { say, tell } from "./say";
import { awayToday, choose, explain, lock, state } from "./store";
import { joinNames, priceKind, priceWord } from "./words";

const MANY = 50; // groups, above which they appear at once

const lockedAs = (group: Group) =>
  state.school.locked.some (other => other.length === group.length && other.every (id => group.includes (id)));

function Name (props: { id: Id; name: string; away: boolean }) {
  const { id, name, away } = props;
  const chosen = state.selected.includes (id), offer = state.offers.get (id);
  return (
    <button class="name" data-pupil={id} aria-pressed={chosen} onClick={() => choose (id)}>
      <span class="grip" aria-hidden="true">⠿</span>
      <bdi>{name}</bdi>
      {away && <span class="mark">{say ("round/away")}</span>}
      {offer && !chosen && <span class={`offer ${priceKind (offer)}`}>{priceWord (offer)}</span>}
    </button>
  );
}

function Card (props: { group: Group; names: Map<Id, string>; away: Id[]; place: number }) {
  const { group, names, away } = props, locked = lockedAs (group);
  const known = group.filter (id => names.has (id));
  const all = known.map (id => names.get (id)).join (", ");
  return (
    <li class={`card${locked ? " locked" : ""}${state.show ? " drawn" : ""}`} style={{ "--place": props.place }}>
      <div class="members">
        {known.map (id => <Name key={id} id={id} name={names.get (id)!} away={away.includes (id)} />)}
        {known.length === 1 && <span class="mark">{say (group.length === 1 ? "round/with-adult" : "round/left")}</span>}
      </div>
      <div class="card-tools">
        {known.length > 1 && <button class="plain" onClick={() => void explain (known[0]!, known[1]!)} aria-label={say ("names/why", { names: all })}>{say ("round/why")}</button>}
        {known.length > 1 && <button class="plain" aria-pressed={locked} onClick={() => lock (group)} aria-label={say ("names/lock", { names: all })}>
          {say (locked ? "round/locked" : "round/lock")}</button>}
      </div>
    </li>
  );
}

function Cover (props: { round: Round; names: Map<Id, string> }) {
  const away = awayToday ();
  const cover = props.round.covers?.find (cover => cover.absent?.some (id => away.includes (id)) && cover.absent.length === away.length);
  if (away.length === 0 || !cover?.partnerships?.length)
    return null;
  const words = cover.partnerships.map (group => group.map (id => props.names.get (id) ?? "").join (" & "));
  const names = joinNames (away.map (id => props.names.get (id) ?? ""));
  return <p class="cover">{tell ("round/cover", { names, partners: <strong>{words.join (" · ")}</strong> })}</p>;
}

export function Groups (props: { round: Round }) {
  const names = namesOf (state.school), away = awayToday ();
  const drag = useDrag ();
  return (
    <>
      <Cover round={props.round} names={names} />
      <ul class={`groups${props.round.partnerships.length > MANY ? " many" : ""}`} aria-label={say ("round/partnerships")} data-drawn={state.drawn} onPointerDown={drag.start}>
        {props.round.partnerships.map ((group, i) => <Card key={group.join ()} group={group} names={names} away={away} place={i} />)}
      </ul>
      {drag.ghost}
    </>
  );
}
