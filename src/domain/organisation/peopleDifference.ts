/** What a file would change among people: who is new, which roles come, and whose place as head somebody else takes. */
import { plusDays } from '../control/due.ts';
import type { Day } from '../day.ts';
import type { BodyId, PersonId, UnitId } from '../identity.ts';
import type { OrganisationDifference } from './difference.ts';
import { folded } from './history.ts';
import type { FileCell, FileDoubt, FilePerson } from './organisationFile.ts';
import { validOn, type Body, type Grant, type Person, type Place, type RegisteredUnit, type Role, type UnitKind } from './organisation.ts';

export type KnownPerson = Person & { readonly grants: readonly Grant[] };
/** Where a role is to stand: at a row of the file that is a unit, at one that the file does not have, or at a board. */
export type WantedPlace = { readonly kind: 'row'; readonly key: string } | { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'body'; readonly id: BodyId };
export interface WantedRole { readonly role: Role; readonly place: WantedPlace; /** True when the person has it already. */ readonly had: boolean }
export interface PersonDifference {
  readonly key: string;
  readonly at: FileCell;
  /** Null for somebody new. */
  readonly personId: PersonId | null;
  readonly name: string;
  readonly mail: string | null;
  /** The title as it is to be, and as it was when it changes. */
  readonly title: string;
  readonly titleBefore: string | null;
  readonly roles: readonly WantedRole[];
}
/** A head whom the file does not name at the unit any more: proposed to end, never ended unasked. */
export interface ReplacedHead { readonly grantId: string; readonly personId: PersonId; readonly name: string; readonly role: Role; readonly unitId: UnitId }
export interface PeopleDifference { readonly people: readonly PersonDifference[]; readonly replaced: readonly ReplacedHead[]; readonly doubts: readonly FileDoubt[] }

/** What opens the whole house is given by hand. */
const notFromFile: readonly Role[] = ['administrator'];
const headOf: Record<UnitKind, Role> = { administration: 'director', department: 'departmentHead', area: 'departmentHead', unit: 'unitHead' };
const heads: readonly Role[] = ['director', 'departmentHead', 'unitHead'];

export function peopleDifference(rows: readonly FilePerson[], people: readonly KnownPerson[], organisation: OrganisationDifference, { units, bodies }: { readonly units: readonly RegisteredUnit[]; readonly bodies: readonly Body[] }, day: Day): PeopleDifference {
  const doubts: FileDoubt[] = [];
  const placeAt = places(organisation, units, bodies);
  const byMail = new Map(people.flatMap((person) => (person.mail === null ? [] : [[person.mail.toLowerCase(), person] as const])));
  const byName = Map.groupBy(people, (person) => folded(person.name));
  const found = new Map<string, { row: FilePerson; known: KnownPerson | null; title: string | null; roles: WantedRole[] }>();
  const namedMails = Map.groupBy(rows.filter((row) => row.mail !== null), (row) => folded(row.name));

  for (const row of rows) {
    const alike = byName.get(folded(row.name)) ?? [];
    const mails = new Set((namedMails.get(folded(row.name)) ?? []).map((one) => one.mail?.toLowerCase() ?? ''));
    // A row without an address is the one person of the file that has the name with one.
    const mail = row.mail?.toLowerCase() ?? (mails.size === 1 ? [...mails][0] ?? null : null);
    const byAddress = mail === null ? undefined : byMail.get(mail);
    const unaddressed = alike.filter((one) => mail === null || one.mail === null);
    if (byAddress === undefined && unaddressed.length > 1) {
      doubts.push({ kind: 'personAmbiguous', at: row.at, value: row.name, leaves: true });
      continue;
    }
    const known = byAddress ?? unaddressed[0] ?? null;
    if (known === null && alike.length > 0) doubts.push({ kind: 'mailOther', at: row.at, value: row.name, leaves: false });
    const key = known?.id ?? mail ?? folded(row.name);
    const entry = found.get(key) ?? { row: { ...row, mail }, known, title: null, roles: [] };
    entry.title ??= row.title;
    found.set(key, entry);
    if (row.role === null) continue;
    const at = placeAt(row);
    if (at === null) {
      doubts.push({ kind: 'personUnitUnknown', at: row.at, value: row.unit || row.board || row.name, leaves: true });
      continue;
    }
    const role = row.role === 'head' ? headOf[at.unitKind] : row.role;
    if (notFromFile.includes(role)) {
      doubts.push({ kind: 'roleNotFromFile', at: row.at, value: row.name, leaves: true });
      continue;
    }
    if (entry.roles.some((one) => one.role === role && samePlace(one.place, at.place))) continue;
    const id = at.unitId ?? (at.place.kind === 'body' ? at.place.id : null);
    const had = id !== null && (known?.grants ?? []).some((grant) => grant.role === role && grant.place.kind !== 'municipality' && grant.place.id === id && (validOn(grant, day) || (grant.from !== null && grant.from > day)));
    entry.roles.push({ role, place: at.place, had });
  }

  const listed = [...found].map(([key, { row, known, title, roles }]): PersonDifference => {
    const titleNow = known?.title ?? '';
    const changes = title !== null && title !== '' && known !== null && known.title !== title;
    return { key, at: row.at, personId: known?.id ?? null, name: known?.name ?? row.name, mail: known === null ? row.mail : known.mail, title: known === null ? title ?? '' : changes ? title ?? titleNow : titleNow, titleBefore: changes ? titleNow : null, roles };
  });
  return { people: listed, replaced: replacedHeads(listed, people, organisation, day), doubts };
}

/** What a code or a name in a row of people points at. */
function places(organisation: OrganisationDifference, units: readonly RegisteredUnit[], bodies: readonly Body[]): (row: Pick<FilePerson, 'unit' | 'board'>) => { place: WantedPlace; unitId: UnitId | null; unitKind: UnitKind } | null {
  const rows = organisation.units.filter((row) => !row.left);
  const byCode = new Map(rows.flatMap((row) => (row.wanted.code === null ? [] : [[folded(row.wanted.code), row] as const])));
  const byName = Map.groupBy(rows, (row) => folded(row.wanted.name));
  const standing = units.filter((unit) => unit.validTo === null);
  const unitByCode = new Map(standing.flatMap((unit) => (unit.code === null ? [] : [[folded(unit.code), unit] as const])));
  const unitByName = Map.groupBy(standing, (unit) => folded(unit.name));
  const boards = new Map(bodies.map((body) => [folded(body.name), body.id]));
  return ({ unit, board }) => {
    if (unit.trim() !== '') {
      const wanted = folded(unit);
      const [first = ''] = wanted.split(/[\s–-]+/);
      const named = byName.get(wanted) ?? [];
      const row = byCode.get(wanted) ?? (named.length === 1 ? named[0] : undefined) ?? (/\d/.test(first) ? byCode.get(first) : undefined);
      if (row) return { place: { kind: 'row', key: row.key }, unitId: row.unitId, unitKind: row.wanted.kind };
      const there = unitByName.get(wanted) ?? [];
      const known = unitByCode.get(wanted) ?? (there.length === 1 && named.length === 0 ? there[0] : undefined) ?? (/\d/.test(first) ? unitByCode.get(first) : undefined);
      return known ? { place: { kind: 'unit', id: known.id }, unitId: known.id, unitKind: known.kind } : null;
    }
    const id = boards.get(folded(board));
    return id === undefined ? null : { place: { kind: 'body', id }, unitId: null, unitKind: 'administration' };
  };
}

function samePlace(a: WantedPlace, b: WantedPlace): boolean {
  return a.kind === 'row' ? b.kind === 'row' && a.key === b.key : b.kind === a.kind && a.id === b.id;
}

function replacedHeads(listed: readonly PersonDifference[], people: readonly KnownPerson[], organisation: OrganisationDifference, day: Day): ReplacedHead[] {
  const unitOf = new Map(organisation.units.map((row) => [row.key, row.unitId]));
  const wanted = new Map<string, Set<string>>();
  for (const person of listed) {
    for (const { role, place } of person.roles) {
      const unitId = place.kind === 'row' ? unitOf.get(place.key) ?? null : place.kind === 'unit' ? place.id : null;
      if (unitId === null || !heads.includes(role)) continue;
      const key = `${role} ${unitId}`;
      wanted.set(key, (wanted.get(key) ?? new Set()).add(person.personId ?? person.key));
    }
  }
  return people.flatMap((person) => person.grants.flatMap((grant): ReplacedHead[] => {
    const named = grant.place.kind === 'unit' ? wanted.get(`${grant.role} ${grant.place.id}`) : undefined;
    return grant.place.kind === 'unit' && named !== undefined && !named.has(person.id) && grant.groupId === undefined && grant.to === null && validOn(grant, day) ? [{ grantId: grant.id, personId: person.id, name: person.name, role: grant.role, unitId: grant.place.id }] : [];
  }));
}

export interface PeopleWrites {
  readonly added: readonly Person[];
  readonly titles: readonly { readonly personId: PersonId; readonly title: string; readonly before: string }[];
  readonly grants: readonly Grant[];
  readonly ended: readonly { readonly personId: PersonId; readonly grantId: string; readonly to: Day }[];
}

/** The writes of the difference. A role at a unit that is not written is not given either. */
export function peopleWrites(difference: PeopleDifference, unitIds: ReadonlyMap<string, UnitId>, { day, endHeads, leaveOut }: { readonly day: Day; readonly endHeads: readonly string[]; readonly leaveOut: readonly string[] }, newId: () => string): PeopleWrites {
  const [added, titles, grants]: [Person[], PeopleWrites['titles'][number][], Grant[]] = [[], [], []];
  for (const row of difference.people) {
    if (leaveOut.includes(row.key)) continue;
    const personId = row.personId ?? newId() as PersonId;
    if (row.personId === null) added.push({ id: personId, name: row.name, title: row.title, mail: row.mail });
    else if (row.titleBefore !== null) titles.push({ personId, title: row.title, before: row.titleBefore });
    for (const { role, place, had } of row.roles) {
      const at: Place | null = place.kind === 'body' ? { kind: 'body', id: place.id } : unitPlace(place.kind === 'unit' ? place.id : unitIds.get(place.key));
      if (!had && at !== null) grants.push({ id: newId(), personId, role, place: at, from: day, to: null });
    }
  }
  return { added, titles, grants, ended: difference.replaced.filter((one) => endHeads.includes(one.grantId)).map((one) => ({ personId: one.personId, grantId: one.grantId, to: plusDays(day, -1) })) };
}
function unitPlace(id: UnitId | undefined): Place | null {
  return id === undefined ? null : { kind: 'unit', id };
}

