// SPDX-License-Identifier: MIT
// The class as it was understood, to be corrected.
import { useState } from "preact/hooks";
import { nameOf, subjectOf, withNewPupil, withPupil } from "./class";
import type { Pupil } from "./request";
import { change, draw, forgetPupil, nextDate, readColumn, setAbsent, show, state } from "./store";

const bandsOf = (subject: string): string[] =>
  (state.school.roster.scales?.[subject] as { bands?: string[] } | undefined)?.bands ?? [];

function readAttainment (text: string): number | string | null {
  const trimmed = text.trim (), number = Number (trimmed.replace (",", "."));
  return trimmed === "" ? null : Number.isFinite (number) ? number : trimmed;
}

function setAttainment (pupil: Pupil, subject: string, text: string) {
  change (withPupil (state.school, pupil.id, { attainment: { ...pupil.attainment, [subject]: readAttainment (text) } }));
}

function Forget (props: { pupil: Pupil }) {
  const [sure, setSure] = useState (false), { pupil } = props;
  return sure
    ? <button class="danger" onClick={() => forgetPupil (pupil.id)}>Really forget {nameOf (pupil)}</button>
    : <button class="plain" onClick={() => setSure (true)} aria-label={`Forget ${nameOf (pupil)}`}>Forget</button>;
}

function Row (props: { pupil: Pupil; subject: string | undefined }) {
  const { pupil, subject } = props, name = nameOf (pupil), absent = state.school.absent.includes (pupil.id);
  const rename = (text: string) => text.trim () && change (withPupil (state.school, pupil.id, { name: text.trim () }));
  return (
    <tr>
      <td><input value={name} aria-label={`Name of ${name}`} autocomplete="off" spellcheck={false} onChange={event => rename (event.currentTarget.value)} /></td>
      {subject !== undefined && <td><input class="short" value={String (pupil.attainment?.[subject] ?? "")} list="bands" autocomplete="off"
        aria-label={`${subject} of ${name}`} onChange={event => setAttainment (pupil, subject, event.currentTarget.value)} /></td>}
      <td><label><input type="checkbox" checked={absent} onChange={() => setAbsent (pupil.id, !absent)} /> <span class="hidden">{name} is </span>away</label></td>
      <td><Forget pupil={pupil} /></td>
    </tr>
  );
}

// Which column of the list is attainment, as long as nothing has come of it.
function Column (props: { subject: string | undefined }) {
  const headings = state.source?.headings ?? [];
  return headings.length < 2 || state.school.rounds.length > 0 ? null : (
    <p><label>Attainment is in the column <select value={props.subject ?? ""} onChange={event => void readColumn (event.currentTarget.value)}>
      {props.subject === undefined && <option value="">none</option>}
      {headings.map (heading => <option key={heading}>{heading}</option>)}
    </select></label></p>
  );
}

// The first time straight to partners; later just back to them.
function Onward () {
  const begun = state.school.rounds.length > 0;
  const onward = () => { show ({ view: "partners" }); if (!begun) void draw (nextDate ()); };
  return <button class="primary" onClick={onward}>{begun ? "Back to the partners" : "That is my class: draw partners"}</button>;
}

export function ClassView () {
  const { school, notes } = state, subject = subjectOf (school);
  return (
    <>
      <h1>{school.roster.pupils.length} pupils</h1>
      {notes.length > 0 && <section class="notes" aria-label="What was understood"><ul>{notes.map (note => <li key={note.text}>{note.text}</li>)}</ul></section>}
      <p>Correct what is wrong. {subject === undefined ? "No attainment was read: partners will be drawn at random." : "An empty place means that attainment is not known; that is no harm."}</p>
      <Column subject={subject} />
      <div class="row">
        <Onward />
        <button onClick={() => change (withNewPupil (school))}>Add a pupil</button>
      </div>
      <datalist id="bands">{subject !== undefined && bandsOf (subject).map (band => <option key={band} value={band} />)}</datalist>
      <table class="class">
        <thead><tr><th scope="col">Name</th>{subject !== undefined && <th scope="col">{subject}</th>}<th scope="col">Next draw</th><th scope="col"><span class="hidden">Forget</span></th></tr></thead>
        <tbody>{school.roster.pupils.map (pupil => <Row key={pupil.id} pupil={pupil} subject={subject} />)}</tbody>
      </table>
    </>
  );
}
