import { describe, expect, it } from 'vitest';
import type { BoardYearId, BodyId } from '../identity.ts';
import { fiveByFive } from '../method/delivered.ts';
import type { Draft, DraftEvent, DraftPlanRow } from './draft.ts';
import type { YearContent } from '../year/content.ts';
import { contentFromDraft } from './take.ts';

const event = (number: string): DraftEvent => ({
  place: `Tabell 1, rad ${number}`, number, kind: 'event', goal: null, process: 'Inköp', workMethod: null, systematicControl: null, event: `Händelse ${number}`, detail: null, likelihood: 3, consequence: 4, riskValue: 12,
  inPlan: true, indicator: null, councilTarget: null, boardTarget: null, routine: null, runningChecks: null, activity: null, riskOwner: null, category: null, department: null, extra: {}, doubts: [], cells: {},
});
const planRow = (eventNumber: string, cell: string, more: Partial<DraftPlanRow> = {}): DraftPlanRow => ({
  place: cell, kind: 'review', goal: null, process: 'Inköp', workMethod: null, systematicControl: null, eventNumber, eventFound: 'printed', activityNumber: null, event: null, riskValue: null, likelihood: null, consequence: null,
  controlActivity: 'Stickprov', controlOwner: 'Ekonomichef', frequency: 'År', start: null, due: null, status: null, statusReason: null, extra: {}, doubts: [], cells: { 'Tabell 2, rad 2, kolumn Process': 'Stickprov av inköp', [`${cell}, kolumn Kontrollaktivitet`]: more.controlActivity ?? 'Stickprov' }, ...more,
});
const taken = (planRows: readonly DraftPlanRow[]): YearContent => {
  let made = 0;
  const draft: Draft = { format: 'docx', readerVersion: 1, method: '5x5', layout: { hasOwnerColumn: true, hasFrequencyColumn: true, hasControlColumn: false, hasPlanColumn: true }, events: ['1', '2', '3'].map(event), planRows, problems: [], unread: [] };
  return contentFromDraft(draft, { boardYearId: 'y' as BoardYearId, board: { id: 'b' as BodyId, name: '' }, municipality: '', year: 2027, method: fiveByFive, importId: 'i', newId: () => `id${(made += 1)}` });
};
const labels = (content: YearContent, ids: readonly string[]): string[] => ids.map((id) => content.events.find((each) => each.id === id)?.label ?? '');
const activities = (planRows: readonly DraftPlanRow[]): [string, string[]][] => {
  const content = taken(planRows);
  return content.activities.map((one) => [one.text, labels(content, one.eventIds)]);
};
const measures = (planRows: readonly DraftPlanRow[]): [string, string[]][] => {
  const content = taken(planRows);
  return content.measures.map((one) => [one.title, labels(content, one.eventIds)]);
};

describe('an activity that was printed in one cell', () => {
  it('is one activity for all events that the cell stands beside', () => {
    expect(activities([planRow('1', 'Tabell 2, rad 2'), planRow('2', 'Tabell 2, rad 2'), planRow('3', 'Tabell 2, rad 4')])).toEqual([['Stickprov', ['1', '2']], ['Stickprov', ['3']]]);
  });
  it('stays apart where owner or frequency differ', () => {
    expect(activities([planRow('1', 'Tabell 2, rad 2'), planRow('2', 'Tabell 2, rad 2', { controlOwner: 'HR-chef' }), planRow('3', 'Tabell 2, rad 2', { frequency: 'Månad' })])).toHaveLength(3);
  });
});
it('under one number, several times in the file, is one activity; under two numbers it is two', () => {
  const numbered = (event: string, place: string, activityNumber: string) => planRow(event, place, { activityNumber });
  expect(activities([numbered('1', 'Plan!F2', '1'), numbered('3', 'Plan!F3', '2'), numbered('2', 'Plan!F4', '1')])).toEqual([['Stickprov', ['1', '2']], ['Stickprov', ['3']]]);
});
it('a measure for several events is one measure', () => {
  const measure = (event: string, place: string) => planRow(event, place, { kind: 'measure' });
  expect(measures([measure('1', 'Tabell 2, rad 2'), measure('2', 'Tabell 2, rad 2'), measure('3', 'Tabell 2, rad 4')])).toEqual([['Stickprov', ['1', '2']], ['Stickprov', ['3']]]);
});
it('the same words printed in two cells are two activities, also under a merged cell that holds the word', () => {
  expect(activities([planRow('1', 'Tabell 2, rad 2'), planRow('2', 'Tabell 2, rad 3')])).toEqual([['Stickprov', ['1']], ['Stickprov', ['2']]]);
});
it('a row whose event is not in the analysis is kept by itself', () => {
  expect(activities([planRow('1', 'Tabell 2, rad 2'), planRow('9', 'Tabell 2, rad 2')])).toEqual([['Stickprov', ['1']], ['Stickprov', []]]);
});
