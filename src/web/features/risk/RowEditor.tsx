import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Day } from '../../../domain/day.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { treatmentOf, type Method } from '../../../domain/method/method.ts';
import { columnWords, fieldLabels, riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import { ruleTitle, ruleVerb } from '../../../text/rules.ts';
import type { Draft, Wish } from '../../draft/store.ts';
import { FindingMark } from '../../ui/Marks.tsx';
import { Scale } from '../../ui/Scale.tsx';
import { WritingField } from '../../ui/WritingField.tsx';
import type { Remark } from './remarks.ts';
import { movedFrom, ratingWishes, type Axis } from './rating.ts';

interface Given {
  readonly event: RiskEvent;
  readonly before: RiskEvent | null;
  readonly beforeYear: number | null;
  readonly field: ColumnKey;
  /** True when the reason is what is asked for first. */
  readonly toReason: boolean;
  readonly method: Method;
  readonly span: number;
  readonly draft: Draft;
  readonly today: Day;
  readonly remarks: readonly Remark[];
  readonly onField: (field: ColumnKey) => void;
  readonly onClose: () => void;
  readonly onDetails: () => void;
  readonly onMend: (remark: Remark) => void;
}

/** Fields that Esc takes back to what they were when the row was opened. */
const takenBack = ['likelihood', 'consequence', 'ratingReason', 'text', 'treatment', 'treatmentReason', 'review', 'ratedOn', 'printedValue', 'label', 'department', 'category', 'explanation', 'riskOwner'] as const;

/** The row below the row: what is being changed, with the keys where they work. */
export function RowEditor(given: Given) {
  const { event, before, field, method, span, draft, today, onClose } = given;
  const [start] = useState(event);
  const reason = useRef<HTMLDivElement>(null);
  const [reasonNow, setReasonNow] = useState(given.toReason);
  const moved = movedFrom(event, before);
  const set = (wanted: Partial<Record<keyof RiskEvent, unknown>>) => draft.change(Object.entries(wanted).map(([name, value]): Wish => ({ object: 'event', id: event.id, field: name, wanted: value })));
  const takeBack = () => {
    draft.change(takenBack.map((name): Wish => ({ object: 'event', id: event.id, field: name, wanted: start[name] })));
    onClose();
  };
  useEffect(() => {
    if (!reasonNow) return;
    reason.current?.querySelector('input')?.focus();
    setReasonNow(false);
  }, [reasonNow]);

  const rate = (axis: Axis, value: number | null) => {
    const wishes = ratingWishes(event, { [axis]: value }, before, today);
    draft.change(wishes);
    const next = { ...event, [axis]: value };
    if (axis === 'likelihood') given.onField('consequence');
    else if (movedFrom(next, before) && next.ratingReason === '') setReasonNow(true);
    else onClose();
  };
  const onKey = (key: KeyboardEvent) => {
    if (key.key === 'Escape') { key.preventDefault(); key.stopPropagation(); takeBack(); }
    else if (key.key === 'Enter' && !(key.target instanceof HTMLButtonElement)) { key.preventDefault(); key.stopPropagation(); onClose(); }
    else if (key.key === 'Enter' && key.target instanceof HTMLElement && key.target.getAttribute('aria-checked') === 'true') { key.preventDefault(); key.stopPropagation(); onClose(); }
    else key.stopPropagation();
  };
  const name = event.label ?? riskText.unnumbered;
  const leave = { onDone: onClose, onLeave: takeBack };
  const keys = <><span className="keys"><span><kbd>{riskText.enter}</kbd> {riskText.done}</span><span><kbd>{riskText.esc}</kbd> {riskText.undoes}</span></span><button type="button" className="link" onClick={given.onDetails}>{riskText.seeAll}</button></>;
  const axis: Axis | null = field === 'likelihood' || field === 'value' || field === 'previous' ? 'likelihood' : field === 'consequence' ? 'consequence' : null;
  return (
    <tr role="row" className="edit">
      <td role="gridcell" colSpan={span} onKeyDown={onKey}>
        {axis === null ? null : (
          <Scale key={axis} label={axis === 'likelihood' ? method.likelihoodWord : method.consequenceWord} name={riskText.scaleOf(axis === 'likelihood' ? method.likelihoodWord : method.consequenceWord, name)}
            choices={method[axis].map((step) => ({ key: String(step.value), words: step.word, digit: String(step.value) }))} chosen={event[axis] === null ? null : String(event[axis])} focused={!reasonNow}
            onChoose={(key) => rate(axis, Number(key))}>
            <span className="keys"><span><kbd>{method[axis].at(0)?.value}</kbd>–<kbd>{method[axis].at(-1)?.value}</kbd> {riskText.setsAndGoesOn}</span></span>
          </Scale>
        )}
        {axis !== null && moved && before !== null && before.likelihood !== null && before.consequence !== null ? (
          <div className="edit-line" ref={reason}>
            <WritingField className="reason" label={riskText.reasonFor(before.likelihood, before.consequence)} value={event.ratingReason} onWrite={(words) => set({ ratingReason: words })} {...leave} />{keys}
          </div>
        ) : axis === null ? null : <div className="edit-line">{before?.likelihood && before.consequence && given.beforeYear !== null ? <span className="hint">{riskText.previousRating(given.beforeYear, before.likelihood, before.consequence)}</span> : null}{keys}</div>}
        {field === 'plan' ? <PlanFields given={given} set={set} keys={keys} leave={leave} name={name} /> : null}
        {field === 'text' || field === 'explanation' || field === 'treatmentReason' || field === 'ratingReason'
          ? <div className="edit-line"><WritingField className="reason" label={columnWords[field]} long value={event[field]} onWrite={(words) => set({ [field]: words })} autoFocus {...leave} />{keys}</div> : null}
        {field === 'label' || field === 'department' || field === 'category'
          ? <div className="edit-line"><WritingField className="reason narrow" label={columnWords[field]} value={event[field] ?? ''} onWrite={(words) => set({ [field]: field === 'label' && words.trim() === '' ? null : words })} autoFocus {...leave} />{keys}</div> : null}
        {field === 'riskOwner' ? <div className="edit-line"><WritingField className="reason narrow" label={columnWords.riskOwner} value={event.riskOwner?.printed ?? ''} onWrite={(words) => set({ riskOwner: words.trim() === '' ? null : { kind: 'text', printed: words } })} autoFocus {...leave} />{keys}</div> : null}
        {field === 'remark' ? <RemarkList remarks={given.remarks} onMend={given.onMend} /> : null}
        {field === 'remark' ? <div className="edit-line">{keys}</div> : null}
      </td>
    </tr>
  );
}

function PlanFields({ given, set, keys, leave, name }: { readonly given: Given; readonly set: (wanted: Partial<Record<keyof RiskEvent, unknown>>) => void; readonly keys: ReactNode; readonly leave: { readonly onDone: () => void; readonly onLeave: () => void }; readonly name: string }) {
  const { event, method } = given;
  return (
    <>
      <Scale label={fieldLabels.treatment} name={riskText.scaleOf(fieldLabels.treatment, name)} choices={method.treatments.map((treatment, at) => ({ key: treatment.id, words: treatment.word, digit: String(at + 1) }))} chosen={event.treatment} focused
        onChoose={(key) => { set({ treatment: key }); }} />
      <div className="edit-line">
        <WritingField className="reason" label={treatmentOf(method, event.treatment)?.accepts ? `${fieldLabels.treatmentReason} *` : fieldLabels.treatmentReason} value={event.treatmentReason} onWrite={(words) => set({ treatmentReason: words })} {...leave} />{keys}
      </div>
    </>
  );
}

/** The findings of the row, one verb each. */
export function RemarkList({ remarks, onMend }: { readonly remarks: readonly Remark[]; readonly onMend: ((remark: Remark) => void) | null }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { list.current?.querySelector('button')?.focus(); }, []);
  return (
    <ul className="row-findings" ref={list}>
      {remarks.map((remark) => (
        <li key={remark.rule} className="finding one"><FindingMark urgent={remark.urgent} /><p>{ruleTitle(remark.finding)}</p>{onMend ? <button type="button" className="link" onClick={() => onMend(remark)}>{ruleVerb(remark.rule)}</button> : null}</li>
      ))}
    </ul>
  );
}
