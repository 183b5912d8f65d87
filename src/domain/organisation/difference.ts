/** What a file would change in the organisation: found by code, then by name under the same part. Pure and in the order of the file; the same file twice gives nothing the second time. */
import { plusDays } from '../control/due.ts';
import type { Day } from '../day.ts';
import type { BodyId, UnitId } from '../identity.ts';
import { ok, type Outcome } from '../refusal.ts';
import { applied, changedFrom, folded, unsound, type OrganisationWrites } from './history.ts';
import { fileTree, type FileNode, type NodePlace } from './fileTree.ts';
import type { FileCell, FileDoubt, FileUnit } from './organisationFile.ts';
import { proposeRenames, type SameUnit } from './renames.ts';
import { upwards, type Body, type EarlierUnit, type RegisteredUnit, type UnitKind } from './organisation.ts';

const unitFields = ['name', 'parent', 'code', 'kind', 'serves', 'validFrom', 'validTo'] as const;
export type UnitField = (typeof unitFields)[number];

/** What the file says a unit is to be. */
export interface WantedUnit { readonly code: string | null; readonly name: string; readonly kind: UnitKind; readonly place: Exclude<NodePlace, { kind: 'notStated' }>; readonly serves: readonly BodyId[]; readonly validFrom: Day | null; readonly validTo: Day | null }
export interface UnitDifference {
  readonly key: string;
  readonly at: FileCell;
  /** The unit of the register; null for a new one. */
  readonly unitId: UnitId | null;
  /** Empty for one that stands as before. */
  readonly changes: readonly UnitField[];
  readonly wanted: WantedUnit;
  /** Not written: what it would lie under is not known, or it is not in the register any more. */
  readonly left: boolean;
}
export interface OrganisationDifference {
  readonly units: readonly UnitDifference[];
  /** Standing in the register and not in the file. */
  readonly missing: readonly UnitId[];
  /** Rows that would be new and may be one of the missing under a new name: only a person knows. */
  readonly renames: readonly SameUnit[];
  readonly doubts: readonly FileDoubt[];
}
/** How much there is of each, people too. */
export interface OrganisationVerdict {
  readonly units: number; readonly people: number;
  readonly same: number; readonly added: number; readonly renamed: number; readonly moved: number; readonly otherwise: number; readonly missing: number; readonly renames: number;
  readonly newPeople: number; readonly newRoles: number; readonly doubts: number;
}
export interface Register { readonly units: readonly RegisteredUnit[]; readonly bodies: readonly Body[] }

/** `same`: rows that a person has said are units of the register. */
export function organisationDifference(rows: readonly FileUnit[], { units, bodies }: Register, day: Day, same: readonly SameUnit[] = []): OrganisationDifference {
  const { nodes, doubts: treeDoubts } = fileTree(rows, units);
  const doubts = [...treeDoubts];
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const matched = matches(nodes, units, same);
  const boards = new Map(bodies.map((body) => [folded(body.name), body.id]));
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const found = new Map<string, UnitDifference>();
  const reached = new Map<string, ReadonlySet<BodyId>>();
  const parents = new Set(nodes.flatMap((node) => (node.place.kind === 'node' ? [node.place.key] : [])));
  const stated = servesBelow(nodes, (words) => boards.get(folded(words)));

  for (const node of nodes) {
    const unit = matched.get(node.key) ?? null;
    const aboveNode = node.place.kind === 'node' ? found.get(node.place.key) : undefined;
    const ended = unit !== null && unit.validTo !== null && unit.validTo < day && (node.to === null || node.to !== unit.validTo);
    if (ended) doubts.push({ kind: 'endedHere', at: node.at, value: unit.name, leaves: true });
    const place = placeOf(node, unit);
    const left = node.left && unit === null || ended || (unit === null && aboveNode?.left === true && aboveNode.unitId === null);
    const above = place.kind === 'node' ? reached.get(place.key) ?? new Set<BodyId>() : place.kind === 'unit' ? new Set(upwards(byId, place.id).flatMap((one) => [...one.serves])) : new Set<BodyId>();
    for (const words of node.serves ?? []) if (!boards.has(folded(words))) doubts.push({ kind: 'boardUnknown', at: node.at, value: words, leaves: false });
    const serves = servesOf(node, unit, above, stated.get(node.key) ?? []);
    reached.set(node.key, new Set([...above, ...serves]));
    if (unit === null && place.kind === 'top' && serves.length === 0 && !left) doubts.push({ kind: 'noBoard', at: node.at, value: node.name, leaves: false });
    const wanted: WantedUnit = {
      code: node.code ?? unit?.code ?? null, name: node.name, kind: node.kind ?? unit?.kind ?? kindOf(node, byKey, parents), place, serves,
      validFrom: node.from ?? (unit === null ? day : unit.validFrom), validTo: node.to ?? unit?.validTo ?? null,
    };
    if (wanted.validFrom !== null && wanted.validTo !== null && wanted.validTo < wanted.validFrom) {
      doubts.push({ kind: 'spanTurned', at: node.at, value: node.name, leaves: true });
      found.set(node.key, { key: node.key, at: node.at, unitId: unit?.id ?? null, changes: [], wanted, left: true });
      continue;
    }
    const changes = unit === null || left ? [] : changesOf(unit, wanted, matched);
    found.set(node.key, { key: node.key, at: node.at, unitId: unit?.id ?? null, changes, wanted, left });
  }
  const inFile = new Set([...matched.values()].map((unit) => unit.id as string));
  // A file of people alone says nothing of units.
  const missing = rows.length === 0 ? [] : units.filter((unit) => unit.validTo === null && !inFile.has(unit.id)).map((unit) => unit.id);
  return { units: [...found.values()], missing, renames: rows.length === 0 ? [] : proposeRenames(nodes, units, matched), doubts };
}

/** By code, standing units before ended ones; then as a person has said; then by name under the same part. */
function matches(nodes: readonly FileNode[], units: readonly RegisteredUnit[], same: readonly SameUnit[]): Map<string, RegisteredUnit> {
  const newest = units.toSorted((a, b) => Number(a.validTo !== null) - Number(b.validTo !== null) || ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1));
  const byCode = Map.groupBy(newest.filter((unit) => unit.code !== null), (unit) => folded(unit.code ?? ''));
  const byName = Map.groupBy(newest, (unit) => folded(unit.name));
  const found = new Map<string, RegisteredUnit>();
  const taken = new Set<string>();
  const take = (node: FileNode, unit: RegisteredUnit | undefined): void => {
    if (unit === undefined) return;
    found.set(node.key, unit);
    taken.add(unit.id);
  };
  for (const node of nodes) if (node.code !== null) take(node, (byCode.get(folded(node.code)) ?? []).find((unit) => !taken.has(unit.id) && (unit.validTo === null || sameSpan(unit, node))) ?? (byCode.get(folded(node.code)) ?? []).find((unit) => !taken.has(unit.id)));
  for (const { key, unitId } of same) {
    const node = nodes.find((one) => one.key === key);
    if (node && !found.has(key) && !taken.has(unitId)) take(node, units.find((unit) => unit.id === unitId && unit.validTo === null));
  }
  for (const node of nodes) {
    if (found.has(node.key)) continue;
    const named = (byName.get(folded(node.name)) ?? []).filter((unit) => !taken.has(unit.id));
    const { place } = node;
    const here = place.kind === 'notStated' ? (named.filter((unit) => unit.validTo === null).length === 1 ? named : []) : named.filter((unit) => {
      const parent = place.kind === 'node' ? found.get(place.key)?.id : place.kind === 'unit' ? place.id : null;
      return parent !== undefined && unit.parentId === parent;
    });
    // Another code on both sides is another unit, unless the one that is there stands: then it has got a new code.
    take(node, here.find((unit) => unit.validTo === null || sameSpan(unit, node)) ?? here.find((unit) => node.code === null || unit.code === null || folded(unit.code) === folded(node.code)));
  }
  return found;
}
function sameSpan(unit: RegisteredUnit, node: FileNode): boolean {
  return node.to !== null && unit.validTo === node.to;
}

/** Where the file does not say, a unit lies where it lies. */
function placeOf(node: FileNode, unit: RegisteredUnit | null): WantedUnit['place'] {
  if (node.place.kind !== 'notStated') return node.place;
  return unit === null || unit.parentId === null ? { kind: 'top' } : { kind: 'unit', id: unit.parentId };
}

/** Boards said at the parts below one that says nothing itself: an administration that is only a column serves what its parts serve. */
function servesBelow(nodes: readonly FileNode[], boardOf: (words: string) => BodyId | undefined): Map<string, readonly BodyId[]> {
  const all = new Map<string, BodyId[]>();
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  for (const node of nodes) {
    const own = (node.serves ?? []).flatMap((words) => boardOf(words) ?? []);
    if (own.length === 0) continue;
    for (let at: FileNode | undefined = node; at; at = at.place.kind === 'node' ? byKey.get(at.place.key) : undefined) {
      if (at !== node && at.serves !== null) break;
      all.set(at.key, [...new Set([...(all.get(at.key) ?? []), ...own])]);
    }
  }
  return all;
}

/** What the unit itself serves: what is said less what comes from above. Where nothing is said, as before. */
function servesOf(node: FileNode, unit: RegisteredUnit | null, above: ReadonlySet<BodyId>, said: readonly BodyId[]): readonly BodyId[] {
  const own = unit?.serves ?? [];
  const top = node.place.kind === 'top';
  // Only a top part takes what its parts say: below it, it comes from above.
  if (node.serves === null && !(top && own.length === 0)) return own;
  if (said.length === 0) return own;
  const wanted = said.filter((id) => !above.has(id));
  const before = new Set([...own, ...above]);
  // Said twice, here and above, is the same as said once.
  return said.every((id) => before.has(id)) && own.every((id) => said.includes(id) || above.has(id)) ? own : wanted;
}

/** A part at the top is an administration, one with parts below it a department or an area, one without a unit. */
function kindOf(node: FileNode, byKey: ReadonlyMap<string, FileNode>, parents: ReadonlySet<string>): UnitKind {
  if (node.place.kind === 'top') return 'administration';
  if (!parents.has(node.key)) return 'unit';
  const above = node.place.kind === 'node' ? byKey.get(node.place.key) : undefined;
  return above === undefined || above.place.kind === 'top' ? 'department' : 'area';
}

function changesOf(unit: RegisteredUnit, wanted: WantedUnit, matched: ReadonlyMap<string, RegisteredUnit>): UnitField[] {
  const parentId = wanted.place.kind === 'node' ? matched.get(wanted.place.key)?.id : wanted.place.kind === 'unit' ? wanted.place.id : null;
  const sameServes = unit.serves.length === wanted.serves.length && wanted.serves.every((id) => unit.serves.includes(id));
  const changed: Record<UnitField, boolean> = {
    name: unit.name.normalize('NFC') !== wanted.name, parent: parentId !== unit.parentId, code: (unit.code ?? '') !== (wanted.code ?? ''), kind: unit.kind !== wanted.kind,
    serves: !sameServes,
    validFrom: unit.validFrom !== wanted.validFrom, validTo: unit.validTo !== wanted.validTo,
  };
  return unitFields.filter((field) => changed[field]);
}

export interface TakeChoices { readonly day: Day; /** Of the missing ones, those that end the day before. What lies under them and is missing too ends with them. */ readonly close: readonly UnitId[]; /** Keys of rows that are not written. */ readonly leaveOut: readonly string[] }

/** The writes that a difference comes to, and which unit each row became. Refused where two units would share a code, or one lie under itself. */
export function organisationWrites(units: readonly RegisteredUnit[], difference: OrganisationDifference, { day, close, leaveOut }: TakeChoices, newId: () => string): Outcome<{ readonly writes: OrganisationWrites; readonly ids: ReadonlyMap<string, UnitId> }> {
  const ids = new Map<string, UnitId>();
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const out = new Set(leaveOut);
  const [changed, added, earlier]: [RegisteredUnit[], RegisteredUnit[], EarlierUnit[]] = [[], [], []];
  for (const row of difference.units) {
    if (row.unitId !== null) ids.set(row.key, row.unitId);
    if (row.left || out.has(row.key)) continue;
    const { place, ...wanted } = row.wanted;
    const parentId = place.kind === 'node' ? ids.get(place.key) : place.kind === 'unit' ? place.id : null;
    const unit = row.unitId === null ? undefined : byId.get(row.unitId);
    if (parentId === undefined) continue;
    if (row.unitId === null) {
      const id = newId() as UnitId;
      ids.set(row.key, id);
      added.push({ id, parentId, ...wanted });
    } else if (unit !== undefined && row.changes.length > 0) {
      const from = changedFrom(unit, { id: unit.id, parentId, ...wanted }, day);
      changed.push(from.changed);
      earlier.push(...from.earlier);
    }
  }
  const missing = new Set<string>(difference.missing);
  const closing = new Set<string>(close.filter((id) => missing.has(id)));
  const placed = new Map(changed.map((unit) => [unit.id as string, unit]));
  for (const id of difference.missing) {
    const unit = byId.get(id);
    if (unit === undefined) continue;
    const path = upwards(byId, id);
    const root = path.findIndex((one) => closing.has(one.id));
    // Ends with the nearest part above that ends, as long as all between are missing too.
    if (root >= 0 && path.slice(0, root + 1).every((one) => missing.has(one.id)) && !placed.has(id)) changed.push({ ...unit, validTo: lastDay(unit, day) });
  }
  const writes: OrganisationWrites = { changed, added, earlier, successions: [] };
  const problem = unsound(applied(units, writes));
  return problem ?? ok({ writes, ids });
}
/** The day before; one that was to begin later ends as it begins. */
function lastDay(unit: RegisteredUnit, day: Day): Day {
  const last = plusDays(day, -1);
  return unit.validFrom !== null && unit.validFrom > last ? unit.validFrom : last;
}
