// SPDX-License-Identifier: MIT
// The rules in words, with what a teacher notes beside them. The reason is private: it is on this page alone.
import { namesOf, withChangedRule } from "./class";
import type { Rule, RuleType } from "./request";
import { change, choose, addRule, chooseNobody, state } from "./store";
import { joinNames, ruleWords } from "./words";

function RuleRow (props: { rule: Rule; names: Map<string, string> }) {
  const { rule } = props, who = joinNames (rule.pupils.map (id => props.names.get (id) ?? "somebody who has left"));
  const put = (part: Partial<Rule> | null) => change (withChangedRule (state.school, rule.id, part));
  const until = (text: string) => put ({ until: text || undefined });
  return (
    <li>
      <p><strong>{who}</strong>: {ruleWords[rule.type]}</p>
      <div class="row">
        <label>until <input type="date" value={rule.until ?? ""} onChange={event => until (event.currentTarget.value)} aria-label={`Until when, for ${who}`} /></label>
        <label class="grow">why (private) <input value={rule.reason ?? ""} autocomplete="off" aria-label={`Private reason, for ${who}`}
          onChange={event => put ({ reason: event.currentTarget.value || undefined })} /></label>
        <button class="plain" onClick={() => put (null)} aria-label={`Remove the rule for ${who}`}>Remove</button>
      </div>
    </li>
  );
}

function Picker (props: { names: Map<string, string> }) {
  const [a, b] = state.selected;
  const make = (type: Exclude<RuleType, "pin">) => { addRule (type, [a!, b!]); chooseNobody (); };
  return (
    <section aria-labelledby="new-rule">
      <h2 id="new-rule">A new rule</h2>
      <p id="picker-help">Tap two names, then say what holds for them.</p>
      <div class="chips" role="group" aria-describedby="picker-help" aria-labelledby="new-rule">
        {[...props.names].map (([id, name]) => <button key={id} class="chip" aria-pressed={state.selected.includes (id)} onClick={() => choose (id)}><bdi>{name}</bdi></button>)}
      </div>
      <div class="row">
        <button disabled={b === undefined} onClick={() => make ("apart")}>Never partners</button>
        <button disabled={b === undefined} onClick={() => make ("together")}>Always together</button>
        <button disabled={b === undefined} onClick={() => make ("friends")}>Friends, better apart</button>
        <button disabled={b === undefined} onClick={() => make ("prefer")}>Better together</button>
      </div>
    </section>
  );
}

export function RulesView () {
  const names = namesOf (state.school), rules = state.school.roster.rules ?? [];
  return (
    <>
      <h1>Rules</h1>
      {rules.length === 0 ? <p>There are no rules.</p> : <ul class="rules">{rules.map (rule => <RuleRow key={rule.id} rule={rule} names={names} />)}</ul>}
      <p class="small">Rules and their reasons are for you alone: neither the board nor a printed page shows them.</p>
      <Picker names={names} />
    </>
  );
}
