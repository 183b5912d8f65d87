import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fiveByFive } from '../method/delivered.ts';
import type { EventId } from '../identity.ts';
import { activityOf, contentOf, controlOf, eventOf, groupOf } from './content.fixture.ts';
import type { YearContent } from './content.ts';
import type { Group, SystematicControl } from '../risk/analysis.ts';
import type { Finding } from '../finding.ts';
import { checkYear, eventLabelsOf } from './check.ts';

/** The real analysis and plan that the rules are held against. They stay outside the project: read from beside the repository at run time. */
interface Row { nr: number; goal: string; process: string; workMethod: string; event: string; likelihood: { value: number }; consequence: { value: number }; riskValue: number; inPlan: boolean }
interface PlanRow { vorNr: number; goal: string; process: string; workMethod: string; systematicControl: string; event: string; riskValue: number; controlActivity: string }

function rowsOf<T>(name: string): T[] {
  const place = new URL(`../../../../shared/sources/${name}`, import.meta.url);
  try {
    return (JSON.parse(readFileSync(place, 'utf8')) as { rows: T[] }).rows;
  } catch (cause) {
    throw new Error(`The test needs ${name} in ../shared/sources beside the repository`, { cause });
  }
}

function source2023(): YearContent {
  const groups = new Map<string, Group>();
  const group = (titles: readonly string[]): string => {
    let parent: string | null = null;
    for (const [level, title] of titles.entries()) {
      const id: string = `${parent ?? ''}/${title}`;
      if (!groups.has(id)) groups.set(id, groupOf(id, parent, { level, title, position: groups.size }));
      parent = id;
    }
    return parent ?? '';
  };
  const events = rowsOf<Row>('vor_2023.json').map((row) => eventOf(`event ${row.nr}`, {
    groupId: group([row.goal, row.process, row.workMethod]), text: row.event, likelihood: row.likelihood.value, consequence: row.consequence.value,
    printedValue: row.riskValue, treatment: row.inPlan ? 'plan' : 'analysisOnly',
  }));
  const controls = new Map<string, SystematicControl>();
  const activities = rowsOf<PlanRow>('ikp_2023.json').map((row, at) => {
    const groupId = group([row.goal, row.process, row.workMethod]);
    const key = `${groupId} ${row.systematicControl}`;
    const covers = [...(controls.get(key)?.covers ?? []), `event ${row.vorNr}` as EventId];
    controls.set(key, controlOf(key, covers, row.systematicControl, groupId));
    return activityOf(`activity ${at + 1}`, [`event ${row.vorNr}`], {
      text: row.controlActivity, owner: null, frequency: null, printedEvent: row.event, printedControl: row.systematicControl, printedGoal: row.goal,
      printedProcess: row.process, printedWorkMethod: row.workMethod, printedValue: row.riskValue,
    });
  });
  return contentOf({
    year: 2023, method: fiveByFive, layout: { hasOwnerColumn: false, hasFrequencyColumn: false, hasControlColumn: true, hasPlanColumn: true },
    groups: [...groups.values()], events, controls: [...controls.values()], activities, answers: [],
  });
}

const content = source2023();
const findings = checkYear(content, null);
const of = (rule: string): Finding | undefined => findings.find((each) => each.rule === rule);
const labels = (rule: string): number[] => {
  const found = of(rule);
  return found ? eventLabelsOf(content, found).map(Number) : [];
};

describe('the analysis and plan of 2023', () => {
  it('is told exactly what it does not keep', () => {
    expect(findings.map((each) => each.rule)).toEqual([
      'risk.irregularities-not-considered', 'plan.selection-without-reason', 'plan.activity-without-owner', 'plan.activity-without-frequency',
      'plan.activity-without-content', 'plan.activity-narrower-than-event', 'plan.same-text-different-events', 'measure.required-missing', 'group.without-control',
    ]);
    expect(findings.every((each) => each.severity === 'warning')).toBe(true);
  });
  it('is asked for the reason of 8 events inside and 12 outside', () => {
    const inside = [24, 25, 26, 42, 49, 58, 60, 64];
    const outside = [1, 3, 5, 7, 18, 21, 37, 38, 40, 51, 62, 63];
    expect(labels('plan.selection-without-reason').toSorted((a, b) => a - b)).toEqual([...inside, ...outside].toSorted((a, b) => a - b));
    expect(of('plan.selection-without-reason')?.params).toMatchObject({ inside: inside.join(', '), outside: outside.join(', '), insideCount: 8, outsideCount: 12 });
  });
  it('has two plan rows that point to a description that is not there', () => {
    expect(labels('plan.activity-without-content')).toEqual([49, 60]);
    expect(labels('plan.same-text-different-events')).toEqual([49, 60]);
  });
  it('tests only purchases between two amounts where the event is every procurement', () => {
    expect(labels('plan.activity-narrower-than-event')).toEqual([46]);
  });
  it('lacks a measure for 30 events, in the plan or not', () => {
    expect(labels('measure.required-missing')).toEqual(content.events.filter((event) => (event.likelihood ?? 0) * (event.consequence ?? 0) >= 9).map((event) => Number(event.label)));
    expect(of('measure.required-missing')?.rows).toHaveLength(30);
  });
  it('has no column for owner or frequency: one finding each for the 19 rows', () => {
    for (const rule of ['plan.activity-without-owner', 'plan.activity-without-frequency']) {
      expect(of(rule)?.params).toMatchObject({ column: true, total: 19 });
      expect(of(rule)?.rows).toHaveLength(19);
    }
  });
  it('prints systematic controls in its plan alone', () => {
    expect(of('group.without-control')?.params).toMatchObject({ onlyInPlan: true, column: false });
    expect(labels('group.without-control')).toEqual([]);
  });
  it('answers none of the ten questions on irregularities', () => {
    expect(of('risk.irregularities-not-considered')?.rows).toHaveLength(10);
  });
});
