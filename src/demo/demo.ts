/** The made-up municipality of Ekstrand, told as calls to the house's own operations: what the demo shows is what a user could have done. */
import { dayFrom, type Day } from '../domain/day.ts';
import type { BodyId, PersonId, UnitId } from '../domain/identity.ts';
import type { Place } from '../domain/organisation/organisation.ts';
import { care } from './boards/care.ts';
import { culture } from './boards/culture.ts';
import type { DemoBoard, DemoPerson } from './boards/shape.ts';
import { technical } from './boards/technical.ts';
import { tellControlYear } from './controlYear.ts';
import { tellDeviations } from './deviations.ts';
import { named, type Call, type DemoTools, type Telling } from './telling.ts';
import { tellDecidedYear, tellNextYear } from './years.ts';

const demoMunicipality = 'Ekstrand';

const boards: readonly DemoBoard[] = [culture, technical, care];

/** People of the whole municipality. */
const people: readonly DemoPerson[] = [
  { key: 'systemforvaltare', name: 'Ymer Dalsvik', title: 'Systemförvaltare', role: 'administrator', at: 'municipality' },
  { key: 'revisor', name: 'Hedda Råsjö', title: 'Förtroendevald revisor', role: 'auditor', at: 'municipality' },
  { key: 'stadskontor', name: 'Isak Fornlund', title: 'Controller på kommunledningskontoret', role: 'cityOffice', at: 'municipality' },
  { key: 'ekonomichef', name: 'Ylva Stenrot', title: 'Ekonomichef', role: 'financeHead', at: 'municipality' },
  { key: 'personalchef', name: 'Aron Vikmark', title: 'Personalchef', role: 'hrHead', at: 'municipality' },
  { key: 'registrator', name: 'Berit Hallonqvist', title: 'Registrator', role: 'registrar', at: 'municipality' },
];

function theDay(text: string): Day {
  const day = dayFrom(text);
  if (day === null) throw new RangeError(`${text} is no day`);
  return day;
}

export async function tellDemo(call: Call, tools: DemoTools): Promise<void> {
  const today = theDay(tools.today);
  // Boards work on the coming year from August.
  const thisYear = Number(today.slice(0, 4));
  const coming = today.slice(5) >= '08-01' ? thisYear + 1 : thisYear;
  const on = (year: number, monthAndDay: string): Day => {
    const day = theDay(`${year}-${monthAndDay}`);
    return day > today ? today : day;
  };
  const began = on(coming - 2, '08-17');

  await call('organisation.name', { name: demoMunicipality }, undefined, began);
  const everywhere = new Map<string, PersonId>();
  for (const person of people) everywhere.set(person.key, await addPerson(call, tools, person, { kind: 'municipality' }, began));
  await call('deviation.channel', { address: 'https://visselblasning.ekstrand.example' }, undefined, began);
  const { methods } = await call('method.list', {}, undefined, began);
  for (const board of boards) {
    const method = methods.find((one) => one.bodyId === null && one.method.key === board.method);
    if (!method) throw new Error(`The delivered method ${board.method} is not there`);
    const boardId = tools.newId() as BodyId;
    await call('organisation.addBody', { id: boardId, name: board.name, kind: 'board', validFrom: null, validTo: null }, undefined, began);
    const units = await addOrganisation(call, tools, board, boardId, began);
    const ids = new Map(everywhere);
    for (const person of board.people) {
      const at = person.at;
      const place: Place = at === 'board' ? { kind: 'body', id: boardId } : at === 'municipality' ? { kind: 'municipality' } : { kind: 'unit', id: named(units, at.unit) };
      ids.set(person.key, await addPerson(call, tools, person, place, began));
    }
    const telling: Telling = { call, newId: () => tools.newId(), board, boardId, methodId: method.id, who: (key) => named(ids, key), coming, on };
    await tellDecidedYear(telling);
    await tellNextYear(telling);
    await tellControlYear(telling, board.controls, today);
    await tellDeviations(telling, units, today);
  }
}

async function addOrganisation(call: Call, tools: DemoTools, board: DemoBoard, boardId: BodyId, began: Day): Promise<Map<string, UnitId>> {
  const units = new Map<string, UnitId>();
  async function add(name: string, kind: 'administration' | 'department' | 'unit', parent: string | null): Promise<void> {
    const id = tools.newId() as UnitId;
    units.set(name, id);
    await call('organisation.addUnit', { id, parentId: parent === null ? null : named(units, parent), kind, name, serves: parent === null ? [boardId] : [], validFrom: null, validTo: null }, undefined, began);
  }
  await add(board.administration, 'administration', null);
  for (const [department, ...below] of board.departments) {
    await add(department, 'department', board.administration);
    for (const unit of below) await add(unit, 'unit', department);
  }
  return units;
}

async function addPerson(call: Call, tools: DemoTools, person: DemoPerson, place: Place, began: Day): Promise<PersonId> {
  const personId = tools.newId() as PersonId;
  const mail = `${person.name.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o').replaceAll(/[^a-z]+/g, '.')}@ekstrand.example`;
  await call('person.add', { id: personId, name: person.name, title: person.title, mail }, undefined, began);
  await call('person.grant', { id: tools.newId(), personId, role: person.role, place, from: null, to: null }, undefined, began);
  return personId;
}
