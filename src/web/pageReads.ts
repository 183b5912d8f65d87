/** The file that each page lives in and what it reads first: the build tells the server by it what to announce together with the page. It stays with the build, out of what a browser fetches. */
import type { OperationId } from '../contract/table.ts';
import type { PageName } from '../text/screenShell.ts';

const ofYear = ['session.read', 'year.read'] as const;

export const pageReads: Readonly<Record<PageName, { readonly file: string; readonly reads: readonly OperationId[] }>> = {
  start: { file: 'start/StartPage', reads: ['session.read', 'start.read'] },
  signIn: { file: 'session/SignInPage', reads: ['session.read', 'signIn.ways'] },
  answer: { file: 'session/AnswerPage', reads: ['session.read'] },
  providers: { file: 'session/ProvidersPage', reads: ['session.read', 'provider.list'] },
  directory: { file: 'organisation/DirectoryPage', reads: ['session.read', 'directory.read'] },
  account: { file: 'session/AccountPage', reads: ['session.read', 'account.read', 'delegation.read'] },
  link: { file: 'session/LinkPage', reads: ['session.read'] },
  organisation: { file: 'organisation/OrganisationPage', reads: ['session.read'] },
  organisationImport: { file: 'organisation/OrganisationImportPage', reads: ['session.read'] },
  people: { file: 'organisation/PeoplePage', reads: ['session.read'] },
  calendar: { file: 'organisation/CalendarPage', reads: ['session.read'] },
  permissions: { file: 'organisation/PermissionsPage', reads: ['session.read', 'permission.table'] },
  reminders: { file: 'reminder/RemindersPage', reads: ['session.read', 'reminder.read'] },
  methods: { file: 'organisation/MethodsPage', reads: ['session.read'] },
  analysis: { file: 'risk/AnalysisPage', reads: ofYear },
  plan: { file: 'plan/PlanPage', reads: ofYear },
  controls: { file: 'control/ControlsPage', reads: ['session.read', 'control.list'] },
  report: { file: 'deviation/ReportPage', reads: ['session.read'] },
  deviations: { file: 'deviation/DeviationsPage', reads: ['session.read', 'deviation.list'] },
  // Reading one is logged, so that nothing reads it ahead.
  deviation: { file: 'deviation/DeviationPage', reads: ['session.read'] },
  deviationSetup: { file: 'deviation/SetupPage', reads: ['session.read', 'deviation.setup'] },
  requests: { file: 'deviation/RequestsPage', reads: ['session.read', 'request.own'] },
  occasion: { file: 'control/OccasionPage', reads: ['session.read', 'control.read'] },
  ownMeasure: { file: 'measure/OwnMeasurePage', reads: ['session.read', 'measure.own'] },
  ownRecommendation: { file: 'measure/OwnRecommendationPage', reads: ['session.read', 'recommendation.own'] },
  measures: { file: 'measure/MeasuresPage', reads: ['session.read', 'measure.list'] },
  followups: { file: 'followup/FollowupsPage', reads: ['session.read', 'followup.list'] },
  followup: { file: 'followup/FollowupPage', reads: ['session.read', 'followup.read'] },
  chain: { file: 'chain/ChainPage', reads: ['session.read', 'chain.read'] },
  decision: { file: 'decision/DecisionPage', reads: ofYear },
  auditRoom: { file: 'audit/RoomPage', reads: ['session.read', 'audit.news'] },
  coverage: { file: 'audit/CoveragePage', reads: ['session.read'] },
  auditYear: { file: 'audit/AuditYearPage', reads: ['session.read', 'audit.year'] },
  followupVersion: { file: 'audit/FollowupVersionPage', reads: ['session.read', 'followup.version'] },
  sharing: { file: 'audit/SharingPage', reads: ['session.read', 'share.list'] },
  // Reading one is logged, so that nothing reads it ahead.
  sharedDraft: { file: 'audit/SharedDraftPage', reads: ['session.read'] },
  import: { file: 'import/ImportPage', reads: ['session.read'] },
  openness: { file: 'openness/OpennessPage', reads: ['session.read', 'publication.list'] },
  processing: { file: 'openness/ProcessingPage', reads: ['session.read', 'processing.read'] },
  logSearch: { file: 'trail/SearchPage', reads: ['session.read'] },
  log: { file: 'trail/LogPage', reads: ['session.read'] },
};
