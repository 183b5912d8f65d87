/** Words of the worksheet: one control, its draw and the result of each item. */
import type { Day } from '../domain/day.ts';
import type { SampleTaken } from '../domain/control/occasion.ts';
import { figures } from './numbers.ts';
import { periodWords } from './periods.ts';
import { percentWords } from './sample.ts';

export const worksheetPaper = {
  title: (period: string) => `Arbetsblad för kontroll, ${periodWords(period)}`,
  fileTitle: (control: string, period: string, place: string | null) => ['Arbetsblad', control.slice(0, 40).trim(), periodWords(period), place ?? ''].filter((part) => part !== '').join(' '),
  asOf: (day: Day) => `Läget ${day}`,
  facts: 'Kontrollen', fact: 'Uppgift', value: 'Innehåll',
  what: 'Kontrollaktivitet', instruction: 'Att titta på', row: 'Rad i planen', rowOf: (row: number, year: number) => `Rad ${row} i internkontrollplan ${year}`, events: 'Oönskad händelse', group: 'Hör till', where: 'Plats', wholeBoard: 'Hela nämnden',
  when: 'Period', periodOf: (code: string, from: Day, to: Day) => `${periodWords(code)}, ${from} till ${to}`, due: 'Klar senast', state: 'Läge', performed: 'Gjord', performedBy: (on: Day | null, by: string) => [on ?? '', by].filter((part) => part !== '').join(', '), performer: 'Ska göras av',
  visited: 'Besök', onTheSpot: 'Gjord på plats', reviewer: 'Andra granskare', reviewed: (on: Day, by: string) => `${on}, ${by}`, waitsForReview: (name: string) => `${name === '' ? 'Någon annan än utföraren' : name}, har inte granskat än`, reviewNote: 'Granskarens ord',
  conclusion: 'Slutsats', comment: 'Kommentar', reason: 'Skäl till att den inte gjordes', until: (day: Day) => `ska göras senast ${day}`, correction: 'Rättad i efterhand, eftersom', nobody: 'Inte angiven', noConclusion: 'Ingen slutsats är vald.',
  draw: 'Urvalet', population: 'Antal', stated: (size: number) => `${figures(size)}, uppgivet av utföraren`, file: (size: number, name: string) => `${figures(size)} i listan ${name}`, checksum: 'Listans kontrollsumma (SHA-256)', idColumn: 'Kolumn som namnger posterna',
  size: 'Granskas', all: 'Alla', algorithm: 'Sätt att dra', seed: 'Frötal', tolerable: 'Fel som godtas', confidence: 'Säkerhet', percent: percentWords,
  strata: 'Grupper', stratumOf: (one: SampleTaken['strata'][number]) => `${one.name}: ${figures(one.size)} av ${figures(one.population)}`,
  repeat: (algorithm: string, seed: string, strata: boolean) => `Så görs dragningen om (${algorithm}): varje nummer i listan får en lott, SHA-256 av texten ${seed}:nummer, till exempel ${seed}:1, och de minsta lotterna är dragna, den minsta först. Kommandot sample draw gör samma sak med listan, storleken och frötalet${strata ? ', grupp för grupp' : ''}.`,
  repeatAll: 'Alla poster är med, så ingen dragning behövdes.',
  nothingDrawn: 'Kontrollen har inga poster att granska en för en.', notCounted: 'Ingen har angett hur många poster det finns än.',
  answer: 'Vad stickprovet säger', noAnswer: 'Gränsen kan inte räknas ut med de värden som är sparade för dragningen.', counts: (ok: number, fault: number, notApplicable: number, left: number, byRest: number) =>
    [`${figures(ok)} i ordning${byRest === 0 ? '' : ` (${figures(byRest)} med Resten i ordning)`}`, `${figures(fault)} fel`, ...(notApplicable === 0 ? [] : [`${figures(notApplicable)} gällde inte`]), ...(left === 0 ? [] : [`${figures(left)} kvar att granska`])].join(', '),
  items: 'Posterna i den ordning de drogs', itemsAll: 'Posterna i listans ordning',
  lot: 'Nr', place: 'Plats i listan', item: 'Post', stratum: 'Grupp', cells: 'Uppgifter ur listan', cell: (heading: string, value: string) => heading === '' ? value : `${heading}: ${value}`, result: 'Utfall', done: 'Notering och vad som är gjort',
  whole: 'Kontrollen som helhet', byRest: 'med Resten i ordning', notAnswered: 'Inte granskad', settled: (on: Day, by: string, note: string) => `Omhändertaget ${on} av ${by}${note === '' ? '' : `: ${note}`}`, measure: (title: string) => `Åtgärd: ${title}`,
  evidence: 'Underlag', noEvidence: 'Inget underlag är bifogat.', name: 'Namn', bytes: 'Storlek', sizeOf: (bytes: number) => `${figures(Math.max(1, Math.round(bytes / 1024)))} kB`, added: 'Tillagt', sha: 'SHA-256',
} as const;
