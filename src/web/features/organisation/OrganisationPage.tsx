import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { OrganisationView } from '../../../contract/organisation.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId, UnitId } from '../../../domain/identity.ts';
import { bodyKinds, unitKinds, upwards, type Body, type BodyKind, type RegisteredUnit, type UnitKind } from '../../../domain/organisation/organisation.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { bodyKindWords, organisationText, unitKindWords } from '../../../text/screenOrganisation.ts';
import { unitText } from '../../../text/screenOrganisationTime.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { queryClient, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Link } from '../../place.tsx';
import { toast } from '../../ui/toast.ts';
import { organisationQuery } from './organisationQueries.ts';
import { Tabs } from './Tabs.tsx';
import { MergeDialog, RenameDialog, SplitDialog } from './UnitOverTime.tsx';
import { UnitTree, type UnitAct } from './UnitTree.tsx';
import './organisation.css';

type Open = { readonly kind: 'body'; readonly body: Body | null } | { readonly kind: 'unit'; readonly unit: RegisteredUnit | null } | { readonly kind: Exclude<UnitAct, 'change'>; readonly unit: RegisteredUnit } | null;

/** Boards and the organisation below them. What ends stays in history. */
export default function OrganisationPage(): ReactElement {
  const { administers, today, municipality } = useSession();
  const view = useSuspenseQuery(organisationQuery).data;
  const [open, setOpen] = useState<Open>(null);
  const done = (next: OrganisationView, told?: string): void => {
    queryClient.setQueryData(organisationQuery.queryKey, next);
    void queryClient.invalidateQueries({ queryKey: ['session'] });
    void queryClient.invalidateQueries({ queryKey: ['start'] });
    setOpen(null);
    if (told !== undefined) toast({ words: told });
  };
  const bodies = view.bodies.toSorted((a, b) => swedishOrder(a.name, b.name));
  return (
    <div className="page org">
      <Tabs here="organisation" />
      <h1>{organisationText.title}</h1>
      <p className="lead">{organisationText.lead(municipality)}</p>
      <section className="part" aria-labelledby="bodies">
        <header><h2 id="bodies">{organisationText.bodies}</h2>{administers ? <button type="button" className="btn btn-main" onClick={() => setOpen({ kind: 'body', body: null })}>{organisationText.addBody}</button> : null}</header>
        {bodies.length === 0 ? <div className="empty"><h3>{organisationText.noBodies}</h3><p>{organisationText.noBodiesWhy}</p></div> : (
          <ul className="org-list">
            {bodies.map((body) => (
              <li key={body.id} className={ended(body, today) ? 'quiet' : undefined}>
                <span>{body.name}<span className="small quiet">{bodyKindWords[body.kind]} · {spanWords(body, today)}</span></span>
                {administers ? <button type="button" className="link small" aria-label={organisationText.changeOf(body.name)} onClick={() => setOpen({ kind: 'body', body })}>{organisationText.change}</button> : null}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="part" aria-labelledby="units">
        <header><h2 id="units">{organisationText.units}</h2>{administers ? <span className="org-acts"><Link to="/organisation/inlasning" className="btn">{unitText.importFile}</Link><button type="button" className="btn" onClick={() => setOpen({ kind: 'unit', unit: null })}>{organisationText.addUnit}</button></span> : null}</header>
        {view.units.length === 0 ? <p className="quiet">{organisationText.noUnits}</p> : <UnitTree view={view} today={today as Day} onAct={administers ? (act, unit) => setOpen({ kind: act === 'change' ? 'unit' : act, unit }) : null} />}
      </section>
      {open?.kind === 'body' ? <BodyDialog body={open.body} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'rename' ? <RenameDialog unit={open.unit} view={view} today={today as Day} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'merge' ? <MergeDialog unit={open.unit} view={view} today={today as Day} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'split' ? <SplitDialog unit={open.unit} view={view} today={today as Day} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'unit' ? <UnitDialog unit={open.unit} view={view} onClose={() => setOpen(null)} onDone={done} /> : null}
    </div>
  );
}

function ended(span: { readonly validTo: Day | null }, today: string): boolean {
  return span.validTo !== null && span.validTo < today;
}
function spanWords(span: { readonly validFrom: Day | null; readonly validTo: Day | null }, today: string): string {
  const words = span.validFrom === null && span.validTo === null ? organisationText.always
    : span.validTo === null ? organisationText.from(span.validFrom ?? '') : span.validFrom === null ? organisationText.to(span.validTo) : organisationText.span(span.validFrom, span.validTo);
  return ended(span, today) ? `${words}, ${organisationText.ended}` : words;
}

interface Span { readonly from: string; readonly to: string }
function spanStop(span: Span): string | null {
  return span.from !== '' && span.to !== '' && span.to < span.from ? organisationText.validOrder : null;
}
const dayOrNull = (words: string): Day | null => words === '' ? null : words as Day;

function SpanFields({ span, tried, onChange }: { readonly span: Span; readonly tried: boolean; readonly onChange: (span: Span) => void }): ReactElement {
  return (
    <div className="pair">
      <Field label={organisationText.validFrom} hint={organisationText.validHint}>{(parts) => <input {...parts} type="date" value={span.from} onChange={(event) => onChange({ ...span, from: event.target.value })} />}</Field>
      <Field label={organisationText.validTo} hint={organisationText.validHint} stop={tried ? spanStop(span) : null}>{(parts) => <input {...parts} type="date" value={span.to} onChange={(event) => onChange({ ...span, to: event.target.value })} />}</Field>
    </div>
  );
}

function BodyDialog({ body, onClose, onDone }: { readonly body: Body | null; readonly onClose: () => void; readonly onDone: (view: OrganisationView) => void }): ReactElement {
  const [name, setName] = useState(body?.name ?? '');
  const [kind, setKind] = useState<BodyKind>(body?.kind ?? 'board');
  const [span, setSpan] = useState<Span>({ from: body?.validFrom ?? '', to: body?.validTo ?? '' });
  const act = async (): Promise<void> => {
    const wanted = { name: name.trim(), kind, validFrom: dayOrNull(span.from), validTo: dayOrNull(span.to) };
    onDone(body === null ? await call('organisation.addBody', { id: newId<BodyId>(), ...wanted }) : await call('organisation.changeBody', { id: body.id, ...wanted }));
  };
  return (
    <FormDialog title={body === null ? organisationText.addBodyTitle : organisationText.changeTitle(body.name)} button={body === null ? organisationText.addBody : organisationText.save} stopped={name.trim() === '' || spanStop(span) !== null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={organisationText.name} stop={tried && name.trim() === '' ? organisationText.nameMissing : null}>{(parts) => <input {...parts} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <Field label={organisationText.kind}>{(parts) => <select {...parts} value={kind} onChange={(event) => setKind(bodyKinds.find((one) => one === event.target.value) ?? 'board')}>{bodyKinds.map((one) => <option key={one} value={one}>{bodyKindWords[one]}</option>)}</select>}</Field>
          <SpanFields span={span} tried={tried} onChange={setSpan} />
        </>
      )}
    </FormDialog>
  );
}

function UnitDialog({ unit, view, onClose, onDone }: { readonly unit: RegisteredUnit | null; readonly view: OrganisationView; readonly onClose: () => void; readonly onDone: (view: OrganisationView) => void }): ReactElement {
  const [name, setName] = useState(unit?.name ?? '');
  const [code, setCode] = useState(unit?.code ?? '');
  const [kind, setKind] = useState<UnitKind>(unit?.kind ?? 'administration');
  const [parentId, setParentId] = useState<string>(unit?.parentId ?? '');
  const [serves, setServes] = useState<readonly BodyId[]>(unit?.serves ?? []);
  const [span, setSpan] = useState<Span>({ from: unit?.validFrom ?? '', to: unit?.validTo ?? '' });
  const all = new Map<string, RegisteredUnit>(view.units.map((one) => [one.id, one]));
  // A unit cannot lie under itself or under what lies under it.
  const above = view.units.filter((one) => unit === null || !upwards(all, one.id).some((each) => each.id === unit.id));
  const act = async (): Promise<void> => {
    const wanted = { parentId: parentId === '' ? null : parentId as UnitId, kind, name: name.trim(), code: code.trim() || null, serves: [...serves], validFrom: dayOrNull(span.from), validTo: dayOrNull(span.to) };
    onDone(unit === null ? await call('organisation.addUnit', { id: newId<UnitId>(), ...wanted }) : await call('organisation.changeUnit', { id: unit.id, ...wanted }));
  };
  return (
    <FormDialog title={unit === null ? organisationText.addUnitTitle : organisationText.changeTitle(unit.name)} button={unit === null ? organisationText.addUnit : organisationText.save} stopped={name.trim() === '' || spanStop(span) !== null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={organisationText.name} stop={tried && name.trim() === '' ? organisationText.nameMissing : null}>{(parts) => <input {...parts} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <div className="pair">
            <Field label={organisationText.kind}>{(parts) => <select {...parts} value={kind} onChange={(event) => setKind(unitKinds.find((one) => one === event.target.value) ?? 'unit')}>{unitKinds.map((one) => <option key={one} value={one}>{unitKindWords[one]}</option>)}</select>}</Field>
            <Field label={organisationText.parent}>{(parts) => <select {...parts} value={parentId} onChange={(event) => setParentId(event.target.value)}><option value="">{organisationText.top}</option>{above.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
          </div>
          <Field label={unitText.code} hint={unitText.codeHint}>{(parts) => <input {...parts} type="text" maxLength={100} value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
          {view.bodies.length === 0 ? null : (
            <fieldset><legend className="label">{organisationText.serves}</legend>
              {view.bodies.map((body) => <label className="org-check" key={body.id}><input type="checkbox" checked={serves.includes(body.id)} onChange={(event) => setServes(event.target.checked ? [...serves, body.id] : serves.filter((id) => id !== body.id))} /> {body.name}</label>)}
            </fieldset>
          )}
          <SpanFields span={span} tried={tried} onChange={setSpan} />
        </>
      )}
    </FormDialog>
  );
}
