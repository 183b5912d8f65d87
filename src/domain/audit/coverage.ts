/** What of a board has been looked at during a term of office: process by year, from what the board has decided and from nothing else. */
import type { Day } from '../day.ts';
import type { FollowupContent } from '../followup/content.ts';
import { isMaterial } from '../followup/judge.ts';
import { groupPath, type YearContent } from '../year/content.ts';

/** Councils are elected every fourth year; a term begins the year after (KL 5 kap. 5 §, vallagen 1 kap. 3 §). */
const termLength = 4;
const aFirstYear = 2023;
export function termOf(year: number): { readonly from: number; readonly to: number } {
  const from = year - ((((year - aFirstYear) % termLength) + termLength) % termLength);
  return { from, to: from + termLength - 1 };
}

/** `visited`: performed on the spot, in the unit or for the board as a whole (unit null). */
export interface CoverageControl { readonly activityId: string; readonly occasionId: string; readonly performed: boolean; readonly visited: boolean; readonly on: Day | null; readonly unitName: string | null; readonly by: string }

/** One year of the board: its decided analysis and plan, what was performed, and its decided follow-ups. */
export interface CoverageYear {
  readonly year: number;
  readonly decided: { readonly versionId: string; readonly version: number; readonly content: YearContent } | null;
  /** Controls whose period is of the year, by row of the decided plan that they hang on. */
  readonly controls: readonly CoverageControl[];
  /** The plan that held before the year's own was decided: the year's first controls may hang on it. */
  readonly before: YearContent | null;
  readonly followups: readonly FollowupContent[];
  /** Which groups of the year before each group continues. */
  readonly lineage: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[];
}

export interface CoveredEvent { readonly id: string; readonly label: string | null; readonly text: string }
/** A control on the spot: of what, where, when and by whom. */
export interface CoveredVisit extends Pick<CoverageControl, 'occasionId' | 'on' | 'unitName' | 'by'> { readonly title: string }
export interface CoveredRow { readonly id: string; readonly title: string; readonly performed: number; readonly planned: number; readonly material: boolean }
/** `inAnalysis` false: the process is not in that year's decided analysis at all. */
export interface CoverageCell { readonly year: number; readonly inAnalysis: boolean; readonly events: readonly CoveredEvent[]; readonly rows: readonly CoveredRow[]; readonly visits: readonly CoveredVisit[]; readonly performed: number; readonly planned: number; readonly material: number }
export interface CoverageProcess { readonly key: string; readonly title: string; readonly cells: readonly CoverageCell[]; /** No control of any of its years has been performed. */ readonly neverControlled: boolean; /** Nobody has been there in any of its years. */ readonly neverVisited: boolean }
export interface Coverage { readonly years: readonly { readonly year: number; readonly versionId: string | null; readonly version: number | null }[]; readonly processes: readonly CoverageProcess[] }

interface Found { readonly key: string; title: string; readonly ids: Set<string> }
const plain = (title: string): string => title.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');

/** The level that is called process by the municipality's method; where the analysis has none of it, its innermost; null where it has no groups. */
function processLevel(content: YearContent): number | null {
  const used = content.groups.map((group) => group.level);
  const named = content.method.grouping.findIndex((level) => level.role === 'process');
  return used.includes(named) ? named : used.length === 0 ? null : Math.max(...used);
}

/** The process of each event of a content; '' where it stands under none. */
function processOfEvents(content: YearContent): Map<string, string> {
  const level = processLevel(content);
  return new Map(content.events.map((event) => [event.id as string, level === null ? '' : groupPath(content, event.groupId)[level]?.id ?? '']));
}

/** One process over the years: by lineage, else by the same title. */
function processesOf(years: readonly CoverageYear[]): Found[] {
  const found: Found[] = [];
  // The plan that held before the year's own comes first, so that the year's own is what it continues into and is called.
  for (const { content, lineage } of years.flatMap(({ before, decided, lineage: ties }) => [...(before ? [{ content: before, lineage: [] }] : []), ...(decided ? [{ content: decided.content, lineage: ties }] : [])])) {
    const level = processLevel(content);
    for (const group of level === null ? [] : content.groups.filter((one) => one.level === level)) {
      const earlier = lineage.filter((row) => row.to.includes(group.id)).flatMap((row) => row.from);
      const known = found.find((one) => one.ids.has(group.id) || earlier.some((id) => one.ids.has(id))) ?? found.find((one) => plain(one.title) === plain(group.title));
      if (known) {
        known.ids.add(group.id);
        known.title = group.title;
      } else found.push({ key: group.id, title: group.title, ids: new Set([group.id]) });
    }
  }
  return found;
}

export function coverageOf(years: readonly CoverageYear[]): Coverage {
  const ordered = years.toSorted((a, b) => a.year - b.year);
  const found = processesOf(ordered);
  const outside: Found = { key: '', title: '', ids: new Set(['']) };
  const processes = [...found, outside].map((line): CoverageProcess => {
    const cells = ordered.map((year) => cellOf(year, line));
    return { key: line.key, title: line.title, cells, neverControlled: cells.every((cell) => cell.performed === 0), neverVisited: cells.every((cell) => cell.visits.length === 0) };
  });
  return {
    years: ordered.map(({ year, decided }) => ({ year, versionId: decided?.versionId ?? null, version: decided?.version ?? null })),
    // What stands under no process, and a process of a plan before the term, is a row only when there is something of it.
    processes: processes.filter((line) => line.cells.some((cell) => cell.events.length + cell.rows.length > 0)),
  };
}

function cellOf({ year, decided, before, controls, followups }: CoverageYear, line: Found): CoverageCell {
  const contents = [decided?.content ?? null, before].filter((one) => one !== null);
  const events = decided === null ? [] : decided.content.events.filter((event) => line.ids.has(processOfEvents(decided.content).get(event.id) ?? ''));
  const visits: CoveredVisit[] = [];
  const rows = contents.flatMap((content, at): CoveredRow[] => {
    const places = processOfEvents(content);
    return content.activities.flatMap((activity) => {
      const under = activity.eventIds.length === 0 ? [''] : activity.eventIds.map((id) => places.get(id) ?? '');
      if (!under.some((id) => line.ids.has(id))) return [];
      const own = controls.filter((one) => one.activityId === activity.id);
      // A row of the plan before counts only by what was performed on it.
      if (at > 0 && own.length === 0) return [];
      const title = activity.text.trim() || activity.printedEvent;
      visits.push(...own.filter((one) => one.performed && one.visited).map(({ occasionId, on, unitName, by }) => ({ occasionId, on, unitName, by, title })));
      const material = followups.some((followup) => followup.rows.some((row) => row.activityId === activity.id && isMaterial(followup, row)));
      return [{ id: activity.id, title, performed: own.filter((one) => one.performed).length, planned: own.length, material }];
    });
  });
  return {
    year, inAnalysis: events.length > 0, events: events.map(({ id, label, text }) => ({ id, label, text })), rows, visits: visits.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)),
    performed: rows.reduce((sum, row) => sum + row.performed, 0), planned: rows.reduce((sum, row) => sum + row.planned, 0), material: rows.filter((row) => row.material).length,
  };
}
