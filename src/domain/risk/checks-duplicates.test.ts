import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { EventId } from '../identity.ts';
import type { Lens } from '../year/checks-lens.ts';
import { alikeEvents } from './checks-duplicates.ts';

/** One event that is being written among others that say the same thing, as long as a text may be. */
const long = 'Fel bidrag betalas ut. '.repeat(2100);
function written(words: string): Lens {
  return { events: Array.from({ length: 9 }, (_, at) => ({ id: String(at) as EventId, kind: 'effectiveness', groupId: null, text: at === 0 ? words : long })) } as unknown as Lens;
}

test('what was compared is remembered as it was, and does not fill the memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const found = (words: string) => alikeEvents(written(words)).map((set) => set.length);
  expect([found('Lokalen är stängd'), found(long), found('Lokalen är stängd')]).toEqual([[8], [9], [8]]);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let letters = 0; letters < 100; letters += 1) found(`Lokalen är stängd ${'a'.repeat(letters)}`);
  collect();
  expect((process.memoryUsage().heapUsed - before) / 1024 / 1024).toBeLessThan(20);
}, 60_000);
