/** Words of the pages where the year is followed up: the list by the calendar, and one follow-up with its sections and its page. */
import type { Judgement } from '../domain/followup/followup.ts';
import { dayWords, shortDayWords } from './days.ts';
import { capital, counted, figures } from './numbers.ts';
import { paragraph } from './version.ts';

export type SectionField = 'result' | 'analysis' | 'likelihood' | 'consequence' | 'ratingReason' | 'ready';
const lower = (words: string): string => words.slice(0, 1).toLocaleLowerCase('sv') + words.slice(1);

export const followupFields: Record<SectionField, string> = { result: 'Resultat', analysis: 'Analys', likelihood: 'Sannolikhet', consequence: 'Konsekvens', ratingReason: 'Skäl', ready: 'Om texten är klar' };

export const followupText = {
  title: 'Uppföljning', lead: (year: number) => `Nämnden följer upp planen för ${year} vid de tillfällen som kommunens kalender har. Texten skrivs från kontrollerna, och en människa gör den till sin.`,
  columns: { name: 'Uppföljning', cutOff: 'Till och med', due: 'Lämnas senast', receiver: 'Till', state: 'Läge' },
  begin: 'Börja', beginThe: (name: string) => `Börja: ${name}`, open: 'Öppna', notBegun: 'Inte påbörjad', begins: (day: string) => `Börjar ${dayWords(day)}`, beginsWord: 'börjar', late: 'sen',
  planNotDecided: (year: number) => `Nämnden har inte beslutat om planen för ${year} än. Tills dess följs förra årets plan upp.`, openDecision: 'Beslut och dokument', calendar: 'Kommunens kalender',
  none: 'Kommunens kalender har ingen uppföljning. Den som sköter kalendern lägger in tillfällena.',
  emptyTitle: (name: string) => `${name} är inte påbörjad`, emptyWhat: 'När uppföljningen påbörjas skrivs varje avsnitt från kontrollerna, åtgärderna och planen. Sedan läser, rättar och tolkar du dem, avsnitt för avsnitt.', emptyWhy: 'Nämnden ska se till att den interna kontrollen är tillräcklig (kommunallagen 6 kap. 6 §), och det visar uppföljningen.', emptyReading: 'Den som samordnar nämndens interna kontroll börjar uppföljningen.',
  back: 'Alla uppföljningar', due: (day: string, today: string) => `Lämnas ${shortDayWords(day, today)}`, dueLate: (day: string, today: string) => `Skulle ha lämnats ${shortDayWords(day, today)}`,
  left: (count: number) => count === 0 ? 'alla avsnitt klara' : `${count} kvar att skriva`,
  whole: 'Hela uppföljningen', introduction: 'Inledning', judgement: 'Bedömning', closing: 'Avslutning', allParts: 'Alla avsnitt',
  reviews: (ready: number, all: number) => `Granskningar, ${ready} av ${all} klara`, measures: (ready: number, all: number) => `Åtgärder, ${ready} av ${all} klara`,
  ready: 'Text klar', draft: 'Utkast', written: 'Skriven', empty: 'Inte skriven', analysisMissing: 'Analys saknas', notPerformedNoReason: 'Inte genomförd, skäl saknas', notPerformed: 'Inte genomförd', noFaults: 'inga fel', faults: (count: number) => count === 1 ? '1 fel' : `${figures(count)} fel`, partly: (performed: number, planned: number) => `${figures(performed)} av ${figures(planned)} gjorda`, notPlanned: 'Inget planerat i perioden',
  nothingPerformed: 'inte genomförd än', judgementMissing: 'Ingen bedömning är föreslagen',
  measureLate: (day: string, today: string) => `Sen sedan ${shortDayWords(day, today)}`, measureUntil: (day: string, today: string) => `Pågår till ${shortDayWords(day, today)}`, measureBy: (day: string, today: string) => `Ska vara klar ${shortDayWords(day, today)}`, effectChecked: 'Klar, effekt kontrollerad', effectUnchecked: 'Klar, effekten inte kontrollerad',
  findings: (count: number) => `Att se över, ${count}`, noFindings: 'Inget att se över.', noted: (count: number) => `Noterat, ${count}`, notedBecause: (reason: string) => `Noterad, eftersom ${lower(reason)}`, correctedSince: 'rättad efter beslutet', noteGone: 'Noten är borttagen.', noteHint: 'Skälet trycks i bilagan till uppföljningen. Noten gäller tills det den handlar om ändras.', findingTo: (name: string) => `Öppna ${name}`,
  handIn: 'Lämna till nämnden', toDecision: 'Beslut och dokument',
  chain: 'Kedjan', event: (label: string | null) => label === null ? 'Händelse utan nummer' : `Händelse ${label}`, planRow: (row: number) => `Planrad ${row}`, controls: (count: number) => counted(count, 'kontroll', 'kontroller').replace(/^(?:en|noll) /, (word) => (word === 'en ' ? '1 ' : '0 ')),
  figuresCaption: 'Genomförda kontroller', control: 'Kontroll', place: 'Plats', performed: 'Utförd', reviewed: 'Granskade', faultsHead: 'Fel', conclusion: 'Slutsats', total: 'Tillsammans', of: (some: number, all: number) => `${figures(some)} av ${figures(all)}`, nothing: '–',
  occasionLate: (day: string, today: string) => `Sen sedan ${shortDayWords(day, today)}`, occasionWaits: (day: string, today: string) => `Senast ${shortDayWords(day, today)}`, occasionReview: 'Väntar på granskning', couldNot: (why: string) => `Kunde inte göras: ${why}`, withdrawn: 'Utgick när planen ändrades', corrected: (why: string) => `Rättad efter nämndens beslut: ${why}`, correcting: (why: string) => `Rättas efter nämndens beslut: ${why}`,
  manyUnits: (planned: number, performed: number) => `${figures(performed)} av ${figures(planned)} kontroller är gjorda. Här visas de med fel och de som inte är gjorda.`, allUnits: (count: number) => `Visa alla ${figures(count)} kontroller`, allFine: 'Alla kontroller är gjorda utan fel.',
  ownersWords: (who: string) => who === '' ? 'Kontrollansvarig skriver' : `${who} skriver`,
  noOccasions: 'Ingen kontroll är upphängd för planraden.',
  result: 'Resultat', analysis: 'Analys', comment: 'Kommentar', text: 'Text',
  resultHint: 'Vad som gjordes och vad det visade.', analysisHint: 'Vad det betyder, och vad som görs åt det.', closingHint: 'Vad nämnden ska veta till sist. Lämnas den tom skrivs den inte ut.',
  drafted: 'Skrivet från siffrorna ovan, inte ändrat', draftedWhole: 'Skrivet från planen, inte ändrat', draftedStale: 'Siffrorna har ändrats sedan texten skrevs', fetchAgain: 'Hämta siffrorna igen', fetched: 'Texten är skriven från siffrorna på nytt.',
  changedBy: (who: string, when: string) => `Ändrat ${when} av ${who}.`, changedByYou: (when: string) => `Ändrat av dig ${when}.`, penIsYours: 'Du skriver här nu, andra kan läsa.', penIsOthers: (name: string) => `${name} skriver här just nu. Du ser texten medan den skrivs.`,
  ratingCaption: (event: string) => `Ny värdering av ${lower(event)}`, rating: 'Värdering', likelihood: 'Sannolikhet', consequence: 'Konsekvens', value: 'Riskvärde', decidedRating: (item: string) => item === '' ? 'Beslutad' : `Beslutad ${paragraph(item)}`, proposedRating: 'Förslag efter året', proposedInterim: 'Förslag nu', notReviewed: 'Inte omprövad', keepRating: 'Behåll värderingen', choose: 'Välj', ratingReason: 'Skäl till värderingen', ratingOf: (event: string, scale: string) => `${scale}, förslag för ${lower(event)}`, noEvents: 'Planraden är inte knuten till någon händelse.',
  measuresOf: 'Åtgärder', noMeasuresOf: 'Ingen åtgärd är kopplad.', openMeasure: 'Öppna åtgärden', responsible: 'Ansvarig', end: 'Klar senast', status: 'Läge', effect: 'Effekt',
  markReady: 'Texten är klar', unmarkReady: 'Öppna texten igen', isReady: 'Texten är klar.', marked: 'Texten är markerad som klar.', unmarked: 'Texten är öppen igen.', next: (name: string) => `Nästa: ${name}`,
  saved: (time: string) => `Sparat ${time}`, saving: 'Sparar', notSaved: 'Inte sparat – försöker igen', close: 'Stäng',
  conflict: (who: string, field: string) => `${who === '' ? 'Någon annan' : who} ändrade ${lower(field)} medan du skrev.`, conflictMine: 'Ditt', conflictTheirs: 'Det som står nu', keepMine: 'Spara mitt', takeTheirs: 'Låt det som står nu vara', kept: (field: string) => `Det du skrev i ${lower(field)} är inte sparat:`, tryAgain: 'Försök igen', throwAway: 'Kasta det',
  preview: 'Så blir sidan', showPreview: 'Visa sidan', hidePreview: 'Dölj sidan', page: (page: number) => `Sida ${page}`, ofPages: (pages: number) => `av ${pages}`, pageAlt: (page: number, pages: number) => `Sida ${page} av ${pages} som den trycks. Texten är den som står i fälten.`, previous: 'Föregående sida', following: 'Nästa sida', larger: 'Visa större', size: 'Hur nära sidan visas', wholePage: 'Hela sidan', near: 'Närmare', drawing: 'Ritar sidan', notDrawn: 'Sidan kunde inte ritas nu. Texten är sparad ändå.', openPdf: 'Öppna hela som PDF',
  judgementLead: 'Bedömningen är ett förslag. Nämnden gör den till sin när den beslutar (kommunallagen 6 kap. 6 §).', proposedByFigures: (word: string) => `Siffrorna ensamma säger: ${word.toLocaleLowerCase('sv')}.`, restsOn: 'Siffrorna som förslaget vilar på', grounds: 'Grunder', groundsHint: 'Vad bedömningen vilar på. Är den bättre än siffrorna säger, skriv varför.', groundsMissing: 'Skriv vad bedömningen vilar på.', judgementChoose: 'Välj en bedömning.', saveJudgement: 'Spara förslaget', judgementSaved: 'Förslaget till bedömning är sparat.', judgedBy: (who: string, on: string) => `Föreslagen av ${who} ${dayWords(on)}.`, onlyDirector: 'Direktören föreslår bedömningen.',
  figure: { performed: 'Utförda kontroller', rows: 'Planrader med utförd kontroll', faults: 'Fel bland granskade poster', material: 'Planrader med väsentlig avvikelse', deviations: 'Väsentliga avvikelser i nämndens register', unexplained: 'Sena kontroller utan skäl', lateMeasures: 'Sena åtgärder' },
  figureHead: 'Siffra', amount: 'Antal',
} as const;

/** What the words mean, beside each of the three. */
export const judgementSays: Readonly<Record<Judgement, string>> = {
  sufficient: 'Kontrollerna är gjorda och det de visade är omhändertaget.',
  partly: 'Det finns brister, och de är kända och åtgärdas.',
  insufficient: 'Bristerna är så stora att nämnden inte kan lita på kontrollen.',
};
export { capital };
