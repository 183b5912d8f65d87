import { nearlySame, sameWords, wordAlike, wordsOf, wordsSimilarity } from '../wording.ts';

/** A row of a year's analysis as the proposal needs it. */
export interface LineageRow { readonly id: string; readonly text: string; readonly process: string | null }

export interface LineageProposal {
  readonly currentId: string;
  readonly previousId: string | null;
  readonly how: 'same' | 'near' | 'none';
}

interface Pair { readonly current: number; readonly previous: number; readonly score: number }

/**
 * Which earlier row each row of the new year continues: the best assignment over the whole list, so that one
 * earlier row is continued by one row at most. Equal words come first, within the same process before others;
 * then nearly equal words. Splits and merges are for a person to say.
 */
export function proposeLineage(previous: readonly LineageRow[], current: readonly LineageRow[]): LineageProposal[] {
  const found = new Map<number, { previous: number; how: 'same' | 'near' }>();
  const taken = new Set<number>();
  const accept = (pairs: readonly Pair[], how: 'same' | 'near'): void => {
    for (const pair of assign(pairs)) {
      found.set(pair.current, { previous: pair.previous, how });
      taken.add(pair.previous);
    }
  };
  accept(equalPairs(previous, current), 'same');
  const left = new Set([...current.keys()].filter((at) => !found.has(at)));
  accept(nearPairs(previous, current, left, taken), 'near');
  return current.map((row, at) => {
    const hit = found.get(at);
    const earlier = hit === undefined ? undefined : previous[hit.previous];
    return hit === undefined || earlier === undefined
      ? { currentId: row.id, previousId: null, how: 'none' }
      : { currentId: row.id, previousId: earlier.id, how: hit.how };
  });
}

function equalPairs(previous: readonly LineageRow[], current: readonly LineageRow[]): Pair[] {
  const byWords = new Map<string, number[]>();
  previous.forEach((row, at) => {
    const key = wordsOf(row.text).join(' ');
    if (key !== '') byWords.set(key, [...(byWords.get(key) ?? []), at]);
  });
  return current.flatMap((row, at) => (byWords.get(wordsOf(row.text).join(' ')) ?? []).map((earlier) => ({
    current: at, previous: earlier, score: 2 + sameProcess(row, previous[earlier]) - Math.abs(at - earlier) * 1e-6,
  })));
}

function nearPairs(previous: readonly LineageRow[], current: readonly LineageRow[], left: ReadonlySet<number>, taken: ReadonlySet<number>): Pair[] {
  const earlierWords = previous.map((row) => wordsOf(row.text));
  const pairs: Pair[] = [];
  for (const at of left) {
    const row = current[at];
    if (row === undefined) continue;
    const words = wordsOf(row.text);
    earlierWords.forEach((other, earlier) => {
      if (taken.has(earlier) || !worthComparing(words, other)) return;
      const alike = wordsSimilarity(words, other);
      const same = sameProcess(row, previous[earlier]);
      // Across processes the same subject often returns in other words: only what is very nearly the same follows.
      if (alike >= (same > 0 ? nearlySame : nearlySame + 0.1)) pairs.push({ current: at, previous: earlier, score: alike + 0.15 * same - Math.abs(at - earlier) * 1e-6 });
    });
  }
  return pairs;
}

/** Most pairs of a list have nothing to do with each other; two words in common is the least for a comparison in full. */
function worthComparing(left: readonly string[], right: readonly string[]): boolean {
  let common = 0;
  for (const word of left) {
    if (word.length >= 4 && right.some((other) => other.length >= 4 && other.charCodeAt(0) === word.charCodeAt(0) && wordAlike(word, other) > 0)) common += 1;
    if (common >= 2) return true;
  }
  return common >= 1 && Math.min(left.length, right.length) <= 4;
}

function sameProcess(a: LineageRow, b: LineageRow | undefined): number {
  if (b === undefined) return 0;
  if (a.process === null || b.process === null) return a.process === b.process ? 1 : 0.5;
  return sameWords(a.process, b.process) ? 1 : 0;
}

/**
 * The assignment with the highest sum of scores. Pairs fall into small islands (rows with something in common);
 * each island is settled exactly with shortest augmenting paths.
 */
function assign(pairs: readonly Pair[]): Pair[] {
  return islands(pairs).flatMap((island) => (island.length === 1 ? island : settle(island)));
}

function islands(pairs: readonly Pair[]): Pair[][] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const pair of pairs) parent.set(root(`c${pair.current}`), root(`p${pair.previous}`));
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = root(`c${pair.current}`);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

/** Hungarian method on one island; leaving a row out costs nothing, every pair's score is above zero. */
function settle(island: readonly Pair[]): Pair[] {
  const rows = [...new Set(island.map((pair) => pair.current))];
  const columns = [...new Set(island.map((pair) => pair.previous))];
  const size = Math.max(rows.length, columns.length);
  const rowAt = new Map(rows.map((value, at) => [value, at]));
  const columnAt = new Map(columns.map((value, at) => [value, at]));
  const cost = Array.from({ length: size }, () => new Float64Array(size));
  const pairAt = new Map<number, Pair>();
  for (const pair of island) {
    const row = rowAt.get(pair.current) ?? 0;
    const column = columnAt.get(pair.previous) ?? 0;
    const line = cost[row];
    if (line !== undefined) line[column] = -pair.score;
    pairAt.set(row * size + column, pair);
  }
  const matched = cheapest(cost, size);
  return matched.flatMap((row, column) => pairAt.get(row * size + column) ?? []);
}

/** For each column the row assigned to it; the classic O(n³) form with potentials, 1-based inside. */
function cheapest(cost: readonly Float64Array[], size: number): number[] {
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const cameFrom = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Infinity);
    const done = new Uint8Array(size + 1);
    do {
      done[column] = 1;
      const at = rowOf[column] ?? 0;
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= size; j += 1) {
        if (done[j] === 1) continue;
        const reduced = (cost[at - 1]?.[j - 1] ?? 0) - (rowPotential[at] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (least[j] ?? Infinity)) {
          least[j] = reduced;
          cameFrom[j] = column;
        }
        if ((least[j] ?? Infinity) < step) {
          step = least[j] ?? Infinity;
          next = j;
        }
      }
      for (let j = 0; j <= size; j += 1) {
        if (done[j] === 1) {
          const held = rowOf[j] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + step;
          columnPotential[j] = (columnPotential[j] ?? 0) - step;
        } else least[j] = (least[j] ?? Infinity) - step;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  return Array.from(rowOf.subarray(1), (row) => row - 1);
}
