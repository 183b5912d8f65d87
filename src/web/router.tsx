/** Which page an address is, what must be known before it is shown, and who is sent elsewhere. */
import type { ComponentType } from 'react';
import type { SessionView } from '../contract/session.ts';
import type { BodyId } from '../domain/identity.ts';
import type { PageName } from '../text/screenShell.ts';
import { askedVersion, draftOf, mayReadDraft, published } from './draft/useYear.ts';
import { callAhead } from './call.ts';
import { filled, matched, pages } from './pages.ts';
import type { Params } from './pages.ts';
import type { Pages, Place } from './place.tsx';
import { queryClient, sessionQuery, startQuery } from './queries.ts';
import { latestYear, rememberYear } from './shell/current.ts';

const fetched: Readonly<Record<PageName, () => Promise<{ readonly default: ComponentType }>>> = {
  start: () => import('./features/start/StartPage.tsx'), signIn: () => import('./features/session/SignInPage.tsx'), link: () => import('./features/session/LinkPage.tsx'), account: () => import('./features/session/AccountPage.tsx'), answer: () => import('./features/session/AnswerPage.tsx'), providers: () => import('./features/session/ProvidersPage.tsx'), directory: () => import('./features/organisation/DirectoryPage.tsx'),
  organisation: () => import('./features/organisation/OrganisationPage.tsx'), organisationImport: () => import('./features/organisation/OrganisationImportPage.tsx'), people: () => import('./features/organisation/PeoplePage.tsx'), methods: () => import('./features/organisation/MethodsPage.tsx'), calendar: () => import('./features/organisation/CalendarPage.tsx'), permissions: () => import('./features/organisation/PermissionsPage.tsx'), reminders: () => import('./features/reminder/RemindersPage.tsx'),
  analysis: () => import('./features/risk/AnalysisPage.tsx'), plan: () => import('./features/plan/PlanPage.tsx'), controls: () => import('./features/control/ControlsPage.tsx'), occasion: () => import('./features/control/OccasionPage.tsx'),
  report: () => import('./features/deviation/ReportPage.tsx'), deviations: () => import('./features/deviation/DeviationsPage.tsx'), deviation: () => import('./features/deviation/DeviationPage.tsx'), deviationSetup: () => import('./features/deviation/SetupPage.tsx'), requests: () => import('./features/deviation/RequestsPage.tsx'),
  ownMeasure: () => import('./features/measure/OwnMeasurePage.tsx'), ownRecommendation: () => import('./features/measure/OwnRecommendationPage.tsx'),
  measures: () => import('./features/measure/MeasuresPage.tsx'), followups: () => import('./features/followup/FollowupsPage.tsx'), followup: () => import('./features/followup/FollowupPage.tsx'), chain: () => import('./features/chain/ChainPage.tsx'), decision: () => import('./features/decision/DecisionPage.tsx'),
  auditRoom: () => import('./features/audit/RoomPage.tsx'), coverage: () => import('./features/audit/CoveragePage.tsx'), auditYear: () => import('./features/audit/AuditYearPage.tsx'), followupVersion: () => import('./features/audit/FollowupVersionPage.tsx'), sharing: () => import('./features/audit/SharingPage.tsx'), sharedDraft: () => import('./features/audit/SharedDraftPage.tsx'),
  import: () => import('./features/import/ImportPage.tsx'), log: () => import('./features/trail/LogPage.tsx'),
  openness: () => import('./features/openness/OpennessPage.tsx'), processing: () => import('./features/openness/ProcessingPage.tsx'), logSearch: () => import('./features/trail/SearchPage.tsx'),
};

const names = Object.keys(pages) as PageName[];
/** Pages for those who are not signed in. */
const open: ReadonlySet<PageName | null> = new Set<PageName>(['signIn', 'link', 'answer']);
/** Pages that show a published version to those who may not read the draft. */
const ofVersions: ReadonlySet<PageName> = new Set<PageName>(['analysis', 'plan', 'decision']);
/** Pages that are of what has left the board, for whoever may read them. */
const outside: ReadonlySet<PageName> = new Set<PageName>(['auditYear', 'followupVersion']);
/** Where on the auditor's page of a year a step's content stands. */
const auditPart: Readonly<Partial<Record<PageName, string>>> = { controls: '#controls', measures: '#register', followups: '#followups', followup: '#followups', log: '#log', logSearch: '#log' };
/** The year alone has no page: it is seen from the overview, which goes by the year worked in last. */
const yearAlone = '/n/$boardId/$year';
/** Milliseconds. A page whose content takes longer shows itself and says that it is loading. */
const patience = 1000;

function find(path: string): { readonly page: PageName; readonly params: Params } | null {
  for (const page of names) {
    const params = matched(pages[page], path);
    if (params) return { page, params };
  }
  return null;
}

export const router: Pages = {
  async arrive(url): Promise<Place> {
    const found = find(url.pathname);
    const at = { url, page: found?.page ?? null, params: found?.params ?? {}, View: null, fault: null };
    const taken = found ? readAhead(found.params) : null;
    try {
      const file = found ? fetched[found.page]() : null;
      file?.catch(() => undefined); // waited for below; until then a failure is nobody's
      const session = await queryClient.ensureQueryData(sessionQuery);
      const elsewhere = sentTo(url, at.page, at.params, session);
      if (elsewhere !== null) return await router.arrive(new URL(elsewhere, url));
      if (!found || !file) return at;
      const [{ default: View }] = await Promise.all([file, contentOf(found.page, found.params, session, url)]);
      return { ...at, View };
    } catch (fault) {
      return { ...at, fault };
    } finally {
      taken?.();
    }
  },
  ahead(url) {
    const found = find(url.pathname);
    if (found) fetched[found.page]().catch(() => undefined); // said when the page is really asked for
  },
};

let first = true;
/** The year of the page that the window was opened at is taken beside the session, not after it. */
function readAhead({ boardId, year }: Params): (() => void) | null {
  const taken = first && boardId !== undefined && year !== undefined ? callAhead('year.read', { boardId: boardId as BodyId, year: Number(year) }) : null;
  first = false;
  return taken;
}

/** Where the person is sent instead; null where the page is theirs to see. */
function sentTo(url: URL, page: PageName | null, params: Params, session: SessionView): string | null {
  if (session.person === null && !open.has(page)) return `${pages.signIn}?${new URLSearchParams({ till: url.pathname + url.search + url.hash }).toString()}`;
  // The board whose coverage is looked at is the one that the frame speaks of.
  const looked = page === 'coverage' ? session.boards.find((each) => each.id === url.searchParams.get('namnd')) : undefined;
  if (looked) rememberYear(looked.id, looked.years.some((each) => String(each.year) === url.searchParams.get('ar')) ? Number(url.searchParams.get('ar')) : latestYear(looked) ?? Number.NaN);
  const { boardId, year } = page === null ? matched(yearAlone, url.pathname) ?? {} : params;
  if (boardId === undefined || year === undefined) return null;
  rememberYear(boardId, Number(year));
  if (page === null) return pages.start;
  const board = session.boards.find((each) => each.id === boardId);
  if (!board || board.may.read || outside.has(page)) return null;
  // Who reads from outside the board sees its submitted and decided versions: all of them on one page, the latest also as analysis and plan.
  const isPublished = board.years.some((each) => each.year === Number(year) && published(each.state));
  return page === 'decision' || ((isPublished || askedVersion(url, page) !== null) && ofVersions.has(page)) ? null : board.may.audit && isPublished ? `${filled(pages.auditYear, params)}${page === null ? '' : auditPart[page] ?? ''}` : filled(pages.decision, params);
}

/** What the page reads first, begun while its file is on the way. Failures are the page's to show. */
async function contentOf(page: PageName, params: Params, session: SessionView, url: URL): Promise<void> {
  const board = session.boards.find((each) => each.id === params.boardId);
  const year = Number(params.year);
  const asked = askedVersion(url, page);
  const reading = page === 'start' && session.person !== null ? queryClient.prefetchQuery(startQuery)
    : session.person !== null && board?.years.some((each) => each.year === year && (board.may.read || asked !== null || published(each.state))) ? draftOf(board.id as BodyId, year, session.person.id, mayReadDraft(session.boards, board.id), asked).ready.catch(() => undefined)
    : undefined;
  if (reading === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([reading, new Promise((resolve) => { timer = setTimeout(resolve, patience); })]);
  clearTimeout(timer);
}
