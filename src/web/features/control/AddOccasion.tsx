import { useState } from 'react';
import type { ActivityControls } from '../../../contract/control.ts';
import { plusDays } from '../../../domain/control/due.ts';
import type { Day } from '../../../domain/day.ts';
import type { PersonId, UnitId } from '../../../domain/identity.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { newId } from '../../identity.ts';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/said.ts';
import type { OpenControls } from './controlsBook.ts';

const isDay = (words: string): boolean => /^\d{4}-\d\d-\d\d$/.test(words);

/** A control that is performed on occasion gets one more. */
export function AddOccasion({ open, row, onClose }: { readonly open: OpenControls; readonly row: ActivityControls; readonly onClose: () => void }) {
  const { view, book, year } = open;
  const { today } = useSession();
  const first = today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const [occasionId] = useState(newId);
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(first);
  const [dueOn, setDueOn] = useState<string>(plusDays(first as Day, row.setup.dueDays));
  const [unitId, setUnitId] = useState('');
  const [who, setWho] = useState('');
  const wrongOrder = !isDay(from) || !isDay(to) || to < from || !from.startsWith(`${year}-`);
  const act = async (): Promise<void> => {
    await book.act('control.add', { activityId: row.activityId, occasionId, from: from as Day, to: to as Day, dueOn: dueOn as Day, unitId: (unitId || null) as UnitId | null, performerId: (who || null) as PersonId | null });
    say(text.added);
    onClose();
  };
  return (
    <FormDialog title={text.addTitle} lead={text.addLead} button={text.add} stopped={wrongOrder || !isDay(dueOn)} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <div className="pair">
            <Field label={text.from} stop={tried && wrongOrder ? text.orderStop(year) : null}>{(parts) => <input {...parts} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
            <Field label={text.to}>{(parts) => <input {...parts} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}</Field>
          </div>
          <div className="pair">
            <Field label={text.dueOn} stop={tried && !isDay(dueOn) ? text.addStop : null}>{(parts) => <input {...parts} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}</Field>
            <Field label={text.where}>{(parts) => <select {...parts} value={unitId} onChange={(event) => setUnitId(event.target.value)}><option value="">{text.board}</option>{view.units.map((unit) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}</select>}</Field>
          </div>
          <Field label={text.performer}>{(parts) => <select {...parts} value={who} onChange={(event) => setWho(event.target.value)}><option value="">{text.proposed}</option>{view.people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
        </>
      )}
    </FormDialog>
  );
}
