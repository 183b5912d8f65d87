/** Words of the page Avvikelser och åtgärder: measures, recommendations, their fields and forms. */
import type { RegisterField } from '../domain/measure/change.ts';
import { periodWords } from './periods.ts';

const measures = (count: number): string => count === 1 ? '1 åtgärd' : `${count} åtgärder`;

/** The names of the fields, as labels and in sentences about a conflict. */
export const registerFieldWords: Readonly<Record<RegisterField, string>> = {
  title: 'Åtgärd', responsible: 'Ansvarig', start: 'Start', end: 'Klar senast', status: 'Läge', statusReason: 'Skäl',
  source: 'Från', sourceName: 'Namn eller granskning', kind: 'Slag', caseNumber: 'Diarienummer', receivedOn: 'Mottagen', text: 'Rekommendation', statement: 'Nämndens yttrande', statementDue: 'Yttrande senast', statementOn: 'Yttrande lämnat', owner: 'Ansvarig',
};

export const measureText = {
  title: 'Avvikelser och åtgärder',
  lead: 'Nämndens åtgärder och de rekommendationer den har fått. De följer med mellan åren tills de är avslutade.',
  measures: 'Åtgärder', recommendations: 'Rekommendationer', faults: (year: number) => `Fel i kontroller ${year}`,
  faultsLead: 'Det som kontrollerna har visat. Ett fel som inte rättas direkt leder till en åtgärd.', control: 'Kontroll', faultCount: 'Fel', faultMeasures: 'Åtgärd', noMeasure: 'Ingen åtgärd',
  openCount: (open: number, late: number) => `${open === 0 ? 'inga öppna' : open === 1 ? '1 öppen' : `${open} öppna`}${late === 0 ? '' : late === 1 ? ', 1 sen' : `, ${late} sena`}`,
  closedList: (count: number) => count === 1 ? '1 avslutad' : `${count} avslutade`,
  addMeasure: 'Lägg till åtgärd', addRecommendation: 'Lägg till rekommendation',
  reading: 'Du läser. Bara den som ansvarar för en åtgärd eller samordnaren kan skriva.',
  saved: (time: string) => `Sparat ${time}`, saving: 'Sparar', notSaved: 'Inte sparat – försöker igen',
  mends: 'Åtgärdar', responsible: 'Ansvarig', end: 'Klar senast', status: 'Läge', from: 'Från', statement: 'Yttrande',
  late: 'sen', noDate: 'utan slutdag', none: '–', inPlan: (year: number) => `I planen ${year}`,
  open: (title: string) => `Visa ${title}`,
  show: (name: string) => `Allt om ${name}`,
  checkEffect: 'Kontrollera effekten', effectWaiting: 'Klar, effekten inte kontrollerad', closed: 'Avslutad',
  mendsNothing: 'Inget angivet', more: (count: number) => `och ${count} till`,
  kinds: { event: 'Händelse', occasion: 'Kontroll', recommendation: 'Rekommendation', deviation: 'Avvikelse' },
  event: (label: string, year: number | null) => `Händelse ${label === '' ? '' : `${label} `}${year === null ? '' : year}`.trim(),
  occasion: (period: string, place: string, item: number | null) => `Kontroll ${periodWords(period)}${place === '' ? '' : `, ${place}`}${item === null ? '' : `, post ${item}`}`,
  untie: (what: string) => `Ta bort kopplingen till ${what}`, takeAway: 'Ta bort',
  tie: 'Koppla till', chooseTie: 'Välj händelse, kontroll eller rekommendation', tieEvents: (year: number) => `Händelser ${year}`, tieOccasions: 'Kontroller med fel', tieRecommendations: 'Rekommendationer',
  unnumbered: (text: string) => text.length > 60 ? `${text.slice(0, 59)}…` : text,
  nobody: 'Ingen vald', otherWords: 'Annan, med egna ord', ownWords: 'Ansvarig med egna ord', person: (name: string, title: string) => title === '' ? name : `${name}, ${title}`,
  cancelReason: 'Varför ska den inte genomföras?', cancelButton: 'Avbryt åtgärden', cancelMissing: 'Skriv ett skäl. Det står kvar i registret och i loggen.',
  reasonFor: { cancelled: 'Varför den avbröts', notFollowed: 'Varför den inte följs' },
  notes: 'Noteringar', noNotes: 'Ingen notering än.', note: 'Ny notering', noteHint: 'Hur det går. Datum och namn sätts av sig själva.', noteButton: 'Spara noteringen', noteMissing: 'Skriv hur det går.', noted: 'Noteringen är sparad.', newEnd: 'Ny slutdag', newStatus: 'Läge nu', unchanged: 'Som förut',
  effect: 'Effekten', effectAsk: 'Vad gav åtgärden?', effectHint: 'Se efter att felet inte kommer tillbaka, till exempel i nästa kontroll. Först därefter stängs åtgärden.', effectNote: 'Vad visar det?', effectNoteMissing: 'Skriv vad som återstår.', effectMissing: 'Välj vad åtgärden gav.', effectButton: 'Stäng åtgärden', effectDone: 'Åtgärden är stängd.',
  effectBy: (by: string, on: string) => `${by === '' ? '' : `${by}, `}${on}`,
  effectLater: 'När åtgärden är klar kontrolleras effekten innan den stängs.',
  close: 'Stäng', fold: 'Fäll ihop', added: 'Åtgärden är tillagd.', recommendationAdded: 'Rekommendationen är tillagd.', tied: 'Kopplingen är sparad.', untied: 'Kopplingen är borttagen.',
  titleMissing: 'Skriv vad som ska göras.', textMissing: 'Skriv vad som rekommenderas.', titleHint: 'Vad ska göras, så att det går att se när det är gjort.',
  mendsWhat: 'Vad åtgärdas?', addFor: (what: string) => `Lägg till åtgärd för ${what}`, forThis: 'rekommendationen', forControl: (name: string) => `Lägg till åtgärd för ${name.charAt(0).toLocaleLowerCase('sv')}${name.slice(1)}`,
  recommendationOf: (kind: string, source: string, name: string) => `${kind}, ${source.toLocaleLowerCase('sv')}${name === '' ? '' : `: ${name}`}`,
  answered: (on: string) => `Lämnat ${on}`, answerBy: (due: string) => `Senast ${due}`, answerNone: 'Inget yttrande än', unanswered: 'Obesvarad',
  statementHint: 'Vad nämnden svarade. Skriv också dagen det lämnades.',
  measuresOf: 'Åtgärder för rekommendationen', noMeasures: 'Ingen åtgärd än.',
  after: 'Hur det står till', afterYears: (years: number) => years === 1 ? 'Efter ett år' : years === 2 ? 'Efter två år' : years === 3 ? 'Efter tre år' : `Efter ${years} år`,
  afterFrom: (day: string) => `Ses över från ${day}`, afterNow: 'Ska ses över nu', afterNote: 'Vad har hänt sedan dess?', afterButton: (years: string) => `Spara ${years.toLocaleLowerCase('sv')}`, afterSaved: 'Läget är sparat.', afterBy: (by: string, on: string) => `${by}, ${on}`,
  noReceived: 'Skriv när den kom, så visas här hur det står till efter ett, två och tre år.',
  conflict: (who: string, field: string) => `${who === '' ? 'Någon annan' : who} ändrade ${field.toLocaleLowerCase('sv')} medan du skrev.`, conflictValues: (mine: string, theirs: string) => `Ditt värde är ”${mine}”, det andra är ”${theirs}”. Inget är borta.`, keep: (value: string) => `Behåll ”${value}”`, take: (value: string) => `Ta ”${value}”`, nothing: 'tomt',
  movedOn: 'Det går inte att ångra, eftersom uppgiften har ändrats igen. Ändra den i stället till det du vill ha.',
  findings: (count: number) => count === 1 ? '1 sak att ta ställning till' : `${count} saker att ta ställning till`,
  emptyTitle: 'Inga åtgärder och inga rekommendationer än',
  emptyWhat: 'En åtgärd är något som ska ändras för att ett fel eller en händelse inte ska komma tillbaka. Den har en ansvarig, en slutdag och stängs när någon har sett att den hjälpte. Här står också vad revisorer och andra granskare har rekommenderat, med nämndens svar.',
  emptyWhy: 'Nämnden ansvarar för att den interna kontrollen är tillräcklig (kommunallagen 6 kap. 6 §). Det som ingen följer upp mellan åren är bland det revisorer oftast anmärker på.',
  noMeasuresYet: 'Ingen åtgärd än. Ett fel i en kontroll, en händelse i analysen eller en rekommendation kan leda hit.',
  noRecommendations: 'Ingen rekommendation än. Hit hör det som revisorer, dataskyddsombud och tillsyn vill att nämnden gör.',
  count: measures,
} as const;
