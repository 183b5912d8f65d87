/** Every page and its address. The router goes by it. */
import type { PageName } from '../text/screenShell.ts';

export const pages = {
  start: '/',
  signIn: '/logga-in',
  answer: '/inloggning/$providerId',
  providers: '/inloggning',
  directory: '/katalog',
  account: '/konto',
  link: '/lank/$token',
  organisation: '/organisation',
  organisationImport: '/organisation/inlasning',
  people: '/personer',
  calendar: '/kalender',
  permissions: '/behorigheter',
  reminders: '/paminnelser',
  methods: '/metoder',
  analysis: '/n/$boardId/$year/analys',
  plan: '/n/$boardId/$year/plan',
  controls: '/n/$boardId/$year/kontroller',
  report: '/avvikelse',
  deviations: '/avvikelser',
  deviation: '/avvikelse/$boardId/$deviationId',
  deviationSetup: '/avvikelser/$boardId',
  requests: '/begaran',
  occasion: '/kontroll/$boardId/$occasionId',
  ownMeasure: '/atgard/$boardId/$measureId',
  ownRecommendation: '/rekommendation/$boardId/$recommendationId',
  measures: '/n/$boardId/$year/atgarder',
  followups: '/n/$boardId/$year/uppfoljning',
  followup: '/n/$boardId/$year/uppfoljning/$occasion',
  chain: '/n/$boardId/$year/handelse/$eventId',
  decision: '/n/$boardId/$year/beslut',
  auditRoom: '/revision',
  coverage: '/revision/tackning',
  auditYear: '/revision/$boardId/$year',
  followupVersion: '/revision/$boardId/$year/uppfoljning/$versionId',
  sharing: '/n/$boardId/$year/delning',
  sharedDraft: '/delat/$shareId',
  import: '/n/$boardId/$year/inlasning',
  openness: '/n/$boardId/$year/oppenhet',
  processing: '/n/$boardId/$year/personuppgifter',
  logSearch: '/n/$boardId/$year/logg/sok',
  log: '/n/$boardId/$year/logg',
} as const satisfies Record<PageName, string>;

export type PagePath = (typeof pages)[PageName];
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
