import { useId, useState } from 'react';
import type { LeftFault } from '../../../contract/control.ts';
import { occasionText } from '../../../text/screenControl.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { Link } from '../../place.tsx';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/said.ts';
import type { OpenControls } from './controlsBook.ts';

/** Faults that performers have left to the coordinator, until somebody says how they were taken care of. */
export function LeftFaults({ open }: { readonly open: OpenControls }) {
  const { view, boardId } = open;
  const [taking, setTaking] = useState<LeftFault | null>(null);
  const id = useId();
  if (view.left.length === 0) return null;
  return (
    <section className="k-left" aria-labelledby={id}>
      <h2 id={id}>{text.left(view.left.length)}</h2>
      <ul>
        {view.left.map((fault) => (
          <li key={`${fault.occasionId} ${fault.position}`}>
            <FindingMark urgent={false} />
            <div>
              <Link to="/kontroll/$boardId/$occasionId" params={{ boardId, occasionId: fault.occasionId }}>{fault.title}</Link>
              <p>{fault.note === '' ? <span className="quiet">{text.noNote}</span> : fault.note}</p>
              <p className="small quiet">{text.leftFrom(fault.by, fault.unitName ?? '', fault.periodCode)}</p>
            </div>
            {view.abilities.manage ? <button type="button" className="btn" aria-label={text.takeCareOf(fault.note || fault.title)} onClick={() => setTaking(fault)}>{text.takeCare}</button> : null}
          </li>
        ))}
      </ul>
      {taking === null ? null : <TakeCare open={open} fault={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

function TakeCare({ open, fault, onClose }: { readonly open: OpenControls; readonly fault: LeftFault; readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const act = async (): Promise<void> => {
    await open.book.other('control.settle', { occasionId: fault.occasionId, position: fault.position, note: words.trim() });
    say(occasionText.settledSaid);
    onClose();
  };
  return (
    <FormDialog title={text.takeCare} lead={fault.note} button={text.takeCare} stopped={words.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={occasionText.settleWhat} stop={tried && words.trim() === '' ? occasionText.settleStop : null}>{(parts) => <textarea {...parts} data-autofocus="" rows={3} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>}
    </FormDialog>
  );
}
