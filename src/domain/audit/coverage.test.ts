import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { activityOf, contentOf, eventOf, groupOf } from '../year/content.fixture.ts';
import { coverageOf, termOf, type CoverageControl, type CoverageYear } from './coverage.ts';

const year = (of: number, more: Partial<CoverageYear> = {}): CoverageYear => ({ year: of, decided: null, controls: [], before: null, followups: [], lineage: [], ...more });
const content = (ids: string) => contentOf({
  groups: [groupOf(`goal${ids}`, null, { title: 'Mål', level: 0 }), groupOf(`pay${ids}`, `goal${ids}`, { title: 'Betalningar', level: 1 }), groupOf(`hire${ids}`, `goal${ids}`, { title: 'Anställning', level: 1 })],
  events: [eventOf(`e1${ids}`, { groupId: `pay${ids}` as never, label: '1' }), eventOf(`e2${ids}`, { groupId: `hire${ids}` as never, label: '2' }), eventOf(`e3${ids}`, { groupId: null, label: '3' })],
  activities: [activityOf(`a1${ids}`, [`e1${ids}`], { text: 'Fakturor jämförs' })],
});
const control = (activityId: string, more: Partial<CoverageControl> = {}): CoverageControl => ({ activityId, occasionId: 'o1', performed: true, visited: false, on: null, unitName: null, by: '', ...more });
const decided = (ids: string) => ({ versionId: `v${ids}`, version: 1, content: content(ids) });

describe('the term of office', () => {
  it('is four years from 2023, also far back and far ahead', () => {
    expect([2023, 2026, 2027, 2022, 2030, 2019].map((one) => termOf(one).from)).toEqual([2023, 2023, 2027, 2019, 2027, 2019]);
    expect(termOf(2028)).toEqual({ from: 2027, to: 2030 });
  });
});

describe('coverage', () => {
  it('follows a process over the years by lineage, else by its title, and says what was never controlled', () => {
    const found = coverageOf([
      year(2028, { decided: { ...decided('B'), content: { ...content('B'), groups: content('B').groups.map((group) => (group.id === ('payB' as never) ? { ...group, title: 'Utbetalningar' } : group)) } }, lineage: [{ from: ['payA'], to: ['payB'] }], controls: [control('a1B'), control('a1B', { performed: false })] }),
      year(2027, { decided: decided('A') }), year(2029), year(2030),
    ]);
    expect(found.processes.map((one) => [one.title, one.neverControlled, one.cells.map((cell) => `${cell.events.length}/${cell.performed}/${cell.planned}`)])).toEqual([
      ['Utbetalningar', false, ['1/0/0', '1/1/2', '0/0/0', '0/0/0']], ['Anställning', true, ['1/0/0', '1/0/0', '0/0/0', '0/0/0']], ['', true, ['1/0/0', '1/0/0', '0/0/0', '0/0/0']],
    ]);
    expect(found.years.map((one) => one.version)).toEqual([1, 1, null, null]);
  });
  it('counts controls that were performed by the plan of the year before', () => {
    const found = coverageOf([year(2027, { decided: decided('B'), before: content('A'), lineage: [{ from: ['payA'], to: ['payB'] }], controls: [control('a1A')] })]);
    // The earlier plan's group is known by its title.
    expect(found.processes[0]?.cells[0]).toMatchObject({ events: [{ id: 'e1B' }], planned: 1, performed: 1 });
  });
  it('says where somebody has been, and where nobody ever was: by what was performed on the spot and by nothing else', () => {
    const at = { on: '2028-04-02' as Day, unitName: 'Badhuset', by: 'Ada' };
    const found = coverageOf([
      year(2027, { decided: decided('A'), controls: [control('a1A', { visited: true, performed: false, occasionId: 'never done' })] }),
      year(2028, { decided: decided('B'), lineage: [{ from: ['payA'], to: ['payB'] }], controls: [control('a1B', { visited: true, occasionId: 'o2', ...at }), control('a1B', { occasionId: 'o3' })] }),
    ]);
    expect(found.processes.map((one) => [one.title, one.neverVisited, one.cells.map((cell) => cell.visits)])).toEqual([
      ['Betalningar', false, [[], [{ occasionId: 'o2', title: 'Fakturor jämförs', ...at }]]], ['Anställning', true, [[], []]], ['', true, [[], []]],
    ]);
  });
  it('has nothing to show where nothing is decided', () => {
    expect(coverageOf([year(2027), year(2028)])).toEqual({ years: [{ year: 2027, versionId: null, version: null }, { year: 2028, versionId: null, version: null }], processes: [] });
  });
});
