/** Words of the analysis: the table, its editing, matrix, findings, questions. */
import type { RuleId } from '../domain/year/rules.ts';

const events = (count: number): string => count === 1 ? '1 händelse' : `${count} händelser`;
const onEvents = (count: number): string => count === 1 ? 'en händelse' : `${count} händelser`;

/** What the margin says beside the row: two or three words. */
export const remarkWords: Record<RuleId, string> = {
  'risk.value-outside-scale': 'Utanför skalan', 'risk.value-not-product': 'Tryckt värde stämmer inte', 'risk.number-missing': 'Nummer saknas', 'risk.number-twice': 'Numret står två gånger',
  'plan.activity-without-event': 'Planrad utan händelse', 'risk.not-assessed': 'Värdering saknas', 'risk.not-handled': 'Hantering saknas', 'risk.not-reviewed-this-year': 'Inte omprövad',
  'risk.accepted-without-reason': 'Accepterad utan skäl', 'risk.irregularities-not-considered': 'Fråga obesvarad', 'risk.common-not-handled': 'Gemensam, inte hanterad', 'risk.duplicate-event': 'Liknar en annan händelse',
  'risk.no-routine-or-control': 'Rutin och kontroll saknas', 'risk.rating-changed-without-comment': 'Ändrad utan skäl', 'risk.gone-without-reason': 'Borta utan skäl', 'plan.required-event-missing': 'Ska vara i planen',
  'plan.higher-left-out': 'Utanför planen utan skäl', 'plan.event-without-activity': 'Kontrollaktivitet saknas', 'plan.selection-without-reason': 'Urval utan skäl', 'plan.activity-without-owner': 'Kontrollansvarig saknas',
  'plan.activity-without-frequency': 'Frekvens saknas', 'plan.activity-without-content': 'Kontroll utan innehåll', 'plan.activity-is-not-a-control': 'Beskriver ingen kontroll', 'plan.activity-narrower-than-event': 'Kontrollen är smalare',
  'plan.same-text-different-events': 'Samma kontrolltext', 'plan.event-wording-differs': 'Andra ord i planen', 'plan.text-kept-event-replaced': 'Händelsen är utbytt', 'control.changed-event-kept': 'Kontrollen är ändrad',
  'plan.left-without-reason': 'Ur planen utan skäl', 'plan.copied-unchanged': 'Lik förra årets', 'measure.required-missing': 'Åtgärd saknas', 'measure.effect-not-checked': 'Effekten inte kontrollerad', 'measure.open-without-new-date': 'Ny slutdag saknas', 'recommendation.unanswered': 'Yttrande saknas', 'deviation.material-without-measure': 'Åtgärd saknas för avvikelse', 'followup.control-not-performed-without-reason': 'Kontrollen är inte gjord', 'followup.judgement-against-results': 'Bedömningen mot siffrorna',
  'followup.no-reassessment': 'Värderingen är inte prövad', 'control.conclusion-against-share': 'Slutsatsen mot felen', 'group.without-control': 'Systematisk kontroll saknas', 'group.without-event': 'Rubrik utan händelse', 'privacy.personal-data-in-text': 'Personuppgift i texten',
};

export const columnKeys = ['label', 'text', 'likelihood', 'consequence', 'value', 'plan', 'remark', 'previous', 'treatmentReason', 'ratingReason', 'riskOwner', 'department', 'category', 'explanation'] as const;
export type ColumnKey = (typeof columnKeys)[number];
export const columnWords: Record<ColumnKey, string> = {
  label: 'Nr', text: 'Oönskad händelse', likelihood: 'Sannolikhet', consequence: 'Konsekvens', value: 'Riskvärde', plan: 'I plan', remark: 'Anmärkning', previous: 'Förra året',
  treatmentReason: 'Skäl till hanteringen', ratingReason: 'Skäl till värderingen', riskOwner: 'Riskansvarig', department: 'Avdelning', category: 'Kategori', explanation: 'Förklaring',
};

export const fieldLabels = {
  label: 'Nr', text: 'Oönskad händelse', explanation: 'Förklaring', category: 'Kategori', riskOwner: 'Riskansvarig', origin: 'Ursprung', department: 'Avdelning', likelihood: 'Sannolikhet', consequence: 'Konsekvens',
  ratingReason: 'Skäl till värderingen', treatment: 'Hantering', treatmentReason: 'Skäl till hanteringen', acceptedUntil: 'Accepteras till och med', groupId: 'Står under', printedValue: 'Tryckt riskvärde',
  indicator: 'Indikator', councilTarget: 'Fullmäktiges mål', boardTarget: 'Nämndens mål', routine: 'Rutin', runningChecks: 'Löpande kontroller', activityText: 'Aktivitet',
} as const;
export type LabelledField = keyof typeof fieldLabels;

export const riskText = {
  title: 'Väsentlighets- och riskanalys',
  add: 'Lägg till oönskad händelse', added: (label: string) => `Händelse ${label} är tillagd. Skriv vad som kan hända.`,
  tableLabel: (year: number) => `Väsentlighets- och riskanalys ${year}`, tableRegion: 'Analysens tabell',
  jumpLabel: 'På sidan', jumpEvents: (count: number) => `Händelser ${count}`, jumpMatrix: 'Matris', jumpFindings: (count: number) => `Anmärkningar ${count}`,
  sideLabel: 'Matris och anmärkningar',
  reading: 'Du läser. Din roll ger inte rätt att ändra analysen.',
  filtersLabel: 'Visa bara', level: 'Nivå', inPlan: 'I planen', goal: 'Mål', remark: 'Anmärkning', changedSince: (year: number) => `Ändrat sedan ${year}`, review: 'Ändrat i år', columns: 'Kolumner',
  all: (count: number) => count === 1 ? '1 händelse' : `Alla ${count} händelser`, some: (shown: number, count: number) => `${shown} av ${events(count)}`, showAll: 'Visa alla', printedOrder: 'Visa i tryckt ordning',
  unrated: 'Inte värderad', yes: 'Ja', no: 'Nej', open: 'Inte avgjort', anyRemark: 'Alla med anmärkning', errors: 'Hinder', noGoal: 'Utan mål',
  changed: { changed: 'Ändrad', new: 'Ny i år', carried: 'Inte omprövad', unchanged: 'Omprövad, oförändrad' },
  sortBy: (column: string) => `Sortera efter ${column.toLowerCase()}`,
  control: (texts: readonly string[]) => `Kontroll: ${texts.join(' · ')}`, noControl: 'Ingen systematisk kontroll', fold: (title: string) => `Fäll ihop ${title}`, unfold: (title: string) => `Visa ${title}`,
  folded: (count: number) => events(count),
  outside: 'Utan rubrik', kinds: { event: 'Oönskade händelser', indicator: 'Riskanalys av indikatorer', process: 'Riskanalys av väsentliga processer' } as Readonly<Record<string, string>>,
  notRated: 'Inte värderad', outsideScale: 'utanför skalan', inPlanMark: 'I planen', notInPlan: 'Inte i planen', none: '–', newThisYear: 'Ny i år', notReviewed: 'Inte omprövad', more: (count: number) => `, ${count} till`,
  noText: 'Händelsen är inte beskriven',
  select: (label: string) => `Välj händelse ${label}`, unnumbered: 'utan nummer',
  scaleOf: (axis: string, label: string) => `${axis} för händelse ${label}`, previousRating: (year: number, likelihood: number, consequence: number) => `${year}: ${likelihood} × ${consequence} = ${likelihood * consequence}`,
  reasonFor: (likelihood: number, consequence: number) => `Skäl till ändringen från ${likelihood} × ${consequence} = ${likelihood * consequence}`,
  setsAndGoesOn: 'sätter och går vidare', done: 'klar', undoes: 'ångrar', enter: 'Enter', esc: 'Esc', empty: 'Töm värdet',
  seeAll: 'Visa allt', hide: 'Stäng', changeRating: 'Ändra värderingen',
  filled: (field: string, count: number) => `${field} är ifylld på ${events(count)}.`, pasted: (rows: number, added: number) => added === 0 ? `Inklistrat på ${events(rows)}.` : `Inklistrat på ${events(rows)}, varav ${added === 1 ? 'en ny' : `${added} nya`}.`,
  pasteRefused: (cells: number) => cells === 1 ? 'Ett värde kunde inte användas och hoppades över.' : `${cells} värden kunde inte användas och hoppades över.`,
  selected: (count: number) => count === 1 ? '1 händelse vald' : `${count} händelser valda`, selectionSaid: (count: number) => count === 0 ? 'Ingen händelse vald.' : `${events(count)} valda.`,
  bulkLabel: 'Ändra de valda', setTreatment: 'Hantering', setOwner: 'Riskansvarig', setDepartment: 'Avdelning', setReason: 'Skäl', merge: 'Slå ihop', review1: 'Ompröva', remove: 'Ta bort', clear: 'Släpp valet', setRatingReason: 'Skäl till värderingen', setTreatmentReason: 'Skäl till hanteringen',
  reviewed: (count: number) => `${events(count)} är omprövade utan ändring.`,
  setOn: (count: number) => `Sätt på ${onEvents(count)}`, setDone: (field: string, count: number) => `${field} är satt på ${events(count)}.`,
  removeTitle: (count: number) => count === 1 ? 'Ta bort händelsen' : `Ta bort ${count} händelser`, removeReason: 'Varför tas den bort?', removeReasonMany: 'Varför tas de bort?', removeHint: 'Skälet står i loggen. Du kan ångra.', reasonMissing: 'Skriv ett skäl.',
  removed: (labels: readonly string[]) => labels.length === 1 ? `Händelse ${labels[0] ?? ''} är borttagen.` : `${labels.length} händelser är borttagna.`, undo: 'Ångra',
  conflict: (who: string, field: string) => `${who === '' ? 'Någon annan' : who} ändrade ${field} medan du skrev.`, conflictValues: (mine: string, theirs: string) => `Ditt värde är ${mine}, det andra är ${theirs}. Inget är borta.`, keep: (value: string) => `Behåll ${value}`, take: (value: string) => `Ta ${value}`, nothing: 'tomt',
  renumber: 'Numrera om', renumbered: 'Händelserna är numrerade i tryckt ordning.',
  close: 'Stäng', save: 'Klar',
} as const;

export const matrixWords = {
  title: 'Matris', picture: 'Bild', table: 'Tabell', viewLabel: 'Visa matrisen som', axis: (word: string, highest: number, highestWord: string) => `${word}, ${highest} är ${highestWord.toLowerCase()}`,
  caption: 'Matris: händelsernas nummer efter sannolikhet och konsekvens', none: 'inga händelser',
  cell: (likelihood: string, consequence: string, level: string) => `${likelihood}, ${consequence.toLowerCase()}${level === '' ? '' : `, ${level.toLowerCase()}`}: händelse `,
  hint: (likelihood: string, consequence: string, value: number, level: string) => `${likelihood} × ${consequence} = ${value}${level === '' ? '' : `, ${level}`}`,
  level: (word: string, count: number) => `${word} ${count}`, inPlan: (count: number) => `I planen ${count}`, outside: (count: number) => count === 1 ? '1 händelse utan plats' : `${count} händelser utan plats`,
  numbers: 'Händelser', value: 'Riskvärde', filteredBy: (likelihood: number, consequence: number) => `Visar ${likelihood} × ${consequence}.`,
} as const;

export const findingWords = {
  title: 'Anmärkningar', perRule: 'Per regel', notedTab: (count: number) => `Noterade ${count}`, viewLabel: 'Visa anmärkningar',
  errors: (count: number) => count === 1 ? '1 hinder före inlämning' : `${count} hinder före inlämning`, warnings: (count: number) => `${count} att åtgärda eller notera`,
  none: 'Inga anmärkningar. Analysen och planen följer reglerna.', noNoted: 'Inget är noterat. En anmärkning som inte ska åtgärdas kan noteras med skäl.',
  showRows: 'Visa händelse ', showAllRows: (count: number) => count === 1 ? 'Visa händelsen i tabellen' : `Visa de ${count} i tabellen`, planRows: (labels: string) => `planrad för ${labels}`, moreRules: (count: number) => `Visa ${count} till`, fewer: 'Visa färre',
  note: 'Notera', noteTitle: (title: string) => `Notera: ${title}`, noteReason: 'Noterad, eftersom', noteHint: 'Noten gäller tills orden eller värdena ändras. Nästa år kommer frågan tillbaka.', noteButton: 'Notera', noteBecause: 'Notera, eftersom …', noted: 'Anmärkningen är noterad.',
  takeAway: 'Ta bort noten', reason: (reason: string) => `Noterad: ”${reason}”`, asked: (reason: string) => `Noterad förra året: ”${reason}”. Gäller noten än?`, stillHolds: 'Gäller än', why: 'Varför?', everyRow: (count: number) => `alla ${count} rader`,
  mendTitle: (title: string) => title, mendAll: (count: number) => `Sätt på ${onEvents(count)}`, treatmentNow: 'Hantering', chooseTreatment: 'Välj hantering',
  goPlan: 'Öppna planen', measureTitle: 'Åtgärd', measureOwner: 'Ansvarig', measureEnd: 'Klar senast', measureFor: (count: number) => `En åtgärd för ${onEvents(count)}`, measureAdded: 'Åtgärden är tillagd.', measureMissing: 'Skriv vad som ska göras.',
} as const;

export const groupText = {
  edit: (title: string) => `Ändra ${title}`, title: (word: string) => word, addUnder: (word: string) => `Lägg till ${word.toLowerCase()}`, addTop: (word: string) => `Lägg till ${word.toLowerCase()}`, newTitle: (word: string) => `Ny ${word.toLowerCase()}`, addEvent: 'Lägg till händelse här',
  control: 'Systematisk kontroll', covers: 'Täcker händelserna', coversHint: 'Nummer med mellanslag. Tomt betyder alla under rubriken.', addControl: 'Lägg till systematisk kontroll', removeControl: 'Ta bort kontrollen', remove: 'Ta bort rubriken', removed: 'Rubriken är borttagen.', controlRemoved: 'Kontrollen är borttagen.', notEmpty: 'Rubriken har rader och kan därför inte tas bort.', removeReason: 'Borttagen i analysen',
  add: 'Lägg till rubrik',
} as const;

export const emptyText = {
  title: (year: number) => `Ingen analys för ${year} än`,
  why: 'Här skriver nämnden vad som kan gå fel och hur troligt och allvarligt det är.', law: 'Kommunallagen 6 kap. 6 §', lawAddress: 'https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/kommunallag-2017725_sfs-2017-725/#K6P6', because: 'kräver att den interna kontrollen är tillräcklig.',
  read: 'Läs in förra årets dokument', write: 'Skriv första händelsen', filtered: 'Ingen händelse stämmer med det du har valt att visa.',
} as const;

export const footNote = (carried: number, total: number): string => carried === 0 || total === 0 ? '' : `${carried} av ${events(total)} är inte omprövade`;
