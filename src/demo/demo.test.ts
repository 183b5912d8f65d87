import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { prepareInstallation } from '../app/installation.ts';
import { run } from '../app/run.ts';
import type { Input, OperationId, Output } from '../contract/table.ts';
import { buildHouse } from '../wiring.ts';
import { fillDemo } from './fill.ts';
import { culture } from './boards/culture.ts';
import { care } from './boards/care.ts';
import { technical } from './boards/technical.ts';
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
});

describe.each(testDatabases())('the demo on $name', ({ fresh }) => {
  it('is told through the operations, and holds what a visitor should find', async () => {
    const database = await fresh();
    const today = new Date('2026-11-21T12:00:00Z');
    const built = buildHouse({ database, dataFolder: '', zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: true });
    const house = { ...built, now: () => today };
    const ask = async <Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> => {
      const outcome = await run(house, { actor: { personId: null, name: 'test', title: '', via: 'cli', grants: [] }, requestId: 't', loopback: true, address: '' }, id, input);
      if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
      return outcome.value;
    };
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
    } finally {
      await database.close();
    }
  });
});
