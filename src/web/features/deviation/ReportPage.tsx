import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { DeviationFile, ReceiversView } from '../../../contract/deviation.ts';
import type { Output } from '../../../contract/table.ts';
import type { Day } from '../../../domain/day.ts';
import type { Choice } from '../../../domain/deviation/receiver.ts';
import type { BodyId, PersonId, UnitId } from '../../../domain/identity.ts';
import { deviationText, reportText } from '../../../text/screenDeviation.ts';
import { shellText } from '../../../text/screenShell.ts';
import { startText } from '../../../text/screenStart.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { FilesPart } from './FilesPart.tsx';
import { InvolvedField } from './InvolvedField.tsx';
import { useReport, type Report } from './keptReport.ts';
import './deviation.css';

const receiversQuery = (boardId: BodyId, involved: readonly PersonId[]) => queryOptions({ queryKey: ['receivers', boardId, ...involved], queryFn: ({ signal }) => call('deviation.receivers', { boardId, involved: [...involved] }, signal) });
type Sent = Output<'deviation.report'> & { readonly boardId: BodyId; readonly id: string };

/** Four questions on one page. No severity, no category: whoever receives it sets those. */
export default function ReportPage(): ReactElement {
  const session = useSession();
  const [board] = session.boards;
  const [sent, setSent] = useState<Sent | null>(null);
  const [files, setFiles] = useState<readonly DeviationFile[]>([]);
  if (!board || session.person === null) return <div className="page"><Empty title={startText.noBoards} text={startText.noBoardsWhy} /></div>;
  if (sent) {
    return (
      <div className="page d-page">
        <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>{reportText.sent(sent.receivers)}</h1>
        <p className="lead">{reportText.answer(sent.answerBy, session.today)}</p>
        <p>{reportText.sentMore}</p>
        <section className="part d-evidence"><h2>{reportText.addFiles}</h2><p className="quiet">{reportText.addFilesWhy}</p><FilesPart boardId={sent.boardId} deviationId={sent.id} files={files} add hint={deviationText.ownFilesHint} onAdded={setFiles} /></section>
        <p className="d-row"><Link to="/avvikelser" className="btn btn-main">{reportText.toList}</Link><button type="button" className="btn" onClick={() => { setSent(null); setFiles([]); }}>{reportText.another}</button></p>
      </div>
    );
  }
  return <ReportForm firstBoard={board.id} personId={session.person.id} today={session.today} onSent={setSent} />;
}

function ReportForm({ firstBoard, personId, today, onSent }: { readonly firstBoard: BodyId; readonly personId: string; readonly today: string; readonly onSent: (sent: Sent) => void }): ReactElement {
  const { boards } = useSession();
  const fresh = (): Report => ({ id: newId(), boardId: firstBoard, what: '', happenedOn: null, unitId: null, choice: 'manager', involved: [] });
  const [report, write, forget] = useReport(personId, fresh);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [sending, setSending] = useState(false);
  const boardId = (boards.find((one) => one.id === report.boardId)?.id ?? firstBoard);
  const involved = report.involved.flatMap((one) => (one.personId === null ? [] : [one.personId as PersonId]));
  const receivers = receiversQuery(boardId, involved);
  const { data: offer } = useQuery({ ...receivers, placeholderData: (before) => before });
  const happenedOn = report.happenedOn ?? today;
  const unitOf = (known: ReceiversView | undefined): string => report.unitId ?? known?.ownUnit ?? '';
  const unitId = unitOf(offer);
  const stopsOf = (known: ReceiversView | undefined) => ({
    what: report.what.trim() === '' ? reportText.whatStop : null, when: happenedOn === '' || happenedOn > today ? reportText.whenStop : null, who: chosen(report.choice, known) === null && known?.instead === null ? reportText.whoStop : null,
  });
  const stops = stopsOf(offer);
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (sending) return;
    setSending(true);
    try {
      // Pressed before it is known who can have it: that is waited for.
      const known = await queryClient.ensureQueryData(receivers);
      if (Object.values(stopsOf(known)).some((stop) => stop !== null)) {
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
        return;
      }
      const unit = unitOf(known);
      const answer = await call('deviation.report', { boardId, id: report.id, what: report.what, happenedOn: happenedOn as Day, unitId: unit === '' ? null : unit as UnitId, choice: chosen(report.choice, known) ?? 'manager', involved: report.involved.map((one) => ({ personId: one.personId as PersonId | null, name: one.name })) });
      forget();
      void queryClient.invalidateQueries({ queryKey: ['deviations'] });
      onSent({ ...answer, boardId, id: report.id });
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setSending(false); }
  };
  return (
    <div className="page d-page">
      <h1>{reportText.title}</h1>
      <p className="lead">{reportText.lead}</p>
      <div className="d-notice">
        <p>{reportText.notChannel} {offer === undefined || offer.channel === '' ? null : <><a href={offer.channel}>{reportText.channel}</a> · </>}<a href={reportText.lawAddress}>{reportText.law}</a></p>
        <p>{reportText.seen}</p>
      </div>
      <form className="d-form" onSubmit={(event) => void send(event)} noValidate>
        {boards.length < 2 ? null : (
          <Field label={reportText.board}>{(parts) => <select {...parts} value={boardId} onChange={(event) => write({ boardId: event.target.value, unitId: null, choice: 'manager' })}>{boards.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
        )}
        <Field label={reportText.what} stop={tried ? stops.what : null}>{(parts) => <textarea {...parts} rows={4} value={report.what} onChange={(event) => write({ what: event.target.value })} />}</Field>
        <div className="d-pair">
          <Field label={reportText.when} stop={tried ? stops.when : null}>{(parts) => <input {...parts} type="date" max={today} value={happenedOn} onChange={(event) => write({ happenedOn: event.target.value })} />}</Field>
          <Field label={reportText.where}>{(parts) => (
            <select {...parts} value={unitId} onChange={(event) => write({ unitId: event.target.value })}>
              <option value="">{reportText.wholeBoard}</option>
              {(offer?.units ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select>
          )}</Field>
        </div>
        <InvolvedField boardId={boardId} chosen={report.involved} onChange={(named) => write({ involved: named })} label={reportText.involved} hint={reportText.involvedHint} />
        {offer ? <Receivers offer={offer} choice={report.choice} stop={tried ? stops.who : null} onChoose={(next) => write({ choice: next })} /> : <p className="quiet">{shellText.loading}</p>}
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        <div className="d-row"><button type="submit" className="btn btn-main">{reportText.send}</button>{report.what === '' ? null : <button type="button" className="link" onClick={() => { forget(); setTried(false); say(reportText.dropped); }}>{reportText.drop}</button>}</div>
        <p className="small quiet">{reportText.kept}</p>
      </form>
    </div>
  );
}

/** The one who would have it now; null while none is chosen. */
function chosen(choice: Choice | 'other', offer: ReceiversView | undefined): Choice | null {
  if (!offer) return null;
  // Nobody is picked: any other than the manager goes to the same.
  if (offer.above !== null && (choice !== 'manager' || offer.manager === null)) return 'director';
  if (choice === 'other') return null;
  if (choice === 'manager') return offer.manager === null ? null : 'manager';
  return offer.others.some((one) => one.choice === choice) ? choice : null;
}

function Receivers({ offer, choice, stop, onChoose }: { readonly offer: ReceiversView; readonly choice: Choice | 'other'; readonly stop: string | null; readonly onChoose: (choice: Choice | 'other') => void }): ReactElement {
  const id = useId();
  const radio = (value: Choice | 'other', words: string, checked: boolean, group: string): ReactElement => (
    <label className="choice" key={value}><input type="radio" name={`${id}-${group}`} checked={checked} {...(stop === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-stop` })} onChange={() => onChoose(value)} /><span>{words}</span></label>
  );
  if (offer.instead) return <p className="d-instead" role="status"><b>{reportText.who}</b> {offer.instead.length === 0 ? reportText.insteadNobody : reportText.instead(offer.instead)}</p>;
  const other = choice !== 'manager' || offer.manager === null;
  return (
    <fieldset className={stop === null ? 'field' : 'field refused'}>
      <legend className="label">{reportText.who}</legend>
      {offer.manager ? radio('manager', reportText.manager(offer.manager), !other, 'first') : <p className="small quiet">{reportText.noManager}</p>}
      {offer.manager ? radio('other', reportText.other, other, 'first') : null}
      {other && offer.above ? <p className="d-instead" role="status">{offer.above.length === 0 ? reportText.insteadNobody : reportText.above(offer.above)}</p> : null}
      {other && !offer.above ? <div className="d-others" role="group" aria-label={reportText.other}>{offer.others.map((one) => radio(one.choice, reportText.titled(one), choice === one.choice, 'second'))}</div> : null}
      {stop === null ? null : <span className="stop" id={`${id}-stop`}><FindingMark urgent /><span>{stop}</span></span>}
    </fieldset>
  );
}
