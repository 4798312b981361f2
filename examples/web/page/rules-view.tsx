// SPDX-License-Identifier: MIT
// The rules in words, with what a teacher notes beside them. The reason is private: it is on this page alone.
import { namesOf, withChangedRule } from "./class";
import type { Rule, RuleType } from "./request";
import { say, tell } from "./say";
import { change, choose, addRule, chooseNobody, state } from "./store";
import { joinNames } from "./words";

function RuleRow (props: { rule: Rule; names: Map<string, string> }) {
  const { rule } = props, who = joinNames (rule.pupils.map (id => props.names.get (id) ?? say ("rule/who-left")));
  const put = (part: Partial<Rule> | null) => change (withChangedRule (state.school, rule.id, part));
  const until = (text: string) => put ({ until: text || undefined });
  const date = <input type="date" value={rule.until ?? ""} onChange={event => until (event.currentTarget.value)} aria-label={say ("rule/until-of", { names: who })} />;
  const reason = <input value={rule.reason ?? ""} autocomplete="off" aria-label={say ("rule/reason-of", { names: who })}
    onChange={event => put ({ reason: event.currentTarget.value || undefined })} />;
  return (
    <li>
      <p>{tell ("rule/line", { names: <strong>{who}</strong>, what: say (`rule/${rule.type}`) })}</p>
      <div class="row">
        <label>{tell ("rule/until", { date })}</label>
        <label class="grow">{tell ("rule/reason", { reason })}</label>
        <button class="plain" onClick={() => put (null)} aria-label={say ("rule/remove-of", { names: who })}>{say ("rule/remove")}</button>
      </div>
    </li>
  );
}

function Picker (props: { names: Map<string, string> }) {
  const [a, b] = state.selected;
  const make = (type: Exclude<RuleType, "pin">) => { addRule (type, [a!, b!]); chooseNobody (); };
  return (
    <section aria-labelledby="new-rule">
      <h2 id="new-rule">{say ("rule/new")}</h2>
      <p id="picker-help">{say ("rule/help")}</p>
      <div class="chips" role="group" aria-describedby="picker-help" aria-labelledby="new-rule">
        {[...props.names].map (([id, name]) => <button key={id} class="chip" aria-pressed={state.selected.includes (id)} onClick={() => choose (id)}><bdi>{name}</bdi></button>)}
      </div>
      <div class="row">
        <button disabled={b === undefined} onClick={() => make ("apart")}>{say ("rule/make-apart")}</button>
        <button disabled={b === undefined} onClick={() => make ("together")}>{say ("rule/make-together")}</button>
        <button disabled={b === undefined} onClick={() => make ("friends")}>{say ("rule/make-friends")}</button>
        <button disabled={b === undefined} onClick={() => make ("prefer")}>{say ("rule/make-prefer")}</button>
      </div>
    </section>
  );
}

export function RulesView () {
  const names = namesOf (state.school), rules = state.school.roster.rules ?? [];
  return (
    <>
      <h1>{say ("view/rules")}</h1>
      {rules.length === 0 ? <p>{say ("rule/none")}</p> : <ul class="rules">{rules.map (rule => <RuleRow key={rule.id} rule={rule} names={names} />)}</ul>}
      <p class="small">{say ("rule/private")}</p>
      <Picker names={names} />
    </>
  );
}
