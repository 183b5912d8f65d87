import { useState, type FormEvent, type ReactNode } from 'react';
import type { OccasionView } from '../../../contract/control.ts';
import { handlingWords } from '../../../text/control.ts';
import { figures } from '../../../text/numbers.ts';
import { drawText } from '../../../text/sample.ts';
import { itemName, occasionText as text } from '../../../text/screenControl.ts';
import { sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { later } from '../../ui/later.tsx';
import { Chain, useReader } from './Chain.tsx';
import { EvidenceList } from './EvidencePart.tsx';
import { MeasureLink } from './FaultForm.tsx';
import { ItemWords } from './ItemRow.tsx';
import type { OpenOccasion } from './occasionBook.ts';
import { Task } from './Task.tsx';
import { SecrecyLine } from '../../secrecyPart.ts';
import { PaperLinks } from '../../PaperLinks.tsx';
import { papersText } from '../../../text/screenPapers.ts';

const Correct = later(async () => (await import('./Acts.tsx')).Correct);
const Settle = later(async () => (await import('./Acts.tsx')).Settle);

function headWords({ occasion }: OccasionView): string {
  switch (occasion.state) {
    case 'review': return text.isReview;
    case 'notPerformed': return text.isNotPerformed;
    case 'withdrawn': return text.isWithdrawn;
    default: return text.isDone;
  }
}

/** A control that is closed: what it says, what happens now, and the next one. */
export function Closed({ open, today, onOpened }: { readonly open: OpenOccasion; readonly today: string; readonly onOpened: () => void }) {
  const { book, view } = open;
  const { occasion, abilities } = view;
  const [correcting, setCorrecting] = useState(false);
  const [refusal, setRefusal] = useState('');
  const reopen = async (): Promise<void> => {
    setRefusal('');
    try {
      await book.act('control.reopen', { reason: '' });
      onOpened();
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  const done = occasion.state === 'done';
  const reader = useReader(occasion.bodyId);
  return (
    <>
      <div className="c-body">
        <div className="c-done-head">
          {done ? <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 13l6 6L21 5" /></svg> : null}
          <div><h1 id="kontroll" tabIndex={-1}>{headWords(view)}</h1><p className="small quiet">{view.title} · {text.place(occasion.period.code, occasion.unitName, view.board)}</p></div>
        </div>
        <Facts view={view} />
        <section className="c-now">
          {occasion.state === 'withdrawn' ? <p>{text.withdrawnWhy}</p>
            : occasion.state === 'notPerformed' ? <p>{text.notPerformedNow}</p>
            : occasion.state === 'review' ? <p><b>{text.now}</b> {text.nowReview(view.reviewerName)}</p>
            : abilities.reopen ? <p><b>{text.now}</b> {text.nowDone}{view.chain.measures.length > 0 ? ` ${text.nowMeasure}` : ''}</p>
            : null /* who only reads it is told what it showed, not what its performer should expect */}
          {abilities.reopen ? <p><button type="button" className="link" onClick={() => void reopen()}>{text.reopen}</button> <span className="quiet">{text.reopenTill}</span></p> : null}
          {view.closedBy !== null ? <p className="quiet">{reader === 'auditor' ? text.closedForGood(view.closedBy) : text.closedBy(view.closedBy)}{abilities.correct ? <> <button type="button" className="link" onClick={() => setCorrecting(true)}>{text.correct}</button></> : null}</p> : null}
          {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        </section>
        <Faults open={open} />
        <EvidenceSection open={open} />
        <Results view={view} />
        {occasion.sample === null || occasion.state === 'withdrawn' ? null : <PaperLinks label={papersText.worksheet} paper="paper.worksheet" of={{ boardId: occasion.bodyId, occasionId: occasion.id }} />}
        <SecrecyLine boardId={occasion.bodyId} kind="occasion" id={occasion.id} />
        <Chain view={view} />
      </div>
      {abilities.review ? <Review open={open} /> : reader === 'auditor' ? null /* who audits has no controls that wait */ : <NextControl view={view} today={today} />}
      {correcting ? <Correct open={open} onClose={() => setCorrecting(false)} /> : null}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
function Facts({ view }: { readonly view: OccasionView }) {
  const { occasion, items } = view;
  const { counts } = occasion;
  const reviewed = counts.ok + counts.fault + counts.notApplicable;
  const drawn = items.some((item) => item.position > 0);
  const handled = (handling: string): number => items.filter((item) => item.position > 0 && item.handling === handling).length;
  const [mended, measures, left] = [handled('mended'), handled('measure'), handled('left')];
  const parts = [...(mended > 0 ? [text.mendedCount(mended)] : []), ...(measures > 0 ? [text.measureCount(measures)] : []), ...(left > 0 ? [text.leftCount(left)] : [])];
  const why = occasion.notPerformed;
  return (
    <dl className="c-facts">
      {drawn ? (
        <>
          <Fact name={text.facts.reviewed}>{text.reviewedOf(reviewed, occasion.population?.size ?? null)}</Fact>
          <Fact name={text.facts.ok}>{text.okByRest(counts.ok, counts.byRest)}</Fact>
          <Fact name={text.facts.fault}>{counts.fault > 0 ? <a href="#felen">{text.faultsWith(counts.fault, parts)}</a> : figures(0)}</Fact>
          {counts.notApplicable > 0 ? <Fact name={text.facts.notApplicable}>{figures(counts.notApplicable)}</Fact> : null}
        </>
      ) : null}
      {occasion.conclusion === '' ? null : <Fact name={text.facts.conclusion}>{occasion.conclusion}</Fact>}
      {occasion.comment === '' ? null : <Fact name={text.facts.comment}>{occasion.comment}</Fact>}
      {why === null ? null : <Fact name={text.facts.reason}>{text.reasons[why.reason]}{why.text === '' ? '' : `: ${why.text}`} · {why.by} {why.on}</Fact>}
      {occasion.performedOn === null ? null : <Fact name={text.facts.by}>{occasion.performedBy} {occasion.performedOn}</Fact>}
      {occasion.visited === true ? <Fact name={text.facts.visited}>{text.visitedYes}</Fact> : null}
      {occasion.reviewedOn === null ? null : <Fact name={text.facts.reviewer}>{occasion.reviewedBy} {occasion.reviewedOn}{occasion.reviewNote === '' ? '' : `: ${occasion.reviewNote}`}</Fact>}
      {occasion.correction === '' ? null : <Fact name={text.facts.correction}>{occasion.correction}</Fact>}
    </dl>
  );
}

/** Each fault with what was done about it; those left to the coordinator are taken care of here. */
function Faults({ open }: { readonly open: OpenOccasion }) {
  const { view } = open;
  const [settling, setSettling] = useState<number | null>(null);
  const faults = view.items.filter((item) => item.result === 'fault');
  if (faults.length === 0) return null;
  return (
    <section className="c-part" id="felen" aria-labelledby="felen-rubrik">
      <h2 id="felen-rubrik">{text.faults}</h2>
      <ul className="c-lines">
        {faults.map((item) => (
          <li key={item.position}>
            {item.position === 0 ? <b>{text.whole}</b> : <ItemWords item={item} population={view.occasion.population} />}
            <p className="small">{text.saidFault(item.note, item.handling === null ? text.noHandling : [handlingWords[item.handling], view.chain.measures.find((one) => one.id === item.measureId)?.title ?? ''].filter((part) => part !== '').join(': '))} {item.measureId === null ? null : <MeasureLink open={open} id={item.measureId} />}</p>
            {item.settled === null ? null : <p className="small">{text.settled(item.settled.note, item.settled.by, item.settled.on)}</p>}
            {item.handling === 'left' && item.settled === null && view.abilities.settle ? <button type="button" className="btn" onClick={() => setSettling(item.position)}>{text.settle}</button> : null}
          </li>
        ))}
      </ul>
      {settling === null ? null : <Settle open={open} position={settling} onClose={() => setSettling(null)} />}
    </section>
  );
}

function EvidenceSection({ open }: { readonly open: OpenOccasion }) {
  if (open.view.evidence.length === 0) return null;
  return <section className="c-part"><h2>{text.evidence}</h2><EvidenceList open={open} onRemove={null} /></section>;
}

/** Every item with its answer, and how it was chosen, so that anybody can draw again. */
export function Results({ view, shown = false }: { readonly view: OccasionView; readonly shown?: boolean }) {
  const { population, sample } = view.occasion;
  const items = view.items.filter((item) => item.position > 0);
  if (items.length === 0) return null;
  return (
    <details className="c-part" open={shown || undefined}>
      <summary>{text.inList}</summary>
      <ul className="c-lines">{items.map((item) => <li key={item.position} className="c-answer"><ItemWords item={item} population={population} /><span className={item.result === 'fault' ? 'urgent' : undefined}>{item.result === null ? text.noAnswer : text.answer[item.result]}{item.byRest ? <span className="small quiet"> {text.byRest}</span> : null}</span><span className="vh">{itemName(item.itemId, population)}</span></li>)}</ul>
      {sample && !sample.full ? <p className="small quiet">{drawText.repeat(sample.algorithm, sample.seed)}{population?.kind === 'file' ? ` ${drawText.frozen(population.sha256)}` : ''}</p> : null}
    </details>
  );
}

function NextControl({ view, today }: { readonly view: OccasionView; readonly today: string }) {
  const { next, left } = view;
  return (
    <div className="c-dock">
      <div className="c-dock-row"><span>{next ? text.left_(left, next.dueOn, today) : text.nothingLeft}</span></div>
      {next ? <Link className="btn btn-main" to="/kontroll/$boardId/$occasionId" params={{ boardId: next.boardId, occasionId: next.occasionId }}>{text.nextControl(next.title)}</Link> : <Link className="btn" to="/">{text.toTasks}</Link>}
    </div>
  );
}

/** Four eyes: somebody else closes it, or sends it back with what is lacking. */
function Review({ open: { book, view } }: { readonly open: OpenOccasion }) {
  const [why, setWhy] = useState('');
  const [back, setBack] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const send = async (agrees: boolean): Promise<void> => {
    setRefusal('');
    try {
      await book.act('control.review', { agrees, comment: why.trim() });
      say(agrees ? text.agreed : text.sentBackNow);
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (why.trim() !== '') void send(false);
  };
  return (
    <div className="c-dock">
      <p className="small quiet">{text.reviewLead(view.occasion.performedBy)}</p>
      {refusal === '' ? null : <p role="alert" className="urgent small">{refusal}</p>}
      {back ? (
        <form className="c-fields" onSubmit={submit} noValidate>
          <Field label={text.sendBackWhy} stop={tried && why.trim() === '' ? text.reasonStop : null}>{(parts) => <textarea {...parts} rows={2} autoFocus maxLength={2000} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>
          <div className="c-row"><button type="submit" className="btn btn-main">{text.sendBack}</button><button type="button" className="btn" onClick={() => setBack(false)}>{text.close}</button></div>
        </form>
      ) : <div className="c-pair"><button type="button" className="btn" onClick={() => setBack(true)}>{text.sendBack}</button><button type="button" className="btn btn-main" onClick={() => void send(true)}>{text.agree}</button></div>}
    </div>
  );
}

/** Somebody who may see the control but not perform it reads it, as far as it has come. */
export function Reading({ open, today }: { readonly open: OpenOccasion; readonly today: string }) {
  const { view } = open;
  return (
    <div className="c-body c-reading">
      <Task view={view} today={today} working />
      {view.closedBy !== null ? <p className="c-told"><FindingMark urgent={false} /><span>{text.closedBy(view.closedBy)}</span></p> : null}
      <p>{text.performer(view.occasion.performerName)} {view.closedBy === null ? text.reading : ''}</p>
      <Faults open={open} />
      <EvidenceSection open={open} />
      <Results view={view} shown />
      <Chain view={view} />
    </div>
  );
}
