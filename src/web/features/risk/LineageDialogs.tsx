import { useId, useState } from 'react';
import { lensOf } from '../../../domain/year/checks-lens.ts';
import { continuedBy } from '../../../domain/year/continues.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { mergeEvents, proposedKept } from '../../../domain/year/merge.ts';
import { printedOrder } from '../../../domain/year/renumber.ts';
import { treatmentOf } from '../../../domain/method/method.ts';
import { alikeEvents } from '../../../domain/risk/checks-duplicates.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { similarity } from '../../../domain/wording.ts';
import { riskText } from '../../../text/screenRisk.ts';
import { endedText } from '../../../text/screenRiskRow.ts';
import { mergeText, tieText } from '../../../text/screenLineage.ts';
import type { Draft } from '../../draft/store.ts';
import { tieEvents } from '../../draft/ties.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ValueChip } from '../../draft/ValueChip.tsx';
import { WritingField } from '../../ui/WritingField.tsx';

export interface Merging { readonly keep: RiskEvent; readonly gone: readonly RiskEvent[] }
const nameOf = (event: RiskEvent): string => event.label ?? riskText.unnumbered;

/** The sets that the finding means: events that say the same as one of those named, or – when they were chosen by hand – those chosen. */
export function setsOf(content: YearContent, ids: readonly string[], chosen: boolean): RiskEvent[][] {
  if (chosen) return [printedOrder(content).filter((event) => ids.includes(event.id))];
  return alikeEvents(lensOf(content)).filter((set) => set.some((event) => ids.includes(event.id)));
}

/** Which of the events that say the same stands; it takes over what belongs to the others. */
export function MergeDialog({ sets, content, onMerge, onClose }: { readonly sets: readonly (readonly RiskEvent[])[]; readonly content: YearContent; readonly onMerge: (merged: readonly Merging[]) => void; readonly onClose: () => void }) {
  const id = useId();
  const [kept, setKept] = useState<readonly (string | null)[]>(() => sets.map((set) => (sets.length === 1 ? proposedKept(content, set)?.id ?? null : null)));
  const merging = sets.flatMap((set, at): Merging[] => {
    const keep = set.find((event) => event.id === kept[at]);
    return keep ? [{ keep, gone: set.filter((event) => event !== keep) }] : [];
  });
  const mixed = sets.some((set) => new Set(set.map((event) => event.kind)).size > 1);
  return (
    <FormDialog title={mergeText.title} lead={mixed ? mergeText.onlyOneKind : mergeText.lead} button={riskText.merge} stopped={merging.length === 0 || mixed} onClose={onClose} wide onAct={() => { onMerge(merging); onClose(); }}>
      {(tried) => (
        <>
          {sets.map((set, at) => (
            <fieldset key={set[0]?.id ?? at} className="merge-set" aria-describedby={tried && merging.length === 0 ? `${id}-stop` : undefined}>
              <legend>{mergeText.keepLegend(set.map(nameOf))}</legend>
              {set.map((event) => (
                <label key={event.id} className="choice merge-row">
                  <input type="radio" name={`${id}-${at}`} checked={kept[at] === event.id} onChange={() => setKept(kept.map((one, place) => (place === at ? event.id : one)))} />
                  <span><b className="num">{event.label ?? riskText.none}</b> {event.text}<span className="small quiet">{[treatmentOf(content.method, event.treatment)?.word ?? riskText.open, event.treatmentReason].filter((words) => words !== '').join(' · ')}</span></span>
                  <ValueChip method={content.method} rating={event} />
                </label>
              ))}
              {sets.length > 1 ? <label className="choice"><input type="radio" name={`${id}-${at}`} checked={kept[at] === null} onChange={() => setKept(kept.map((one, place) => (place === at ? null : one)))} /> <span>{mergeText.leave}</span></label> : null}
              <p className="small quiet" role="status">{tookOver(content, merging.find((one) => set.includes(one.keep)))}</p>
            </fieldset>
          ))}
          {tried && merging.length === 0 ? <p className="stop" id={`${id}-stop`} role="alert"><FindingMark urgent /><span>{mergeText.noneChosen}</span></p> : null}
        </>
      )}
    </FormDialog>
  );
}

function tookOver(content: YearContent, merging: Merging | undefined): string {
  const changes = merging ? mergeEvents(content, merging.keep.id, merging.gone.map((event) => event.id))?.changes ?? [] : [];
  const count = (object: string): number => changes.filter((change) => change.object === object).length;
  const treatment = changes.find((change) => change.field === 'treatment')?.wanted;
  return [mergeText.takesOver({ activity: count('activity'), control: count('control'), measure: count('measure'), answer: count('answer') }), typeof treatment === 'string' ? mergeText.treatment(treatmentOf(content.method, treatment)?.word ?? treatment) : ''].filter((words) => words !== '').join(' ');
}

interface TieGiven { readonly content: YearContent; readonly previous: PreviousYear; readonly draft: Draft; readonly onClose: () => void }

/** Which events of last year this event continues. Saved as it is chosen. */
export function TieDialog({ event, content, previous, draft, onClose }: TieGiven & { readonly event: RiskEvent }) {
  const { year } = previous.content;
  const tied = continuedBy(previous.lineage, event.id);
  const set = (previousIds: readonly string[]): void => tieEvents(draft, content, [{ eventId: event.id, previousIds }]);
  return (
    <Dialog title={tieText.title(nameOf(event), year)} onClose={onClose} wide>
      <p><b>{event.label ?? riskText.none}</b> {event.text}</p>
      <p className="small quiet">{tieText.lead(year)}</p>
      {tied.length === 0 ? <p role="status">{tieText.none(year)}</p> : (
        <ul className="ties">
          {previous.content.events.filter((earlier) => tied.includes(earlier.id)).map((earlier) => (
            <li key={earlier.id}><span><b>{earlier.label ?? riskText.none}</b> {earlier.text}</span><button type="button" className="link small" aria-label={tieText.remove(nameOf(earlier))} onClick={() => set(tied.filter((one) => one !== earlier.id))}>{tieText.removeShort}</button></li>
          ))}
        </ul>
      )}
      <EventChoice label={tieText.add(year)} none={tieText.choose} text={event.text} events={printedOrder(previous.content).filter((earlier) => !tied.includes(earlier.id))} value="" onChoose={(id) => { if (id !== '') set([...tied, id]); }} />
      <div className="row"><button type="button" className="btn" onClick={onClose}>{riskText.close}</button></div>
    </Dialog>
  );
}

/** Events of last year that nothing continues: each is tied to the one that continues it, or ended with a reason. */
export function GoneDialog({ events, content, previous, draft, onClose }: TieGiven & { readonly events: readonly RiskEvent[] }) {
  const here = printedOrder(content);
  return (
    <Dialog title={endedText.title(previous.content.year)} onClose={onClose} wide>
      <p className="quiet">{tieText.goneLead}</p>
      <ul className="questions gone-events">
        {events.map((event) => {
          const by = here.filter((one) => continuedBy(previous.lineage, one.id).includes(event.id));
          const choose = (id: string): void => {
            const loosened = by.filter((one) => one.id !== id).map((one) => ({ eventId: one.id, previousIds: continuedBy(previous.lineage, one.id).filter((from) => from !== event.id) }));
            const bound = id === '' || by.some((one) => one.id === id) ? [] : [{ eventId: id, previousIds: [...continuedBy(previous.lineage, id), event.id] }];
            if (loosened.length + bound.length > 0) tieEvents(draft, content, [...loosened, ...bound]);
          };
          return (
            <li key={event.id}>
              <p><b>{event.label ?? riskText.none}</b> {event.text}</p>
              <EventChoice label={tieText.continuedBy(nameOf(event))} none={tieText.notContinued} text={event.text} events={here} value={by[0]?.id ?? ''} onChoose={choose} />
              {by.length > 0 ? null : <WritingField label={endedText.reason(nameOf(event))} value={content.endedEvents.find((each) => each.previousEventId === event.id)?.reason ?? ''} onWrite={(words) => { if (words.trim() !== '') draft.endRow('event', event.id, words); }} />}
            </li>
          );
        })}
      </ul>
      <div className="row"><button type="button" className="btn" onClick={onClose}>{riskText.close}</button></div>
    </Dialog>
  );
}

const nearest = 3;
/** Less alike than this is no help to anybody. */
const leastAlike = 0.25;

/** Events to choose among, those with the most words in common first. */
function EventChoice({ label, none, text, events, value, onChoose }: { readonly label: string; readonly none: string; readonly text: string; readonly events: readonly RiskEvent[]; readonly value: string; readonly onChoose: (id: string) => void }) {
  const id = useId();
  const alike = events.map((event) => ({ event, near: similarity(text, event.text) })).filter((one) => one.near >= leastAlike).toSorted((a, b) => b.near - a.near).slice(0, nearest).map((one) => one.event);
  const option = (event: RiskEvent) => <option key={event.id} value={event.id}>{`${event.label ?? ''} ${event.text}`.trim()}</option>;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(change) => onChoose(change.target.value)}>
        <option value="">{none}</option>
        {alike.length === 0 ? events.map(option) : <><optgroup label={tieText.alike}>{alike.map(option)}</optgroup><optgroup label={tieText.others}>{events.filter((event) => !alike.includes(event)).map(option)}</optgroup></>}
      </select>
    </div>
  );
}
