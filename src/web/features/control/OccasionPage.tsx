import { useEffect, useRef, useState } from 'react';
import { awaits } from '../../../domain/control/occasion.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { clockWords } from '../../../text/days.ts';
import { listNoteSentence } from '../../../text/sample.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { Link, navigate, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { toast } from '../../ui/toast.ts';
import { later } from '../../ui/later.tsx';
import { Chain, useReader } from './Chain.tsx';
import { CountStep } from './CountStep.tsx';
import { FaultForm } from './FaultForm.tsx';
import { ItemList, focusItem, nextLeft } from './ItemList.tsx';
import { ItemWords } from './ItemRow.tsx';
import { useOccasion, type OccasionState, type OpenOccasion } from './occasionBook.ts';
import { Task } from './Task.tsx';
import { useWide } from './wide.ts';
import './control.css';

const ListStep = later(async () => (await import('./ListStep.tsx')).ListStep);
const ConclusionStep = later(async () => (await import('./ConclusionStep.tsx')).ConclusionStep);
const Closed = later(async () => (await import('./Closed.tsx')).Closed);
const Reading = later(async () => (await import('./Closed.tsx')).Reading);
const CouldNot = later(async () => (await import('./Acts.tsx')).CouldNot);
const HandOver = later(async () => (await import('./Acts.tsx')).HandOver);

const telling = /^#fel-(\d+)$/;

/** One control, as the link in the mail leads to it: how many, one by one, what it says, done. */
export default function OccasionPage() {
  const { params } = usePlace();
  const open = useOccasion(params.boardId as BodyId, params.occasionId ?? '');
  if (!open) return <div className="page"><Empty title={text.notFound} text={text.notFoundWhy}><Link className="btn btn-main" to="/">{text.tasks}</Link></Empty></div>;
  return <Occasion key={open.view.occasion.id} open={open} />;
}

function Occasion({ open }: { readonly open: OpenOccasion }) {
  const { view, state, book } = open;
  const { today } = useSession();
  const { url } = usePlace();
  const wide = useWide();
  const { occasion, abilities } = view;
  const reader = useReader(occasion.bodyId);
  const byAddress = Number(telling.exec(url.hash)?.[1] ?? -1);
  const toldItem = wide ? undefined : view.items.find((item) => item.position === byAddress && item.result === 'fault');
  const waiting = awaits(occasion.state);
  useEffect(() => { document.title = `${view.title} – ${document.title.split(' – ').at(-1) ?? ''}`; }, [view.title]);
  const leaveFault = useRef<{ pushed: boolean; to: number | null }>({ pushed: false, to: null });
  useEffect(() => {
    if (toldItem !== undefined || leaveFault.current.to === null) return;
    focusItem(leaveFault.current.to);
    leaveFault.current.to = null;
  }, [toldItem]);
  const closeFault = (to: number | null): void => {
    leaveFault.current.to = to ?? byAddress;
    if (leaveFault.current.pushed) history.back();
    else void navigate({ href: url.pathname, replace: true });
    leaveFault.current.pushed = false;
  };
  return (
    <div className="c-page">
      <div className="c-top">
        {toldItem ? <button type="button" className="link" onClick={() => closeFault(null)}>{text.back}</button> : reader === 'auditor' ? <Link to="/revision/$boardId/$year" params={{ boardId: occasion.bodyId, year: String(view.year) }} hash={`rad-${occasion.activityId}`}>{text.controls(view.year)}</Link> : <Link to="/">{text.tasks}</Link>}
        <Saving state={state} sentOn={occasion.state === 'done' || occasion.state === 'review' ? occasion.performedOn : null} />
      </div>
      {state.refusal === null ? null : <p className="c-refusal urgent" role="alert">{state.refusal} <button type="button" className="link" onClick={() => book.forgetRefusal()}>{text.close}</button></p>}
      {toldItem && abilities.perform ? (
        <>
          <div className="c-body c-fault-head"><h1 id="kontroll" tabIndex={-1}>{text.faultTitle}</h1><p className="small quiet"><ItemWords item={toldItem} population={occasion.population} /></p></div>
          <FaultForm key={toldItem.position} open={open} item={toldItem} inRow={false} onLeave={(next) => closeFault(next ? nextLeft(view, toldItem.position) : null)} />
        </>
      ) : !waiting ? <Closed open={open} today={today} onOpened={() => focusHeading()} />
        : abilities.perform ? <Work open={open} today={today} wide={wide} onTellHere={(position) => { leaveFault.current.pushed = true; void navigate({ href: `${url.pathname}#fel-${position}` }); }} />
          : <Reading open={open} today={today} />}
    </div>
  );
}

/** The heading of what came instead: those who hear the page begin there. */
function focusHeading(): void {
  requestAnimationFrame(() => {
    document.getElementById('kontroll')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
}

function Work({ open, today, wide, onTellHere }: { readonly open: OpenOccasion; readonly today: string; readonly wide: boolean; readonly onTellHere: (position: number) => void }) {
  const { book, view } = open;
  const { occasion, setup, items } = view;
  const drawn = occasion.sample !== null;
  const { counts } = occasion;
  const size = items.filter((item) => item.position > 0).length;
  const unhandled = items.find((item) => item.position > 0 && item.result === 'fault' && item.handling === null);
  const answered = drawn && counts.left === 0;
  const [step, setStep] = useState<'items' | 'end'>(() => (answered && unhandled === undefined ? 'end' : 'items'));
  const [inRow, setInRow] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'couldNot' | 'handOver' | null>(null);
  const [recount, setRecount] = useState(false);
  const onward = useRef<HTMLButtonElement>(null);
  const aside = (
    <span className="c-aside">
      <button type="button" className="link" onClick={() => setDialog('handOver')}>{text.handOver}</button>
      <button type="button" className="link" onClick={() => setDialog('couldNot')}>{text.couldNot}</button>
    </span>
  );
  const progress = text.progress(size - counts.left, size, counts.fault);
  const tell = (position: number): void => { if (wide) setInRow(position); else onTellHere(position); };
  const told = (position: number, next: boolean): void => {
    setInRow(null);
    const to = next ? nextLeft(view, position) : position;
    if (to === null) onwardSoon();
    else focusItem(to);
  };
  const onwardSoon = (): void => { requestAnimationFrame(() => onward.current?.focus()); };
  const rest = (): void => {
    const left = items.filter((item) => item.position > 0 && item.result === null).map((item) => item.position);
    book.rest();
    toast({ words: text.restSaid(left.length), action: { words: text.undo, onPick: () => { book.answers(left.map((position) => ({ position, result: null }))); setStep('items'); } } });
    if (unhandled === undefined) setStep('end');
    else tell(unhandled.position);
  };
  const finished = (): void => { toast(null); focusHeading(); };
  const dialogs = (
    <>
      {dialog === 'couldNot' ? <CouldNot open={open} onClose={() => setDialog(null)} /> : null}
      {dialog === 'handOver' ? <HandOver open={open} onClose={() => setDialog(null)} /> : null}
    </>
  );
  const counted = (): void => {
    setRecount(false);
    setStep('items');
    const first = items.find((item) => item.position > 0)?.position ?? 1;
    focusItem(first);
    scrollTo(0, 0);
  };
  if (setup.sampling !== 'none' && (!drawn || recount)) {
    const Step = setup.populationFrom === 'file' ? ListStep : CountStep;
    return <>{head(open, today)}<Step open={open} aside={<>{recount ? <button type="button" className="link" onClick={() => setRecount(false)}>{text.keepNumber}</button> : null}{aside}</>} below={recount ? null : <Chain view={view} />} onCounted={counted} />{dialogs}</>;
  }
  if (!drawn || (step === 'end' && answered && unhandled === undefined)) {
    const sums = drawn ? <p className="c-count"><span>{progress}</span><button type="button" className="link" onClick={() => { toast(null); setStep('items'); }}>{text.showList}</button></p> : null;
    return <>{head(open, today)}<ConclusionStep open={open} aside={<><span />{aside}</>} sums={sums} onDone={finished} />{dialogs}</>;
  }
  return (
    <>
      {head(open, today)}
      <div className="c-body">
        <CountLine open={open} onRecount={() => setRecount(true)} />
        <ItemList open={open} telling={wide ? inRow : null} onTell={tell} onTold={told} onAllAnswered={onwardSoon} />
        <Chain view={view} />
      </div>
      <div className="c-dock">
        <div className="c-dock-row"><span>{progress}</span>{aside}</div>
        {!answered ? <button type="button" className="btn" onClick={rest}>{text.rest(counts.left)}</button>
          : unhandled ? <button ref={onward} type="button" className="btn btn-main" onClick={() => tell(unhandled.position)}>{text.faultsLeft(items.filter((item) => item.result === 'fault' && item.handling === null).length)}</button>
            : <button ref={onward} type="button" className="btn btn-main" onClick={() => setStep('end')}>{text.goOn}</button>}
      </div>
      {dialogs}
    </>
  );
}

function head(open: OpenOccasion, today: string) {
  return <div className="c-body c-head"><Task view={open.view} today={today} working /></div>;
}

/** "143 utlägg oktober–december, 25 har lottats", and the way to another number. */
function CountLine({ open, onRecount }: { readonly open: OpenOccasion; readonly onRecount: () => void }) {
  const { book, view } = open;
  const { population, sample, period } = view.occasion;
  const [asked, setAsked] = useState(false);
  if (!population || !sample) return null;
  const answers = view.items.filter((item) => item.position > 0 && item.result !== null);
  const change = (): void => { if (answers.length > 0) setAsked(true); else onRecount(); };
  const clear = (): void => {
    book.answers(answers.map((item) => ({ position: item.position, result: null })));
    setAsked(false);
    onRecount();
  };
  return (
    <>
      <p className="c-count"><span>{text.counted(sample.size, population.size, period.from, period.to, view.itemWord)}</span><button type="button" className="link" onClick={change}>{population.kind === 'file' ? text.changeList : text.change}</button></p>
      {population.kind === 'stated' && !sample.full ? <p className="small quiet c-own">{text.ownNumbers}</p> : null}
      {view.listNotes.length === 0 ? null : <ul className="c-notes small" aria-label={text.notes}>{view.listNotes.map((note) => <li key={note.kind}><FindingMark urgent={false} /><span>{listNoteSentence(note)}</span></li>)}</ul>}
      {asked ? <p className="c-told"><span>{text.clearFirst(answers.length)} <button type="button" className="link" onClick={clear}>{text.clear(answers.length)}</button> <button type="button" className="link" onClick={() => setAsked(false)}>{text.close}</button></span></p> : null}
    </>
  );
}

function Saving({ state, sentOn }: { readonly state: OccasionState; readonly sentOn: string | null }) {
  const words = state.saving === 'retrying' ? text.notSaved : state.saving === 'saving' ? text.saving : sentOn !== null ? text.sentIn(sentOn) : state.savedAt === null ? '' : text.saved(clockWords(state.savedAt));
  return <span className={state.saving === 'retrying' ? 'urgent' : 'quiet'} role="status">{words}</span>;
}
