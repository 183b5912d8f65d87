import { beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation } from '../src/app/installation.ts';
import { run } from '../src/app/run.ts';
import type { Input, OperationId, Output } from '../src/contract/table.ts';
import { fillDemo } from '../src/demo/fill.ts';
import type { Draft } from '../src/domain/document/draft.ts';
import { statusFrom } from '../src/domain/document/measureRow.ts';
import { contentFromDraft, leftOfMeasures } from '../src/domain/document/take.ts';
import { treatmentOf } from '../src/domain/method/method.ts';
import type { RiskEvent } from '../src/domain/risk/analysis.ts';
import type { YearContent } from '../src/domain/year/content.ts';
import { valueOf } from '../src/domain/year/content.ts';
import { readInProcess } from '../src/importers/readInProcess.ts';
import { controlsOf, sectionsOf } from '../src/reports/sections.ts';
import { measureStatusWords } from '../src/text/words.ts';
import { buildHouse } from '../src/wiring.ts';
import { testDatabases } from './databases.ts';

/** What the papers say, read back by the readers: all boards of the demo, both methods, both years. */

const flat = (text: string | null | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;
const [database] = testDatabases();
const papers: { readonly name: string; readonly content: YearContent; readonly files: Readonly<Record<string, Uint8Array>> }[] = [];

beforeAll(async () => {
  if (database === undefined) throw new Error('There is no database to tell the demo to.');
  const opened = await database.fresh();
  const built = buildHouse({ database: opened, dataFolder: '', zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: true });
  const house = { ...built, now: () => new Date('2026-11-21T12:00:00Z') };
  const ask = async <Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const outcome = await run(house, { actor: { personId: null, name: 'test', title: '', via: 'cli', grants: [] }, requestId: 't', loopback: true, address: '' }, id, input);
    if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
    return outcome.value;
  };
  try {
    await prepareInstallation(house);
    await fillDemo(house);
    const { bodies } = await ask('organisation.read', {});
    for (const body of bodies) {
      for (const year of [2026, 2027]) {
        const { content } = await ask('year.read', { boardId: body.id, year });
        const files: Record<string, Uint8Array> = {};
        for (const format of ['pdf', 'pdfa', 'docx', 'xlsx'] as const) files[format] = (await ask('paper.vorPlan', { boardId: body.id, year, format, version: 'draft' })).bytes;
        papers.push({ name: `${body.name} ${year}`, content, files });
      }
    }
  } finally {
    await opened.close();
  }
}, 120_000);

async function readBack(bytes: Uint8Array, format: string): Promise<Draft> {
  const result = await readInProcess(bytes, `papper.${format === 'pdfa' ? 'pdf' : format}`);
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
}

function groupsOf(content: YearContent, event: RiskEvent): { goal: string | null; process: string | null; workMethod: string | null } {
  const found = { goal: null as string | null, process: null as string | null, workMethod: null as string | null };
  for (let group = content.groups.find((one) => one.id === event.groupId); group !== undefined; group = content.groups.find((one) => one.id === group?.parentId)) {
    const role = content.method.grouping[group.level]?.role;
    if (role !== undefined && role !== 'other') found[role] = flat(group.title);
  }
  return found;
}

function eventsOf(content: YearContent): object[] {
  return sectionsOf(content).flatMap((section) => section.events.map((event) => ({
    number: event.label, kind: event.kind, ...groupsOf(content, event), control: flat(controlsOf(content, section, event).map((control) => control.text).join(' ')),
    event: flat(event.text), detail: flat(event.explanation), likelihood: event.likelihood, consequence: event.consequence, riskValue: valueOf(event),
    inPlan: treatmentOf(content.method, event.treatment)?.plan ?? null,
    riskOwner: flat(event.riskOwner?.printed), category: flat(event.category), department: flat(event.department),
  })));
}

/** Each activity with each of its events, events of the plan without activity, and measures: as sorted lines. */
function planOf(content: YearContent): string[] {
  const planned = content.events.flatMap((event) => {
    const own = content.activities.filter((activity) => activity.eventIds.includes(event.id));
    const about = ['review', ...Object.values(groupsOf(content, event)), event.label, flat(event.text), valueOf(event)];
    if (own.length > 0) return own.map((activity) => [...about, flat(activity.text), flat(activity.owner?.printed), flat(activity.frequency?.printed)]);
    return treatmentOf(content.method, event.treatment)?.plan === true ? [[...about, null, null, null]] : [];
  });
  const measures = content.measures.flatMap((measure) => {
    const labels = content.events.filter((event) => measure.eventIds.includes(event.id)).map((event) => event.label);
    return (labels.length === 0 ? [null] : labels).map((label) => ['measure', null, null, null, label, null, null, flat(measure.title), flat(measure.responsible?.printed), null]);
  });
  return [...planned, ...measures].map((row) => JSON.stringify(row)).toSorted();
}

/** For each activity or measure the numbers of its events, as sorted lines. */
function eventsOfEach(content: YearContent, rows: readonly { readonly eventIds: readonly string[] }[]): string[] {
  return rows.map((row) => content.events.filter((event) => row.eventIds.includes(event.id)).map((event) => event.label).toSorted().join(' ')).toSorted();
}

/** Measures with their days and how far they have come, without their ids. */
function measuresOf(content: YearContent): string[] {
  return content.measures.map((one) => JSON.stringify([flat(one.title), one.start, one.end, one.status, flat(one.statusReason)])).toSorted();
}

/** Events of the plan that have no activity: the papers print a row for each. */
function bare(content: YearContent): string[] {
  const busy = new Set<string>(content.activities.flatMap((one) => one.eventIds));
  return content.events.filter((event) => treatmentOf(content.method, event.treatment)?.plan === true && !busy.has(event.id)).map((event) => String(event.label));
}

describe.each(['docx', 'xlsx', 'pdf', 'pdfa'])('the papers of the demo as %s', (format) => {
  it('give every event with its groups, controls, ratings and treatment', async () => {
    for (const paper of papers) {
      const draft = await readBack(paper.files[format] ?? new Uint8Array(), format);
      expect(draft.events.map((one) => ({
        number: one.number, kind: one.kind, goal: flat(one.goal), process: flat(one.process), workMethod: flat(one.workMethod), control: flat(one.systematicControl), event: flat(one.event), detail: flat(one.detail),
        likelihood: one.likelihood, consequence: one.consequence, riskValue: one.riskValue, inPlan: one.inPlan,
        riskOwner: one.riskOwner, category: one.category, department: one.department,
      })), paper.name).toEqual(eventsOf(paper.content));
      expect([draft.method, draft.problems, [...draft.events, ...draft.planRows].flatMap((row) => row.doubts)], paper.name).toEqual([paper.content.method.key, [], []]);
    }
  });
  it('give an activity for several events, and such a measure, once', async () => {
    let shared = 0;
    for (const paper of papers) {
      let made = 0;
      const { boardYearId, board, municipality, year, method } = paper.content;
      const taken = contentFromDraft(await readBack(paper.files[format] ?? new Uint8Array(), format), { boardYearId, board, municipality, year, method, importId: 'i', newId: () => `id${(made += 1)}` });
      expect([eventsOfEach(taken, taken.activities), eventsOfEach(taken, taken.measures), taken.activities.map((one) => one.extra['Planrad'])], paper.name)
        .toEqual([[...eventsOfEach(paper.content, paper.content.activities), ...bare(paper.content)].toSorted(), eventsOfEach(paper.content, paper.content.measures), taken.activities.map(() => undefined)]);
      shared += paper.content.activities.filter((one) => one.eventIds.length > 1).length;
    }
    expect(shared).toBeGreaterThan(0);
  });
  it('give when each measure begins and is done, how far it has come and why', async () => {
    const seen = new Set<string>();
    for (const paper of papers) {
      let made = 0;
      const { boardYearId, board, municipality, year, method } = paper.content;
      const draft = await readBack(paper.files[format] ?? new Uint8Array(), format);
      expect([measuresOf(contentFromDraft(draft, { boardYearId, board, municipality, year, method, importId: 'i', newId: () => `id${(made += 1)}` })), leftOfMeasures(draft, year)], paper.name).toEqual([measuresOf(paper.content), []]);
      for (const one of paper.content.measures) seen.add(`${one.status} ${one.end !== null}`);
    }
    expect(seen.size).toBeGreaterThan(1);
  });
  it('give every row of the plan, and every measure, with the events they are about', async () => {
    expect(papers).toHaveLength(6);
    for (const paper of papers) {
      const { planRows } = await readBack(paper.files[format] ?? new Uint8Array(), format);
      expect(planRows.map((one) => JSON.stringify([
        one.kind, flat(one.goal), flat(one.process), flat(one.workMethod), one.eventNumber, flat(one.event), one.riskValue, flat(one.controlActivity), flat(one.controlOwner), flat(one.frequency),
      ])).toSorted(), paper.name).toEqual(planOf(paper.content));
    }
  });
});

it.each(Object.entries(measureStatusWords))('the word for %s is read back', (status, word) => {
  expect([statusFrom(`${word}\nRutinen finns inte längre`), status === 'cancelled' ? null : statusFrom(word)]).toEqual([{ status, reason: 'Rutinen finns inte längre', whole: true }, status === 'cancelled' ? null : { status, reason: '', whole: true }]);
});
