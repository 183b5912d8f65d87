import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { OrganisationView } from '../../../contract/organisation.ts';
import type { UnitsAhead } from '../../../contract/organisationUnits.ts';
import { dayFrom, type Day } from '../../../domain/day.ts';
import type { UnitId } from '../../../domain/identity.ts';
import { standsOn } from '../../../domain/organisation/history.ts';
import { upwards, type RegisteredUnit } from '../../../domain/organisation/organisation.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { unitText } from '../../../text/screenOrganisationTime.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

interface Given { readonly unit: RegisteredUnit; readonly view: OrganisationView; readonly today: Day; readonly onClose: () => void; readonly onDone: (view: OrganisationView, told: string) => void }
const byName = (a: RegisteredUnit, b: RegisteredUnit): number => swedishOrder(a.name, b.name);

function DayField({ day, tried, onChange }: { readonly day: string; readonly tried: boolean; readonly onChange: (day: string) => void }): ReactElement {
  return <Field label={unitText.from} stop={tried && dayFrom(day) === null ? unitText.dayMissing : null}>{(parts) => <input {...parts} type="date" value={day} onChange={(event) => onChange(event.target.value)} />}</Field>;
}

/** Another name or another place, from a day. */
export function RenameDialog({ unit, view, today, onClose, onDone }: Given): ReactElement {
  const [name, setName] = useState(unit.name);
  const [parentId, setParentId] = useState<string>(unit.parentId ?? '');
  const [day, setDay] = useState<string>(today);
  const all = new Map<string, RegisteredUnit>(view.units.map((one) => [one.id, one]));
  const above = view.units.filter((one) => one.validTo === null && !upwards(all, one.id).some((each) => each.id === unit.id)).toSorted(byName);
  const act = async (): Promise<void> => onDone(await call('organisation.renameUnit', { id: unit.id, name: name.trim(), parentId: parentId === '' ? null : parentId as UnitId, from: day as Day }), unitText.renamed);
  return (
    <FormDialog title={unitText.renameTitle(unit.name)} lead={unitText.renameLead} button={unitText.renameButton} stopped={name.trim() === '' || dayFrom(day) === null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={unitText.name} stop={tried && name.trim() === '' ? unitText.nameMissing : null}>{(parts) => <input {...parts} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <div className="pair">
            <Field label={unitText.place}>{(parts) => <select {...parts} value={parentId} onChange={(event) => setParentId(event.target.value)}><option value="">{unitText.top}</option>{above.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
            <DayField day={day} tried={tried} onChange={setDay} />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** What hangs on the units that end, asked again when the choice or the day is another. */
function useAhead(unitIds: readonly UnitId[], day: string): UnitsAhead | null {
  const ready = unitIds.length > 0 && dayFrom(day) !== null;
  return useQuery({ queryKey: ['unitsAhead', ...unitIds, day], queryFn: () => call('organisation.unitsAhead', { unitIds: [...unitIds], day: day as Day }), enabled: ready, gcTime: 0 }).data ?? null;
}

/** Roles are given at every unit that takes over until somebody says otherwise: those who answered for the whole answer for its parts. */
interface Handing { readonly without: ReadonlySet<string>; readonly end: boolean }
const handingKey = (grantId: string, unitId: string): string => `${grantId} ${unitId}`;
function handed(ahead: UnitsAhead | null, takers: readonly { readonly id: UnitId }[], { without, end }: Handing): { grants: { grantId: string; unitId: UnitId }[]; endGrants: boolean } {
  return { grants: (ahead?.grants ?? []).flatMap((one) => takers.filter((to) => !without.has(handingKey(one.id, to.id))).map((to) => ({ grantId: one.id, unitId: to.id }))), endGrants: end };
}

function Ahead({ ahead, takers, handing, onChange }: { readonly ahead: UnitsAhead | null; readonly takers: readonly { readonly id: UnitId; readonly name: string }[]; readonly handing: Handing; readonly onChange: (handing: Handing) => void }): ReactElement | null {
  if (ahead === null) return null;
  const toggle = (key: string, on: boolean): void => onChange({ ...handing, without: on ? new Set([...handing.without].filter((one) => one !== key)) : new Set([...handing.without, key]) });
  return (
    <section className="unit-ahead" aria-label={unitText.ahead}>
      <h3>{unitText.ahead}</h3>
      <p>{[unitText.replanned(ahead.replanned), unitText.staying(ahead.staying), unitText.settings(ahead.settings)].filter((one) => one !== '').join(' ')}</p>
      {ahead.grants.length === 0 ? <p className="quiet">{unitText.noRoles}</p> : (
        <>
          <fieldset className="unit-pick"><legend className="label">{unitText.roles}</legend>
            <div className="unit-many" role="group" tabIndex={0} aria-label={unitText.roles}>
              {ahead.grants.flatMap((one) => takers.map((to) => <label key={handingKey(one.id, to.id)}><input type="checkbox" checked={!handing.without.has(handingKey(one.id, to.id))} onChange={(event) => toggle(handingKey(one.id, to.id), event.target.checked)} /> {unitText.roleAt(one.name, roleWords[one.role], to.name)}</label>))}
            </div>
          </fieldset>
          <div className="unit-pick"><label><input type="checkbox" checked={handing.end} onChange={(event) => onChange({ ...handing, end: event.target.checked })} /> <span>{unitText.endRoles}<span className="small quiet unit-facts">{unitText.endRolesHint}</span></span></label></div>
        </>
      )}
    </section>
  );
}

function Reason({ reason, onChange }: { readonly reason: string; readonly onChange: (reason: string) => void }): ReactElement {
  return <Field label={unitText.reason} hint={unitText.reasonHint}>{(parts) => <input {...parts} type="text" maxLength={500} value={reason} onChange={(event) => onChange(event.target.value)} />}</Field>;
}

/** Several become one, new or one of them. */
export function MergeDialog({ unit, view, today, onClose, onDone }: Given): ReactElement {
  const standing = view.units.filter((one) => standsOn(one, today) && one.validTo === null && one.id !== unit.id).toSorted(byName);
  const near = standing.toSorted((a, b) => Number(b.parentId === unit.parentId) - Number(a.parentId === unit.parentId));
  const [others, setOthers] = useState<readonly UnitId[]>([]);
  const [into, setInto] = useState<string>('');
  const [made] = useState<UnitId>(() => newId<UnitId>());
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [day, setDay] = useState<string>(today);
  const [reason, setReason] = useState('');
  const [handing, setHanding] = useState<Handing>({ without: new Set(), end: false });
  const chosen = [unit, ...others.flatMap((id) => standing.find((one) => one.id === id) ?? [])];
  const target = chosen.find((one) => one.id === into);
  const ending = chosen.filter((one) => one.id !== target?.id).map((one) => one.id);
  const ahead = useAhead(others.length === 0 ? [] : ending, day);
  const takers = [target ?? { id: made, name: name.trim() || unitText.mergeNew }];
  const stopped = others.length === 0 || dayFrom(day) === null || (!target && name.trim() === '');
  const act = async (): Promise<void> => onDone(await call('organisation.mergeUnits', {
    from: ending, into: target ? { kind: 'unit', id: target.id } : { kind: 'new', unit: { id: made, name: name.trim(), code: code.trim() || null, kind: unit.kind } }, day: day as Day, reason: reason.trim(), ...handed(ahead, takers, handing),
  }), unitText.merged);
  return (
    <FormDialog wide title={unitText.mergeTitle(unit.name)} lead={unitText.mergeLead} button={unitText.mergeButton} stopped={stopped} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <div className="pair">
            <Field label={unitText.mergeWith} stop={tried && others.length === 0 ? unitText.mergeMissing : null}>{(parts) => <select {...parts} multiple size={Math.min(6, Math.max(2, near.length))} value={[...others]} onChange={(event) => setOthers([...event.target.selectedOptions].map((one) => one.value as UnitId))}>{near.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
            <Field label={unitText.mergeInto}>{(parts) => <select {...parts} value={target?.id ?? ''} onChange={(event) => setInto(event.target.value)}><option value="">{unitText.mergeNew}</option>{chosen.map((one) => <option key={one.id} value={one.id}>{unitText.mergeExisting(one.name)}</option>)}</select>}</Field>
          </div>
          {target ? null : (
            <div className="pair">
              <Field label={unitText.name} stop={tried && name.trim() === '' ? unitText.nameMissing : null}>{(parts) => <input {...parts} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
              <Field label={unitText.code}>{(parts) => <input {...parts} type="text" value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
            </div>
          )}
          <div className="pair"><DayField day={day} tried={tried} onChange={setDay} /><Reason reason={reason} onChange={setReason} /></div>
          <Ahead ahead={ahead} takers={takers} handing={handing} onChange={setHanding} />
        </>
      )}
    </FormDialog>
  );
}

interface Part { readonly id: UnitId; readonly name: string; readonly code: string }

/** One becomes several new ones. */
export function SplitDialog({ unit, view, today, onClose, onDone }: Given): ReactElement {
  const [parts, setParts] = useState<readonly Part[]>(() => [1, 2].map(() => ({ id: newId<UnitId>(), name: '', code: '' })));
  const [day, setDay] = useState<string>(today);
  const [reason, setReason] = useState('');
  const [places, setPlaces] = useState<Readonly<Record<string, UnitId>>>({});
  const [handing, setHanding] = useState<Handing>({ without: new Set(), end: false });
  const ahead = useAhead([unit.id], day);
  const below = view.units.filter((one) => one.parentId === unit.id && one.validTo === null).toSorted(byName);
  const takers = parts.map((part, at) => ({ id: part.id, name: part.name.trim() || unitText.splitNew(at + 1) }));
  const set = (id: UnitId, change: Partial<Part>): void => setParts(parts.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const stopped = dayFrom(day) === null || parts.some((part) => part.name.trim() === '');
  const act = async (): Promise<void> => onDone(await call('organisation.splitUnit', {
    from: unit.id, into: parts.map((part) => ({ id: part.id, name: part.name.trim(), code: part.code.trim() || null, kind: unit.kind })), below: below.flatMap((one) => (places[one.id] ? [{ unitId: one.id, underId: places[one.id] as UnitId }] : [])), day: day as Day, reason: reason.trim(), ...handed(ahead, takers, handing),
  }), unitText.done);
  return (
    <FormDialog wide title={unitText.splitTitle(unit.name)} lead={unitText.splitLead} button={unitText.splitButton} stopped={stopped} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          {parts.map((part, at) => (
            <div className="pair" key={part.id}>
              <Field label={unitText.splitNew(at + 1)} stop={tried && part.name.trim() === '' ? unitText.splitMissing : null}>{(given) => <input {...given} type="text" value={part.name} onChange={(event) => set(part.id, { name: event.target.value })} />}</Field>
              <Field label={unitText.splitCode(at + 1)}>{(given) => <input {...given} type="text" value={part.code} onChange={(event) => set(part.id, { code: event.target.value })} />}</Field>
            </div>
          ))}
          <p><button type="button" className="link" onClick={() => setParts([...parts, { id: newId<UnitId>(), name: '', code: '' }])}>{unitText.splitMore}</button></p>
          {below.length === 0 ? null : (
            <fieldset><legend className="label">{unitText.splitBelow}</legend>
              {below.map((one) => <Field key={one.id} label={unitText.splitBelowOf(one.name)}>{(given) => <select {...given} value={places[one.id] ?? parts[0]?.id ?? ''} onChange={(event) => setPlaces({ ...places, [one.id]: event.target.value as UnitId })}>{takers.map((to) => <option key={to.id} value={to.id}>{to.name}</option>)}</select>}</Field>)}
            </fieldset>
          )}
          <div className="pair"><DayField day={day} tried={tried} onChange={setDay} /><Reason reason={reason} onChange={setReason} /></div>
          <Ahead ahead={ahead} takers={takers} handing={handing} onChange={setHanding} />
        </>
      )}
    </FormDialog>
  );
}
