import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import type { Database } from '../adapters/db/database.ts';
import { prepareInstallation } from '../app/installation.ts';
import type { Actor } from '../app/ports.ts';
import { run } from '../app/run.ts';
import type { Input, OperationId, Output } from '../contract/table.ts';
import { buildHouse } from '../wiring.ts';
import { fillDemo } from './fill.ts';
import { culture } from './boards/culture.ts';
import { care } from './boards/care.ts';
import { technical } from './boards/technical.ts';
import type { BodyId } from '../domain/identity.ts';
import type { GroupRows } from './boards/shape.ts';

const numbers = (groups: readonly GroupRows[]): number[] => groups.flatMap((group) => [...(group.events ?? []).map(([number]) => number), ...numbers(group.groups ?? [])]);

describe('the tables of the demo', () => {
  it.each([[culture], [technical], [care]])('$name: lifelike in size, numbered once, and every reference leads somewhere', (board) => {
    const all = numbers(board.groups);
    expect(all).toEqual(all.map((_, at) => at + 1));
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(all.length).toBeLessThanOrEqual(70);
    const { next } = board;
    const named = [...board.activities.flatMap((one) => one.events), ...board.measures.flatMap((one) => one[3]), ...next.unchanged, ...next.rated.map(([number]) => number), ...next.gone.map(([number]) => number)];
    expect(named.filter((number) => !all.includes(number))).toEqual([]);
    const looked = [...next.unchanged, ...next.rated.map(([number]) => number), ...next.gone.map(([number]) => number)];
    expect(looked.length).toBe(new Set(looked).size);
  });

  it.each([[culture], [technical], [care]])('$name: every plan row is told how it is performed, once', ({ activities, controls, departments, people }) => {
    expect(controls.how.map(([row]) => row)).toEqual(activities.map((_, at) => at + 1));
    const counted = new Map(controls.how.map(([row, , usual]) => [row, usual]));
    for (const told of controls.told) {
      // Without items there is one fault at most: that of the control as a whole.
      expect((told.faults ?? []).length).toBeLessThanOrEqual(counted.get(told.row) === 0 ? 1 : 5);
      expect(told.unit === undefined || departments.flat().includes(told.unit)).toBe(true);
      expect((told.faults ?? []).length === 0 || (told.word ?? 0) > 0).toBe(true);
    }
    // Two heads and one who answers for the units' control are there to be tried.
    expect(people.filter((one) => one.role === 'unitHead').length).toBeGreaterThanOrEqual(2);
    expect(people.some((one) => one.title === activities[controls.units.row - 1]?.owner)).toBe(true);
  });
});

const atDay = (today: string) => new Date(`${today}T12:00:00Z`);
const teller: Actor = { personId: null, name: 'test', title: '', via: 'cli', grants: [] };

function asker(database: Database, today: string) {
  const house = { ...buildHouse({ database, dataFolder: '', zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: true }), now: () => atDay(today) };
  const ask = async <Id extends OperationId>(id: Id, input: Input<Id>, actor: Actor = teller): Promise<Output<Id>> => {
    const outcome = await run(house, { actor, requestId: 't', loopback: true, address: '' }, id, input);
    if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
    return outcome.value;
  };
  /** What waits for somebody by title. */
  const waits = async (title: string) => {
    const person = (await ask('person.list', {})).people.find((one) => one.title === title);
    if (!person) throw new Error(`Nobody is ${title}`);
    return (await ask('start.read', {}, { personId: person.id, name: person.name, title: person.title, via: 'session', grants: person.grants })).tasks;
  };
  return { house, ask, waits };
}
type Ask = ReturnType<typeof asker>['ask'];

/** What a year of controls has come to at a board, in the words of a visitor. */
async function controlYear(ask: Ask, boardId: BodyId) {
  const at = { boardId, year: 2026 };
  const { activities, left, missing } = await ask('control.list', at);
  const occasions = activities.flatMap((one) => one.occasions).filter((one) => one.state !== 'withdrawn');
  const count = (state: string): number => occasions.filter((one) => one.state === state).length;
  const { measures, recommendations } = await ask('measure.list', at);
  const { followups } = await ask('followup.list', at);
  return {
    missing, performed: count('done'), notPerformed: occasions.filter((one) => one.notPerformed !== null).length, review: count('review'), late: occasions.filter((one) => one.late && one.state !== 'review').length, left: left.length,
    faults: occasions.reduce((sum, one) => sum + one.counts.fault, 0), fromFaults: measures.filter((one) => one.links.some((link) => link.kind === 'occasion')).length,
    checked: measures.filter((one) => one.effect !== null).length, lateMeasures: measures.filter((one) => one.late).length, unanswered: recommendations.filter((one) => one.unanswered).length,
    kinds: recommendations.map((one) => one.kind).toSorted(), followup: followups.map((one) => `${one.code} ${one.begun ? one.state.kind : 'none'}`),
  };
}

describe.each(testDatabases())('the demo on $name', ({ fresh }) => {
  it('is told through the operations, and holds what a visitor should find', async () => {
    const database = await fresh();
    const { house, ask, waits } = asker(database, '2026-11-21');
    try {
      await prepareInstallation(house);
      await fillDemo(house);
      const { bodies, municipality } = await ask('organisation.read', {});
      expect(municipality).toBe('Ekstrand');
      const states: Record<string, unknown> = {};
      const rules: Record<string, string[]> = {};
      for (const body of bodies) {
        const last = await ask('year.read', { boardId: body.id, year: 2026 });
        const coming = await ask('year.read', { boardId: body.id, year: 2027 });
        states[body.name] = [last.state, coming.state];
        const { open } = await ask('year.findings', { boardId: body.id, year: 2027 });
        rules[body.name] = open.map((finding) => finding.rule).toSorted();
        expect(last.content.introduction).not.toBe('');
      }
      const decided = (minutesItem: string) => ({ kind: 'decided', on: '2025-12-09', version: 1, minutesItem, adjusted: true, changedSince: false });
      expect(states).toEqual({
        'Kultur- och fritidsnämnden': [decided('§ 112'), { kind: 'draft' }],
        'Omsorgsnämnden': [decided('§ 140'), { kind: 'submitted', on: '2026-11-17', version: 1, changedSince: true }],
        'Tekniska nämnden': [decided('§ 87'), { kind: 'draft' }],
      });
      expect(rules['Kultur- och fritidsnämnden']).toEqual(expect.arrayContaining(['plan.required-event-missing', 'plan.activity-without-owner', 'plan.activity-is-not-a-control', 'risk.rating-changed-without-comment', 'risk.gone-without-reason', 'measure.required-missing', 'control.changed-event-kept', 'risk.irregularities-not-considered']));
      expect(rules['Tekniska nämnden']).toEqual(expect.arrayContaining(['risk.number-twice', 'risk.not-reviewed-this-year', 'plan.same-text-different-events', 'plan.activity-narrower-than-event']));
      expect(rules['Omsorgsnämnden']).toContain('risk.rating-changed-without-comment');

      const years: Record<string, unknown> = {};
      for (const body of bodies) years[body.name] = await controlYear(ask, body.id);
      expect(years).toMatchObject({
        'Kultur- och fritidsnämnden': { missing: 0, notPerformed: 1, review: 1, late: 1, left: 1, unanswered: 1, kinds: ['recommendation', 'recommendation'], followup: ['T2 draft', 'VB none'] },
        'Omsorgsnämnden': { missing: 0, notPerformed: 2, review: 1, late: 1, left: 1, unanswered: 1, followup: ['T2 none', 'VB none'] },
        'Tekniska nämnden': { missing: 0, notPerformed: 2, review: 0, late: 1, left: 0, unanswered: 0, kinds: ['recommendation', 'remark'], followup: ['T2 decided', 'VB none'] },
      });
      for (const year of Object.values(years) as Awaited<ReturnType<typeof controlYear>>[]) {
        for (const [what, least] of [['performed', 20], ['faults', 7], ['fromFaults', 3], ['checked', 4], ['lateMeasures', 1]] as const) expect([what, year[what] >= least]).toEqual([what, true]);
      }
      // The figures under the year's steps are those of the pages they lead to.
      const { stands } = await ask('start.read', {});
      for (const body of bodies) {
        const { measures, recommendations } = await ask('measure.list', { boardId: body.id, year: 2026 });
        const lateControls = (await ask('control.list', { boardId: body.id, year: 2026 })).activities.flatMap((one) => one.occasions).filter((one) => one.late).length;
        expect(stands.find((one) => one.boardId === body.id)).toEqual({
          boardId: body.id, openMeasures: measures.filter((one) => !one.closed).length, lateInRegister: [...measures, ...recommendations].filter((one) => one.late).length,
          lateControls: lateControls === 0 ? [] : [{ year: 2026, late: lateControls }],
        });
      }
      // By one click: a unit head has a control to perform within a fortnight, an owner an analysis to write, a coordinator a fault that was left.
      for (const head of ['Kulturskolechef', 'Bibliotekschef', 'Enhetschef vattenverket', 'Enhetschef återvinning', 'Enhetschef hemtjänst', 'Enhetschef Lindgården']) {
        expect((await waits(head)).filter((task) => task.kind === 'performControl' && task.place !== '').map((task) => task.due)).toEqual(['2026-12-03']);
      }
      expect((await waits('Ekonomistrateg')).map((task) => task.kind)).toContain('summarise');
      expect((await waits('Internkontrollsamordnare')).map((task) => task.kind)).toEqual(expect.arrayContaining(['settleFault', 'reviewControl', 'checkEffect', 'writeFollowup']));
      expect((await waits('Förvaltningschef kultur och fritid')).map((task) => task.kind)).toContain('answerRecommendation');
      // Deviations at every stage, each with its next step for somebody.
      const kinds = async (title: string): Promise<string[]> => (await waits(title)).map((task) => task.kind).filter((kind) => ['receiveDeviation', 'closeDeviation', 'tellBoard', 'informBoard', 'boardUnhandled', 'answerRequest'].includes(kind));
      expect([await kinds('Enhetschef bad'), await kinds('VA-chef'), (await kinds('Teknisk direktör')).toSorted(), await kinds('Registrator')]).toEqual([['receiveDeviation'], ['receiveDeviation'], ['informBoard'], ['answerRequest']]);
      expect((await kinds('Förvaltningschef kultur och fritid')).length).toBe(2);
      // Who coordinates has none by virtue of that, and finds the one that was opened.
      expect([await kinds('Internkontrollsamordnare'), await kinds('Systemförvaltare')]).toEqual([[], []]);
      expect(await latest(database)).toBe('2026-11-21');
    } finally {
      await database.close();
    }
  }, 120_000);
});

/** The day of the last thing in the log. */
async function latest(database: Database): Promise<string> {
  const [row] = await database.asOwner((connection) => connection.query<{ day: string }>("select to_char(max(at), 'YYYY-MM-DD') as day from trail_entry"));
  return row?.day ?? '';
}

// A newcomer may come on any day of the year; every month in the long run.
const LONG = process.env['INTERNKOLL_LONG'] === '1';
const [anyDatabase] = testDatabases();
describe('the demo told on another day', () => {
  it.each(LONG ? ['2026-01-03', '2026-02-28', '2026-04-30', '2026-06-15', '2026-07-31', '2026-08-01', '2026-09-10', '2026-10-01', '2026-12-31', '2027-01-10', '2027-03-10'] : ['2027-03-10'])('%s: knows nothing of the days after, and has a control to try', async (today) => {
    const database = await anyDatabase?.fresh();
    if (!database) throw new Error('There is no database to tell the demo to.');
    const { house, waits } = asker(database, today);
    try {
      await prepareInstallation(house);
      await fillDemo(house);
      expect(await latest(database)).toBe(today);
      expect((await waits('Bibliotekschef')).some((task) => task.kind === 'performControl' && task.place === 'Stadsbiblioteket' && task.due !== null && task.due >= today)).toBe(true);
    } finally {
      await database.close();
    }
  }, 120_000);
});

