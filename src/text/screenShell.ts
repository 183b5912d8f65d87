/** Words of the frame around every page: context bar, steps, search, keys, saving. */
import type { YearState } from '../domain/decision/version.ts';

const events = (count: number): string => count === 1 ? '1 händelse' : `${count} händelser`;

export const callText = {
  unreachable: 'Internkoll svarar inte. Det du har skrivit finns kvar. Kontrollera nätet och försök igen.',
  fault: 'Något gick snett hos oss. Det du har skrivit finns kvar. Ladda om sidan och försök igen.',
} as const;

/** Where the year stands, as the context bar says it. */
export function stateWords(state: YearState): string {
  const item = (minutesItem: string) => minutesItem.replace(/^§\s*/, '');
  switch (state.kind) {
    case 'draft': return 'Utkast';
    case 'submitted': return `Lämnad till nämnden ${state.on}${state.changedSince ? ', ändrad sedan dess' : ''}`;
    case 'decided': return state.changedSince ? `Ändrad sedan beslut § ${item(state.minutesItem)}` : state.adjusted ? `Fastställd § ${item(state.minutesItem)}` : `Beslutad ${state.on}, ej justerad`;
    case 'postponed': return `Bordlagd ${state.on}`;
    case 'referredBack': return `Återremitterad ${state.on}`;
    case 'rejected': return `Avslagen ${state.on}`;
  }
}

export const steps = ['overview', 'analysis', 'plan', 'controls', 'measures', 'followup', 'decision'] as const;
export type Step = (typeof steps)[number];
export const stepWords: Record<Step, string> = {
  overview: 'Översikt', analysis: 'Analys', plan: 'Plan', controls: 'Kontroller', measures: 'Avvikelser och åtgärder', followup: 'Uppföljning', decision: 'Beslut och dokument',
};

export const pageWords = {
  start: 'Översikt', signIn: 'Logga in', link: 'Välj lösenord', account: 'Mitt konto', answer: 'Loggar in', providers: 'Inloggning', directory: 'Katalog', analysis: 'Analys', plan: 'Plan', controls: 'Kontroller', measures: 'Avvikelser och åtgärder', followups: 'Uppföljning', followup: 'Uppföljning, avsnitt för avsnitt', chain: 'Kedjan', decision: 'Beslut och dokument',
  auditRoom: 'Revisionsrummet', coverage: 'Granskningstäckning', auditYear: 'Revisionsrummet', followupVersion: 'Uppföljning', sharing: 'Dela utkastet', sharedDraft: 'Delat utkast',
  ownMeasure: 'Åtgärd', ownRecommendation: 'Rekommendation', occasion: 'Kontroll', report: 'Rapportera en avvikelse', deviations: 'Avvikelser', deviation: 'Avvikelse', deviationSetup: 'Så tas avvikelser om hand', requests: 'Begäranden', import: 'Läs in dokument', log: 'Logg', openness: 'Öppenhet och sekretess', processing: 'Personuppgifter', logSearch: 'Sök i loggen', organisation: 'Organisation', organisationImport: 'Läs in organisationen', people: 'Personer', methods: 'Metoder', calendar: 'Kalender', permissions: 'Behörigheter', reminders: 'Påminnelser',
} as const;
export type PageName = keyof typeof pageWords;

export const shellText = {
  product: 'Internkoll',
  skip: 'Gå till innehållet',
  board: 'Nämnd', year: 'År', chooseBoard: 'Välj nämnd', chooseYear: 'Välj år',
  startYear: (year: number) => `Starta ${year}`, importYear: 'Läs in ett dokument',
  noYears: 'Inget år än',
  search: 'Sök', searchLabel: (year: number) => `Sök bland händelserna ${year}`, searchHint: 'Ord eller nummer', searchNone: 'Ingen händelse med de orden.', searchAll: (count: number) => count === 1 ? '1 träff' : `${count} träffar`,
  errors: (count: number) => count === 1 ? '1 hinder före inlämning' : `${count} hinder före inlämning`,
  stepsLabel: 'Årets steg', stepsMenuLabel: 'Årets steg, meny', allSteps: 'Alla steg',
  personMenu: (name: string) => `${name}, meny`,
  audit: 'Revisionsrummet', log: 'Logg', openness: 'Öppenhet och sekretess', processing: 'Personuppgifter', report: 'Rapportera en avvikelse', deviations: 'Avvikelser', organisation: 'Organisation', people: 'Personer', permissions: 'Behörigheter', methods: 'Metoder', reminders: 'Påminnelser', account: 'Mitt konto', providers: 'Inloggning och katalog', keys: 'Tangenter', signOut: 'Logga ut', signIn: 'Logga in',
  sub: {
    waiting: (count: number) => count === 0 ? 'inget väntar' : `${count} väntar på dig`,
    errors: (count: number) => `${count} hinder`,
    events: (count: number) => count === 0 ? 'inte påbörjad' : events(count),
    inPlan: (count: number) => count === 0 ? 'inga valda' : events(count),
    sections: (left: number) => left === 0 ? 'allt skrivet' : `${left} kvar att skriva`,
    measures: (count: number) => count === 0 ? 'inga åtgärder' : count === 1 ? '1 åtgärd' : `${count} åtgärder`,
    late: (count: number) => count === 1 ? '1 sen' : `${count} sena`,
    decided: 'fastställd',
    decision: (state: YearState): string => {
      switch (state.kind) {
        case 'draft': return 'inte lämnad';
        case 'submitted': return `lämnad ${state.on}`;
        case 'decided': return `beslut ${state.on}`;
        case 'postponed': return 'bordlagd';
        case 'referredBack': return 'återremitterad';
        case 'rejected': return 'avslagen';
      }
    },
  },
  saved: (time: string) => `Sparat ${time}`, saving: 'Sparar', notSaved: 'Inte sparat – försöker igen', notSavedMany: (count: number) => `Inte sparat – försöker igen (${count} ändringar)`,
  keysHint: 'visar tangenterna', undo: 'Ångra', undone: 'Ändringen är ångrad.', nothingToUndo: 'Det finns inget att ångra.',
  close: 'Stäng', dismiss: 'Stäng beskedet',
  nowOn: (page: string) => `Sidan ${page} visas.`,
  loading: 'Hämtar', retry: 'Försök igen',
  notFoundTitle: 'Sidan finns inte', notFoundWhy: 'Adressen leder inte till någon sida. Gå till startsidan och välj därifrån.', toStart: 'Till startsidan',
  faultTitle: 'Sidan gick inte att visa', faultWhy: 'Det du har skrivit finns kvar. Ladda om sidan. Händer det igen, tala om för den som sköter Internkoll vad du gjorde.', reload: 'Ladda om sidan',
  noBoard: 'Du når inte den nämnden', noBoardWhy: 'Antingen finns den inte, eller så ingår den inte i din roll. Gå till startsidan och välj därifrån.',
  noYear: (year: number) => `Inget ${year} än`, noYearWhy: 'Året är inte påbörjat för den här nämnden. Börja med förra årets dokument, eller starta från ett år som finns.', notShownWhy: 'Året visas här när det har lämnats till nämnden.',
} as const;
