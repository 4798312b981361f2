// SPDX-License-Identifier: MIT
import { ask } from "./ask";
import { subjectOf, subjectsOf } from "./class";
import type { SettingsTable, Strategy } from "./request";
import { say, tell } from "./say";
import { change, show, state } from "./store";

const strategies: Strategy[] = ["mixed", "matched", "random"];

// What the library takes where the class has set nothing.
let usual = new Map<string, unknown> ();

export async function readSettings (): Promise<void> {
  const table = await ask<SettingsTable> ("settings");
  usual = new Map (table.settings.map (setting => [setting.name, setting.default]));
  show ({});
}

const settingOf = (name: string) => state.school.policy[name] ?? usual.get (name);
const setPolicy = (part: Record<string, unknown>) =>
  change ({ ...state.school, policy: { ...state.school.policy, ...part } });

function Strategies () {
  const now = String (settingOf ("strategy") ?? ""), known = strategies.find (strategy => strategy === now);
  return (
    <fieldset class="strategies">
      <legend class="hidden">{say ("settings/strategy")}</legend>
      {strategies.map (strategy => (
        <label key={strategy}>
          <input type="radio" name="strategy" checked={now === strategy} onChange={() => setPolicy ({ strategy })} /> {say (`settings/${strategy}`)}
        </label>
      ))}
      <span class="small">{known ? say (`settings/${known}-means`) : now && say ("settings/other-means", { strategy: now })}</span>
    </fieldset>
  );
}

function Weeks (props: { label: "settings/at-least" | "settings/at-most"; name: "min_tenure_days" | "max_tenure_days" }) {
  const days = settingOf (props.name);
  const weeks = <input type="number" min="0" max="52" value={days === undefined ? "" : Number (days) / 7}
    onChange={event => setPolicy ({ [props.name]: Math.round (Number (event.currentTarget.value) * 7) })} />;
  return <label>{tell (props.label, { weeks })}</label>;
}

function Subject () {
  const subjects = subjectsOf (state.school.roster);
  const choice = (
    <select value={subjectOf (state.school)} onChange={event => setPolicy ({ subject: event.currentTarget.value })}>
      {subjects.map (subject => <option key={subject}>{subject}</option>)}
    </select>
  );
  return subjects.length < 2 ? null : <label>{tell ("settings/subject", { subject: choice })}</label>;
}

function Odd () {
  const adult = settingOf ("odd") === "adult";
  return <label><input type="checkbox" checked={adult} onChange={() => setPolicy ({ odd: adult ? "three" : "adult" })} /> {say ("settings/adult")}</label>;
}

export function Settings () {
  return (
    <div class="settings">
      <Strategies />
      <Subject />
      <details>
        <summary>{say ("settings/tenure")}</summary>
        <div class="more">
          <Weeks label="settings/at-least" name="min_tenure_days" />
          <Weeks label="settings/at-most" name="max_tenure_days" />
          <Odd />
          <label><input type="checkbox" checked={state.show} onChange={() => show ({ show: !state.show })} /> {say ("settings/show")}</label>
        </div>
      </details>
    </div>
  );
}
