/** A board with a year behind it, for tests of the screens of the follow-up and the chain: a decided plan, performed controls with and without faults, one left undone, a measure. */
import type { Day } from '../../src/domain/day.ts';
import type { BodyId, UnitId, VersionId } from '../../src/domain/identity.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import type { Served } from '../served.ts';

const rows: readonly (readonly [title: string, frequency: string, event: string, group: number, likelihood: number, consequence: number])[] = [
  ['Registerutdrag för timanställda', 'year', 'Någon arbetar utan registerutdrag', 1, 2, 5],
  ['Närvarokort i föreningar', 'halfYear', 'Förening får stöd för aktiviteter som inte har ägt rum', 0, 4, 4],
  ['Jäv vid beslut om stöd', 'year', 'Den som beslutar om stöd har uppdrag i föreningen', 0, 2, 4],
  ['Badvattnets protokoll', 'year', 'Badvattnet håller inte gränsvärdena', 1, 3, 4],
  ['Dagskassan', 'year', 'Kontanter försvinner ur kassan', 1, 3, 3],
];
const pools = ['Havsbadet', 'Isbadet', 'Kanalbadet', 'Lillbadet', 'Mossbadet', 'Norrbadet', 'Parkbadet', 'Rosenbadet', 'Simhallen', 'Skolbadet', 'Strandbadet', 'Tallbadet', 'Utebadet', 'Västerbadet'];

export interface FollowupTown {
  readonly boardId: BodyId; readonly year: number; readonly activityIds: readonly string[]; readonly eventIds: readonly string[]; readonly versionId: VersionId;
  readonly cookies: Readonly<Record<'asta' | 'tilda' | 'birk' | 'cilla', string>>;
}

/** Asta coordinates, Tilda directs, Birk is secretary and Cilla a member of the board. */
export async function buildFollowupTown(served: Served): Promise<FollowupTown> {
  const { now } = served.house;
  // Last year: whenever the test is run, all its periods have ended.
  const year = new Date().getFullYear() - 1;
  const on = (day: string): void => { Object.assign(served.house, { now: () => new Date(`${day}T08:00:00Z`) }); };
  on(`${year}-01-04`);
  const newId = (): never => served.house.newId() as never;
  const boardId: BodyId = newId();
  await served.arrange('organisation.name', { name: 'Ekstrand' });
  await served.arrange('organisation.addBody', { id: boardId, name: 'Kultur- och fritidsnämnden', kind: 'board', validFrom: null, validTo: null });
  const unitIds: UnitId[] = [];
  const departmentId: UnitId = newId();
  await served.arrange('organisation.addUnit', { id: departmentId, parentId: null, serves: [boardId], kind: 'department', name: 'Bad', validFrom: null, validTo: null });
  for (const name of pools) {
    const id: UnitId = newId();
    unitIds.push(id);
    await served.arrange('organisation.addUnit', { id, parentId: departmentId, serves: [boardId], kind: 'unit', name, validFrom: null, validTo: null });
  }
  const people: Record<string, string> = {};
  const person = async (key: string, name: string, title: string, role: Role): Promise<void> => {
    people[key] = newId();
    await served.arrange('person.add', { id: people[key] as never, name, title, mail: null });
    await served.arrange('person.grant', { id: newId(), personId: people[key] as never, role, place: { kind: 'body', id: boardId }, from: null, to: null });
  };
  await person('asta', 'Asta Lundvik', 'Samordnare', 'coordinator');
  await person('tilda', 'Tilda Ekmarker', 'Kultur- och fritidsdirektör', 'director');
  await person('birk', 'Birk Ahlm', 'Nämndsekreterare', 'secretary');
  await person('cilla', 'Cilla Berg', 'Ledamot', 'member');
  await served.arrange('year.create', { boardId, year, boardYearId: newId(), methodId: null });
  const groupIds = [newId() as string, newId() as string];
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'group', rows: [{ id: groupIds[0], level: 0, title: '2.1 Föreningar får rätt stöd i rätt tid', position: 0 }, { id: groupIds[1], level: 0, title: '2.2 Anläggningarna är trygga', position: 1 }] });
  const eventIds = rows.map(() => newId() as string);
  const activityIds = rows.map(() => newId() as string);
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'event', rows: rows.map(([, , text, group, likelihood, consequence], at) => ({ id: eventIds[at], label: String(14 + at), text, groupId: groupIds[group], position: at, likelihood, consequence, treatment: 'plan' })) });
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'control', rows: [{ id: newId(), groupId: groupIds[0], text: 'Två personer godkänner varje utbetalning över 20 000 kronor.', covers: [eventIds[1]], position: 0 }] });
  await served.arrange('year.add', { boardId, year, changeId: newId(), object: 'activity', rows: rows.map(([text, code], at) => ({ id: activityIds[at], text, position: at, eventIds: [eventIds[at]], owner: { kind: 'text', printed: 'Föreningskonsulent' }, frequency: { kind: 'code', code, printed: '' } })) });
  const versionId: VersionId = newId();
  await served.arrange('decision.submit', { boardId, year, versionId, meetingOn: `${year}-01-05` as Day, caseNumber: 'KFN 12', recipients: '', overrides: [] });
  await served.arrange('decision.register', { boardId, year, versionId, outcome: 'asProposed', decidedOn: `${year}-01-05` as Day, minutesItem: '§ 87', note: '', boardsOwnVersionId: null });
  await served.arrange('control.setUp', { boardId, year, activityId: activityIds[3] ?? '', changes: { places: { kind: 'units', unitIds, chosen: { by: 'hand' } } } });

  const { activities } = await served.arrange('control.list', { boardId, year });
  const occasions = (at: number) => activities.find((one) => one.activityId === activityIds[at])?.occasions ?? [];
  const perform = async (occasionId: string, size: number, faults: number, note: string, measure: { id: string; title: string; end: string } | null = null): Promise<void> => {
    let view = await served.arrange('control.read', { boardId, occasionId });
    view = await served.arrange('control.count', { boardId, occasionId, revision: view.occasion.revision, size });
    for (let position = 1; position <= faults; position += 1) {
      await served.arrange('control.answer', { boardId, occasionId, items: [{ position, seen: null, result: 'fault' }] });
      await served.arrange('control.handle', { boardId, occasionId, position, seen: null, note, handling: position === 1 && measure ? 'measure' : 'mended', measure: position === 1 && measure ? { id: measure.id, title: measure.title, responsibleId: people['asta'] as never, end: measure.end as Day } : null });
    }
    view = await served.arrange('control.read', { boardId, occasionId });
    view = await served.arrange('control.rest', { boardId, occasionId, revision: view.occasion.revision });
    await served.arrange('control.finish', { boardId, occasionId, revision: view.occasion.revision, conclusion: view.resultWords[faults === 0 ? 0 : 1] ?? '', comment: faults === 0 ? '' : note });
  };
  on(`${year}-05-28`);
  await perform(occasions(1)[0]?.id ?? '', 154, 3, 'Ledarens underskrift saknas', { id: newId(), title: 'Ny blankett för närvarokort', end: `${year}-12-15` });
  on(`${year}-11-20`);
  await perform(occasions(0)[0]?.id ?? '', 40, 0, '');
  await perform(occasions(1)[1]?.id ?? '', 158, 1, 'Fler deltagare på kortet än i lokalens bokning');
  await perform(occasions(2)[0]?.id ?? '', 38, 0, '');
  for (const [at, one] of occasions(3).entries()) if (at < 12) await perform(one.id, 12, at === 8 ? 2 : 0, 'Prov saknas');
  const shut = occasions(3)[12];
  if (shut) await served.arrange('control.notPerformed', { boardId, occasionId: shut.id, revision: shut.revision, reason: 'noSuchActivity', text: 'Badet var stängt hela året.', until: null });
  Object.assign(served.house, { now });
  const cookies: Record<string, string> = {};
  for (const [key, id] of Object.entries(people)) cookies[key] = await served.cookieOf(id);
  return { boardId, year, activityIds, eventIds, versionId, cookies: cookies as FollowupTown['cookies'] };
}
