import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { processingFields, type ProcessingDetails } from '../../../domain/openness/processing.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { processingPaper as text } from '../../../text/opennessRecords.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { PaperFormats, paperFormats } from '../../PaperLinks.tsx';
import { queryClient } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import './openness.css';

const recordQuery = (boardId: string) => queryOptions({ queryKey: ['processing', boardId], queryFn: ({ signal }) => call('processing.read', { boardId: boardId as BodyId }, signal) });

/** How the board handles personal data: its own words, beside what the system knows. */
export default function ProcessingPage(): ReactElement {
  const { boardId } = useBoardYear();
  const view = useSuspenseQuery(recordQuery(boardId)).data;
  const [details, setDetails] = useState<ProcessingDetails>(view.details);
  const [refusal, setRefusal] = useState('');
  const save = async (): Promise<void> => {
    setRefusal('');
    try {
      queryClient.setQueryData(recordQuery(boardId).queryKey, await call('processing.save', { boardId: boardId as BodyId, seen: view.changedAt, details }));
      toast({ words: text.saved });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <div className="page processing">
      <h1>{text.title}</h1>
      <p className="lead">{text.lead(view.facts.board)}</p>
      <p className="small">{text.papers}: <PaperFormats label={text.papers} formats={paperFormats} address={(format) => addressOf('paper.processing', { boardId, format }).url} /></p>
      <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <p>{text.pageLead}</p>
        <p className="small quiet">{view.changedAt === null ? text.notSaved : text.changed(view.changedAt.slice(0, 10), view.changedBy)}</p>
        {processingFields.map((field) => <Field key={field} label={text.fields[field]}>{(parts) => <textarea {...parts} rows={2} readOnly={!view.may} value={details[field]} onChange={(event) => setDetails({ ...details, [field]: event.target.value })} />}</Field>)}
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        {view.may ? <p><button type="submit" className="btn btn-main">{text.save}</button></p> : null}
      </form>
      <section><h2>{text.kinds}</h2><ul>{Object.entries(text.kept).map(([kind, words]) => <li key={kind}>{words}</li>)}</ul></section>
      <section><h2>{text.roles}</h2><dl>{view.facts.roles.map((one) => <div key={one.role}><dt>{roleWords[one.role]}</dt><dd>{one.people}</dd></div>)}</dl></section>
      <section><h2>{text.protection}</h2><ul>{[...text.protections, ...view.facts.signsInBy.map((way) => `${text.signsIn[way]}.`)].map((words) => <li key={words}>{words}</li>)}</ul></section>
    </div>
  );
}
