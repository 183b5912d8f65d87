import { useEffect, useId, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { continuedBy } from '../../../domain/year/continues.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { groupPath } from '../../../domain/year/content.ts';
import { riskValue, wordOf } from '../../../domain/method/method.ts';
import { printedGroups } from '../../../domain/year/renumber.ts';
import { fieldLabels, riskText, type LabelledField } from '../../../text/screenRisk.ts';
import { detailText } from '../../../text/screenRiskRow.ts';
import { originWords } from '../../../text/words.ts';
import { tieText } from '../../../text/screenLineage.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { trailText } from '../../../text/screenTrail.ts';
import { momentWords } from '../../../text/days.ts';
import { chainText } from '../../../text/screenChain.ts';
import { call } from '../../call.ts';
import type { Draft } from '../../draft/store.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { toast } from '../../ui/toast.ts';
import { WritingField } from '../../ui/WritingField.tsx';
import { valueWords } from './ConflictLine.tsx';
import { RemarkList } from './RowEditor.tsx';
import type { Remark } from './remarks.ts';
import { SecrecyLine } from '../../secrecyPart.ts';

interface Given {
  readonly event: RiskEvent;
  readonly before: RiskEvent | null;
  readonly beforeYear: number | null;
  readonly content: YearContent;
  readonly draft: Draft;
  readonly span: number;
  readonly readOnly: boolean;
  readonly mayReadTrail: boolean;
  readonly remarks: readonly Remark[];
  readonly onClose: () => void;
  readonly onRemove: () => void;
  readonly onMend: (remark: Remark) => void;
  readonly previous: PreviousYear | null;
  readonly onTie: () => void;
}

const longFields = ['text', 'explanation', 'ratingReason', 'treatmentReason'] as const;
const shortFields = ['label', 'category', 'department'] as const;
/** Shown only where the document has them. */
const rareFields = ['indicator', 'councilTarget', 'boardTarget', 'routine', 'runningChecks', 'activityText'] as const;

/** Everything about one event, opened in place. */
export function Details(given: Given) {
  const { event, content, draft, span, readOnly, onClose } = given;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const mayRead = useSession().boards.find((board) => board.id === content.board.id)?.may.read ?? false;
  useEffect(() => { box.current?.querySelector<HTMLElement>('textarea, input, button')?.focus(); }, [event.id]);
  const set = (field: keyof RiskEvent, wanted: unknown) => draft.change([{ object: 'event', id: event.id, field, wanted }]);
  const field = (name: LabelledField & keyof RiskEvent, long: boolean) => (
    <WritingField key={name} label={fieldLabels[name]} long={long} readOnly={readOnly} value={String(event[name] ?? '')} onWrite={(words) => set(name, name === 'label' && words.trim() === '' ? null : words)} className={long ? 'field wide' : 'field'} />
  );
  const path = groupPath(content, event.groupId);
  const groups = path.filter((group) => group !== null);
  const controls = content.controls.filter((control) => control.covers.includes(event.id) || (control.covers.length === 0 && control.groupId !== null && path.some((group) => group?.id === control.groupId)));
  return (
    <tr role="row" className="edit details">
      <td role="gridcell" colSpan={span} onKeyDown={(key) => { if (key.key === 'Escape') { key.preventDefault(); onClose(); } key.stopPropagation(); }}>
        <div ref={box} className="details-box" role="group" aria-label={detailText.title(event.label ?? riskText.unnumbered)}>
          {longFields.map((name) => field(name, true))}
          {shortFields.map((name) => field(name, false))}
          <WritingField label={fieldLabels.riskOwner} readOnly={readOnly} value={event.riskOwner?.printed ?? ''} onWrite={(words) => set('riskOwner', words.trim() === '' ? null : { kind: 'text', printed: words })} />
          <div className="field"><label htmlFor={`${id}-o`}>{fieldLabels.origin}</label><select id={`${id}-o`} disabled={readOnly} value={event.origin} onChange={(change) => set('origin', change.target.value)}>{Object.entries(originWords).map(([key, words]) => <option key={key} value={key}>{words}</option>)}</select></div>
          <div className="field"><label htmlFor={`${id}-t`}>{fieldLabels.treatment}</label><select id={`${id}-t`} disabled={readOnly} value={event.treatment ?? ''} onChange={(change) => set('treatment', change.target.value === '' ? null : change.target.value)}><option value="">{detailText.noTreatment}</option>{content.method.treatments.map((treatment) => <option key={treatment.id} value={treatment.id}>{treatment.word}</option>)}</select></div>
          {content.method.treatments.find((treatment) => treatment.id === event.treatment)?.accepts ? <WritingField label={fieldLabels.acceptedUntil} type="date" readOnly={readOnly} value={event.acceptedUntil ?? ''} onWrite={(words) => set('acceptedUntil', words === '' ? null : words)} /> : null}
          <div className="field"><label htmlFor={`${id}-g`}>{fieldLabels.groupId}</label><select id={`${id}-g`} disabled={readOnly} value={event.groupId ?? ''} onChange={(change) => set('groupId', change.target.value === '' ? null : change.target.value)}><option value="">{detailText.noGroup}</option>{printedGroups(content).map((group) => <option key={group.id} value={group.id}>{`${'\u2003'.repeat(group.level)}${group.title}`}</option>)}</select></div>
          {rareFields.filter((name) => event[name] !== '').map((name) => field(name, false))}
          <div className="details-facts">
            <section><h2>{given.beforeYear === null ? detailText.place : detailText.last(given.beforeYear)}</h2><p>{lastWords(given)}</p></section>
            {given.previous ? <section><h2>{tieText.section(given.previous.content.year)}</h2>{tiedWords(given.previous, event.id).map((words) => <p key={words}>{words}</p>)}{readOnly ? null : <button type="button" className="link" onClick={given.onTie}>{tieText.change}</button>}</section> : null}
            {controls.length > 0 ? <section><h2>{detailText.controls}</h2>{controls.map((control) => <div key={control.id}><p>{control.text}</p><SecrecyLine small boardId={content.board.id} kind="control" id={control.id} name={control.text} /></div>)}</section> : null}
            {groups.length > 0 ? <section><h2>{detailText.headings}</h2>{groups.map((group) => <div key={group.id}><p>{group.title}</p><SecrecyLine small boardId={content.board.id} kind="group" id={group.id} name={group.title} /></div>)}</section> : null}
            {given.remarks.length > 0 ? <section><h2>{detailText.findings}</h2><RemarkList remarks={given.remarks} onMend={readOnly ? null : given.onMend} /></section> : null}
            {event.imported ? <section><h2>{detailText.imported}</h2><p className="quiet">{event.imported.place}</p><dl className="cells">{Object.entries(event.imported.cells).filter(([, said]) => said !== '').map(([head, said]) => <div key={head}><dt>{head}</dt><dd>{said}</dd></div>)}</dl></section> : null}
            {given.mayReadTrail ? <History content={content} previous={given.previous} event={event} draft={draft} /> : null}
          </div>
          <SecrecyLine boardId={content.board.id} kind="event" id={event.id} />
          <div className="row">
            <button type="button" className="btn" onClick={onClose}>{riskText.hide}</button>
            {mayRead ? <Link className="btn" to="/n/$boardId/$year/handelse/$eventId" params={{ boardId: content.board.id, year: String(content.year), eventId: event.id }}>{chainText.shortTitle}</Link> : null}
            {readOnly ? null : <button type="button" className="btn btn-text" onClick={given.onRemove}>{riskText.removeTitle(1)}</button>}
          </div>
        </div>
      </td>
    </tr>
  );
}

function lastWords({ before, content }: Given): string {
  if (!before) return detailText.noLast;
  const value = riskValue(before);
  if (value === null) return riskText.notRated;
  return `${before.likelihood ?? ''} ${wordOf(content.method.likelihood, before.likelihood)} × ${before.consequence ?? ''} ${wordOf(content.method.consequence, before.consequence)} = ${value}`;
}

function tiedWords(previous: PreviousYear, id: string): string[] {
  const tied = continuedBy(previous.lineage, id);
  const words = previous.content.events.filter((event) => tied.includes(event.id)).map((event) => `${event.label ?? ''} ${event.text}`.trim());
  return words.length === 0 ? [tieText.none(previous.content.year)] : words;
}

function History({ content, previous, event, draft }: { readonly content: YearContent; readonly previous: PreviousYear | null; readonly event: RiskEvent; readonly draft: Draft }) {
  const undo = async (changeId: string) => {
    const sentence = await draft.undoChange(changeId, event.id);
    toast({ words: sentence ?? trailText.undone });
    await refetch();
  };
  const { data, refetch } = useQuery({ queryKey: ['year', content.board.id, content.year, 'trail', event.id], queryFn: ({ signal }) => call('trail.ofObject', { boardId: content.board.id, year: content.year, objectId: event.id }, signal), staleTime: 0 });
  const words: Readonly<Record<string, string>> = fieldWords.event;
  return (
    <section>
      <h2>{detailText.history}</h2>
      {data ? data.entries.length === 0 ? <p>{detailText.noHistory}</p> : (
        <ul className="history">
          {data.entries.slice(0, 20).map((entry) => (
            <li key={entry.id}><span className="quiet">{momentWords(entry.at, new Date())}</span> {entry.fields.every((each) => words[each.field] === undefined) ? detailText.did(entry.actor, trailText.deed(entry.operation)) : entry.fields.filter((each) => words[each.field] !== undefined).map((each) => detailText.changedField(entry.actor, words[each.field] ?? each.field, valueWords(content, each.field, each.before, previous), valueWords(content, each.field, each.after, previous))).join('; ')}
              {entry.undoable ? <> <button type="button" className="link small" aria-label={trailText.undoOf(momentWords(entry.at, new Date()))} onClick={() => void undo(entry.changeId)}>{trailText.undo}</button></> : null}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
