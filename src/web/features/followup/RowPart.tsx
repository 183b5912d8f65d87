import type { ReactElement } from 'react';
import type { FollowupMeasure, FollowupPlanRow } from '../../../domain/followup/content.ts';
import { effectWords } from '../../../text/measureWords.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { dayWords } from '../../../text/days.ts';
import { Link } from '../../place.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import type { OpenFollowup } from './followupBook.ts';
import { measureWords } from './parts.ts';
import { RatingPart } from './RatingPart.tsx';
import { ChangedBy, DraftedLine, Section, SectionText } from './SectionFields.tsx';

/** A row of the decided plan: where it hangs, what its controls showed, what is said of it, and how its events are rated anew. */
export function RowPart({ open, row }: { readonly open: OpenFollowup; readonly row: FollowupPlanRow }): ReactElement {
  const { view, boardId } = open;
  const { content } = view;
  const params = { boardId, year: String(content.plan.year) };
  const measures = content.measures.filter((measure) => row.measureIds.includes(measure.id));
  return (
    <>
      <nav className="fu-chain" aria-label={text.chain}><ol>
        {row.groups.map((group) => <li key={group}><Link to="/n/$boardId/$year/analys" params={params} search={row.events[0] ? { rad: row.events[0].id } : {}}>{group}</Link></li>)}
        {row.events.map((event) => <li key={event.id}><Link to="/n/$boardId/$year/handelse/$eventId" params={{ ...params, eventId: event.id }}>{text.event(event.label)}</Link></li>)}
        <li><Link to="/n/$boardId/$year/plan" params={params} hash={`planrad-${row.activityId}`}>{text.planRow(row.planRow)}</Link></li>
        <li><Link to="/n/$boardId/$year/kontroller" params={{ boardId, year: String(open.year) }} hash={`kontroll-${row.activityId}`}>{text.controls(row.figures.planned)}</Link></li>
      </ol></nav>
      <h2 id="fu-part" tabIndex={-1}>{row.title}</h2>
      <FiguresTable open={open} row={row} />
      <Section open={open} at={{ kind: 'activity', subject: row.activityId }}>
        <SectionText field="result" label={text.result} hint={text.resultHint}><DraftedLine fresh={view.drafted[row.activityId] ?? null} /></SectionText>
        <SectionText field="analysis" label={text.analysis} hint={text.analysisHint}><Under hint={text.analysisHint} empty={row.analysis === ''} /></SectionText>
      </Section>
      {row.events.length === 0 ? <p className="small quiet">{text.noEvents}</p> : row.events.map((event) => <RatingPart key={event.id} open={open} event={event} />)}
      <h3 className="fu-h3">{text.measuresOf}</h3>
      {measures.length === 0 ? <p className="quiet small">{text.noMeasuresOf}</p> : <ul className="fu-measures">{measures.map((measure) => <li key={measure.id}><Link to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(open.year) }} hash={`atgard-${measure.id}`}>{measure.title}</Link> <span className="small quiet">{measureWords(measure, view.today)}</span></li>)}</ul>}
    </>
  );
}

function Under({ hint, empty }: { readonly hint: string; readonly empty: boolean }): ReactElement {
  return <span>{empty ? hint : <ChangedBy />}</span>;
}

/** A measure: how it stands, and what is said of it. It is changed in its own register. */
export function MeasurePart({ open, measure }: { readonly open: OpenFollowup; readonly measure: FollowupMeasure }): ReactElement {
  const { view, boardId, year } = open;
  const rows = view.content.rows.filter((row) => row.measureIds.includes(measure.id));
  const late = (measure.status === 'notStarted' || measure.status === 'inProgress') && measure.end !== null && measure.end < view.today;
  return (
    <>
      <nav className="fu-chain" aria-label={text.chain}><ol>
        {rows.flatMap((row) => row.events).filter((event, at, all) => all.findIndex((other) => other.id === event.id) === at).map((event) => <li key={event.id}><Link to="/n/$boardId/$year/handelse/$eventId" params={{ boardId, year: String(view.content.plan.year), eventId: event.id }}>{text.event(event.label)}</Link></li>)}
        <li><Link to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(year) }} hash={`atgard-${measure.id}`}>{text.openMeasure}</Link></li>
      </ol></nav>
      <h2 id="fu-part" tabIndex={-1}>{measure.title}</h2>
      <table className="figures"><caption className="vh">{measure.title}</caption>
        <thead><tr><th scope="col">{text.responsible}</th><th scope="col">{text.end}</th><th scope="col">{text.status}</th><th scope="col">{text.effect}</th></tr></thead>
        <tbody><tr>
          <td>{measure.responsibleName === '' ? text.nothing : measure.responsibleName}</td><td className={late ? 'urgent' : undefined}>{measure.end === null ? text.nothing : late ? text.measureLate(measure.end, view.today) : dayWords(measure.end)}</td>
          <td>{measureStatusWords[measure.status]}</td><td>{measure.effect === null ? (measure.status === 'done' ? text.effectUnchecked : text.nothing) : effectWords[measure.effect.found]}</td>
        </tr></tbody>
      </table>
      <Section open={open} at={{ kind: 'measure', subject: measure.id }}>
        <SectionText field="result" label={text.comment} hint={text.resultHint}><DraftedLine fresh={null} whole /></SectionText>
        <SectionText field="analysis" label={text.analysis} hint={text.analysisHint}><Under hint={text.analysisHint} empty={measure.analysis === ''} /></SectionText>
      </Section>
    </>
  );
}

/** What is said of the whole: the beginning, or the end. */
export function WholePart({ open, kind }: { readonly open: OpenFollowup; readonly kind: 'introduction' | 'closing' }): ReactElement {
  return (
    <>
      <h2 id="fu-part" tabIndex={-1}>{kind === 'introduction' ? text.introduction : text.closing}</h2>
      <Section open={open} at={{ kind, subject: '' }}>
        <SectionText field="result" label={text.text} hint={text.closingHint}>{kind === 'introduction' ? <DraftedLine fresh={null} whole /> : <span>{text.closingHint}</span>}</SectionText>
      </Section>
    </>
  );
}
