import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ActivityId, ControlId, EventId, GroupId } from '../domain/identity.ts';
import type { Activity } from '../domain/plan/plan.ts';
import type { Group, RiskEvent, SystematicControl } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import { draftOf, folded, moment, read } from './outside.fixture.ts';
import { closePdf, writePdf } from './pdf.ts';
import { vorPlanDocument } from './vorPlan.ts';

afterAll(closePdf);

interface VorRow { nr: number; goal: string; process: string; workMethod: string; event: string; likelihood: { value: number }; consequence: { value: number }; inPlan: boolean }
interface IkpRow { vorNr: number; systematicControl: string; controlActivity: string }

function rowsOf<Row>(name: string): Row[] {
  // A missing folder fails here, by its name: the source is read where it lies and never copied into the project.
  return (JSON.parse(readFileSync(new URL(`../../../shared/sources/${name}`, import.meta.url), 'utf8')) as { rows: Row[] }).rows;
}

test('a real analysis of 65 events and 19 plan rows is found whole in its PDF', async () => {
  const content = fromSource(rowsOf<VorRow>('vor_2023.json'), rowsOf<IkpRow>('ikp_2023.json'));
  expect([content.events.length, content.activities.length]).toEqual([65, 19]);
  const bytes = await writePdf(vorPlanDocument(draftOf(content)), { standard: 'ua-1', createdAt: moment });
  for (const options of [[], ['-raw']]) {
    const text = folded(read('pdftotext', options, bytes, ['-']));
    expect(content.events.filter((event) => !text.includes(folded(event.text))).map((event) => event.label)).toEqual([]);
    expect(content.activities.filter((activity) => !text.includes(folded(activity.text))).map((activity) => activity.position)).toEqual([]);
  }
});

function fromSource(rows: readonly VorRow[], planned: readonly IkpRow[]): YearContent {
  const base = ekstrand();
  const groups: Group[] = [];
  const groupOf = (level: number, title: string, parentId: GroupId | null): GroupId => {
    const found = groups.find((group) => group.level === level && group.title === title && group.parentId === parentId);
    if (found) return found.id;
    const id = `group-${groups.length}` as GroupId;
    groups.push({ id, parentId, level, title, position: groups.length });
    return id;
  };
  const likeEvent = base.events[0];
  const likeActivity = base.activities[0];
  if (likeEvent === undefined || likeActivity === undefined) throw new Error('The fixture is empty.');
  const events = rows.map((row, at): RiskEvent => ({
    ...likeEvent, id: `event-${row.nr}` as EventId, groupId: groupOf(2, row.workMethod, groupOf(1, row.process, groupOf(0, row.goal, null))), position: at, label: String(row.nr), text: row.event,
    likelihood: row.likelihood.value, consequence: row.consequence.value, treatment: row.inPlan ? 'plan' : 'analysisOnly',
  }));
  const activities = planned.map((row, at): Activity => ({ ...likeActivity, id: `activity-${at}` as ActivityId, position: at, eventIds: [`event-${row.vorNr}` as EventId], text: row.controlActivity, owner: null, frequency: null, purpose: '', kind: '', reportedWhen: '' }));
  const controls = planned.map((row, at): SystematicControl => ({ id: `control-${at}` as ControlId, groupId: events.find((event) => event.label === String(row.vorNr))?.groupId ?? null, text: row.systematicControl, covers: [`event-${row.vorNr}` as EventId], position: at }));
  return { ...base, groups, events, activities, controls, measures: [], answers: [] };
}
