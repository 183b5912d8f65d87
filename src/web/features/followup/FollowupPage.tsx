import { useEffect, useState, type ReactElement } from 'react';
import { clockWords } from '../../../text/days.ts';
import { papersText } from '../../../text/screenPapers.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { sentenceOf } from '../../call.ts';
import { PaperLinks } from '../../PaperLinks.tsx';
import { newId } from '../../identity.ts';
import { Link, usePlace } from '../../place.tsx';
import { followupLeftKey, queryClient } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { Empty } from '../../ui/Empty.tsx';
import { StateMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { sectionOf, useFollowup, type OpenFollowup, type SectionKey } from './followupBook.ts';
import { JudgementPart } from './JudgementPart.tsx';
import { PagePreview } from './PagePreview.tsx';
import { PartList } from './PartList.tsx';
import { closingKey, firstPart, inOrder, introductionKey, judgementKey, measureKey, partsOf, rowKey, type Part, type Parts } from './parts.ts';
import { MeasurePart, RowPart, WholePart } from './RowPart.tsx';
import { othersPen } from './SectionFields.tsx';
import './followup.css';

/** One follow-up: what is to be written on the left, the chosen section in the middle, its printed page on the right. */
export default function FollowupPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const { params } = usePlace();
  const code = params.occasion ?? '';
  const open = useFollowup(boardId, year, code);
  return open.view.begun ? <Writing key={`${boardId} ${year} ${code}`} open={open} /> : <Begin open={open} />;
}

function Begin({ open }: { readonly open: OpenFollowup }): ReactElement {
  const { book, view, boardId, year } = open;
  const [refusal, setRefusal] = useState('');
  const begin = async (): Promise<void> => {
    setRefusal('');
    try { await book.begin(newId()); } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <div className="page">
      <Empty title={text.emptyTitle(view.content.occasion.name)} text={<>{text.emptyWhat} {text.emptyWhy} {view.abilities.edit ? '' : text.emptyReading}</>}>
        {view.abilities.edit ? <button type="button" className="btn btn-main" onClick={() => void begin()}>{text.begin}</button> : null}
        <Link className="btn" to="/n/$boardId/$year/uppfoljning" params={{ boardId, year: String(year) }}>{text.back}</Link>
      </Empty>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
    </div>
  );
}

function Writing({ open }: { readonly open: OpenFollowup }): ReactElement {
  const { view, state, book, boardId, year } = open;
  const { content } = view;
  const { url } = usePlace();
  const parts = partsOf(view);
  const order = inOrder(parts);
  const asked = url.searchParams.get('del');
  // Without a wish the first one to write is shown, and stays although it is marked ready.
  const [first] = useState(() => firstPart(parts));
  const chosen = order.some((part) => part.key === asked) ? asked ?? first : first;
  const left = order.filter((part) => !part.ready).length;
  const [sheet, setSheet] = useState(false);
  const decided = view.state.kind === 'decided';
  // What the board has decided is written, whatever has been added since.
  useEffect(() => { queryClient.setQueryData(followupLeftKey(boardId, year), decided ? 0 : left); }, [boardId, year, left, decided]);
  // The middle is read from its beginning when another part is chosen, and said to those who do not see it.
  useEffect(() => { if (asked !== null) document.getElementById('fu-part')?.focus({ preventScroll: true }); }, [asked]);
  const at = sectionKeyOf(view.content, chosen);
  const params = { boardId, year: String(year) };
  const handed = view.state.kind === 'submitted';
  return (
    <div className="fu">
      <nav className="fu-list" aria-label={text.allParts}>
        <p className="small"><Link to="/n/$boardId/$year/uppfoljning" params={params}>{text.back}</Link></p>
        <h1>{content.occasion.name} {year}</h1>
        <p className="small quiet fu-sub"><span className="fu-state"><StateMark name={stateMarkOf(view.state)} /> {stateWords(view.state)}{view.corrected ? <>, <b>{text.correctedSince}</b></> : null}</span></p>
        {decided ? null : <p className="small fu-sub">{handed || content.due >= view.today ? <span className="quiet">{text.due(content.due, view.today)}</span> : <span className="urgent">{text.dueLate(content.due, view.today)}</span>}<span className="quiet">, {text.left(left)}</span></p>}
        <p className="small"><Link to="/n/$boardId/$year/beslut" params={params} hash={`uppfoljning-${open.code}`}>{view.abilities.submit ? text.handIn : text.toDecision}</Link></p>
        <PaperLinks label={papersText.members} paper="paper.members" of={{ boardId, year }} />
        <details className="fu-fold" open={asked === null || undefined} key={asked === null ? 'all' : 'one'}><summary>{text.allParts}</summary><PartList open={open} parts={parts} chosen={chosen} /></details>
        <div className="fu-wide"><PartList open={open} parts={parts} chosen={chosen} /></div>
      </nav>
      <section className="fu-text" aria-labelledby="fu-part" key={chosen}>
        {state.refusal === null ? null : <p className="urgent" role="alert">{state.refusal} <button type="button" className="link" onClick={() => book.forgetRefusal()}>{text.close}</button></p>}
        <Chosen open={open} chosen={chosen} />
        <Acts open={open} parts={parts} chosen={chosen} at={at.section} />
      </section>
      <aside className="fu-side" aria-label={text.preview}>
        <button type="button" className="btn fu-toggle" aria-expanded={sheet} onClick={() => setSheet(!sheet)}>{sheet ? text.hidePreview : text.showPreview}</button>
        <div className={sheet ? 'fu-shown' : 'fu-hidden'}><PagePreview key={chosen} open={open} kind={at.kind} subject={at.subject} /></div>
      </aside>
    </div>
  );
}

/** Which section a part of the address is, and what its page is asked for by. */
function sectionKeyOf(content: OpenFollowup['view']['content'], key: string): { readonly section: SectionKey | null; readonly kind: 'introduction' | 'activity' | 'measure' | 'closing' | 'judgement'; readonly subject: string } {
  if (key === judgementKey) return { section: null, kind: 'judgement', subject: '' };
  if (key === introductionKey || key === closingKey) {
    const kind = key === introductionKey ? 'introduction' : 'closing';
    return { section: { kind, subject: '' }, kind, subject: '' };
  }
  const row = content.rows.find((one) => rowKey(one.activityId) === key);
  const kind = row ? 'activity' : 'measure';
  const subject = row?.activityId ?? content.measures.find((one) => measureKey(one.id) === key)?.id ?? '';
  return { section: { kind, subject }, kind, subject };
}

function Chosen({ open, chosen }: { readonly open: OpenFollowup; readonly chosen: string }): ReactElement | null {
  const { content } = open.view;
  if (chosen === judgementKey) return <JudgementPart open={open} />;
  if (chosen === introductionKey) return <WholePart open={open} kind="introduction" />;
  if (chosen === closingKey) return <WholePart open={open} kind="closing" />;
  const row = content.rows.find((one) => rowKey(one.activityId) === chosen);
  if (row) return <RowPart open={open} row={row} />;
  const measure = content.measures.find((one) => measureKey(one.id) === chosen);
  return measure ? <MeasurePart open={open} measure={measure} /> : null;
}

/** The one act of a section, and the way to the next. Saving says so here, quietly. */
function Acts({ open, parts, chosen, at }: { readonly open: OpenFollowup; readonly parts: Parts; readonly chosen: string; readonly at: SectionKey | null }): ReactElement {
  const { view, state, book, boardId, year, code } = open;
  const order = inOrder(parts);
  const here = order.findIndex((part) => part.key === chosen);
  const following = [...order.slice(here + 1), ...order.slice(0, here)];
  const next: Part | undefined = following.find((part) => !part.ready) ?? order[here + 1];
  const ready = at !== null && sectionOf(view, at).ready;
  const mayWrite = at !== null && view.abilities.edit && othersPen(open, at) === null;
  const set = (wanted: boolean): void => {
    if (at === null) return;
    book.write(at, { ready: wanted });
    say(wanted ? text.marked : text.unmarked);
  };
  return (
    <div className={mayWrite ? 'fu-acts fu-stick' : 'fu-acts'}>
      {mayWrite ? (ready ? <span className="fu-ready">{text.isReady} <button type="button" className="link" onClick={() => set(false)}>{text.unmarkReady}</button></span> : <button type="button" className="btn btn-main" onClick={() => set(true)}>{text.markReady}</button>) : null}
      {next ? <Link className="btn" to="/n/$boardId/$year/uppfoljning/$occasion" params={{ boardId, year: String(year), occasion: code }} search={{ del: next.key }}>{text.next(next.name)}</Link> : null}
      <span className={state.saving === 'retrying' ? 'urgent small fu-saved' : 'small quiet fu-saved'} role="status">{state.saving === 'retrying' ? text.notSaved : state.saving === 'saving' ? text.saving : state.savedAt === null ? '' : text.saved(clockWords(state.savedAt))}</span>
    </div>
  );
}
