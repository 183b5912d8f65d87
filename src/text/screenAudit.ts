/** Words of the screens of the auditor's room. */
import { dayWords } from './days.ts';
import { counted } from './numbers.ts';

export const auditText = {
  title: 'Revisionsrummet', lead: 'Det som nämnderna har lämnat, beslutat och utfört. Utkast visas inte här.',
  news: 'Det här är nytt sedan sist', newsSince: (when: string) => `Sedan ${when}, då du markerade allt som läst.`, newsFirst: 'De senaste tre månaderna.', noNews: 'Inget nytt', noNewsWhy: 'När en nämnd lämnar, beslutar eller rättar något visas det här.',
  seen: 'Markera allt som läst', seenDone: 'Allt är markerat som läst.', more: 'Det finns äldre händelser. De står vid varje nämnds år.',
  newsLine: (name: string, year: number, number: number) => `${name} ${year}, version ${number}`, read: 'Läs',
  boards: 'Nämnder', board: 'Nämnd', years: 'År', noBoards: 'Ingen nämnd har lämnat eller beslutat något än.', coverage: 'Granskningstäckning', coverageWhy: 'Vad som har analyserats, kontrollerats och besökts under mandatperioden, och vad ingen har tittat på.',
  shared: 'Delade utkast', sharedUntil: (board: string, year: number, to: string) => `${board} ${year}, delat till ${dayWords(to)}`,
  yearTitle: (board: string, year: number) => `${board} ${year}`, yearLead: 'Det som har lämnats och beslutats, hur planen har utförts och vad som har ändrats efteråt.',
  package: 'Hämta granskningspaketet (zip)', packageOf: (name: string) => `Paket för ${name}`, packageWhy: 'Handlingar, data, arbetsblad med frötal, underlag och logg med kontrollsummor. Att du hämtar det skrivs i loggen.',
  documents: 'Handlingar', after: 'Efter inlämning och beslut', afterNone: 'Inget har hänt efteråt.', version: (number: number) => `Version ${number}`,
  draftChanges: (count: number) => count === 0 ? 'Utkastet är inte ändrat sedan dess.' : `Utkastet är ändrat ${count === 1 ? 'en gång' : `${count} gånger`} sedan dess. Vad som ändrats är nämndens arbetsmaterial.`,
  compare: 'Jämför versioner', compareWith: (a: number, b: number) => `Version ${a} mot version ${b}`, before: 'Före', afterSide: 'Efter', noDifferences: 'Versionerna är lika.', differences: (count: number) => counted(count, 'skillnad', 'skillnader'),
  rowNew: 'Ny rad', rowGone: 'Borttagen rad', measureNew: 'Ny åtgärd', measureGone: 'Borttagen åtgärd', nothing: 'tomt',
  controls: 'Kontroller av den beslutade planen', controlsLead: (planYear: number, version: number) => `Planen för ${planYear}, version ${version}.`, noPlan: 'Ingen plan är beslutad.', noControls: 'Ingen genomförd än', ofEvents: (labels: readonly string[]) => `händelse ${labels.join(', ')}`,
  done: (done: number, planned: number) => `${done} av ${planned}`, where: 'Var', when: 'När', result: 'Resultat', sample: 'Stickprov', evidence: 'Underlag', row: 'Planrad', performed: 'Genomförda', open: 'Öppna', worksheet: (format: string) => `Arbetsblad ${format}`, worksheetOf: (format: string, title: string) => `Arbetsblad ${format}: ${title}`, openControl: (title: string) => `Öppna kontrollen: ${title}`, whole: 'Hela nämnden', onTheSpot: 'På plats', noFollowups: 'Ingen uppföljning har lämnats till nämnden än.',
  reviewed: (reviewed: number, faults: number) => `${reviewed} granskade, ${faults} fel`, of: (population: number) => `av ${population}`, seed: (seed: string) => `frötal ${seed}`, listSum: (sum: string) => `listans SHA-256 ${sum.slice(0, 12)}…`,
  corrections: 'Rättat i efterhand', correctionsLead: 'Resultat som har öppnats igen eller skrivits om.', correctionOf: (title: string, period: string) => [title, period].filter((part) => part !== '').join(', '),
  register: 'Åtgärder och rekommendationer', measures: 'Åtgärder', recommendations: 'Rekommendationer', noMeasures: 'Ingen åtgärd är registrerad.', noRecommendations: 'Ingen rekommendation är registrerad.', late: 'Sen', unanswered: 'Inte besvarad', until: (day: string) => `till ${dayWords(day)}`,
  log: 'Logg', logLead: 'Det som gäller inlämnat, beslutat, utfört och registrerat. Poster om utkast visas inte.', logShow: 'Visa loggen', logMore: 'Visa äldre', who: 'Vem', what: 'Vad',
  followupTitle: (name: string, year: number) => `${name} ${year}`, followupLead: (number: number, state: string) => `Version ${number}, ${state}.`, introduction: 'Inledning', closing: 'Avslutning', judgement: 'Bedömning', grounds: 'Skäl', by: (who: string) => `Föreslagen av ${who}`, analysis: 'Analys', paper: 'Som dokument', back: 'Till årets handlingar', rating: (from: string, to: string) => `Värdering ${from}, föreslagen ${to}`,
} as const;
