import { sameWords } from '../wording.ts';
import type { Lineage } from './content.ts';

/** What one event continues: the events of last year that it is tied to. */
export interface Tie { readonly eventId: string; readonly previousIds: readonly string[] }

/** The events of last year that an event continues, without any order of their own: sorted by id, so that two readings are equal. */
export function continuedBy(lineage: readonly Lineage[], eventId: string): string[] {
  return [...new Set(lineage.flatMap((row) => (row.object === 'event' && row.to.includes(eventId) ? row.from : [])))].toSorted();
}

/**
 * The lineage with some events tied anew, each to exactly the events of last year that are named. What is tied to none of
 * them stands as it was. Around them the rows are written anew: several into one is merged, one into several is split,
 * one into one is the same when the words are, otherwise changed. Merged and split may overlap; readers take their sum.
 * `textOf` knows the events that stand: a tie to one that has been taken away is kept by itself, in case it comes back.
 */
export function tie(lineage: readonly Lineage[], ties: readonly Tie[], textOf: (id: string) => string | null): Lineage[] {
  const wanted = new Map(ties.map((one) => [one.eventId, [...new Set(one.previousIds)]]));
  const edges: [from: string, to: string][] = [];
  for (const row of lineage) if (row.object === 'event') for (const from of row.from) for (const to of row.to) if (!wanted.has(to)) edges.push([from, to]);
  for (const [to, froms] of wanted) for (const from of froms) edges.push([from, to]);
  const near = touched(lineage, wanted, edges);
  const isNear = (row: Lineage): boolean => row.object === 'event' && (row.from.some((id) => near.has(id)) || row.to.some((id) => near.has(id)));
  return [...lineage.filter((row) => !isNear(row)), ...rowsOf(edges.filter(([from, to]) => near.has(from) || near.has(to)), textOf)];
}

/** The tied events and all that hangs together with them, before or after: only their rows are written anew. */
function touched(lineage: readonly Lineage[], wanted: ReadonlyMap<string, readonly string[]>, edges: readonly (readonly [string, string])[]): Set<string> {
  const near = new Set<string>([...wanted.keys(), ...[...wanted.values()].flat()]);
  const bundles = [...lineage.filter((row) => row.object === 'event').map((row) => [...row.from, ...row.to]), ...edges];
  for (let grown = true; grown;) {
    grown = false;
    for (const bundle of bundles) {
      if (!bundle.some((id) => near.has(id)) || bundle.every((id) => near.has(id))) continue;
      for (const id of bundle) near.add(id);
      grown = true;
    }
  }
  return near;
}

function rowsOf(all: readonly (readonly [string, string])[], textOf: (id: string) => string | null): Lineage[] {
  const edges = all.filter(([from, to]) => textOf(from) !== null && textOf(to) !== null);
  const targets = new Map([...Map.groupBy(edges, ([from]) => from)].map(([from, list]) => [from, [...new Set(list.map(([, to]) => to))]]));
  const sources = new Map([...Map.groupBy(edges, ([, to]) => to)].map(([to, list]) => [to, [...new Set(list.map(([from]) => from))]]));
  const rows: Lineage[] = all.filter((edge) => !edges.includes(edge)).map(([from, to]): Lineage => ({ object: 'event', kind: 'changed', from: [from], to: [to] }));
  for (const [from, to] of targets) {
    const [only] = to;
    if (to.length > 1) rows.push({ object: 'event', kind: 'split', from: [from], to });
    else if (only !== undefined && sources.get(only)?.length === 1) rows.push({ object: 'event', kind: sameWords(textOf(from) ?? '', textOf(only) ?? '') ? 'same' : 'changed', from: [from], to });
  }
  for (const [to, from] of sources) if (from.length > 1) rows.push({ object: 'event', kind: 'merged', from, to: [to] });
  return rows;
}
