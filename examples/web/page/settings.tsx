// SPDX-License-Identifier: MIT
import { ask } from "./ask";
import { subjectOf, subjectsOf } from "./class";
import type { SettingsTable, Strategy } from "./request";
import { change, show, state } from "./store";

const strategies: Record<Strategy, [string, string]> = {
  mixed: ["Mixed", "partners some way apart in attainment, neither alike nor extremes"],
  matched: ["Matched", "partners close in attainment, within a sixth of the class"],
  random: ["Random", "attainment plays no part"],
};

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
  const now = String (settingOf ("strategy") ?? "");
  return (
    <fieldset class="strategies">
      <legend class="hidden">Which partners</legend>
      {Object.entries (strategies).map (([strategy, [word]]) => (
        <label key={strategy}>
          <input type="radio" name="strategy" checked={now === strategy} onChange={() => setPolicy ({ strategy })} /> {word}
        </label>
      ))}
      <span class="small">{strategies[now as Strategy]?.[1] ?? (now && `as this file says: ${now}`)}</span>
    </fieldset>
  );
}

function Weeks (props: { label: string; name: "min_tenure_days" | "max_tenure_days" }) {
  const days = settingOf (props.name);
  return (
    <label>{props.label} <input type="number" min="0" max="52" value={days === undefined ? "" : Number (days) / 7}
      onChange={event => setPolicy ({ [props.name]: Math.round (Number (event.currentTarget.value) * 7) })} /> weeks</label>
  );
}

function Subject () {
  const subjects = subjectsOf (state.school.roster);
  return subjects.length < 2 ? null : (
    <label>by <select value={subjectOf (state.school)} onChange={event => setPolicy ({ subject: event.currentTarget.value })}>
      {subjects.map (subject => <option key={subject}>{subject}</option>)}
    </select></label>
  );
}

function Odd () {
  const adult = settingOf ("odd") === "adult";
  return <label><input type="checkbox" checked={adult} onChange={() => setPolicy ({ odd: adult ? "three" : "adult" })} /> In an odd class one works with an adult, instead of a three</label>;
}

export function Settings () {
  return (
    <div class="settings">
      <Strategies />
      <Subject />
      <details>
        <summary>How long together</summary>
        <div class="more">
          <Weeks label="At least" name="min_tenure_days" />
          <Weeks label="at most" name="max_tenure_days" />
          <Odd />
          <label><input type="checkbox" checked={state.show} onChange={() => show ({ show: !state.show })} /> Show the draw as a short animation</label>
        </div>
      </details>
    </div>
  );
}
