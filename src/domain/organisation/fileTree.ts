/** The units of a file as a tree: repeated rows are one unit, and every row knows what it lies under. */
import type { FileCell, FileDoubt, FileUnit } from './organisationFile.ts';
import { folded } from './history.ts';
import type { RegisteredUnit, UnitKind } from './organisation.ts';
import type { Day } from '../day.ts';
import type { UnitId } from '../identity.ts';

/** What a unit lies under: another of the file, one that the register has and the file does not, the top, or not said. */
export type NodePlace = { readonly kind: 'notStated' | 'top' } | { readonly kind: 'node'; readonly key: string } | { readonly kind: 'unit'; readonly id: UnitId };
export interface FileNode {
  /** The same for the same file. */
  readonly key: string;
  readonly at: FileCell;
  readonly code: string | null;
  readonly name: string;
  readonly kind: UnitKind | null;
  readonly place: NodePlace;
  readonly serves: readonly string[] | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Not written: what it lies under is not known. */
  readonly left: boolean;
}
type Building = { -readonly [Field in keyof FileNode]: FileNode[Field] } & { words: string | null };

export interface FileTree { /** What lies above comes before what lies below. */ readonly nodes: readonly FileNode[]; readonly doubts: readonly FileDoubt[] }

export function fileTree(rows: readonly FileUnit[], units: readonly RegisteredUnit[]): FileTree {
  const doubts: FileDoubt[] = [];
  const nodes = new Map<string, Building>();
  const byCode = new Map<string, Building>();
  const byPath = new Map<string, Building>();

  /** The same unit said again fills in what was not said before. */
  const again = (node: Building, row: Pick<FileUnit, 'code' | 'kind' | 'serves' | 'from' | 'to'>): void => {
    node.code ??= row.code;
    node.kind ??= row.kind;
    node.from ??= row.from;
    node.to ??= row.to;
    if (row.serves !== null) node.serves = [...new Set([...(node.serves ?? []), ...row.serves])];
    if (node.code !== null) byCode.set(folded(node.code), node);
  };
  const begin = (row: Pick<FileUnit, 'at' | 'code' | 'name' | 'kind' | 'serves' | 'from' | 'to'>, place: NodePlace, words: string | null, path: string): Building => {
    const node: Building = { key: `${row.at.sheet}:${row.at.line}:${row.at.column}:${nodes.size}`, at: row.at, code: row.code, name: row.name, kind: row.kind, place, serves: row.serves, from: row.from, to: row.to, left: false, words };
    nodes.set(node.key, node);
    if (node.code !== null && !byCode.has(folded(node.code))) byCode.set(folded(node.code), node);
    if (!byPath.has(path)) byPath.set(path, node);
    return node;
  };

  for (const row of rows) {
    if (row.place.kind === 'path') {
      let above: Building | null = null;
      let path = '';
      for (const step of row.place.path) {
        path += `\n${folded(step.name)}`;
        const known: Building | undefined = byPath.get(path) ?? (step.code === null ? undefined : byCode.get(folded(step.code)));
        if (known) again(known, { code: step.code, kind: step.kind, serves: null, from: null, to: null });
        above = known ?? begin({ at: row.at, code: step.code, name: step.name, kind: step.kind, serves: null, from: null, to: null }, under(above), null, path);
      }
      path += `\n${folded(row.name)}`;
      const coded = row.code === null ? undefined : byCode.get(folded(row.code));
      if (coded !== undefined && (folded(coded.name) !== folded(row.name) || !samePlace(coded.place, under(above)))) {
        doubts.push({ kind: 'codeTwice', at: row.at, value: row.code ?? '', leaves: true });
        continue;
      }
      const named = byPath.get(path);
      const known = coded ?? (named && (row.code === null || named.code === null) ? named : undefined);
      if (known) again(known, row);
      else begin(row, under(above), null, path);
      continue;
    }
    const words = row.place.kind === 'words' ? row.place.words : null;
    const coded = row.code === null ? undefined : byCode.get(folded(row.code));
    const path = `${words === null ? '' : folded(words)}\n${folded(row.name)}`;
    const named = row.code === null ? byPath.get(path) : undefined;
    const known = coded ?? named;
    if (known === undefined) begin(row, words === null ? { kind: 'notStated' } : { kind: 'top' }, words, path);
    else if (folded(known.name) === folded(row.name) && (words ?? '') === (known.words ?? '')) again(known, row);
    else doubts.push({ kind: 'codeTwice', at: row.at, value: row.code ?? row.name, leaves: true });
  }

  const all = [...nodes.values()];
  placeByWords(all, units, byCode, doubts);
  breakCycles(all, nodes, doubts);
  return { nodes: topDown(all, nodes), doubts };
}

function under(above: Building | null): NodePlace {
  return above === null ? { kind: 'top' } : { kind: 'node', key: above.key };
}
function samePlace(a: NodePlace, b: NodePlace): boolean {
  return a.kind === b.kind && (a.kind !== 'node' || b.kind !== 'node' || a.key === b.key);
}

/** "1200", "Kulturförvaltningen" or "1200 Kulturförvaltningen", in the file first and then in the register. */
function placeByWords(all: readonly Building[], units: readonly RegisteredUnit[], byCode: ReadonlyMap<string, Building>, doubts: FileDoubt[]): void {
  const named = Map.groupBy(all, (node) => folded(node.name));
  const standing = units.filter((unit) => unit.validTo === null);
  const unitByCode = new Map(standing.flatMap((unit) => (unit.code === null ? [] : [[folded(unit.code), unit] as const])));
  const unitsNamed = Map.groupBy(standing, (unit) => folded(unit.name));
  for (const node of all) {
    const { words } = node;
    if (words === null || words.trim() === '') continue;
    const wanted = folded(words);
    const [first = '', ...rest] = wanted.split(/[\s–-]+/);
    const coded = byCode.get(wanted) ?? (rest.length > 0 && /\d/.test(first) ? byCode.get(first) : undefined);
    const ownName = named.get(wanted) ?? [];
    const inFile = coded ?? (ownName.length === 1 ? ownName[0] : undefined);
    if (inFile) {
      // Exports write the top unit as lying under itself.
      node.place = inFile === node ? { kind: 'top' } : { kind: 'node', key: inFile.key };
      continue;
    }
    const there = unitByCode.get(wanted) ?? unitByCode.get(first);
    const thereNamed = unitsNamed.get(wanted) ?? [];
    const unit = there ?? (ownName.length === 0 && thereNamed.length === 1 ? thereNamed[0] : undefined);
    if (unit) node.place = { kind: 'unit', id: unit.id };
    else {
      node.place = { kind: 'notStated' };
      node.left = true;
      doubts.push({ kind: ownName.length > 1 || thereNamed.length > 1 ? 'parentAmbiguous' : 'parentUnknown', at: node.at, value: words, leaves: true });
    }
  }
}

/** A unit cannot lie under itself, by however many steps: the row that closes the ring keeps the place it has. */
function breakCycles(all: readonly Building[], nodes: ReadonlyMap<string, Building>, doubts: FileDoubt[]): void {
  const safe = new Set<string>();
  for (const start of all) {
    const walked = new Set<string>();
    let at: Building | undefined = start;
    while (at && !safe.has(at.key)) {
      if (walked.has(at.key)) {
        doubts.push({ kind: 'cycle', at: at.at, value: at.name, leaves: true });
        at.place = { kind: 'notStated' };
        at.left = true;
        break;
      }
      walked.add(at.key);
      at = at.place.kind === 'node' ? nodes.get(at.place.key) : undefined;
    }
    for (const key of walked) safe.add(key);
  }
}

function topDown(all: readonly Building[], nodes: ReadonlyMap<string, Building>): FileNode[] {
  const done = new Set<string>();
  const ordered: FileNode[] = [];
  for (const start of all) {
    const path: Building[] = [];
    for (let at: Building | undefined = start; at && !done.has(at.key); at = at.place.kind === 'node' ? nodes.get(at.place.key) : undefined) path.push(at);
    for (const { words: _words, ...node } of path.toReversed()) {
      done.add(node.key);
      ordered.push(node);
    }
  }
  return ordered;
}
