/** Every page: its address, the file it lives in, and what it reads first. The router goes by it, and the build tells the server by it what to announce together with the page. */
import type { OperationId } from '../contract/table.ts';
import type { PageName } from '../text/screenShell.ts';

interface Page { readonly path: string; readonly file: string; readonly reads: readonly OperationId[] }

const ofYear = ['session.read', 'year.read'] as const;

export const pages = {
  start: { path: '/', file: 'start/StartPage', reads: ['session.read', 'start.read'] },
  signIn: { path: '/logga-in', file: 'session/SignInPage', reads: ['session.read', 'signIn.ways'] },
  answer: { path: '/inloggning/$providerId', file: 'session/AnswerPage', reads: ['session.read'] },
  providers: { path: '/inloggning', file: 'session/ProvidersPage', reads: ['session.read', 'provider.list'] },
  directory: { path: '/katalog', file: 'organisation/DirectoryPage', reads: ['session.read', 'directory.read'] },
  account: { path: '/konto', file: 'session/AccountPage', reads: ['session.read', 'account.read', 'delegation.read'] },
  link: { path: '/lank/$token', file: 'session/LinkPage', reads: ['session.read'] },
  organisation: { path: '/organisation', file: 'organisation/OrganisationPage', reads: ['session.read'] },
  organisationImport: { path: '/organisation/inlasning', file: 'organisation/OrganisationImportPage', reads: ['session.read'] },
  people: { path: '/personer', file: 'organisation/PeoplePage', reads: ['session.read'] },
  calendar: { path: '/kalender', file: 'organisation/CalendarPage', reads: ['session.read'] },
  permissions: { path: '/behorigheter', file: 'organisation/PermissionsPage', reads: ['session.read', 'permission.table'] },
  reminders: { path: '/paminnelser', file: 'reminder/RemindersPage', reads: ['session.read', 'reminder.read'] },
  methods: { path: '/metoder', file: 'organisation/MethodsPage', reads: ['session.read'] },
  analysis: { path: '/n/$boardId/$year/analys', file: 'risk/AnalysisPage', reads: ofYear },
  plan: { path: '/n/$boardId/$year/plan', file: 'plan/PlanPage', reads: ofYear },
  controls: { path: '/n/$boardId/$year/kontroller', file: 'control/ControlsPage', reads: ['session.read', 'control.list'] },
  report: { path: '/avvikelse', file: 'deviation/ReportPage', reads: ['session.read'] },
  deviations: { path: '/avvikelser', file: 'deviation/DeviationsPage', reads: ['session.read', 'deviation.list'] },
  // Reading one is logged, so that nothing reads it ahead.
  deviation: { path: '/avvikelse/$boardId/$deviationId', file: 'deviation/DeviationPage', reads: ['session.read'] },
  deviationSetup: { path: '/avvikelser/$boardId', file: 'deviation/SetupPage', reads: ['session.read', 'deviation.setup'] },
  requests: { path: '/begaran', file: 'deviation/RequestsPage', reads: ['session.read', 'request.own'] },
  occasion: { path: '/kontroll/$boardId/$occasionId', file: 'control/OccasionPage', reads: ['session.read', 'control.read'] },
  ownMeasure: { path: '/atgard/$boardId/$measureId', file: 'measure/OwnMeasurePage', reads: ['session.read', 'measure.own'] },
  ownRecommendation: { path: '/rekommendation/$boardId/$recommendationId', file: 'measure/OwnRecommendationPage', reads: ['session.read', 'recommendation.own'] },
  measures: { path: '/n/$boardId/$year/atgarder', file: 'measure/MeasuresPage', reads: ['session.read', 'measure.list'] },
  followups: { path: '/n/$boardId/$year/uppfoljning', file: 'followup/FollowupsPage', reads: ['session.read', 'followup.list'] },
  followup: { path: '/n/$boardId/$year/uppfoljning/$occasion', file: 'followup/FollowupPage', reads: ['session.read', 'followup.read'] },
  chain: { path: '/n/$boardId/$year/handelse/$eventId', file: 'chain/ChainPage', reads: ['session.read', 'chain.read'] },
  decision: { path: '/n/$boardId/$year/beslut', file: 'decision/DecisionPage', reads: ofYear },
  auditRoom: { path: '/revision', file: 'audit/RoomPage', reads: ['session.read', 'audit.news'] },
  coverage: { path: '/revision/tackning', file: 'audit/CoveragePage', reads: ['session.read'] },
  auditYear: { path: '/revision/$boardId/$year', file: 'audit/AuditYearPage', reads: ['session.read', 'audit.year'] },
  followupVersion: { path: '/revision/$boardId/$year/uppfoljning/$versionId', file: 'audit/FollowupVersionPage', reads: ['session.read', 'followup.version'] },
  sharing: { path: '/n/$boardId/$year/delning', file: 'audit/SharingPage', reads: ['session.read', 'share.list'] },
  // Reading one is logged, so that nothing reads it ahead.
  sharedDraft: { path: '/delat/$shareId', file: 'audit/SharedDraftPage', reads: ['session.read'] },
  import: { path: '/n/$boardId/$year/inlasning', file: 'import/ImportPage', reads: ['session.read'] },
  openness: { path: '/n/$boardId/$year/oppenhet', file: 'openness/OpennessPage', reads: ['session.read', 'publication.list'] },
  processing: { path: '/n/$boardId/$year/personuppgifter', file: 'openness/ProcessingPage', reads: ['session.read', 'processing.read'] },
  logSearch: { path: '/n/$boardId/$year/logg/sok', file: 'trail/SearchPage', reads: ['session.read'] },
  log: { path: '/n/$boardId/$year/logg', file: 'trail/LogPage', reads: ['session.read'] },
} as const satisfies Record<PageName, Page>;

export type PagePath = (typeof pages)[PageName]['path'];
export type Params = Readonly<Partial<Record<'boardId' | 'year' | 'token' | 'providerId' | 'occasionId' | 'deviationId' | 'occasion' | 'eventId' | 'versionId' | 'shareId' | 'measureId' | 'recommendationId', string>>>;

/** The values that stand in the address where the pattern has a `$name`; null where it is another address. */
export function matched(pattern: string, path: string): Params | null {
  const [wanted, given] = [pattern.split('/'), path.replace(/(?<=.)\/$/, '').split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const here = given[at] ?? '';
    if (!part.startsWith('$')) {
      if (part !== here) return null;
    } else if (here === '') return null;
    else params[part.slice(1)] = decoded(here);
  }
  return params;
}

/** An address cut off in the middle of a letter is read as it stands. */
export function decoded(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}

export function filled(pattern: PagePath, params: Params): string {
  return pattern.replace(/\$(\w+)/g, (_, name: keyof Params) => encodeURIComponent(params[name] ?? ''));
}
