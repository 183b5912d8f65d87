import { useState } from 'react';
import type { OccasionRow } from '../../../contract/control.ts';
import type { Day } from '../../../domain/day.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/said.ts';
import type { OpenControls } from './controlsBook.ts';

/** Who performs one control, and until when. */
export function AssignDialog({ open, occasion, onClose }: { readonly open: OpenControls; readonly occasion: OccasionRow; readonly onClose: () => void }) {
  const { view, book } = open;
  const [who, setWho] = useState<string>(view.people.some((one) => one.id === occasion.performerId) ? occasion.performerId ?? '' : '');
  const [dueOn, setDueOn] = useState<string>(occasion.dueOn);
  const dayMissing = !/^\d{4}-\d\d-\d\d$/.test(dueOn);
  const act = async (): Promise<void> => {
    await book.other('control.assign', { occasionId: occasion.id, revision: occasion.revision, performerId: who as PersonId, dueOn: dueOn as Day });
    say(text.assigned);
    onClose();
  };
  return (
    <FormDialog title={text.assignTitle} lead={occasion.unitName ?? text.board} button={text.assignButton} stopped={who === '' || dayMissing} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={text.performer} stop={tried && who === '' ? text.performerStop : null}>{(parts) => <select {...parts} value={who} onChange={(event) => setWho(event.target.value)}><option value="">{text.nobody}</option>{view.people.map((one) => <option key={one.id} value={one.id}>{one.title === '' ? one.name : `${one.name}, ${one.title}`}</option>)}</select>}</Field>
          <Field label={text.dueOn} stop={tried && dayMissing ? text.addStop : null}>{(parts) => <input {...parts} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}
