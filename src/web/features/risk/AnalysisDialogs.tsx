import type { Finding } from '../../../domain/finding.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { ruleTitle } from '../../../text/rules.ts';
import { mergeText } from '../../../text/screenLineage.ts';
import { fieldLabels, findingWords, riskText } from '../../../text/screenRisk.ts';
import type { Draft, Wish } from '../../draft/store.ts';
import { mergeInto } from '../../draft/ties.ts';
import { newId } from '../../identity.ts';
import { undo } from '../../shell/shortcuts.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../../draft/ReasonDialog.tsx';
import { MeasureDialog, SetDialog, type SetField } from './Dialogs.tsx';
import { nextPosition } from './places.ts';
import { GoneDialog, MergeDialog, setsOf, TieDialog } from './LineageDialogs.tsx';
import { QuestionsDialog } from './QuestionsDialog.tsx';

/** What is being asked in a dialog. */
export type Asking =
  | { readonly kind: 'set'; readonly field: SetField; readonly ids: readonly string[]; readonly finding?: Finding }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'note'; readonly finding: Finding }
  | { readonly kind: 'measure'; readonly ids: readonly string[] }
  | { readonly kind: 'questions' }
  | { readonly kind: 'ended'; readonly ids: readonly string[] }
  /** `chosen` when the person has picked the rows; otherwise those that say the same as one of them. */
  | { readonly kind: 'merge'; readonly ids: readonly string[]; readonly chosen: boolean }
  | { readonly kind: 'tie'; readonly id: string };

interface Given { readonly asking: Asking; readonly content: YearContent; readonly previous: PreviousYear | null; readonly draft: Draft; readonly readOnly: boolean; readonly onClose: () => void; readonly onRemoved: (ids: readonly string[]) => void }

export function AnalysisDialogs({ asking, content, previous, draft, readOnly, onClose, onRemoved }: Given) {
  const undoable = (words: string) => toast({ words, action: { words: riskText.undo, onPick: () => { void undo(draft); } } });
  switch (asking.kind) {
    case 'set': {
      const plain = content.method.treatments.find((treatment) => treatment.plan && !treatment.needsReason);
      return (
        <SetDialog title={asking.finding ? ruleTitle(asking.finding) : fieldLabels[asking.field]} field={asking.field} ids={asking.ids} content={content} onClose={onClose} proposed={asking.finding?.rule === 'plan.required-event-missing' ? plain?.id ?? '' : ''}
          onSet={(values) => {
            draft.change(asking.ids.flatMap((id) => Object.entries(values).map(([field, wanted]): Wish => ({ object: 'event', id, field, wanted }))));
            undoable(riskText.setDone(fieldLabels[asking.field], asking.ids.length));
          }} />
      );
    }
    case 'remove': return (
      <ReasonDialog title={riskText.removeTitle(asking.ids.length)} label={asking.ids.length === 1 ? riskText.removeReason : riskText.removeReasonMany} hint={riskText.removeHint} button={riskText.remove} onClose={onClose}
        onReason={(reason) => {
          const labels = content.events.filter((event) => asking.ids.includes(event.id)).map((event) => event.label ?? riskText.unnumbered);
          draft.remove('event', asking.ids, reason);
          onRemoved(asking.ids);
          undoable(riskText.removed(labels));
        }} />
    );
    case 'note': return (
      <ReasonDialog title={findingWords.noteTitle(ruleTitle(asking.finding))} label={findingWords.noteReason} hint={findingWords.noteHint} button={findingWords.noteButton} onClose={onClose}
        onReason={(reason) => { draft.note(asking.finding.rule, asking.finding.keys, reason); say(findingWords.noted); }} />
    );
    case 'measure': return (
      <MeasureDialog ids={asking.ids} content={content} onClose={onClose} onAdd={(measure) => {
        draft.add('measure', [{ id: newId(), position: nextPosition(content.measures), title: measure.title, responsible: measure.responsible === '' ? null : { kind: 'text', printed: measure.responsible }, end: measure.end === '' ? null : measure.end, eventIds: [...asking.ids] }]);
        undoable(findingWords.measureAdded);
      }} />
    );
    case 'questions': return <QuestionsDialog content={content} draft={draft} readOnly={readOnly} onClose={onClose} />;
    case 'ended': return previous ? <GoneDialog events={previous.content.events.filter((event) => asking.ids.includes(event.id))} content={content} previous={previous} draft={draft} onClose={onClose} /> : null;
    case 'merge': return (
      <MergeDialog sets={setsOf(content, asking.ids, asking.chosen)} content={content} onClose={onClose} onMerge={(merged) => {
        for (const { keep, gone } of merged) mergeInto(draft, content, keep.id, gone.map((event) => event.id));
        const gone = merged.flatMap((one) => one.gone);
        onRemoved(gone.map((event) => event.id));
        const [only] = merged;
        undoable(only && merged.length === 1 ? mergeText.done(only.keep.label ?? riskText.unnumbered, only.gone.map((event) => event.label ?? riskText.unnumbered)) : mergeText.doneMany(gone.length));
      }} />
    );
    case 'tie': {
      const event = content.events.find((one) => one.id === asking.id);
      return previous && event ? <TieDialog event={event} content={content} previous={previous} draft={draft} onClose={onClose} /> : null;
    }
  }
}
