/** Samples at the command line: size, limit and draw, repeated by anyone without a database. */
import { basename } from 'node:path';
import { drawAlgorithm, drawSimple, seedFrom } from '../domain/control/draw.ts';
import { exactShare, type ExactShare } from '../domain/control/exactShare.ts';
import { idAt } from '../domain/control/population.ts';
import { limitOf } from '../domain/control/sampleResult.ts';
import { sampleSize, wholePopulation } from '../domain/control/sampleSize.ts';
import { refuse, type RefusalCode } from '../domain/refusal.ts';
import { conclusionSentence, drawText, limitSentence, listNoteSentence } from '../text/sample.ts';
import { given, type Command, type Values } from './command.ts';

/** A whole number; 1 000 may be written with its blank. Anything else is NaN, which the rules refuse by name. */
function whole(values: Values, name: string): number {
  const text = values.text(name).replace(/[\s\u00a0]/g, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
function share(text: string, code: RefusalCode): ExactShare {
  return exactShare(text) ?? given(refuse(code));
}
const confidenceOf = (values: Values): ExactShare => share(values.text('confidence'), 'sample.confidence-not-allowed');

export const sampleSizeCommand: Command = {
  name: 'sample size', words: [],
  options: { population: { type: 'string' }, tolerable: { type: 'string' }, confidence: { type: 'string' } },
  alone: () => true,
  run(values) {
    const population = given(wholePopulation(whole(values, 'population')));
    const tolerable = share(values.text('tolerable'), 'sample.tolerable-not-allowed');
    const confidence = confidenceOf(values);
    const size = given(sampleSize(population, tolerable, confidence));
    return Promise.resolve({ code: 0, json: { size }, lines: [size === population ? drawText.sizeAll(population) : drawText.size(size, population, tolerable.text, confidence.text)] });
  },
};

export const sampleLimitCommand: Command = {
  name: 'sample limit', words: [],
  options: { population: { type: 'string' }, size: { type: 'string' }, found: { type: 'string' }, confidence: { type: 'string' }, tolerable: { type: 'string' } },
  alone: () => true,
  run(values) {
    const [population, size, found] = [whole(values, 'population'), whole(values, 'size'), whole(values, 'found')];
    const tolerable = values.optional('tolerable');
    const limit = given(limitOf(population, size, found, { tolerable: tolerable === null ? null : share(tolerable, 'sample.tolerable-not-allowed'), confidence: confidenceOf(values) }));
    const line = size === population ? conclusionSentence({ kind: 'whole', counts: { ok: size - found, fault: found, notApplicable: 0, left: 0 }, population, found }) : limitSentence(limit);
    return Promise.resolve({ code: 0, json: { atMost: limit.atMost, share: limit.atMost / population }, lines: [line] });
  },
};

export const sampleDrawCommand: Command = {
  name: 'sample draw', words: [],
  options: { population: { type: 'string' }, size: { type: 'string' }, seed: { type: 'string' }, id: { type: 'string' } },
  alone: () => true,
  async run(values, work) {
    const seed = given(seedFrom(values.text('seed')));
    const size = whole(values, 'size');
    const path = values.path('population');
    const { readPopulation } = await import('../importers/population.ts');
    const { population, notes } = given(await readPopulation(await work.read(path), basename(path), { idColumn: values.optional('id') }));
    for (const note of notes) work.say(listNoteSentence(note));
    const rows = population.rows.length;
    const items = given(drawSimple(rows, size, seed)).map((position) => ({ position, id: idAt(population, position) }));
    return {
      code: 0,
      json: { algorithm: drawAlgorithm, seed, population: { rows, sha256: population.sha256 }, items },
      lines: [drawText.drawn(size, rows), drawText.frozen(population.sha256), drawText.repeat(drawAlgorithm, seed), ...items.map((item) => drawText.item(item.position, item.id))],
    };
  },
};
