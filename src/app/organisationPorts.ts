import type { ControlSetup } from '../domain/control/occasion.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, BoardYearId, UnitId } from '../domain/identity.ts';
import type { OrganisationWrites } from '../domain/organisation/history.ts';
import type { EarlierUnit, Succession } from '../domain/organisation/organisation.ts';
import type { PeopleWrites } from '../domain/organisation/peopleDifference.ts';

/** A control setting that names a unit as a place. */
export interface SetupAt { readonly bodyId: BodyId; readonly boardYearId: BoardYearId; readonly setup: ControlSetup }
/** Occasions that stand at units, counted by board, year of the period and state; `ahead` = the period begins on the day or after it. */
export interface OccasionsAt { readonly bodyId: BodyId; readonly year: number; readonly state: 'planned' | 'underWay' | 'review'; readonly ahead: boolean; readonly count: number }

/** Units over time, and many changes of units and people at once. */
export interface OrganisationHistoryStore {
  earlierUnits(): Promise<EarlierUnit[]>;
  successions(): Promise<Succession[]>;
  writeUnits(writes: OrganisationWrites): Promise<void>;
  writePeople(writes: PeopleWrites): Promise<void>;
  setupsAt(unitIds: readonly UnitId[], fromYear: number): Promise<SetupAt[]>;
  occasionsAt(unitIds: readonly UnitId[], day: Day): Promise<OccasionsAt[]>;
}
