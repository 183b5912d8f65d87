import type { DraftEvent, DraftProblem } from '../domain/document/draft.ts';
import { wordsOf } from '../domain/wording.ts';
import type { Context } from './rowFields.ts';
import type { TablePart } from './tableRows.ts';

/** A table with what stands above it. */
export interface Section {
  readonly part: TablePart;
  /** Headings and titles above, outermost first. */
  readonly above: readonly string[];
  /** The text right above, where it is no heading by its form. */
  readonly caption: { readonly place: string; readonly text: string } | null;
  readonly title: string;
  context: Context;
}

interface ReadSection { readonly section: Section; readonly rows: readonly DraftEvent[] }

/**
 * Several tables may be one analysis (a table per goal, per page) or several analyses (two years, two boards).
 * They are several when their numbers or their words begin again. The chosen one is kept, the others are told.
 */
export function chooseAnalyses(sections: readonly ReadSection[], wanted: number, problems: DraftProblem[]): readonly ReadSection[] {
  const kinds = new Map<DraftEvent['kind'], ReadSection[][]>();
  for (const one of sections) {
    const [first] = one.rows;
    if (first === undefined) continue;
    const groups = kinds.get(first.kind) ?? [];
    kinds.set(first.kind, groups);
    const last = groups.at(-1);
    if (last === undefined || beginsAgain(last, one)) groups.push([one]);
    else last.push(one);
  }
  const kept: ReadSection[] = [];
  for (const groups of kinds.values()) {
    const chosen = Math.min(Math.max(wanted, 1), groups.length) - 1;
    kept.push(...(groups[chosen] ?? []));
    if (groups.length === 1) continue;
    groups.forEach((group, at) => {
      const [first] = group;
      const last = group.at(-1)?.rows.at(-1);
      if (first === undefined || last === undefined) return;
      problems.push({
        code: 'draft.several-analyses', place: `${first.rows[0]?.place ?? ''} – ${last.place}`,
        params: { analysis: at + 1, of: groups.length, title: first.section.title, rows: group.reduce((sum, one) => sum + one.rows.length, 0), chosen: at === chosen ? 1 : 0 },
      });
    });
  }
  return kept.toSorted((a, b) => sections.indexOf(a) - sections.indexOf(b));
}

function beginsAgain(before: readonly ReadSection[], next: ReadSection): boolean {
  const rows = before.flatMap((one) => one.rows);
  const numbers = new Set(rows.flatMap((row) => row.number ?? []));
  const again = next.rows.filter((row) => row.number !== null && numbers.has(row.number)).length;
  if (again > 0 && again >= next.rows.length * 0.5) return true;
  const words = new Set(rows.map((row) => wordsOf(row.event ?? '').join(' ')));
  const repeated = next.rows.filter((row) => words.has(wordsOf(row.event ?? '').join(' '))).length;
  if (repeated >= 2 && repeated >= next.rows.length * 0.5) return true;
  const year = (title: string): string | null => /\b20\d\d\b/.exec(title)?.[0] ?? null;
  const [earlier, later] = [year(before.at(-1)?.section.title ?? ''), year(next.section.title)];
  return earlier !== null && later !== null && earlier !== later;
}
