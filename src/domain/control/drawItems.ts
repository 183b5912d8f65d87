/** "Hur många finns det?" – from a number or a list to the items that are looked at. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { drawAlgorithm, drawSimple, drawStratified, type StratumDraw } from './draw.ts';
import type { ControlSetup, OccasionItem, Population, SampleTaken, Sampling } from './occasion.ts';
import { idAt, idColumnOf, type PopulationList } from './population.ts';
import { deliveredSampleLevels, proposedSize, type SampleLevel } from './sampleLevel.ts';
import { noCounts } from './occasion.ts';
import { countsOf, open, sameRevision, step, unchanged, type Act, type Work } from './work.ts';

/** More than anybody looks at one by one: such a control is divided by month or unit, or drawn. */
const mostItems = 5000;

/** A list that was read and kept. */
export interface ListGiven { readonly list: PopulationList; readonly fileId: string; readonly fileName: string; readonly stratumColumn: string | null }

export function levelOf(levels: readonly SampleLevel[], sampling: Sampling): SampleLevel | null {
  return levels.find((level) => level.id === sampling) ?? null;
}

/** `levels` are those of the method that the plan was decided by; what they gave is frozen with the control. */
export function drawItems(work: Work, setup: Pick<ControlSetup, 'sampling' | 'populationFrom'> & { readonly levels?: readonly SampleLevel[] }, given: { readonly size: number } | ListGiven, revision: number, seed: string, closed: string | null): Act {
  const { occasion, items } = work;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  const population = 'list' in given ? fileOf(given) : { kind: 'stated' as const, size: given.size };
  if (occasion.sample !== null && samePopulation(occasion.population, population)) return unchanged;
  const seen = sameRevision(occasion, revision);
  if (!seen.ok) return seen;
  const level = levelOf(setup.levels ?? deliveredSampleLevels, setup.sampling);
  if (level === null) return refuse('control.nothing-to-draw');
  if (setup.populationFrom === 'file' && !('list' in given)) return refuse('control.file-asked');
  // A new draw would throw away what somebody has looked at.
  if (items.some((item) => item.result !== null)) return refuse('control.already-answered');
  if (population.size === 0) return refuse('control.none-to-review');
  const proposed = proposedSize(level, population.size);
  if (!proposed.ok) return proposed;
  const { size, all } = proposed.value;
  if (size > mostItems) return refuse('control.too-many-to-review', { size, most: mostItems });
  // The seed is made once and stays: nobody draws again until the draw suits.
  const kept = occasion.sample?.seed ?? seed;
  const drawn = drawOf(given, population.size, size, kept);
  if (!drawn.ok) return drawn;
  const sample: SampleTaken = {
    size, full: all, algorithm: all ? '' : drawAlgorithm, seed: kept, tolerable: level.kind === 'sample' && !all ? level.tolerable : null, confidence: level.kind === 'sample' && !all ? level.confidence : null,
    strata: drawn.value.filter((one) => one.stratum !== '').map((one) => ({ name: one.stratum, population: one.population, size: one.positions.length })),
  };
  const rows = itemsOf(drawn.value, given, all);
  return step({ ...occasion, state: 'underWay', population, sample, counts: rows.length === 0 ? noCounts : countsOf(rows) }, { kind: 'drawn', rows }, {
    population: population.size, size, full: all, seed: kept, algorithm: sample.algorithm, ...(population.kind === 'file' ? { file: population.fileName, sha256: population.sha256 } : {}),
    ...(occasion.population ? { before: occasion.population.size } : {}),
  });
}

function fileOf({ list, fileId, fileName }: ListGiven): Population {
  return { kind: 'file', size: list.rows.length, fileId, fileName, sha256: list.sha256, idColumn: list.columns[list.idColumn] ?? '', columns: list.columns.filter((_, at) => at !== list.idColumn) };
}
function samePopulation(before: Population | null, now: Population): boolean {
  return before !== null && before.size === now.size && (before.kind === 'file' ? now.kind === 'file' && before.sha256 === now.sha256 : now.kind === 'stated');
}

function drawOf(given: { readonly size: number } | ListGiven, population: number, size: number, seed: string): Outcome<readonly StratumDraw[]> {
  if (!('list' in given) || given.stratumColumn === null) {
    const drawn = drawSimple(population, size, seed);
    return drawn.ok ? ok([{ stratum: '', population, positions: drawn.value }]) : drawn;
  }
  const column = idColumnOf(given.list.columns, given.stratumColumn);
  if (!column.ok) return column;
  return drawStratified(given.list.rows.map((row) => row[column.value] || '–'), size, seed);
}

function itemsOf(drawn: readonly StratumDraw[], given: { readonly size: number } | ListGiven, all: boolean): OccasionItem[] {
  const positions = drawn.flatMap(({ stratum, positions: chosen }) => chosen.map((populationPosition) => ({ stratum, populationPosition })));
  // Where all are looked at they stand in the list's own order, easy to tick off.
  if (all) positions.sort((a, b) => a.populationPosition - b.populationPosition);
  return positions.map(({ stratum, populationPosition }, at) => ({
    position: at + 1, populationPosition, stratum, ...('list' in given
      ? { itemId: idAt(given.list, populationPosition), cells: (given.list.rows[populationPosition - 1] ?? []).filter((_, column) => column !== given.list.idColumn) }
      : { itemId: String(populationPosition), cells: [] }),
    result: null, note: '', handling: null, measureId: null, byRest: false, settled: null,
  }));
}
