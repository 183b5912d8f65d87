/** Made-up controls, units and people for tests. Ids are short words here. */
import type { Day } from '../day.ts';
import type { ActivityId, BoardYearId, BodyId, OccasionId, PersonId, UnitId } from '../identity.ts';
import type { Grant, Role, Unit } from '../organisation/organisation.ts';
import { noCounts, plainSetup, type ControlSetup, type Occasion, type OccasionItem } from './occasion.ts';
import type { Somebody } from './places.ts';
import { countsOf, type Hand, type Work } from './work.ts';

export const day = (text: string): Day => text as Day;
export const board = 'board' as BodyId;
export const ada: Hand = { personId: 'ada' as PersonId, name: 'Ada Ek', today: day('2027-04-10') };

export function occasion(given: Partial<Omit<Occasion, 'id'>> & { id?: string } = {}): Occasion {
  const { id = 'o1', ...rest } = given;
  return {
    id: id as OccasionId, bodyId: board, boardYearId: 'y2027' as BoardYearId, activityId: 'a1' as ActivityId, period: { code: '2027-Q1', from: day('2027-01-01'), to: day('2027-03-31') }, unitId: null, dueOn: day('2027-04-15'),
    performer: null, performerId: null, reviewerId: null, state: 'planned', revision: 0, population: null, sample: null, counts: noCounts, comment: '', conclusion: '', performedOn: null, performedBy: '', performedById: null,
    reviewedOn: null, reviewedBy: '', reviewNote: '', notPerformed: null, remindedAt: null, correction: '', visited: null, ...rest,
  };
}
export function item(position: number, given: Partial<OccasionItem> = {}): OccasionItem {
  return { position, populationPosition: position, itemId: String(position), cells: [], stratum: '', result: null, note: '', handling: null, measureId: null, byRest: false, settled: null, ...given };
}
/** A control under way with these items drawn from ten times as many. */
export function workOf(items: readonly OccasionItem[], given: Partial<Omit<Occasion, 'id'>> = {}): Work {
  const sample = items.length === 0 ? null : { size: items.length, full: false, algorithm: 'internkoll-draw-1', seed: 'frö', tolerable: '0.10', confidence: '0.90', strata: [] };
  return { items, occasion: occasion({ state: items.length === 0 ? 'planned' : 'underWay', sample, population: sample ? { kind: 'stated', size: items.length * 10 } : null, counts: countsOf(items), ...given }) };
}
export function setup(given: Partial<ControlSetup> = {}): ControlSetup {
  return { ...plainSetup('a1' as ActivityId), ...given };
}
export function unit(id: string, parentId: string | null = null, given: Partial<Omit<Unit, 'id' | 'parentId'>> = {}): Unit {
  return { id: id as UnitId, parentId: parentId as UnitId | null, kind: parentId === null ? 'administration' : 'unit', name: `Enheten ${id}`, validFrom: null, validTo: null, serves: parentId === null ? [board] : [], ...given };
}
export function grantAt(role: Role, at: string, given: Partial<Grant> = {}): Grant {
  return { id: `${role} ${at}`, personId: 'p' as PersonId, role, place: at === 'board' ? { kind: 'body', id: board } : { kind: 'unit', id: at as UnitId }, from: null, to: null, ...given };
}
export function person(id: string, grants: readonly Grant[]): Somebody {
  return { id: id as PersonId, name: `Person ${id}`, title: '', grants };
}
