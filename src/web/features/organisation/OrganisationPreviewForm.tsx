import { useEffect, useRef, useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { OrganisationPreview, UnitRow, UnitTold } from '../../../contract/organisationImport.ts';
import { plusDays } from '../../../domain/control/due.ts';
import type { Day } from '../../../domain/day.ts';
import type { UnitId } from '../../../domain/identity.ts';
import type { SameUnit } from '../../../domain/organisation/renames.ts';
import type { UnitField } from '../../../domain/organisation/difference.ts';
import { roleWords, unitKindWords } from '../../../text/screenOrganisation.ts';
import { cellWords, doubtSentence, organisationImportText as text, organisationVerdict, unitFieldWords } from '../../../text/screenOrganisationImport.ts';
import { sentenceOf } from '../../call.ts';

/** What the person has chosen in the preview. */
export interface Wishes { readonly close: UnitId[]; readonly endHeads: string[]; readonly leaveOut: string[]; readonly leaveOutPeople: string[] }
/** So many rows of one kind are shown; the file itself is the place to read the rest. */
const most = 200;
const fewDoubts = 12;

interface Given { readonly name: string; readonly day: Day; readonly preview: OrganisationPreview; readonly onSame: (same: readonly SameUnit[]) => void; readonly onTake: (wishes: Wishes) => Promise<void>; readonly onAnother: () => void }

/** Opens with the verdict, then what is doubtful, then the differences by kind, last what will be written. */
export function OrganisationPreviewForm({ name, day, preview, onSame, onTake, onAnother }: Given): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Ticked at once; the preview that says what follows from it comes after.
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const say = (now: ReadonlySet<string>): void => {
    setSaid(now);
    onSame(preview.renames.flatMap(({ key, unitId }) => (now.has(key) ? [{ key, unitId }] : [])));
  };
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [outPeople, setOutPeople] = useState<ReadonlySet<string>>(new Set());
  const [close, setClose] = useState<ReadonlySet<string>>(new Set());
  const [heads, setHeads] = useState<ReadonlySet<string>>(new Set());
  const [allDoubts, setAllDoubts] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const last = plusDays(day, -1);
  const rows = preview.units.filter((row) => !row.left);
  const added = rows.filter((row) => row.before === null);
  const [renamed, moved] = [rows.filter((row) => row.changes.includes('name')), rows.filter((row) => row.changes.includes('parent') && !row.changes.includes('name'))];
  const otherwise = rows.filter((row) => row.before !== null && !row.changes.includes('name') && !row.changes.includes('parent'));
  // What is missing below something that ends, ends with it.
  const missing = new Map(preview.missing.map((one) => [one.unitId as string, one]));
  const endsWithAbove = (id: string): boolean => {
    for (let at = missing.get(id)?.parentId ?? null; at !== null && missing.has(at); at = missing.get(at)?.parentId ?? null) if (close.has(at)) return true;
    return false;
  };
  const closing = preview.missing.filter((one) => close.has(one.unitId) || endsWithAbove(one.unitId)).length;
  const people = preview.people.filter((row) => !outPeople.has(row.key));
  const count = (some: readonly UnitRow[]): number => some.filter((row) => !out.has(row.key)).length;
  const roleCount = people.reduce((sum, row) => sum + row.roles.filter((one) => !one.had).length, 0);
  const will = ([[count(added), text.willAdd], [count([...renamed, ...moved, ...otherwise]), text.willChange], [closing, text.willClose], [people.filter((row) => row.personId === null).length, text.willPeople], [roleCount, text.willRoles], [people.filter((row) => row.titleBefore !== null).length, text.willTitles], [preview.replaced.filter((one) => heads.has(one.grantId)).length, text.willEnd]] as const).flatMap(([number, words]) => (number === 0 ? [] : [words(number)]));
  const nothing = rows.length + preview.missing.length + preview.people.length + preview.replaced.length === 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setRefusal('');
    setBusy(true);
    try { await onTake({ close: [...close] as UnitId[], endHeads: [...heads], leaveOut: [...out], leaveOutPeople: [...outPeople] }); } catch (reason) { setRefusal(sentenceOf(reason)); setBusy(false); }
  };
  const unitTable = (title: string, some: readonly UnitRow[], isNew: boolean): ReactNode => some.length === 0 ? null : (
    <Part title={`${title} (${some.length})`} shown={some.length}>
      <table className="org-rows">
        <thead><tr><th scope="col">{text.take}</th><th scope="col">{text.unit}</th>{isNew ? <><th scope="col">{text.under}</th><th scope="col">{text.board}</th></> : <><th scope="col">{text.before}</th><th scope="col">{text.after}</th></>}<th scope="col">{text.cell}</th></tr></thead>
        <tbody>
          {some.slice(0, most).map((row) => (
            <tr key={row.key} className={out.has(row.key) ? 'is-out' : undefined}>
              <td><input type="checkbox" aria-label={text.include(row.wanted.name)} checked={!out.has(row.key)} onChange={(event) => setOut(toggled(out, row.key, !event.target.checked))} /></td>
              <th scope="row">{isNew ? row.wanted.name : row.before?.name}{row.wanted.code === null ? null : <span className="unit-code">{row.wanted.code}</span>}<span className="small quiet org-under">{unitKindWords[row.wanted.kind]}</span></th>
              {isNew ? <><td data-label={text.under}>{row.wanted.parent ?? text.top}</td><td data-label={text.board}>{row.wanted.boards.join(', ') || (row.wanted.parent === null ? text.none : text.fromAbove)}</td></>
                : <><td data-label={text.before}><Fields fields={row.changes} unit={row.before} /></td><td data-label={text.after}><Fields fields={row.changes} unit={row.wanted} /></td></>}
              <td data-label={text.cell} className="small quiet">{cellWords(row.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <section className="part" aria-labelledby="org-verdict">
        <p className="small quiet">{name}</p>
        <h2 id="org-verdict" className="org-verdict" tabIndex={-1} ref={heading}>{organisationVerdict(preview.verdict)}</h2>
        {nothing ? <p>{text.nothing}</p> : null}
        {preview.leftAlone.length === 0 ? null : <p className="small">{text.leftAlone(preview.leftAlone)}</p>}
        {preview.unread.length === 0 ? null : <p className="small">{text.unread(preview.unread)}</p>}
      </section>
      {preview.doubts.length === 0 ? null : (
        <section className="part" aria-labelledby="org-doubts">
          <h2 id="org-doubts">{text.doubts(preview.doubts.length)}</h2>
          <ul className="org-doubts">{preview.doubts.slice(0, allDoubts ? most : fewDoubts).map((one, at) => <li key={`${at} ${one.kind}`}><span className="small quiet">{cellWords(one.at)}</span><span>{doubtSentence(one.kind, one.value)}</span></li>)}</ul>
          {allDoubts || preview.doubts.length <= fewDoubts ? null : <button type="button" className="link" onClick={() => setAllDoubts(true)}>{text.moreDoubts(Math.min(most, preview.doubts.length) - fewDoubts)}</button>}
        </section>
      )}
      {preview.renames.length === 0 ? null : (
        <Part title={`${text.renames} (${preview.renames.length})`} lead={text.renamesLead} shown={preview.renames.length}>
          <ul className="org-checks">
            {preview.renames.slice(0, most).toSorted((a, b) => a.at.line - b.at.line).map((one) => (
              <li key={one.key}><label><input type="checkbox" checked={said.has(one.key)} onChange={(event) => say(toggled(said, one.key, event.target.checked))} /> <span>{text.isSame(one.name, one.wanted)}<span className="small quiet org-under">{[one.parent ?? text.top, cellWords(one.at)].join(' · ')}</span></span></label></li>
            ))}
          </ul>
        </Part>
      )}
      {unitTable(text.added, added, true)}
      {unitTable(text.renamed, renamed, false)}
      {unitTable(text.moved, moved, false)}
      {unitTable(text.otherwise, otherwise, false)}
      {preview.missing.length === 0 ? null : (
        <Part title={`${text.missing} (${preview.missing.length})`} lead={text.missingLead(last)} shown={preview.missing.length}>
          <p className="org-picks"><button type="button" className="link" onClick={() => setClose(new Set(preview.missing.map((one) => one.unitId)))}>{text.chooseAll}</button> <button type="button" className="link" onClick={() => setClose(new Set())}>{text.chooseNone}</button></p>
          <ul className="org-checks">
            {preview.missing.slice(0, most).map((one) => (
              <li key={one.unitId}><label><input type="checkbox" checked={close.has(one.unitId) || endsWithAbove(one.unitId)} disabled={endsWithAbove(one.unitId)} onChange={(event) => setClose(toggled(close, one.unitId, event.target.checked))} /> <span>{text.closes(one.name)}{one.code === null ? null : <span className="unit-code">{one.code}</span>}<span className="small quiet org-under">{one.parent ?? text.top}</span></span></label></li>
            ))}
          </ul>
        </Part>
      )}
      {preview.people.length === 0 ? null : (
        <Part title={`${text.peopleTitle} (${preview.people.length})`} shown={preview.people.length}>
          <table className="org-rows">
            <thead><tr><th scope="col">{text.take}</th><th scope="col">{text.person}</th><th scope="col">{text.mail}</th><th scope="col">{text.roles}</th><th scope="col">{text.cell}</th></tr></thead>
            <tbody>
              {preview.people.slice(0, most).map((row) => (
                <tr key={row.key} className={outPeople.has(row.key) ? 'is-out' : undefined}>
                  <td><input type="checkbox" aria-label={text.include(row.name)} checked={!outPeople.has(row.key)} onChange={(event) => setOutPeople(toggled(outPeople, row.key, !event.target.checked))} /></td>
                  <th scope="row">{row.name}<span className="small quiet org-under">{row.titleBefore === null || row.titleBefore === '' ? row.title : `${row.titleBefore} → ${row.title}`}</span></th>
                  <td data-label={text.mail}>{row.mail ?? text.none}</td>
                  <td data-label={text.roles}>{row.roles.filter((one) => !one.had).map((one) => `${roleWords[one.role]}, ${one.place}`).join('; ') || text.none}</td>
                  <td data-label={text.cell} className="small quiet">{cellWords(row.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Part>
      )}
      {preview.replaced.length === 0 ? null : (
        <Part title={`${text.replaced} (${preview.replaced.length})`} lead={text.replacedLead(last)} shown={preview.replaced.length}>
          <ul className="org-checks">{preview.replaced.slice(0, most).map((one) => <li key={one.grantId}><label><input type="checkbox" checked={heads.has(one.grantId)} onChange={(event) => setHeads(toggled(heads, one.grantId, event.target.checked))} /> <span>{`${one.name}, ${roleWords[one.role]}, ${one.place}`}</span></label></li>)}</ul>
        </Part>
      )}
      <div className="org-take">
        {nothing ? null : <p role="status">{text.will(will)}</p>}
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        <div className="row">{nothing || will.length === 0 ? null : <button type="submit" className="btn btn-main" aria-disabled={busy}>{text.save}</button>}<button type="button" className="btn" onClick={onAnother}>{text.another}</button></div>
      </div>
    </form>
  );
}

function Part({ title, lead, shown, children }: { readonly title: string; readonly lead?: string; readonly shown: number; readonly children: ReactNode }): ReactElement {
  return (
    <section className="part"><h2>{title}</h2>{lead === undefined ? null : <p className="quiet">{lead}</p>}{children}{shown > most ? <p className="small quiet">{text.showing(most, shown)}</p> : null}</section>
  );
}

function Fields({ fields, unit }: { readonly fields: readonly UnitField[]; readonly unit: UnitTold | null }): ReactElement | null {
  if (unit === null) return null;
  const said: Record<UnitField, string> = { name: unit.name, parent: unit.parent ?? text.top, code: unit.code ?? text.none, kind: unitKindWords[unit.kind], serves: unit.boards.join(', ') || text.none, validFrom: unit.validFrom ?? text.none, validTo: unit.validTo ?? text.none };
  return <>{fields.map((field) => <span key={field} className="org-field"><span className="small quiet">{unitFieldWords[field]}</span> {said[field]}</span>)}</>;
}

function toggled(set: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  return on ? new Set([...set, key]) : new Set([...set].filter((one) => one !== key));
}
