/** Words of the two screens of controls: one control as its performer meets it, and all controls of a board's year. */
import { evidenceMegabytes } from '../domain/control/evidenceKind.ts';
import type { Unfinished } from '../domain/control/closeOccasion.ts';
import type { SampleLevel } from '../domain/control/sampleLevel.ts';
import type { Sampling } from '../domain/control/occasion.ts';
import type { Population } from '../domain/control/occasion.ts';
import { itemResultWords, plainItemWord } from './control.ts';
import { dayWords, shortDayWords } from './days.ts';
import { capital, counted, figures } from './numbers.ts';
import { periodWords } from './periods.ts';
import { percentWords } from './sample.ts';
import { monthWords } from './words.ts';

const word = (itemWord: string): string => itemWord.trim() || plainItemWord;
const months = (from: string, to: string): boolean => from.endsWith('-01') && Number(to.slice(8)) === new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
const lowered = (words: string): string => `${words.slice(0, 1).toLocaleLowerCase('sv')}${words.slice(1)}`;
const month = (day: string): string => monthWords[Number(day.slice(5, 7)) - 1] ?? '';

/** A stretch of days: "oktober–december 2026", "mars 2026", "3 mars 2026–10 april 2026". */
export function spanWords(from: string, to: string): string {
  if (!months(from, to)) return from === to ? dayWords(from) : `${shortDayWords(from, to)}–${dayWords(to)}`;
  return from.slice(0, 7) === to.slice(0, 7) ? `${month(from)} ${to.slice(0, 4)}` : `${month(from)}–${month(to)} ${to.slice(0, 4)}`;
}

/** How one item is called when only its number in the performer's own list is known. */
export function itemName(itemId: string, population: Population | null): string {
  return population?.kind === 'file' ? itemId : `Nr ${itemId}`;
}

export const occasionText = {
  tasks: 'Mina uppgifter', back: 'Tillbaka till listan',
  saved: (time: string) => `Sparat ${time}`, saving: 'Sparar', notSaved: 'Inte sparat än – försöker igen', sentIn: (day: string) => `Inskickat ${day}`,
  place: (period: string, unit: string | null, board: string) => `${capital(periodWords(period))} · ${unit ?? board}`,
  due: (due: string, today: string) => `Senast ${shortDayWords(due, today)}`, late: (due: string, today: string) => `Sen sedan ${shortDayWords(due, today)}`,
  showAll: 'Visa allt', showLess: 'Visa mindre', routine: 'Rutin och regler', inList: 'Listan',
  last: (reviewed: number, faults: number, period: string) => `Förra gången: ${reviewed === 0 ? 'inga poster' : `${figures(reviewed)} granskade`}, ${faults === 0 ? 'inga fel' : `${figures(faults)} fel`} · ${periodWords(period)}`,
  performer: (name: string) => name === '' ? 'Ingen är utsedd att göra kontrollen.' : `${name} ska göra kontrollen.`, reading: 'Du läser. Den som ska göra kontrollen fyller i den.',
  sentBack: (why: string) => `Den andra granskaren skickade tillbaka kontrollen: ${why}`, correcting: (why: string) => `Rättelse efter beslutad uppföljning: ${why}`,
  postponed: (until: string, by: string, why: string) => `Uppskjuten till ${dayWords(until)} av ${by}${why === '' ? '' : `: ${why}`}`,
  howMany: (itemWord: string) => `Hur många ${word(itemWord)} finns det?`, howManyHint: (from: string, to: string, last: number | null) => `Räkna alla under ${spanWords(from, to)}.${last === null ? '' : ` Förra gången var det ${figures(last)}.`}`,
  howManyStop: 'Skriv antalet som ett heltal, till exempel 143.', draw: 'Ta fram vilka som ska granskas', number: (itemWord: string) => `Antal ${word(itemWord)}`,
  none: (itemWord: string) => `Finns det inga ${word(itemWord)} är det en Kunde inte göras: ingen sådan verksamhet under perioden.`,
  list: (itemWord: string) => `Ta in listan med alla ${word(itemWord)}`, listHint: (from: string, to: string) => `Excel eller csv, en rad för varje, under ${spanWords(from, to)}. Vilka som ska granskas lottas ur listan, och listan sparas med kontrollsumma.`,
  choose: 'Välj fil', chooseOther: 'Välj en annan fil', drop: 'Dra listan hit eller', reading_: (name: string) => `Läser ${name}`, unreadable: (name: string) => `${name} gick inte att läsa. Den kan ha flyttats. Välj den igen.`,
  listMore: 'Fler val för listan', idColumn: 'Kolumn som skiljer raderna åt', idColumnHint: 'Till exempel Verifikation. Lämna tomt för den första kolumnen.', stratumColumn: 'Dela upp efter kolumn', stratumHint: 'Till exempel Enhet. Då granskas några ur varje grupp.', sheet: 'Blad', sheetHint: 'Lämna tomt för det första bladet.',
  counted: (size: number, population: number, from: string, to: string, itemWord: string) => size === population ? `${figures(population)} ${word(itemWord)} ${spanWords(from, to)}, alla granskas` : `${figures(population)} ${word(itemWord)} ${spanWords(from, to)}, ${figures(size)} har lottats`,
  ownNumbers: 'Numren är platser i er egen lista, räknat från den första.', change: 'Ändra antal', changeList: 'Byt lista', clearFirst: (answers: number) => `Du har svarat på ${counted(answers, 'post', 'poster')}. Antalet kan ändras när svaren är borta.`, clear: (answers: number) => answers === 1 ? 'Ta bort svaret' : `Ta bort ${figures(answers)} svar`, keepNumber: 'Behåll antalet',
  notes: 'Det här märktes i listan', keys: 'svarar och går vidare', keyMove: 'flyttar',
  items: 'Det som ska granskas', answerOf: (name: string) => `Svar för ${name}`, said: (name: string, answer: string, reviewed: number, size: number) => `${name}: ${answer}. ${figures(reviewed)} av ${figures(size)} granskade.`, cleared: (name: string) => `${name}: svaret är borttaget.`,
  progress: (reviewed: number, size: number, faults: number) => `${figures(reviewed)} av ${figures(size)} granskade${reviewed === 0 && faults === 0 ? '' : faults === 0 ? ', inga fel' : `, ${figures(faults)} fel`}`,
  rest: (left: number) => `Resten i ordning (${figures(left)})`, restSaid: (count: number) => `${figures(count)} är markerade i ordning på en gång.`, undo: 'Ångra', byRest: 'med Resten i ordning',
  goOn: 'Gå vidare', faultsLeft: (count: number) => count === 1 ? 'Säg vad som görs åt felet' : `Säg vad som görs åt ${figures(count)} fel`,
  couldNot: 'Kunde inte göras', handOver: 'Lämna över', edit: 'Ändra',
  conflict: (by: string, wanted: string, now: string) => `${by === '' ? 'Någon annan' : by} svarade ${now} medan du svarade ${wanted}. Svaret ${now} står kvar tills du väljer.`, noAnswer: 'inget svar', keep: (answer: string) => `Behåll ${answer}`, take: (answer: string) => `Ändra till ${answer}`,
  noteConflict: (by: string, theirs: string, mine: string) => `${by === '' ? 'Någon annan' : by} skrev ”${theirs}” om felet medan du skrev ”${mine}”. Båda finns kvar tills du väljer.`, keepTheirs: 'Behåll den andras text', takeMine: 'Använd min text',
  faultTitle: 'Vad gör du åt felet?', whatWrong: 'Vad är fel?', whatDone: 'Vad gör du åt det?', wrongStop: 'Skriv vad som är fel.', doneStop: 'Välj vad du gör åt det.',
  mended: 'Jag har rättat det direkt', measure: 'Jag gör en åtgärd', measureHint: 'Då syns den i listan över åtgärder tills den är klar.', left: 'Jag lämnar det till samordnaren', leftHint: (name: string) => name === '' ? 'Samordnaren får en uppgift i dag.' : `${name} får en uppgift i dag.`,
  measureTitle: 'Åtgärd', measureTitleStop: 'Skriv vad som ska göras.', responsible: 'Ansvarig', me: 'Jag', end: 'Klar senast', endStop: 'Ange en dag framåt i tiden.', measureMade: (title: string) => `Åtgärden ”${title}” finns i listan över åtgärder.`, openMeasure: 'Öppna åtgärden',
  next: 'Nästa att granska', toList: 'Till listan', saidFault: (note: string, handling: string) => [note, handling].filter((part) => part !== '').join(' · '), noHandling: 'inte sagt vad som görs',
  evidence: 'Underlag', evidenceNotNeeded: 'Behövs inte för den här kontrollen.', addAnyway: 'Lägg till ändå', evidenceAsked: 'Lägg till minst en fil som visar vad du granskade.', evidenceKinds: `Pdf, Word, Excel, bilder, text eller e-post, högst ${evidenceMegabytes} MB.`, addFile: 'Lägg till fil', remove: (name: string) => `Ta bort ${name}`, take_: 'Ta bort', adding: (name: string) => `Lägger till ${name}`, added: (name: string) => `${name} är tillagd.`, removed: (name: string) => `${name} är borttagen.`,
  conclusion: 'Slutsats', conclusionStop: 'Välj en slutsats.', comment: 'Kommentar', commentHint: 'Frivillig. Läses av den som skriver analysen.', visited: 'Gjord som besök på plats', visitedHint: 'Revisorerna ser vilka processer som har besökts.', showList: 'Visa listan', done: 'Klar', tellFault: 'Vad var fel?',
  unfinished: (stands: Unfinished) => {
    switch (stands.kind) {
      case 'count': return 'Ange först hur många det finns.';
      case 'items': return `${counted(stands.left, 'post', 'poster').replace(/^./u, (letter) => letter.toLocaleUpperCase('sv'))} är inte ${stands.left === 1 ? 'granskad' : 'granskade'} än.`;
      case 'faults': return stands.left === 1 ? 'Säg först vad som görs åt felet.' : `Säg först vad som görs åt de ${figures(stands.left)} felen.`;
      case 'wholeFault': return 'Skriv vad som är fel och vad som görs åt det.';
      case 'evidence': return 'Kontrollen ska ha underlag. Lägg till minst en fil.';
    }
  },
  isDone: 'Kontrollen är klar', isReview: 'Väntar på andra granskare', isNotPerformed: 'Kunde inte göras', isWithdrawn: 'Kontrollen ska inte göras', withdrawnWhy: 'Den finns inte längre i den beslutade planen. Det som hann göras står kvar.',
  facts: { reviewed: 'Granskade', ok: 'I ordning', fault: 'Fel', notApplicable: 'Gäller inte', conclusion: 'Slutsats', comment: 'Kommentar', by: 'Gjord av', reviewer: 'Andra granskare', reason: 'Skäl', evidence: 'Underlag', correction: 'Rättelse', visited: 'Besök' }, visitedYes: 'På plats',
  reviewedOf: (reviewed: number, population: number | null) => population === null || population === reviewed ? figures(reviewed) : `${figures(reviewed)} av ${figures(population)}`, okByRest: (ok: number, byRest: number) => byRest === 0 ? figures(ok) : byRest === ok ? `${figures(ok)}, alla med Resten i ordning` : `${figures(ok)}, varav ${figures(byRest)} med Resten i ordning`,
  faultsWith: (faults: number, parts: readonly string[]) => parts.length === 0 ? figures(faults) : `${figures(faults)}, ${parts.join(', ')}`, mendedCount: (count: number) => `${count === 1 ? 'rättat direkt' : `${figures(count)} rättade direkt`}`, measureCount: (count: number) => count === 1 ? 'med åtgärd' : `${figures(count)} med åtgärd`, leftCount: (count: number) => count === 1 ? 'lämnat till samordnaren' : `${figures(count)} lämnade till samordnaren`,
  now: 'Det här händer nu.', nowDone: 'Kontrollansvarig skriver analysen när alla har gjort kontrollen.', nowMeasure: 'Åtgärden följs upp tills den är klar.', nowReview: (name: string) => `${name === '' ? 'Den andra granskaren' : name} ser igenom kontrollen innan den är klar.`,
  notPerformedNow: 'Skälet står kvar i uppföljningen till nämnden.',
  reopen: 'Öppna igen', reopenTill: 'går tills nämnden har beslutat uppföljningen', correct: 'Rätta kontrollen', correctLead: (followup: string) => `Nämnden har beslutat ${lowered(followup)}. En rättelse loggas med sitt skäl och ändrar inte det nämnden beslutade.`, correctReason: 'Varför rättas den?', reasonStop: 'Skriv ett skäl, så att den som läser senare förstår.',
  closedForGood: (followup: string) => `Nämnden har beslutat ${lowered(followup)}, som kontrollen ingår i. Den ändras bara genom en rättelse, som då syns här och i loggen.`,
  closedBy: (followup: string) => `Nämnden har beslutat ${lowered(followup)}, som kontrollen ingår i. Kontrollen kan därför inte ändras. Är något fel, be samordnaren göra en rättelse.`,
  left_: (left: number, due: string, today: string) => due < today ? `${left === 1 ? 'En kontroll' : `${figures(left)} kontroller`} kvar för dig, ${left === 1 ? '' : 'den första '}sen sedan ${shortDayWords(due, today)}` : `${left === 1 ? 'En kontroll' : `${figures(left)} kontroller`} kvar för dig, ${left === 1 ? '' : 'den första '}senast ${shortDayWords(due, today)}`, nextControl: (title: string) => `Nästa kontroll: ${title}`, nothingLeft: 'Inga fler kontroller väntar på dig.', toTasks: 'Till mina uppgifter',
  reviewTitle: 'Andra granskare', reviewLead: (name: string) => `${name} har gjort kontrollen. Se igenom den innan den är klar.`, agree: 'Godkänn', sendBack: 'Skicka tillbaka', sendBackWhy: 'Vad saknas?', sentBackNow: 'Kontrollen är skickad tillbaka.', agreed: 'Kontrollen är godkänd och klar.',
  couldNotTitle: 'Kunde inte göras', couldNotLead: 'Skälet står kvar i uppföljningen, också om kontrollen görs senare.', couldNotReason: 'Varför?', couldNotStop: 'Välj ett skäl.', couldNotButton: 'Spara skälet',
  reasons: { noSuchActivity: 'Ingen sådan verksamhet under perioden', notInTime: 'Hinns inte i tid', doesNotFit: 'Kontrollen passar inte här', other: 'Annat skäl' }, until: 'Görs i stället senast', untilStop: 'Ange en dag framåt i tiden.', why: 'Förklara kort', whyOptional: 'Förklara kort (frivilligt)',
  couldNotSaid: 'Skälet är sparat.',
  handOverTitle: 'Lämna över kontrollen', handOverLead: 'Välj vem. Kontrollen flyttas genast, och personen får ett mejl. Det som är gjort följer med.', handOverFind: 'Sök namn', handOverNone: 'Ingen med det namnet kan öppna kontrollen.', handedOver: (name: string) => `Kontrollen är lämnad till ${name}.`,
  why_: 'Varför kontrollen görs', event: (label: string, text: string) => label === '' ? text : `${label} ${text}`, planRow: (row: number, year: number) => `Rad ${row} i planen ${year}`, controls: (year: number) => `Alla kontroller ${year}`,
  faults: 'Felen', faultOf: (name: string) => name, settled: (note: string, by: string, on: string) => `Omhändertaget ${on} av ${by}: ${note}`, whole: 'Hela kontrollen', sample: 'Så valdes posterna', settle: 'Ta hand om', settleWhat: 'Hur togs felet om hand?', settleStop: 'Skriv hur felet togs om hand.', settledSaid: 'Felet är omhändertaget.',
  notFound: 'Kontrollen finns inte', notFoundWhy: 'Länken kan vara gammal, eller så är kontrollen någon annans. Dina egna kontroller står bland dina uppgifter.',
  answer: itemResultWords, close: 'Stäng',
} as const;

/** How much is looked at, in the words of the method. */
export function samplingChoice(sampling: Sampling, levels: readonly SampleLevel[]): { readonly name: string; readonly what: string } {
  const level = levels.find((one) => one.id === sampling);
  return level === undefined ? { name: 'Inga poster', what: 'Det finns inget att räkna. Bara slutsats och kommentar.' } : { name: level.word, what: sampleLevelWords(level) };
}
/** What a level of the method promises, for who sets it. */
export function sampleLevelWords(level: SampleLevel): string {
  return level.kind === 'all' ? 'Varje post granskas.' : `Visar med ${percentWords(level.confidence)} säkerhet om mer än ${percentWords(level.tolerable)} är fel.${level.allUpTo === 0 ? '' : ` Finns det högst ${level.allUpTo} granskas alla.`}`;
}
