import { expect, test } from 'vitest';
import { deliveredWords, readRating } from './ratings.ts';

const words = deliveredWords('likelihood');

test.each([
  ['3', 3, null], ['3,0', 3, null], ['3. Möjlig', 3, 'Möjlig'], ['3 – Möjlig', 3, 'Möjlig'], ['Möjlig (3)', 3, 'Möjlig'], ['Möjlig', 3, 'Möjlig'], ['Ej sannolik (1)', 1, 'Ej sannolik'],
])('"%s" is a step', (text, value, word) => {
  expect(readRating(text, words)).toEqual({ value, word, unreadable: false });
});

test.each(['', '–', 'ej bedömd'])('"%s" is no rating', (text) => {
  expect(readRating(text, words)).toEqual({ value: null, word: null, unreadable: false });
});

test.each(['ca 3', 'kanske 4', 'Eventuellt 2', 'ev. 2', 'troligen 3', 'preliminärt 3', 'Tidigare 4', '3–4', '4?', 'mellan 2 och 3', 'Ganska stor', 'se bilaga 2'])('"%s" is asked about, never guessed', (text) => {
  expect(readRating(text, words)).toEqual({ value: null, word: null, unreadable: true });
});
