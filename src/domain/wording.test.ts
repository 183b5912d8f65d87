import { describe, expect, it } from 'vitest';
import { nearlySame, sameWords, similarity, wordAlike } from './wording.ts';

describe('the same words', () => {
  it('looks past case, punctuation and white space', () => {
    expect(sameWords('Beslut  som tas\nföljer inte delegationsordningen.', 'beslut som tas följer inte delegationsordningen')).toBe(true);
    expect(sameWords('Beslut som tas följer delegationsordningen', 'Beslut som tas följer inte delegationsordningen')).toBe(false);
    expect(sameWords('', '')).toBe(false);
  });
});

describe('nearly the same words', () => {
  it.each([
    ['Faktura betalas två gånger', 'Fakturor betalas två gånger'],
    ['Antalet besökare kan inte beräknas, prognosen över statsbidragintäkter är osäker', 'Antalet besökare kan inte beräknas, prognosen över statsbidragsintäkter är osäker'],
    ['Inköp görs utanför avtal', 'Inköp görs utanför gällande avtal i enheterna'],
    ['Information når inte målgruppen; nyanlända, deltagare', 'Information når inte målgruppen (nyanlända och deltagare)'],
    ['Personuppgifter sprids till obehöriga', 'Personuppgifter sprids till obehörig'],
  ])('%s ~ %s', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(nearlySame);
    expect(similarity(b, a)).toBeCloseTo(similarity(a, b), 10);
  });
  it.each([
    ['Risk att fakturor betalas för sent', 'Risk att chefer slutar för tidigt'],
    ['Inköp görs utanför avtal', 'Lön betalas till fel person'],
    ['Fel lön', 'Fel lön betalas ut till personer som har slutat sin anställning hos nämnden'],
  ])('%s is another thing than %s', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(nearlySame);
  });
  it('is 1 for the same and 0 for the empty', () => {
    expect(similarity('Jäv i handläggningen', 'jäv i handläggningen.')).toBe(1);
    expect(similarity('', 'Jäv')).toBe(0);
  });
  it('knows endings and slips of a letter', () => {
    expect(wordAlike('beslut', 'besluten')).toBeGreaterThan(0.9);
    expect(wordAlike('anmäls', 'amnäls')).toBeGreaterThan(0.9);
    expect(wordAlike('lön', 'län')).toBe(0);
  });
});
