import { describe, expect, test } from 'vitest';
import { fiveByFive } from '../../../domain/method/delivered.ts';
import { emptyRow } from '../../../domain/year/emptyRow.ts';
import { completeLayout, type YearContent } from '../../../domain/year/content.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import type { EventId, GroupId } from '../../../domain/identity.ts';
import { movedFrom, ratingWishes, stepFrom, treatmentFrom } from './rating.ts';
import { noFilter, passes, printedRows, sortedRows, topGroups } from './tableRows.ts';

const event = (id: string, groupId: string | null, parts: Partial<RiskEvent> = {}): RiskEvent => ({ ...emptyRow('event'), id: id as EventId, groupId: groupId as GroupId | null, text: id, ...parts }) as RiskEvent;
const group = (id: string, parentId: string | null, level: number, position: number) => ({ id: id as GroupId, parentId: parentId as GroupId | null, level, title: id, position });
const content = {
  boardYearId: 'y', municipality: 'Ekstrand', board: { id: 'b', name: 'Nämnden' }, year: 2027, method: fiveByFive, layout: completeLayout, introduction: '',
  groups: [group('mål', null, 0, 1), group('process', 'mål', 1, 1), group('sätt', 'process', 2, 1), group('tom', 'mål', 1, 2)],
  controls: [{ id: 'k', groupId: 'process', text: 'Avstämning', covers: [], position: 1 }],
  events: [event('b', 'sätt', { position: 2, label: '2', likelihood: 4, consequence: 3, treatment: 'plan' }), event('a', 'sätt', { position: 1, label: '1', likelihood: 2, consequence: 2 }), event('lös', null, { label: '3' })],
  activities: [], measures: [], answers: [], notes: [], endedEvents: [], endedActivities: [],
} as unknown as YearContent;
const all = new Set(['a', 'b', 'lös']);
const keys = (rows: readonly { readonly key: string }[]) => rows.map((row) => row.key);

describe('the rows of the table', () => {
  test('printed order: goal, process with its way of working and control, events, an empty heading, what stands without heading', () => {
    const rows = printedRows(content, all, new Set(), false);
    expect(keys(rows)).toEqual(['mål', 'sätt', 'a', 'b', 'tom', 'utan-event', 'lös']);
    const process = rows[1];
    expect(process?.kind === 'process' ? [process.words, process.controls.map((control) => control.text)] : null).toEqual([['process', 'sätt'], ['Avstämning']]);
  });
  test('a folded goal hides what is under it; headings without a shown event stay away while filtered', () => {
    expect(keys(printedRows(content, all, new Set(['mål']), false))).toEqual(['mål', 'utan-event', 'lös']);
    expect(keys(printedRows(content, new Set(['b']), new Set(), true))).toEqual(['mål', 'sätt', 'b']);
  });
  test('sorted: a flat list, the unknown last whichever way', () => {
    expect(keys(sortedRows(content, all, { by: 'value', falling: true }))).toEqual(['b', 'a', 'lös']);
    expect(keys(sortedRows(content, all, { by: 'value', falling: false }))).toEqual(['a', 'b', 'lös']);
  });
  test('filters', () => {
    const top = topGroups(content);
    const shown = (filter: Partial<typeof noFilter>) => content.events.filter((each) => passes(content, { ...noFilter, ...filter }, each, [], top)).map((each) => each.id);
    expect(shown({ levels: ['critical'] })).toEqual(['b']);
    expect(shown({ levels: [''] })).toEqual(['lös']);
    expect(shown({ plan: ['open'] })).toEqual(['a', 'lös']);
    expect(shown({ goals: ['mål'] })).toEqual(['b', 'a']);
    expect(shown({ cell: { likelihood: 2, consequence: 2 } })).toEqual(['a']);
  });
});

describe('rating', () => {
  const now = event('x', null, { likelihood: 3, consequence: 3, review: 'carried', printedValue: 9 });
  const value = (wishes: readonly { readonly field: string; readonly wanted: unknown }[], field: string) => wishes.find((wish) => wish.field === field)?.wanted;
  test('a moved value is a change and lets the printed value go; the same value is a review', () => {
    const moved = ratingWishes(now, { likelihood: 4 }, now, '2026-11-21' as never);
    expect([value(moved, 'likelihood'), value(moved, 'review'), value(moved, 'printedValue'), value(moved, 'ratedOn')]).toEqual([4, 'changed', null, '2026-11-21']);
    expect(value(ratingWishes(now, { likelihood: 3 }, now, '2026-11-21' as never), 'review')).toBe('unchanged');
    expect(value(ratingWishes({ ...now, review: 'new' }, { likelihood: 4 }, null, '2026-11-21' as never), 'review')).toBe('new');
  });
  test('a reason is asked for only against a rated row of last year', () => {
    expect(movedFrom({ ...now, likelihood: 4 }, now)).toBe(true);
    expect(movedFrom(now, now)).toBe(false);
    expect(movedFrom(now, { ...now, likelihood: null })).toBe(false);
    expect(movedFrom(now, null)).toBe(false);
  });
  test('words of a spreadsheet', () => {
    expect([stepFrom(fiveByFive.likelihood, '4 Sannolikt'), stepFrom(fiveByFive.likelihood, 'möjlig'), stepFrom(fiveByFive.likelihood, '7'), stepFrom(fiveByFive.likelihood, 'kanske')]).toEqual([4, 3, null, null]);
    expect([treatmentFrom(fiveByFive, 'Ja'), treatmentFrom(fiveByFive, 'nej'), treatmentFrom(fiveByFive, 'Bevakas'), treatmentFrom(fiveByFive, 'kanske')]).toEqual(['plan', 'analysisOnly', 'watch', null]);
  });
});
