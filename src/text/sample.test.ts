import { describe, expect, test } from 'vitest';
import { exactShare, type ExactShare } from '../domain/control/exactShare.ts';
import { evaluateSample, type ResultCounts } from '../domain/control/sampleResult.ts';
import { conclusionSentence, countWords, drawText, listNoteSentence, percentWords, readingSentences, shareWords, unitLine } from './sample.ts';

function share(text: string): ExactShare {
  const read = exactShare(text);
  if (read === null) throw new Error(`${text} is no share`);
  return read;
}
/** With plain blanks, as they are written here. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
function told(population: number, [ok, fault = 0, notApplicable = 0, left = 0]: readonly number[], tolerable: string | null = '0.05'): { owner: string; unit: string } {
  const counts: ResultCounts = { ok: ok ?? 0, fault, notApplicable, left };
  const conclusion = evaluateSample(population, counts, { tolerable: tolerable === null ? null : share(tolerable), confidence: share('0.95') });
  if (!conclusion.ok) throw new Error(conclusion.refusal.code);
  return { owner: plain(conclusionSentence(conclusion.value)), unit: plain(unitLine(conclusion.value)) };
}

describe('what the owner reads', () => {
  test.each([
    [1000, [5], '0 fel av 5 granskade av 1 000: med 95 % säkerhet är högst 44,9 % fel – det säger nästan ingenting.'],
    [1000, [20], '0 fel av 20 granskade av 1 000: med 95 % säkerhet är högst 13,7 % fel – det räcker inte för att säga att felen ryms inom de 5 % som godtas.'],
    [60, [25], '0 fel av 25 granskade av 60: med 95 % säkerhet är högst 8,4 % fel – något över de 5 % som godtas. Ett större stickprov ger ett säkrare svar.'],
    [60, [31], '0 fel av 31 granskade av 60: med 95 % säkerhet är högst 5 % fel – inom de 5 % som godtas.'],
    [1000, [50, 6], '6 fel av 56 granskade av 1 000: med 95 % säkerhet är högst 19,8 % fel. Redan i stickprovet är 10,7 % fel, mer än de 5 % som godtas.'],
    [18, [16, 2], 'Alla 18 är granskade: 2 fel, 11,1 %.'],
    [18, [18], 'Alla 18 är granskade: inga fel.'],
    [60, [27, 0, 4], '0 fel av 27 granskade av 56: med 95 % säkerhet är högst 7,2 % fel – något över de 5 % som godtas. Ett större stickprov ger ett säkrare svar. 4 poster gällde inte och är inte med, varken i stickprovet eller i det hela.'],
    [18, [17, 0, 1], 'Alla 17 är granskade: inga fel. 1 post gällde inte och är inte med.'],
    [60, [30, 0, 0, 1], '1 post är inte granskad än. Stickprovet säger något först när alla är det.'],
    [60, [0, 0, 31], 'Kontrollen gällde inte någon av posterna, så den säger inget om fel.'],
    [60, [0], 'Inget är granskat än.'],
  ])('of %i, %j', (population, counts, sentence) => {
    expect(told(population, counts).owner).toBe(sentence);
  });
  test('without a tolerable share', () => {
    expect(told(60, [31], null).owner).toBe('0 fel av 31 granskade av 60: med 95 % säkerhet är högst 5 % fel.');
  });
});

test('strata are told one by one', () => {
  const whole = { kind: 'whole', counts: { ok: 3, fault: 0, notApplicable: 0, left: 0 }, population: 3, found: 0 } as const;
  expect([readingSentences({ kind: 'simple', conclusion: whole }), readingSentences({ kind: 'stratified', strata: [{ stratum: 'Norr', population: 3, size: 3, conclusion: whole }] })]).toEqual([
    ['Alla 3 är granskade: inga fel.'], ['Norr: alla 3 är granskade: inga fel.', 'Grupperna är granskade var för sig. Därför finns ingen gräns för helheten.'],
  ]);
});

test('what the unit head reads', () => {
  expect([told(60, [24, 1]), told(60, [1]), told(60, [20, 0, 4, 2])].map((one) => one.unit)).toEqual(['25 granskade, 1 fel', '1 granskad, inga fel', '20 granskade, inga fel, 4 gällde inte, 2 kvar']);
  expect([drawText.reviewThese(25), drawText.reviewAll(18), drawText.reviewThese(1), drawText.reviewAll(1)]).toEqual(['Granska dessa 25', 'Ni har 18 – granska alla', 'Granska den här', 'Ni har 1 – granska den']);
});

test('figures', () => {
  expect([0, 999, 1000, 1_234_567].map((count) => plain(countWords(count)))).toEqual(['0', '999', '1 000', '1 234 567']);
  expect(['0.05', '0.95', '0.5', '0.975', '0', '0.001', '0.1'].map((text) => plain(percentWords(text)))).toEqual(['5 %', '95 %', '50 %', '97,5 %', '0 %', '0,1 %', '10 %']);
  // "Högst" must hold: a limit is rounded upwards.
  expect([shareWords(5, 60, 'up'), shareWords(5, 60), shareWords(0, 60, 'up'), shareWords(60, 60, 'up'), shareWords(1, 100_000), shareWords(99_999, 100_000), shareWords(449, 1000, 'up')].map(plain)).toEqual(['8,4 %', '8,3 %', '0 %', '100 %', 'mindre än 0,1 %', 'mer än 99,9 %', '44,9 %']);
});

test('what was noticed about a list', () => {
  expect([{ kind: 'formulas', count: 1 }, { kind: 'hiddenRows', count: 1200 }, { kind: 'otherSheets', sheet: 'Lista' }, { kind: 'noHeading' }, { kind: 'linesAbove', count: 2 }].map((note) => plain(listNoteSentence(note as Parameters<typeof listNoteSentence>[0])))).toEqual([
    '1 cell har en formel. Värdet som senast sparades i filen används.', '1 200 dolda rader är med. Ta bort dem ur filen om de inte ska kunna dras.', 'Filen har flera blad. Bladet Lista lästes.',
    'Filen har ingen rubrikrad. Första raden räknas som en post.', 'De 2 raderna ovanför rubrikerna är inte med.',
  ]);
});
