import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Input } from '../../../contract/table.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { addressOf, call } from '../../call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { shellText } from '../../../text/screenShell.ts';
import type { OpenFollowup } from './followupBook.ts';

/** Milliseconds of rest before the page is drawn anew, so that it never is in the way of the one who writes. */
const rest = 900;
const nearName = 'internkoll.pageNear';

interface Given { readonly open: OpenFollowup; readonly kind: Input<'followup.page'>['kind']; readonly subject: string }

/** The page on which the section stands, as it will be printed; a mark shows where on it. */
export function PagePreview({ open, kind, subject }: Given): ReactElement {
  const { boardId, year, code, state } = open;
  const [asked, setAsked] = useState<number | null>(null);
  const [large, setLarge] = useState(false);
  const stamp = useRested(state.stamp);
  const { data, isError, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['followupPage', boardId, year, code, kind, subject, asked, stamp],
    queryFn: ({ signal }) => call('followup.page', { boardId, year, occasion: code, kind, subject, ...(asked === null ? {} : { page: asked }) }, signal),
    placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
  });
  const svg = data?.svg ?? '';
  const picture = useMemo(() => (svg === '' ? '' : URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))), [svg]);
  useEffect(() => () => { if (picture !== '') URL.revokeObjectURL(picture); }, [picture]);
  const [near, setNear] = useState(() => localStorage.getItem(nearName) === 'yes');
  const box = useRef<HTMLDivElement>(null);
  const from = data?.from ?? null;
  // Near to, the box shows the part that is written; it is panned from there.
  useEffect(() => {
    const pane = box.current;
    if (near && pane && from !== null) pane.scrollTop = Math.max(0, from * pane.scrollHeight - 24);
  }, [near, from, data?.page]);
  const sheet = data === undefined ? null : (
    <div className="fu-sheet on-paper">
      <img src={picture} alt={text.pageAlt(data.page, data.pages)} width={842} height={595} />
      {data.from === null || data.to === null ? null : <span className="fu-here" style={{ top: `${data.from * 100}%`, height: `${Math.max(0.01, data.to - data.from) * 100}%` }} />}
    </div>
  );
  const seen = near ? <div className="fu-near" ref={box} tabIndex={0} role="region" aria-label={text.preview}>{sheet}</div> : sheet;
  return (
    <div className="fu-preview" aria-busy={isFetching && isPlaceholderData}>
      <header><h2>{text.preview}</h2>{data === undefined ? null : (
        <span className="small fu-turn">
          <button type="button" className="btn" aria-label={text.previous} aria-disabled={data.page <= 1} onClick={() => { if (data.page > 1) setAsked(data.page - 1); }}><Arrow back /></button>
          <span>{text.page(data.page)} <span className="quiet">{text.ofPages(data.pages)}</span></span>
          <button type="button" className="btn" aria-label={text.following} aria-disabled={data.page >= data.pages} onClick={() => { if (data.page < data.pages) setAsked(data.page + 1); }}><Arrow /></button>
        </span>
      )}</header>
      {isError && data === undefined ? <p className="quiet small">{text.notDrawn}</p> : data === undefined ? <p className="quiet small">{text.drawing}</p> : seen}
      {data === undefined ? null : <p className="small fu-ways"><Tabs label={text.size} chosen={near ? 'near' : 'whole'} onChoose={(key) => { setNear(key === 'near'); localStorage.setItem(nearName, key === 'near' ? 'yes' : 'no'); }} tabs={[{ key: 'whole', words: text.wholePage }, { key: 'near', words: text.near }]} /><button type="button" className="link" onClick={() => setLarge(true)}>{text.larger}</button><a href={addressOf('paper.followup', { boardId, year, occasion: code, format: 'pdf' }).url} target="_blank" rel="noreferrer">{text.openPdf}</a></p>}
      {large && data ? <Dialog title={`${text.preview}, ${text.page(data.page).toLocaleLowerCase('sv')}`} wide onClose={() => setLarge(false)}><div className="fu-large">{sheet}</div><div className="row"><button type="button" className="btn" data-autofocus onClick={() => setLarge(false)}>{shellText.close}</button></div></Dialog> : null}
    </div>
  );
}

function Arrow({ back = false }: { readonly back?: boolean }): ReactElement { return <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d={back ? 'M6.500 1.500 3 5l3.500 3.500' : 'M3.500 1.500 7 5 3.500 8.500'} fill="none" stroke="currentColor" strokeWidth="1.600" /></svg>; }

/** The value when it has stood still for a while. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rested === '' ? 0 : rest);
    return () => clearTimeout(timer);
  }, [value, rested]);
  return rested === '' ? value : rested;
}
