import { Suspense, useEffect, useRef, useState } from 'react';
import { pageWords, shellText } from '../../text/screenShell.ts';
import type { PageName } from '../../text/screenShell.ts';
import { useYearIfRead } from '../draft/useYear.ts';
import { usePlace } from '../place.tsx';
import { queryClient, sessionQuery, useSession } from '../queries.ts';
import { later } from '../ui/later.tsx';
import { say, saidId } from '../ui/said.ts';
import { ToastPlace } from '../ui/Toast.tsx';
import { ContextBar } from './ContextBar.tsx';
import { Fault, FaultBoundary, NotFound } from './Fault.tsx';
import { Footer } from './Footer.tsx';
import { Steps } from './Steps.tsx';
import { useCurrent } from './current.ts';
import { Missing, useMissing } from './Missing.tsx';
import { useShortcuts } from './shortcuts.ts';

const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog);
const SharedLine = later(async () => (await import('./SharedLine.tsx')).SharedLine);
const PersonalDataNote = later(async () => (await import('./PersonalDataNote.tsx')).default, 'touched');
const SearchDialog = later(async () => (await import('./SearchDialog.tsx')).SearchDialog);

/** Pages where the table scrolls by itself and the frame stands still. */
const fixedPages: readonly PageName[] = ['analysis', 'followup'];
/** Pages that save what is no part of the year's draft. */
const ownSaving: readonly PageName[] = ['controls', 'measures', 'followups', 'followup', 'chain'];
/** Pages that stand alone, met from a link in a mail: nothing around them but the way to one's other tasks. */
const calmPages: readonly PageName[] = ['occasion', 'ownMeasure', 'ownRecommendation'];

/** Pages of a board's year, where everybody of the board is told when its draft is shared. */
function ofBoard(page: PageName | null): boolean {
  return page === 'analysis' || page === 'plan' || page === 'decision' || page === 'start';
}

/** The frame around every page. Without knowing who is here there is nothing to frame. */
export function Frame() {
  const { fault } = usePlace();
  const known = queryClient.getQueryData(sessionQuery.queryKey) !== undefined;
  return known ? <Framed /> : <Fault error={fault} />;
}

function Framed() {
  const session = useSession();
  const { page, View, url, fault } = usePlace();
  const current = useCurrent();
  const calm = page !== null && calmPages.includes(page) && session.person !== null;
  const open = useYearIfRead(calm ? null : current?.board.id ?? null, current?.year ?? 0);
  const [dialog, setDialog] = useState<'keys' | 'search' | null>(null);
  useAnnouncedPage(page, url.pathname, current?.year ?? null, current?.board.name ?? null);
  useShortcuts({ search: () => { if (open) setDialog('search'); }, keys: () => { setDialog('keys'); }, draft: open?.draft ?? null, listening: dialog === null });
  const inside = session.person !== null && !calm;
  const missing = useMissing(page);
  return (
    <div className={page !== null && fixedPages.includes(page) ? 'app fixed' : 'app'}>
      <a className="skip" href="#innehall">{shellText.skip}</a>
      {inside ? <ContextBar current={current} open={open} page={page} onSearch={() => setDialog('search')} onKeys={() => setDialog('keys')} /> : calm ? null : <header className="context"><span className="brand">{shellText.product}</span></header>}
      {inside && current ? <Steps current={current} open={open} page={page} /> : null}
      <main id="innehall" tabIndex={-1} className="content">{inside && current?.board.sharedYears.includes(current.year) && ofBoard(page) ? <SharedLine current={current} /> : null}<Suspense fallback={<p className="page quiet">{shellText.loading}</p>}>{missing ? <Missing missing={missing} /> : fault !== null ? <Fault error={fault} /> : <FaultBoundary at={url.href}>{View ? <View /> : <NotFound />}</FaultBoundary>}</Suspense></main>
      {inside && open ? <Footer open={open} ofDraft={page === null || !ownSaving.includes(page)} onKeys={() => setDialog('keys')} /> : null}
      {session.person === null ? null : <PersonalDataNote />}
      <ToastPlace close={shellText.close} dismiss={shellText.dismiss} />
      <p id={saidId} className="vh" role="status" aria-live="polite" />
      {dialog === 'keys' ? <KeysDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'search' && open && current ? <SearchDialog current={current} state={open.state} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

/** Sets the window's title; after a change of page the new one is said and focus stands at its beginning. */
function useAnnouncedPage(page: PageName | null, path: string, year: number | null, board: string | null): void {
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const words = page === null ? shellText.product : pageWords[page];
    document.title = [words, ...(year !== null && board !== null ? [`${board} ${year}`] : []), shellText.product].filter((part, at, all) => all.indexOf(part) === at).join(' – ');
    const before = last.current;
    last.current = path;
    if (before === undefined || before === path) return;
    say(shellText.nowOn(words));
    if (!document.activeElement?.closest('main')) document.getElementById('innehall')?.focus({ preventScroll: true });
  }, [page, path, year, board]);
}
