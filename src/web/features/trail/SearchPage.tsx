import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { FoundEntry } from '../../../contract/trail.ts';
import type { Input } from '../../../contract/table.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { isGround, markedKinds } from '../../../domain/openness/secrecy.ts';
import { secrecyText } from '../../../text/openness.ts';
import { groundName } from '../../../text/secrecy.ts';
import { dayWords, momentWords } from '../../../text/days.ts';
import { disposalPaper as gone, logSearchText as text } from '../../../text/opennessRecords.ts';
import { trailText } from '../../../text/screenTrail.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { PaperFormats, paperFormats } from '../../PaperLinks.tsx';
import { useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { say } from '../../ui/said.ts';
import './trail.css';

type Search = Omit<Input<'trail.search'>, 'before' | 'boardId'>;
const nothing: Search = { who: '', what: '', object: '', text: '', from: '', to: '' };

/** The board's log over all years: searched, taken along, and disposed of by rule. */
export default function SearchPage(): ReactElement {
  const { boardId } = useBoardYear();
  const session = useSession();
  const board = boardId as BodyId;
  const [asked, setAsked] = useState<Search>(nothing);
  const [given, setGiven] = useState<Search>(nothing);
  const found = useInfiniteQuery({
    queryKey: ['log', boardId, asked], staleTime: 0, initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('trail.search', { boardId: board, ...asked, ...(pageParam === '' ? {} : { before: pageParam }) }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const name = found.data?.pages[0]?.board ?? '';
  const set = (field: keyof Search) => (event: { readonly target: { readonly value: string } }) => setGiven({ ...given, [field]: event.target.value });
  const id = useId();
  const submit = (event: FormEvent): void => { event.preventDefault(); setAsked(given); };
  return (
    <div className="page log">
      <h1>{text.page}</h1>
      <p className="lead">{text.lead(name)}</p>
      <form className="log-search" role="search" onSubmit={submit}>
        <div className="field"><label htmlFor={`${id}-who`}>{text.who}</label><input id={`${id}-who`} type="text" value={given.who} maxLength={100} onChange={set('who')} /></div>
        <div className="field"><label htmlFor={`${id}-what`}>{text.what}</label><select id={`${id}-what`} value={given.what} onChange={set('what')}><option value="">{text.all}</option>{Object.entries(text.whats).map(([key, words]) => <option key={key} value={key}>{words}</option>)}</select></div>
        <div className="field"><label htmlFor={`${id}-text`}>{text.text}</label><input id={`${id}-text`} type="search" value={given.text} maxLength={100} onChange={set('text')} /></div>
        <div className="field"><label htmlFor={`${id}-from`}>{text.from}</label><input id={`${id}-from`} type="date" value={given.from} onChange={set('from')} /></div>
        <div className="field"><label htmlFor={`${id}-to`}>{text.to}</label><input id={`${id}-to`} type="date" value={given.to} onChange={set('to')} /></div>
        <div className="row"><button type="submit" className="btn btn-main">{text.search}</button><button type="button" className="btn" onClick={() => { setGiven(nothing); setAsked(nothing); }}>{text.clear}</button></div>
      </form>
      <p className="small"><span role="status">{found.data ? (entries.length === 0 ? text.none : text.found(entries.length, found.hasNextPage)) : ''}</span> · <a href={addressOf('trail.export', { boardId, format: 'csv', ...asked }).url} download>{text.csv}</a> · <a href={addressOf('trail.export', { boardId, format: 'jsonl' }).url} download>{text.jsonl}</a></p>
      {found.error ? <p role="alert" className="urgent">{sentenceOf(found.error)}</p> : null}
      {entries.length === 0 ? null : (
        <table>
          <caption className="vh">{text.page}</caption>
          <thead><tr><th scope="col">{trailText.when}</th><th scope="col">{trailText.who}</th><th scope="col">{trailText.what}</th></tr></thead>
          <tbody>{entries.map((entry) => <tr key={entry.id}><td className="nowrap">{momentWords(entry.at, new Date())}</td><td>{entry.actor}</td><td>{deed(entry)}<span className="log-line quiet small">{told(entry)}</span></td></tr>)}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><button type="button" className="btn" onClick={() => void found.fetchNextPage()}>{text.more}</button></p> : null}
      {session.boards.find((one) => one.id === boardId)?.may.dispose ? <Disposals boardId={board} /> : null}
    </div>
  );
}

function deed(entry: FoundEntry): string {
  const marked = entry.fields.find((one) => one.field === 'marked' || one.field === 'lifted')?.after;
  const kind = markedKinds.find((one) => one === marked);
  const words = entry.objectKind === 'secrecyMark' && kind !== undefined ? (entry.operation === 'secrecy.lift' ? secrecyText.didLift(kind) : secrecyText.didMark(kind)) : trailText.did(entry.operation, entry.objectKind, entry.about, entry.year);
  return `${words}${entry.sealed ? '' : `. ${trailText.waiting}`}`;
}
/** Names of rows, or values as they stand; long ones are cut, the file has them whole. */
function told(entry: FoundEntry): string {
  if (entry.disposedBy !== null) return trailText.disposed(entry.disposedBy);
  // What the sentence has said already is not said again.
  const isNew = (words: string): boolean => entry.about === '' || !entry.about.includes(words);
  const names = entry.names.filter((one) => isNew(one.text)).map((one) => `${one.label ?? ''} ${one.text}`.trim());
  const values = names.length > 0 ? names : entry.fields.flatMap((one) => (typeof one.after === 'string' && isForPeople(one.after) && isNew(one.after) ? [isGround(one.after) ? groundName(one.after) : /^\d{4}-\d\d-\d\d$/.test(one.after) ? dayWords(one.after) : one.after] : []));
  return [...values, entry.note].filter((one) => one !== '').join(' · ').slice(0, 240);
}

/** Codes, ids and checksums are the file's; here stands what somebody wrote. */
function isForPeople(words: string): boolean {
  return words !== '' && !/^[a-z][A-Za-z0-9-]*$/.test(words) && !/^[A-Z][A-Z0-9]$/.test(words) && !/[0-9a-f]{12}/.test(words);
}

/** Only for who may dispose of the board's log; for others it is not there. */
function Disposals({ boardId }: { readonly boardId: BodyId }): ReactElement | null {
  const id = useId();
  const { data, refetch } = useQuery({ queryKey: ['disposals', boardId], retry: false, queryFn: ({ signal }) => call('trail.disposals', { boardId }, signal) });
  const [rule, setRule] = useState('');
  const [before, setBefore] = useState('');
  const [decidedBy, setDecidedBy] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const [refusal, setRefusal] = useState('');
  if (!data) return null;
  const act = async (dryRun: boolean): Promise<void> => {
    setRefusal('');
    try {
      const done = await call('trail.dispose', { boardId, before: before as never, rule: rule.trim(), decidedBy: decidedBy.trim(), dryRun });
      setCount(dryRun ? done.count : null);
      if (!dryRun) { say(gone.done); setRule(''); setBefore(''); await refetch(); }
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <section className="disposals" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{gone.page}</h2>
      <p>{gone.pageLead}</p>
      <form className="log-search" onSubmit={(event) => { event.preventDefault(); void act(count === null); }}>
        <div className="field"><label htmlFor={`${id}-r`}>{gone.rule}</label><input id={`${id}-r`} type="text" required value={rule} placeholder={gone.rulePlaceholder} maxLength={500} onChange={(event) => { setRule(event.target.value); setCount(null); }} /></div>
        <div className="field"><label htmlFor={`${id}-d`}>{gone.decidedByLabel}</label><input id={`${id}-d`} type="text" required value={decidedBy} maxLength={200} onChange={(event) => setDecidedBy(event.target.value)} /></div>
        <div className="field"><label htmlFor={`${id}-b`}>{gone.beforeLabel}</label><input id={`${id}-b`} type="date" required max={data.today} value={before} onChange={(event) => { setBefore(event.target.value); setCount(null); }} /></div>
        <div className="row"><button type="submit" className={count === null || count === 0 ? 'btn' : 'btn btn-main'} disabled={count === 0}>{count === null ? gone.preview : gone.go}</button></div>
      </form>
      <p role="status">{count === null ? '' : gone.found(count)}</p>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      {data.orders.length === 0 ? <p className="quiet">{gone.none}</p> : <ul>{data.orders.map((order) => <li key={order.id}>{order.at.slice(0, 10)}, {gone.rule.toLowerCase()} {order.rule}. {gone.before} {order.before}: {order.count}. {gone.protocol}: <PaperFormats label={`${gone.protocol} ${order.at.slice(0, 10)}`} formats={paperFormats} address={(format) => addressOf('trail.disposalPaper', { boardId, entryId: order.id, format }).url} /></li>)}</ul>}
    </section>
  );
}
