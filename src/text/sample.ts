/** What a sample says, in sentences. */
import { percentOf } from '../domain/control/exactShare.ts';
import type { ListNote } from '../domain/control/population.ts';
import type { SampleConclusion, SampleLimit, Verdict } from '../domain/control/sampleResult.ts';
import type { SampleReading } from '../domain/control/worksheet.ts';

/** No line is broken inside a number or before its %. */
const space = '\u00a0';

/** "1 000". */
export function countWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, space);
}
/** An exact decimal as a percentage: "0.05" is "5 %", "0.975" is "97,5 %". */
export function percentWords(share: string): string {
  return `${percentOf(share)}${space}%`;
}
/** A share with one decimal at most. A limit is rounded upwards, since "högst" must hold. */
export function shareWords(part: number, whole: number, round: 'up' | 'near' = 'near'): string {
  const thousands = part * 1000;
  const permille = round === 'up' ? Math.floor((thousands + whole - 1) / whole) : Math.floor((thousands * 2 + whole) / (whole * 2));
  // Something is never told as nothing, nor nearly all as all.
  if (part > 0 && permille === 0) return `mindre än 0,1${space}%`;
  if (part < whole && permille >= 1000) return `mer än 99,9${space}%`;
  return `${Math.floor(permille / 10)}${permille % 10 === 0 ? '' : `,${permille % 10}`}${space}%`;
}

function tolerated(limit: SampleLimit): string {
  return percentWords(limit.tolerable ?? '0');
}
const ENDINGS: Record<Verdict, (limit: SampleLimit) => string> = {
  within: (limit) => ` – inom de ${tolerated(limit)} som godtas.`,
  near: (limit) => ` – något över de ${tolerated(limit)} som godtas. Ett större stickprov ger ett säkrare svar.`,
  wide: (limit) => ` – det räcker inte för att säga att felen ryms inom de ${tolerated(limit)} som godtas.`,
  nothing: () => ' – det säger nästan ingenting.',
  above: (limit) => `. Redan i stickprovet är ${shareWords(limit.found, limit.reviewed)} fel, mer än de ${tolerated(limit)} som godtas.`,
  untold: () => '.',
};

/** The owner's sentence of a limit: "0 fel av 5 granskade av 1 000: med 95 % säkerhet är högst 44,9 % fel – det säger nästan ingenting." */
export function limitSentence(limit: SampleLimit): string {
  const { found, reviewed, population, atMost, confidence } = limit;
  return `${countWords(found)} fel av ${countWords(reviewed)} granskade av ${countWords(population)}: med ${percentWords(confidence)} säkerhet är högst ${shareWords(atMost, population, 'up')} fel${ENDINGS[limit.verdict](limit)}`;
}

/** What the owner and the auditor read of one sample. */
export function conclusionSentence(conclusion: SampleConclusion): string {
  const without = leftOut(conclusion.counts.notApplicable, conclusion.kind === 'limit');
  switch (conclusion.kind) {
    case 'unfinished': return conclusion.counts.left === 0 ? 'Inget är granskat än.' : `${countWords(conclusion.counts.left)} ${conclusion.counts.left === 1 ? 'post är' : 'poster är'} inte ${conclusion.counts.left === 1 ? 'granskad' : 'granskade'} än. Stickprovet säger något först när alla är det.`;
    case 'nothingApplied': return 'Kontrollen gällde inte någon av posterna, så den säger inget om fel.';
    case 'whole': return `Alla ${countWords(conclusion.population)} är granskade: ${conclusion.found === 0 ? 'inga fel' : `${countWords(conclusion.found)} fel, ${shareWords(conclusion.found, conclusion.population)}`}.${without}`;
    case 'limit': return `${limitSentence(conclusion)}${without}`;
  }
}
/** One sentence, or one for each stratum and a last one that says why there is none for the whole. */
export function readingSentences(reading: SampleReading): readonly string[] {
  if (reading.kind === 'simple') return [conclusionSentence(reading.conclusion)];
  return [...reading.strata.map(({ stratum, conclusion }) => `${stratum}: ${lower(conclusionSentence(conclusion))}`), 'Grupperna är granskade var för sig. Därför finns ingen gräns för helheten.'];
}
function lower(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}
function leftOut(notApplicable: number, sampled: boolean): string {
  if (notApplicable === 0) return '';
  const count = notApplicable === 1 ? '1 post' : `${countWords(notApplicable)} poster`;
  return ` ${count} gällde inte och är inte med${sampled ? ', varken i stickprovet eller i det hela' : ''}.`;
}

/** The unit head's one grey line. */
export function unitLine(conclusion: SampleConclusion): string {
  const { counts } = conclusion;
  const reviewed = counts.ok + counts.fault;
  const faults = counts.fault === 0 ? 'inga fel' : `${countWords(counts.fault)} fel`;
  const without = counts.notApplicable === 0 ? '' : `, ${countWords(counts.notApplicable)} gällde inte`;
  return `${countWords(reviewed)} ${reviewed === 1 ? 'granskad' : 'granskade'}, ${faults}${without}${counts.left === 0 ? '' : `, ${countWords(counts.left)} kvar`}`;
}

/** Above the list of items: how many, and why these. */
export const drawText = {
  reviewThese: (size: number) => (size === 1 ? 'Granska den här' : `Granska dessa ${countWords(size)}`),
  reviewAll: (population: number) => `Ni har ${countWords(population)} – granska ${population === 1 ? 'den' : 'alla'}`,
  size: (size: number, population: number, tolerable: string, confidence: string) => `Granska ${countWords(size)} av ${countWords(population)}. Hittas inget fel är med ${percentWords(confidence)} säkerhet högst ${percentWords(tolerable)} fel.`,
  sizeAll: (population: number) => `Granska alla ${countWords(population)}. Med färre blir svaret inte säkert nog.`,
  drawn: (size: number, population: number) => `${countWords(size)} av ${countWords(population)} är dragna.`,
  frozen: (checksum: string) => `Listans kontrollsumma: ${checksum}`,
  repeat: (algorithm: string, seed: string) => `Dragningen kan göras om av vem som helst med frötalet ${seed} (${algorithm}).`,
  item: (position: number, id: string) => `${position}. ${id}`,
} as const;

/** What was noticed when a list was read, without being wrong. */
export function listNoteSentence(note: ListNote): string {
  switch (note.kind) {
    case 'formulas': return `${note.count === 1 ? '1 cell har en formel' : `${countWords(note.count)} celler har formler`}. Värdet som senast sparades i filen används.`;
    case 'hiddenRows': return `${note.count === 1 ? '1 dold rad är' : `${countWords(note.count)} dolda rader är`} med. Ta bort dem ur filen om de inte ska kunna dras.`;
    case 'otherSheets': return `Filen har flera blad. Bladet ${note.sheet} lästes.`;
    case 'noHeading': return 'Filen har ingen rubrikrad. Första raden räknas som en post.';
    case 'linesAbove': return `${note.count === 1 ? 'Raden' : `De ${countWords(note.count)} raderna`} ovanför rubrikerna är inte med.`;
  }
}
