/** A unit without a code that got a new name looks like one that ended and one that began. Where that may be so a person is asked. */
import type { UnitId } from '../identity.ts';
import { nearlySame, similarity, wordsOf } from '../wording.ts';
import type { FileNode } from './fileTree.ts';
import { folded } from './history.ts';
import type { RegisteredUnit } from './organisation.ts';

/** A row of the file and the unit that it may be, or that a person has said it is. */
export interface SameUnit { readonly key: string; readonly unitId: UnitId }

/** Words added to a name keep its subject; a number added is the next of its kind. */
const mostAdded = 2;
const leastCompound = 6;
/** So many names to compare in pairs is another organisation, not one with some new names; beyond it a server would think for seconds. */
const mostPairs = 400_000;

/** "Hemtjänst Norr" and "Hemtjänsten Norr", "Biblioteket" and "Stadsbiblioteket", "Norrskolan" and "Norrskolan F–6" – not "Förskolan Solen" and "Förskolan Månen". 0 where they are not near. */
export function nameNearness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const alike = Math.max(similarity(a, b), similarity(left.toSorted().join(' '), right.toSorted().join(' ')));
  if (alike >= nearlySame) return alike;
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  const added = longer.filter((word) => !shorter.includes(word));
  if (added.length <= mostAdded && longer.length - added.length === shorter.length && !added.some((word) => /^\p{N}+$/u.test(word))) return 0.7;
  const [one = '', other = ''] = [shorter.join(' '), longer.join(' ')];
  const [inner, outer] = one.length <= other.length ? [one, other] : [other, one];
  return inner.length >= leastCompound && outer.endsWith(inner) ? 0.65 : 0;
}

/** Rows that would be new, and units that the file does not have, that may be the same: under the same part, of the same kind, with near names. Each at most once, the nearest first. */
export function proposeRenames(nodes: readonly FileNode[], units: readonly RegisteredUnit[], matched: ReadonlyMap<string, RegisteredUnit>): SameUnit[] {
  const taken = new Set([...matched.values()].map((unit) => unit.id as string));
  const gone = units.filter((unit) => unit.validTo === null && !taken.has(unit.id));
  const pairs: (SameUnit & { readonly near: number })[] = [];
  let compared = 0;
  for (const node of nodes) {
    if (matched.has(node.key) || node.left) continue;
    for (const unit of gone) {
      // Two codes are two units: the code is what the municipality knows them by.
      if (node.code !== null && unit.code !== null && folded(node.code) !== folded(unit.code)) continue;
      if (node.kind !== null && node.kind !== unit.kind) continue;
      if (!liesUnder(node, unit, matched)) continue;
      if ((compared += 1) > mostPairs) return [];
      const near = nameNearness(node.name, unit.name);
      if (near > 0) pairs.push({ key: node.key, unitId: unit.id, near });
    }
  }
  const used = new Set<string>();
  return pairs.toSorted((a, b) => b.near - a.near).filter(({ key, unitId }) => {
    if (used.has(key) || used.has(unitId)) return false;
    used.add(key).add(unitId);
    return true;
  }).map(({ key, unitId }) => ({ key, unitId }));
}

/** Where the file does not say what a unit lies under, it contradicts nothing. */
function liesUnder({ place }: FileNode, unit: RegisteredUnit, matched: ReadonlyMap<string, RegisteredUnit>): boolean {
  switch (place.kind) {
    case 'notStated': return true;
    case 'top': return unit.parentId === null;
    case 'unit': return unit.parentId === place.id;
    case 'node': return unit.parentId !== null && matched.get(place.key)?.id === unit.parentId;
  }
}
