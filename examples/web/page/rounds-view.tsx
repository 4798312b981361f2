// SPDX-License-Identifier: MIT
// The rounds so far, and who has met whom.
import { useEffect, useState } from "preact/hooks";
import { ask } from "./ask";
import { namesOf, requestOfNext } from "./class";
import { inWords, today } from "./dates";
import type { CoverageRow, Round } from "./request";
import { say } from "./say";
import { state } from "./store";

function RoundItem (props: { round: Round; names: Map<string, string>; open: boolean }) {
  const { round, names } = props;
  const together = (group: string[]) => group.map (id => names.get (id) ?? say ("rounds/who-left")).join (" & ");
  return (
    <details open={props.open}>
      <summary>{inWords (round.date)}{round.assigned && <span class="mark"> {say ("round/by-hand")}</span>}</summary>
      <ul class="columns">{round.partnerships.map (group => <li key={group.join ()}>{together (group)}</li>)}</ul>
    </details>
  );
}

const shade = (times: number) => `met-${Math.min (times, 3)}`;

function Triangle (props: { rows: CoverageRow[] }) {
  const { rows } = props, met = rows.reduce ((sum, row) => sum + row.met.filter (times => times > 0).length, 0);
  const all = rows.length * (rows.length - 1) / 2;
  return (
    <section aria-labelledby="met">
      <h2 id="met">{say ("rounds/met")}</h2>
      <p>{say ("rounds/met-count", { met, all })}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={say ("rounds/table")}>
        <table class="triangle">
          <thead><tr><th scope="col">{say ("rounds/pupil")}</th>{rows.slice (0, -1).map (row => <th key={row.id} scope="col"><span><bdi>{row.name}</bdi></span></th>)}</tr></thead>
          <tbody>
            {rows.map (row => (
              <tr key={row.id}>
                <th scope="row"><bdi>{row.name}</bdi></th>
                {row.met.map ((times, i) => <td key={i} class={shade (times)}>{times || "·"}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function RoundsView () {
  const [rows, setRows] = useState<CoverageRow[]> ([]), { school } = state;
  const names = namesOf (school);
  useEffect (() => {
    void ask<CoverageRow[]> ("coverage", requestOfNext (school, today ())).then (setRows, () => setRows ([]));
  }, [school]);
  return (
    <>
      <h1>{say ("view/rounds")}</h1>
      {school.rounds.length === 0 && <p>{say ("rounds/none")}</p>}
      {[...school.rounds].reverse ().map ((round, i) => <RoundItem key={round.date} round={round} names={names} open={i === 0} />)}
      {school.rounds.length > 0 && rows.length > 0 && <Triangle rows={rows} />}
    </>
  );
}
