/** A board with a decided plan and many units, for tests of the screens of controls; made through the same use cases as everything else. */
import type { Day } from '../../src/domain/day.ts';
import type { BodyId, UnitId, VersionId } from '../../src/domain/identity.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import type { Input } from '../../src/contract/table.ts';
import type { Served } from '../served.ts';

export const units = 57;
const rows: readonly (readonly [string, string, string])[] = [
  ['Attest av utlägg: kvitto, syfte och attest av annan än köparen', 'quarter', 'Utlägg betalas utan underlag'], ['Nycklar och taggar är inventerade', 'halfYear', 'Nyckel finns hos någon som har slutat'],
  ['Kassan stämmer med redovisningen', 'month', 'Kontanter försvinner ur kassan'], ['Bisysslor är anmälda och bedömda', 'year', 'Bisyssla stör tjänsten'], ['Behörigheter i system är rätt', 'tertial', 'Behörighet står kvar efter bytt tjänst'],
  ['Inköp görs på avtal', 'quarter', 'Inköp görs utanför avtal'], ['Delegationsbeslut är anmälda', 'tertial', 'Beslut anmäls inte till nämnden'], ['Allmänna handlingar är diarieförda', 'halfYear', 'Handling går inte att hitta'],
  ['Föreningsbidrag har redovisats', 'year', 'Bidrag används till annat'], ['Lönelistor är kontrollerade', 'month', 'Fel lön betalas ut'], ['Brandskyddsrond är gjord', 'quarter', 'Brandskyddet brister'], ['Upphandlingar under tröskelvärdet är dokumenterade', 'onOccasion', 'Upphandling går inte att granska i efterhand'],
];

export interface Town {
  readonly boardId: BodyId; readonly unitIds: readonly UnitId[]; readonly activityIds: readonly string[];
  readonly people: Readonly<Record<'asta' | 'birk' | 'cilla' | 'dag', string>>; readonly cookies: Readonly<Record<'asta' | 'birk' | 'cilla' | 'dag', string>>;
  /** The control of an activity at a unit, or of the whole board, in a period. */
  occasion(activity: number, period: string, unit: number | null): Promise<string>;
}

/**
 * The year's plan is decided and its controls are hung up in its first days, so that every period has its occasions.
 * Asta coordinates, Birk is secretary, Cilla heads the first unit and Dag the second.
 */
export async function buildTown(served: Served, year: number): Promise<Town> {
  const { now } = served.house;
  Object.assign(served.house, { now: () => new Date(`${year}-01-10T08:00:00Z`) });
  const newId = (): never => served.house.newId() as never;
  const boardId: BodyId = newId();
  await served.arrange('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  const unitIds: UnitId[] = [];
  const departmentId: UnitId = newId();
  await served.arrange('organisation.addUnit', { id: departmentId, parentId: null, serves: [boardId], kind: 'department', name: 'Fritid', validFrom: null, validTo: null });
  for (let at = 0; at < units; at += 1) {
    const id: UnitId = newId();
    unitIds.push(id);
    await served.arrange('organisation.addUnit', { id, parentId: departmentId, serves: [boardId], kind: 'unit', name: at === 0 ? 'Isbergets sporthall' : at === 1 ? 'Ekens fritidsgård' : `Enhet ${String(at + 1).padStart(2, '0')}`, validFrom: null, validTo: null });
  }
  const people: Record<string, string> = {};
  const cookies: Record<string, string> = {};
  const person = async (key: keyof Town['people'], name: string, title: string, role: Role, unit: UnitId | null): Promise<void> => {
    const id = newId();
    people[key] = id;
    await served.arrange('person.add', { id, name, title, mail: `${key}@ekstrand.example` });
    await served.arrange('person.grant', { id: newId(), personId: id, role, place: unit === null ? { kind: 'body', id: boardId } : { kind: 'unit', id: unit }, from: null, to: null });
  };
  await person('asta', 'Asta Lundvik', 'Samordnare', 'coordinator', null);
  await person('birk', 'Birk Ahlm', 'Nämndsekreterare', 'secretary', null);
  await person('cilla', 'Cilla Berg', 'Enhetschef', 'unitHead', unitIds[0] ?? null);
  await person('dag', 'Dag Ek', 'Enhetschef', 'unitHead', unitIds[1] ?? null);
  await served.arrange('year.create', { boardId, year, boardYearId: newId(), methodId: null });
  const groupId = newId();
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'group', rows: [{ id: groupId, parentId: null, level: 1, title: 'Ordning i ekonomin', position: 0 }] });
  const activityIds = rows.map(() => newId() as string);
  const events = rows.map(([, , text], at) => ({ id: newId() as string, label: String(at + 1), text, likelihood: 4, consequence: 3, treatment: 'plan', groupId, position: at }));
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'event', rows: events });
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'activity', rows: rows.map(([text, code], at) => ({ id: activityIds[at], text, position: at, eventIds: [events[at]?.id], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code, printed: '' } })) });
  const versionId: VersionId = newId();
  const decided = `${year}-01-05` as Day;
  await served.arrange('decision.submit', { boardId, year, versionId, meetingOn: decided, caseNumber: '', recipients: '', overrides: [] });
  await served.arrange('decision.register', { boardId, year, versionId, outcome: 'asProposed', decidedOn: decided, minutesItem: '§ 4', note: '', boardsOwnVersionId: null });
  const everywhere = { kind: 'units' as const, unitIds: [], chosen: { by: 'all' as const } };
  const at = (...unit: number[]) => ({ kind: 'units' as const, unitIds: unit.flatMap((one) => unitIds[one] ?? []), chosen: { by: 'hand' as const } });
  const setUp = async (activity: number, changes: Input<'control.setUp'>['changes']): Promise<void> => { await served.arrange('control.setUp', { boardId, year, activityId: activityIds[activity] ?? '', changes }); };
  await setUp(0, { itemWord: 'utlägg', instruction: 'Se på kvittot till varje utlägg. Det ska visa vad som köptes, varför, och att någon annan än köparen har attesterat.', routineLink: 'https://ekstrand.example/rutiner/utlagg', places: everywhere });
  await setUp(1, { itemWord: 'nycklar', sampling: 'all', places: everywhere });
  await setUp(2, { sampling: 'none', places: at(0, 1) });
  await setUp(4, { populationFrom: 'file', evidence: 'asked', secondReviewer: true, places: at(0) });
  Object.assign(served.house, { now });
  for (const [key, id] of Object.entries(people)) cookies[key] = await served.cookieOf(id);
  const town: Town = {
    boardId, unitIds, activityIds, people: people as Town['people'], cookies: cookies as Town['cookies'],
    async occasion(activity, period, unit) {
      const view = await served.arrange('control.list', { boardId, year });
      const found = view.activities.find((one) => one.activityId === activityIds[activity])?.occasions.find((one) => one.period.code === period && one.unitId === (unit === null ? null : unitIds[unit]));
      if (!found) throw new Error(`No control ${activity} ${period} ${unit}`);
      return found.id;
    },
  };
  return town;
}
