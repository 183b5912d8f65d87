import { useId, type ReactElement } from 'react';
import type { FollowupEvent } from '../../../domain/followup/content.ts';
import { wordOf } from '../../../domain/method/method.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { ValueChip } from '../../draft/ValueChip.tsx';
import { Link } from '../../place.tsx';
import { useWriting } from '../../ui/useWriting.ts';
import { sectionOf, type OpenFollowup } from './followupBook.ts';
import { Section, useSection } from './SectionFields.tsx';

/** The rating as the board decided it, and what is proposed after the year. To keep it is an answer too. */
export function RatingPart({ open, event }: { readonly open: OpenFollowup; readonly event: FollowupEvent }): ReactElement {
  const at = { kind: 'event', subject: event.id } as const;
  return <Section open={open} at={at} marked={sectionOf(open.view, at).ratingReason !== ''}><Rating event={event} /></Section>;
}

function Rating({ event }: { readonly event: FollowupEvent }): ReactElement {
  const { open, at, mayWrite } = useSection();
  const { content, abilities } = open.view;
  const { method, plan } = content;
  const section = sectionOf(open.view, at);
  const proposed = { likelihood: section.likelihood, consequence: section.consequence };
  const looked = proposed.likelihood !== null && proposed.consequence !== null;
  const name = text.event(event.label);
  const heading = useId();
  const set = (axis: 'likelihood' | 'consequence', value: number): void => open.book.write(at, { likelihood: section.likelihood ?? event.likelihood, consequence: section.consequence ?? event.consequence, [axis]: value });
  const pick = (axis: 'likelihood' | 'consequence', label: string): ReactElement => {
    const value = proposed[axis];
    if (!abilities.edit) return <>{value === null ? text.nothing : `${value} ${wordOf(method[axis], value)}`}</>;
    return (
      <select aria-label={text.ratingOf(name, label)} value={value ?? ''} disabled={!mayWrite} onChange={(change) => set(axis, Number(change.target.value))}>
        {value === null ? <option value="">{text.choose}</option> : null}
        {method[axis].map((step) => <option key={step.value} value={step.value}>{step.value} {step.word}</option>)}
      </select>
    );
  };
  return (
    <div className="fu-rating">
      <p className="fu-event" id={heading}><Link to="/n/$boardId/$year/handelse/$eventId" params={{ boardId: open.boardId, year: String(content.plan.year), eventId: event.id }}>{name}</Link> {event.text}</p>
      <table className="figures" aria-labelledby={heading}>
        <thead><tr><th scope="col">{text.rating}</th><th scope="col">{method.likelihoodWord}</th><th scope="col">{method.consequenceWord}</th><th scope="col">{text.value}</th></tr></thead>
        <tbody>
          <tr><th scope="row">{text.decidedRating(plan.minutesItem)}</th><td>{event.likelihood === null ? text.nothing : `${event.likelihood} ${wordOf(method.likelihood, event.likelihood)}`}</td><td>{event.consequence === null ? text.nothing : `${event.consequence} ${wordOf(method.consequence, event.consequence)}`}</td><td><ValueChip method={method} rating={event} /></td></tr>
          <tr>
            <th scope="row">{content.occasion.kind === 'annual' ? text.proposedRating : text.proposedInterim}</th><td>{pick('likelihood', method.likelihoodWord)}</td><td>{pick('consequence', method.consequenceWord)}</td>
            <td>{looked ? <ValueChip method={method} rating={proposed} /> : mayWrite && event.likelihood !== null && event.consequence !== null ? <button type="button" className="link" onClick={() => open.book.write(at, { likelihood: event.likelihood, consequence: event.consequence })}>{text.keepRating}</button> : <span className="quiet">{text.notReviewed}</span>}</td>
          </tr>
        </tbody>
      </table>
      {looked ? <Reason name={name} /> : null}
    </div>
  );
}

function Reason({ name }: { readonly name: string }): ReactElement {
  const { open, at, mayWrite } = useSection();
  const id = useId();
  const value = sectionOf(open.view, at).ratingReason;
  const { words, write, leave } = useWriting(value, (next) => open.book.write(at, { ratingReason: next }));
  if (!open.view.abilities.edit) return <p className="small">{value}</p>;
  return <div className="fu-reason"><label htmlFor={id}>{text.ratingReason}<span className="vh"> {name}</span></label><input id={id} type="text" value={words} readOnly={!mayWrite} onChange={(event) => { open.book.takePen(at); write(event.target.value); }} onBlur={leave} /></div>;
}
