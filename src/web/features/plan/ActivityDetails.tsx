import { useId, type ReactElement } from 'react';
import type { YearContent } from '../../../domain/year/content.ts';
import { activityDetails, activityDetailWords, planText } from '../../../text/screenPlan.ts';
import { CellText } from './CellText.tsx';
import { knownWords, responsibleFrom, type Known, type PlanActs, type PlanRow } from './planRows.ts';
import { SecrecyLine } from '../../secrecyPart.ts';

/** What the paper prints small or not at all: purpose, scope, sample, who performs, and which events the row is about. */
export function ActivityDetails({ content, row, readOnly, people, acts }: { readonly people: readonly Known[]; readonly content: YearContent; readonly row: PlanRow; readonly readOnly: boolean; readonly acts: PlanActs }): ReactElement {
  const { activity, number } = row;
  const base = useId();
  return (
    <div className="p-detail-grid">
      {/* Who is chosen as a person is asked for the control and reminded; the function stays what is printed. */}
      {readOnly || people.length === 0 ? null : (
        <div className="field">
          <label className="label" htmlFor={`${base}-who`}>{planText.ownerPerson}</label>
          <select id={`${base}-who`} value={activity.owner?.kind === 'person' ? activity.owner.personId : ''} onChange={(event) => {
            const one = people.find((person) => person.id === event.target.value);
            acts.change(row, 'owner', one ? responsibleFrom(knownWords(one), people) : responsibleFrom(activity.owner?.printed ?? ''));
          }}>
            <option value="">{planText.ownerNobody}</option>
            {people.map((person) => <option key={person.id} value={person.id}>{knownWords(person)}</option>)}
          </select>
        </div>
      )}
      {activityDetails.map((field) => (
        <div className="field" key={field}>
          <span className="label">{activityDetailWords[field].label}</span>
          <CellText label={planText.fieldOf(activityDetailWords[field].label, number)} value={activity[field]} placeholder={activityDetailWords[field].hint} lines="many" readOnly={readOnly} onSave={(value) => acts.change(row, field, value)} />
        </div>
      ))}
      <div className="field">
        <span className="label">{planText.performers}</span>
        <CellText label={planText.fieldOf(planText.performers, number)} value={activity.performers.map((one) => one.printed).join('\n')} placeholder={planText.performersHint} lines="many" readOnly={readOnly}
          onSave={(value) => acts.change(row, 'performers', value.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((printed) => activity.performers.find((one) => one.printed === printed) ?? { kind: 'text', printed }))} />
      </div>
      <div className="field p-events">
        <span className="label" id={`${base}-events`}>{planText.events}</span>
        <ul aria-labelledby={`${base}-events`}>
          {row.events.map((event) => (
            <li key={event.id}><span>{event.label ?? '–'} {event.text}</span>
              {readOnly ? null : <button type="button" className="link small" aria-label={planText.removeEvent(event.label ?? event.text)} onClick={() => acts.change(row, 'eventIds', activity.eventIds.filter((id) => id !== event.id))}>{planText.takeAway}</button>}
            </li>
          ))}
        </ul>
        {readOnly ? null : (
          <select aria-label={planText.fieldOf(planText.addEvent, number)} value="" onChange={(event) => { if (event.target.value !== '') acts.change(row, 'eventIds', [...activity.eventIds, event.target.value]); }}>
            <option value="">{planText.addEvent}</option>
            {content.events.filter((event) => !activity.eventIds.includes(event.id)).map((event) => <option key={event.id} value={event.id}>{event.label ?? '–'} {planText.unnumbered(event.text)}</option>)}
          </select>
        )}
      </div>
      {Object.keys(activity.extra).length === 0 ? null : (
        <dl className="facts p-extra" aria-label={planText.extra}>{Object.entries(activity.extra).map(([heading, text]) => <div key={heading}><dt>{heading}</dt><dd>{text}</dd></div>)}</dl>
      )}
      <SecrecyLine boardId={content.board.id} kind="activity" id={activity.id} />
      {readOnly ? null : <div><button type="button" className="link" onClick={() => acts.remove(row)}>{planText.remove}</button></div>}
    </div>
  );
}
