import { describe, expect, it } from 'vitest';
import { nameNearness } from './renames.ts';

describe('names that may be of the same unit', () => {
  it.each([
    ['Hemtjänst Norr', 'Hemtjänsten Norr'], ['Hemtjänst Norr', 'Norr hemtjänst'], ['Biblioteket', 'Stadsbiblioteket'], ['Norrskolan', 'Norrskolan F–6'], ['Kulturskolan', 'Kulturskolan i Ekstrand'],
    ['Gatudriften', 'Gatudrift'],
  ])('%s and %s', (a, b) => {
    expect(nameNearness(a, b)).toBeGreaterThan(0);
    expect(nameNearness(b, a)).toBeCloseTo(nameNearness(a, b), 10);
  });
  it.each([
    ['Förskolan Solen', 'Förskolan Månen'], ['Hemtjänst Norr', 'Hemtjänst Söder'], ['Enhet 1', 'Enhet 2'], ['Norrskolan', 'Norrskolan 2'], ['Badet', 'Arkivet'], ['Badet', 'Ishallen'], ['', 'Badet'],
  ])('%s and %s are not', (a, b) => {
    expect(nameNearness(a, b)).toBe(0);
  });
});
