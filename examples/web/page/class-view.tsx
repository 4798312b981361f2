// SPDX-License-Identifier: MIT
// The class as it was understood, to be corrected.
import { useState } from "preact/hooks";
import { nameOf, subjectOf, withNewPupil, withPupil } from "./class";
import type { Pupil } from "./request";
import { say, tell } from "./say";
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
    ? <button class="danger" onClick={() => forgetPupil (pupil.id)}>{say ("forget/pupil-really", { name: nameOf (pupil) })}</button>
    : <button class="plain" onClick={() => setSure (true)} aria-label={say ("forget/pupil", { name: nameOf (pupil) })}>{say ("forget/do")}</button>;
}

function Row (props: { pupil: Pupil; subject: string | undefined }) {
  const { pupil, subject } = props, name = nameOf (pupil), absent = state.school.absent.includes (pupil.id);
  const rename = (text: string) => text.trim () && change (withPupil (state.school, pupil.id, { name: text.trim () }));
  return (
    <tr>
      <td><input value={name} aria-label={say ("class/name-of", { name })} autocomplete="off" spellcheck={false} onChange={event => rename (event.currentTarget.value)} /></td>
      {subject !== undefined && <td><input class="short" value={String (pupil.attainment?.[subject] ?? "")} list="bands" autocomplete="off"
        aria-label={say ("class/attainment-of", { subject, name })} onChange={event => setAttainment (pupil, subject, event.currentTarget.value)} /></td>}
      <td><label><input type="checkbox" aria-label={say ("class/away-of", { name })} checked={absent} onChange={() => setAbsent (pupil.id, !absent)} /> {say ("class/away")}</label></td>
      <td><Forget pupil={pupil} /></td>
    </tr>
  );
}

// Which column of the list is attainment, as long as nothing has come of it.
function Column (props: { subject: string | undefined }) {
  const headings = state.source?.headings ?? [];
  const column = (
    <select value={props.subject ?? ""} onChange={event => void readColumn (event.currentTarget.value)}>
      {props.subject === undefined && <option value="">{say ("class/no-column")}</option>}
      {headings.map (heading => <option key={heading}>{heading}</option>)}
    </select>
  );
  return headings.length < 2 || state.school.rounds.length > 0 ? null : <p><label>{tell ("class/column", { column })}</label></p>;
}

// The first time straight to partners; later just back to them.
function Onward () {
  const begun = state.school.rounds.length > 0;
  const onward = () => { show ({ view: "partners" }); if (!begun) void draw (nextDate ()); };
  return <button class="primary" onClick={onward}>{say (begun ? "class/back" : "class/draw")}</button>;
}

export function ClassView () {
  const { school, notes } = state, subject = subjectOf (school);
  return (
    <>
      <h1>{say ("class/pupils", { n: school.roster.pupils.length })}</h1>
      {notes.length > 0 && <section class="notes" aria-label={say ("class/understood")}><ul>{notes.map (note => <li key={note.text}>{note.text}</li>)}</ul></section>}
      <p>{say (subject === undefined ? "class/correct-names" : "class/correct")}</p>
      <Column subject={subject} />
      <div class="row">
        <Onward />
        <button onClick={() => change (withNewPupil (school))}>{say ("class/add")}</button>
      </div>
      <datalist id="bands">{subject !== undefined && bandsOf (subject).map (band => <option key={band} value={band} />)}</datalist>
      <table class="class">
        <thead><tr><th scope="col">{say ("class/name")}</th>{subject !== undefined && <th scope="col">{subject}</th>}<th scope="col">{say ("class/next-draw")}</th><th scope="col"><span class="hidden">{say ("forget/do")}</span></th></tr></thead>
        <tbody>{school.roster.pupils.map (pupil => <Row key={pupil.id} pupil={pupil} subject={subject} />)}</tbody>
      </table>
    </>
  );
}
