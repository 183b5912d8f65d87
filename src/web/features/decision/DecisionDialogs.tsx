import { useState, type ReactElement } from 'react';
import type { YearView } from '../../../contract/year.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId } from '../../../domain/identity.ts';
import type { DocumentKey } from '../../../domain/followup/content.ts';
import { outcomes, type DecisionOutcome, type VersionHead } from '../../../domain/decision/version.ts';
import { decisionText, outcomeHints, outcomeWords } from '../../../text/screenDecision.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Which of the year's documents the version is of; without one, the analysis and plan. */
export interface DocumentAt { readonly boardId: BodyId; readonly year: number; readonly document?: DocumentKey }
interface Given { readonly at: DocumentAt; readonly version: VersionHead; readonly onClose: () => void; readonly onDone: (view: YearView, words: string) => void }

function RegisterDialog({ at, version, onClose, onDone }: Given): ReactElement {
  const { today } = useSession();
  const [outcome, setOutcome] = useState<DecisionOutcome>('asProposed');
  // The board decides at the meeting that was named; later days are typed.
  const [decidedOn, setDecidedOn] = useState<string>(version.meetingOn ?? today);
  const [minutesItem, setMinutesItem] = useState('');
  const [note, setNote] = useState('');
  const act = async (): Promise<void> => onDone(await call('decision.register', {
    ...at, versionId: version.id, outcome, decidedOn: decidedOn as Day, minutesItem: minutesItem.trim(), note: note.trim(), boardsOwnVersionId: outcome === 'withChanges' ? newId() : null,
  }), decisionText.registered);
  return (
    <FormDialog title={decisionText.register} lead={decisionText.registerLead} button={decisionText.registerButton} stopped={minutesItem.trim() === '' || decidedOn === ''} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={decisionText.outcome} hint={outcomeHints[outcome]}>{(parts) => <select {...parts} value={outcome} onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? 'asProposed')}>{outcomes.map((one) => <option key={one} value={one}>{outcomeWords[one]}</option>)}</select>}</Field>
          <div className="pair">
            <Field label={decisionText.decidedDay} stop={tried && decidedOn === '' ? decisionText.dayMissing : null}>{(parts) => <input {...parts} type="date" value={decidedOn} onChange={(event) => setDecidedOn(event.target.value)} />}</Field>
            <Field label={decisionText.minutesItem} stop={tried && minutesItem.trim() === '' ? decisionText.minutesItemMissing : null}>{(parts) => <input {...parts} type="text" data-autofocus inputMode="numeric" value={minutesItem} onChange={(event) => setMinutesItem(event.target.value)} />}</Field>
          </div>
          {outcome === 'asProposed' ? null : <Field label={decisionText.note} hint={decisionText.noteHint}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>}
        </>
      )}
    </FormDialog>
  );
}

function AdjustDialog({ at, version, onClose, onDone }: Given): ReactElement {
  const { today } = useSession();
  const [adjustedOn, setAdjustedOn] = useState(today);
  const [notice, setNotice] = useState('');
  const act = async (): Promise<void> => onDone(await call('decision.adjust', { ...at, versionId: version.id, adjustedOn: adjustedOn as Day, notice: notice.trim() }), decisionText.adjusted);
  return (
    <FormDialog title={decisionText.adjust} lead={decisionText.adjustLead} button={decisionText.adjust} stopped={adjustedOn === ''} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={decisionText.adjustedDay} stop={tried && adjustedOn === '' ? decisionText.adjustedMissing : null}>{(parts) => <input {...parts} type="date" value={adjustedOn} onChange={(event) => setAdjustedOn(event.target.value)} />}</Field>
          <Field label={decisionText.notice} hint={decisionText.noticeHint}>{(parts) => <input {...parts} type="text" value={notice} onChange={(event) => setNotice(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

function WithdrawDialog({ at, version, onClose, onDone }: Given): ReactElement {
  const [note, setNote] = useState('');
  const act = async (): Promise<void> => onDone(await call('decision.withdraw', { ...at, versionId: version.id, note: note.trim() }), decisionText.withdrawn);
  return (
    <FormDialog title={decisionText.withdraw} lead={decisionText.withdrawLead} button={decisionText.withdraw} stopped={note.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={decisionText.withdrawNote} stop={tried && note.trim() === '' ? decisionText.withdrawNoteMissing : null}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

function CorrectDialog({ at, version, onClose, onDone }: Given): ReactElement {
  const [decidedOn, setDecidedOn] = useState<string>(version.decidedOn ?? '');
  const [minutesItem, setMinutesItem] = useState(version.minutesItem);
  const [why, setWhy] = useState('');
  const act = async (): Promise<void> => onDone(await call('decision.correct', { ...at, versionId: version.id, decidedOn: decidedOn as Day, minutesItem: minutesItem.trim(), reason: why.trim() }), decisionText.corrected);
  return (
    <FormDialog title={decisionText.correct} lead={decisionText.correctLead} button={decisionText.correctButton} stopped={decidedOn === '' || minutesItem.trim() === '' || why.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <div className="pair">
            <Field label={decisionText.decidedDay} stop={tried && decidedOn === '' ? decisionText.dayMissing : null}>{(parts) => <input {...parts} type="date" value={decidedOn} onChange={(event) => setDecidedOn(event.target.value)} />}</Field>
            <Field label={decisionText.minutesItem} stop={tried && minutesItem.trim() === '' ? decisionText.minutesItemMissing : null}>{(parts) => <input {...parts} type="text" value={minutesItem} onChange={(event) => setMinutesItem(event.target.value)} />}</Field>
          </div>
          <Field label={decisionText.correctReason} stop={tried && why.trim() === '' ? decisionText.correctReasonMissing : null}>{(parts) => <input {...parts} type="text" value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

export type DecisionAct = { readonly kind: 'register' | 'adjust' | 'withdraw' | 'correct'; readonly version: VersionHead };
const dialogs = { register: RegisterDialog, adjust: AdjustDialog, withdraw: WithdrawDialog, correct: CorrectDialog } as const;

/** The one that is open. */
export function DecisionDialog({ act, ...given }: Omit<Given, 'version'> & { readonly act: DecisionAct }): ReactElement {
  const Chosen = dialogs[act.kind];
  return <Chosen {...given} version={act.version} />;
}
