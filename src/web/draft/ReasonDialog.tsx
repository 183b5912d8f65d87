import { useState } from 'react';
import { riskText } from '../../text/screenRisk.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';

/** A reason in words, asked for before something is noted or taken away. */
export function ReasonDialog({ title, label, hint, button, onReason, onClose }: { readonly title: string; readonly label: string; readonly hint: string; readonly button: string; readonly onReason: (reason: string) => void; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '';
  return (
    <FormDialog title={title} button={button} stopped={missing} onClose={onClose} onAct={() => { onReason(reason.trim()); onClose(); }}>
      {(tried) => <Field label={label} hint={hint} stop={tried && missing ? riskText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>}
    </FormDialog>
  );
}
