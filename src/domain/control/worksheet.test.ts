import { describe, expect, test } from 'vitest';
import type { ItemResult, OccasionItem, Population, SampleTaken } from './occasion.ts';
import { readSample, worksheetOf } from './worksheet.ts';

function item(populationPosition: number, result: ItemResult | null, stratum = ''): OccasionItem {
  return { position: 100 - populationPosition, populationPosition, itemId: `F${populationPosition}`, cells: [], stratum, result, note: '', handling: null, measureId: null, byRest: false, settled: null };
}
const items = (count: number, result: ItemResult | null = 'ok', stratum = ''): OccasionItem[] => Array.from({ length: count }, (_, at) => item(at + 1, result, stratum));
const sample: SampleTaken = { size: 31, full: false, algorithm: 'internkoll-draw-1', seed: 's', tolerable: '0.05', confidence: '0.95', strata: [] };
const population: Population = { kind: 'stated', size: 60 };

describe('a worksheet', () => {
  test('reads a simple sample, a full check and one that is not finished', () => {
    expect(readSample(60, sample, items(31))).toMatchObject({ value: { kind: 'simple', conclusion: { kind: 'limit', atMost: 3, verdict: 'within' } } });
    expect(readSample(18, { ...sample, full: true, tolerable: null, confidence: null }, [...items(17), item(18, 'fault')])).toMatchObject({ value: { conclusion: { kind: 'whole', found: 1 } } });
    expect(readSample(60, sample, [...items(30), item(31, null)])).toMatchObject({ value: { conclusion: { kind: 'unfinished' } } });
  });
  test('reads each stratum by itself', () => {
    const strata = [{ name: 'Norr', population: 60, size: 31 }, { name: 'Söder', population: 3, size: 3 }];
    expect(readSample(63, { ...sample, strata }, [...items(31, 'ok', 'Norr'), ...items(3, 'fault', 'Söder')])).toMatchObject({ value: { kind: 'stratified', strata: [{ stratum: 'Norr', conclusion: { kind: 'limit', atMost: 3 } }, { stratum: 'Söder', conclusion: { kind: 'whole', found: 3 } }] } });
  });
  test('has its items in the order of the list', () => {
    const sheet = worksheetOf({ population, sample }, items(31).toReversed());
    expect(sheet.ok && sheet.value?.items.map((one) => one.populationPosition)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
    expect(worksheetOf({ population: null, sample: null }, [])).toEqual({ ok: true, value: null });
  });
  test('never guesses a confidence', () => {
    expect(readSample(60, { ...sample, confidence: null }, items(31))).toMatchObject({ refusal: { code: 'sample.confidence-not-allowed' } });
    expect(readSample(60, { ...sample, tolerable: '5 %' }, items(31))).toMatchObject({ refusal: { code: 'sample.tolerable-not-allowed' } });
  });
});
