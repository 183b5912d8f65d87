/** The words of src/text, read from the source: plain Swedish, without shouting, blame or system words (look.md 9 in short: klarspråk). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/table.ts';
import { deedWords } from '../../src/text/screenTrail.ts';
import { readSource } from './source.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'text');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const spoken = files.flatMap((name) => readSource(`src/text/${name}`, readFileSync(join(folder, name), 'utf8')).words.map((one) => ({ place: `src/text/${name}:${one.line}`, words: one.words })));

/** Each pattern with what to write instead. */
const avoided: readonly (readonly [RegExp, string])[] = [
  [/\p{L}!|!$/u, 'no exclamation marks'],
  [/risknivå/i, 'say nivå: in one city risknivå means likelihood'],
  [/ogiltig/i, 'say what would be right'],
  [/är du säker/i, 'let it be undone instead'],
  [/\bvänligen\b/i, 'say what to do'],
  [/\b(null|undefined|error|NaN)\b/, 'no system words'],
  [/\b(Please|Click|Save|Cancel|Loading|Submit)\b/, 'no English'],
  [/\bej\b(?! omprövad|\stillämplig| aktuell| justerad| genomförd)/, 'say inte'],
  [/ {2}\p{L}/u, 'two spaces'],
  [/\.\.\./, 'write … as one sign'],
];
function faults(words: string): string[] {
  return avoided.filter(([pattern]) => pattern.test(words)).map(([, instead]) => instead);
}

describe('the words', () => {
  it('are read', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(spoken.filter((one) => /[åäö]/.test(one.words)).length).toBeGreaterThan(100);
  });
  it('are plain Swedish', () => {
    expect(spoken.flatMap(({ place, words }) => faults(words).map((fault) => `${place} "${words.slice(0, 70)}": ${fault}`))).toEqual([]);
  });
  it.each(['Klart!', 'Risknivån är hög', 'Ogiltigt värde', 'Är du säker?', 'value is null', 'Click here', 'Vänta...'])('planted: %s is found', (words) => {
    expect(faults(words)).not.toEqual([]);
  });

  it('tell every act of a board in the log', () => {
    // What only looks ahead or takes a pen writes nothing; linking a deviation is told no further than that something changed.
    const silent = new Set(['import.preview', 'deviation.receivers', 'deviation.people', 'deviation.link', 'followup.lock']);
    const acts = Object.entries(operations).filter(([id, operation]) => operation.board === 'boardId' && operation.method !== 'GET' && !silent.has(id)).map(([id]) => id);
    expect(acts.length).toBeGreaterThan(50);
    expect(acts.filter((id) => deedWords[id] === undefined)).toEqual([]);
  });
});
