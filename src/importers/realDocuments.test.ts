import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { readDocument } from './read.ts';

/** Real boards' documents lie beside the project, never in it. */
const sources = new URL('../../../shared/sources/', import.meta.url);
beforeAll(() => {
  if (!existsSync(sources)) throw new Error('The folder ../shared/sources is missing: these tests read real documents from it.');
});

const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, sources), 'utf8')) as T;
const flat = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : text.replace(/\s+/g, ' ').trim());

async function draftOf(name: string): Promise<Draft> {
  const result = await readDocument(new Uint8Array(readFileSync(new URL(name, sources))), name);
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
}

interface Rated { readonly likelihood: { value: number } | null; readonly materiality: { value: number } | null; readonly risk: string; readonly riskDetail: string | null; readonly riskFull: string }
interface Vor { readonly nr: number; readonly goal: string; readonly process: string; readonly workMethod: string | null; readonly event: string; readonly likelihood: { value: number }; readonly consequence: { value: number }; readonly riskValue: number; readonly inPlan: boolean }
interface Ikp { readonly vorNr: number; readonly goal: string; readonly process: string; readonly workMethod: string | null; readonly systematicControl: string | null; readonly event: string; readonly riskValue: number; readonly controlActivity: string; readonly controlOwner: string | null }

describe.each(['docx', 'xlsx', 'pdf'])('the analysis and plan of 2023 as .%s', (format) => {
  let draft: Draft;
  beforeAll(async () => {
    draft = await draftOf(`vor_ikp_2023.${format}`);
  });
  it('gives every event as printed', () => {
    const read = draft.events.map((one) => ({
      nr: one.number, kind: one.kind, goal: flat(one.goal), process: flat(one.process), workMethod: flat(one.workMethod), event: flat(one.event), detail: one.detail,
      likelihood: one.likelihood, consequence: one.consequence, riskValue: one.riskValue, inPlan: one.inPlan,
    }));
    expect(read).toEqual(json<{ rows: Vor[] }>('vor_2023.json').rows.map((one) => ({
      nr: String(one.nr), kind: 'event', goal: flat(one.goal), process: flat(one.process), workMethod: flat(one.workMethod), event: flat(one.event), detail: null,
      likelihood: one.likelihood.value, consequence: one.consequence.value, riskValue: one.riskValue, inPlan: one.inPlan,
    })));
  });
  it('gives every row of the plan as printed, with its event', () => {
    const read = draft.planRows.map((one) => ({
      nr: one.eventNumber, kind: one.kind, goal: flat(one.goal), process: flat(one.process), workMethod: flat(one.workMethod), control: flat(one.systematicControl),
      event: flat(one.event), riskValue: one.riskValue, activity: flat(one.controlActivity), owner: one.controlOwner, frequency: one.frequency,
    }));
    expect(read).toEqual(json<{ rows: Ikp[] }>('ikp_2023.json').rows.map((one) => ({
      nr: String(one.vorNr), kind: 'review', goal: flat(one.goal), process: flat(one.process), workMethod: flat(one.workMethod), control: flat(one.systematicControl),
      event: flat(one.event), riskValue: one.riskValue, activity: flat(one.controlActivity), owner: one.controlOwner, frequency: null,
    })));
  });
  it('knows the method and what columns there are, and leaves no cell unread', () => {
    expect(draft.method).toBe('5x5');
    expect(draft.layout).toEqual({ hasOwnerColumn: false, hasFrequencyColumn: false, hasControlColumn: true, hasPlanColumn: true });
    expect(draft.problems).toEqual([]);
    expect(draft.unread.filter((one) => !one.text.startsWith('I tabellen redovisas'))).toEqual([]);
  });
});

describe('the plan of 2014 as .xlsx', () => {
  let draft: Draft;
  beforeAll(async () => {
    draft = await draftOf('plan_2014.xlsx');
  });
  it('gives the indicators', () => {
    type Row = Rated & { area: string; indicator: string; kfTarget: string | null; yearTarget: string | null; routineDescribed: string | null; ongoingControls: string | null; activity: string | null };
    expect(draft.events.filter((one) => one.kind === 'indicator').map((one) => [
      one.extra['Verksamhetsområde'], flat(one.indicator), flat(one.councilTarget), flat(one.boardTarget), flat(one.event), flat(one.detail), one.routine, one.runningChecks, one.likelihood, one.consequence, flat(one.activity), one.goal, one.process,
    ])).toEqual(json<{ rows: Row[] }>('rva_indicators_2014.json').rows.map((one) => [
      one.area, flat(one.indicator), flat(one.kfTarget), flat(one.yearTarget), flat(one.risk), flat(one.riskDetail), one.routineDescribed, one.ongoingControls, one.likelihood?.value ?? null, one.materiality?.value ?? null, flat(one.activity), null, null,
    ]));
  });
  it('gives the processes', () => {
    type Row = Rated & { area: string; process: string; routineDescribed: string | null; ongoingControls: string | null; activity: string | null };
    expect(draft.events.filter((one) => one.kind === 'process').map((one) => [
      one.extra['Verksamhet'], flat(one.process), flat(one.event), flat(one.detail), one.routine, one.runningChecks, one.likelihood, one.consequence, flat(one.activity), one.goal, one.indicator,
    ])).toEqual(json<{ rows: Row[] }>('rva_processes_2014.json').rows.map((one) => [
      one.area, flat(one.process), flat(one.risk), flat(one.riskDetail), one.routineDescribed, one.ongoingControls, one.likelihood?.value ?? null, one.materiality?.value ?? null, flat(one.activity), null, null,
    ]));
  });
  it('gives the plan, each row with the event it is about', () => {
    type Row = Rated & { indicatorOrProcess: string; controlMoment: string; responsible: string[]; frequency: string };
    expect(draft.planRows.map((one) => [flat(one.process), flat(one.event), one.likelihood, one.consequence, flat(one.controlActivity), flat(one.controlOwner), one.frequency, one.eventNumber, one.riskValue]))
      .toEqual(json<{ rows: Row[] }>('plan_2014.json').rows.map((one) => [flat(one.indicatorOrProcess), flat(one.riskFull), one.likelihood?.value ?? null, one.materiality?.value ?? null, flat(one.controlMoment), one.responsible.join(', '), one.frequency, null, null]));
    expect(draft.planRows.filter((one) => one.eventFound === 'none')).toEqual([]);
    expect(draft.layout).toEqual({ hasOwnerColumn: true, hasFrequencyColumn: true, hasControlColumn: false, hasPlanColumn: false });
    expect([draft.method, draft.unread, draft.problems]).toEqual(['5x5', [], []]);
  });
});
