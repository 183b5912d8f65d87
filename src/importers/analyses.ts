import type { DraftEvent, DraftPlanRow, DraftProblem } from '../domain/document/draft.ts';
import { wordsOf } from '../domain/wording.ts';
import type { Context } from './rowFields.ts';
import type { TablePart } from './tableRows.ts';

/** A table with what stands above it. */
export interface Section {
  part: TablePart;
  /** Headings and titles above, outermost first. */
  readonly above: readonly string[];
  /** The text right above, where it is no heading by its form. */
  readonly caption: { readonly place: string; readonly text: string } | null;
  readonly title: string;
  context: Context;
}

interface Read<Row> { readonly section: Section; readonly rows: readonly Row[] }
type ReadSection = Read<DraftEvent>;
type ReadPlan = Read<DraftPlanRow>;

/**
 * Several tables may be one analysis (a table per goal, per page) or several analyses (two years, two boards).
 * They are several when their numbers or their words begin again. The chosen one is kept, the others are told.
 */
export function chooseAnalyses(sections: readonly ReadSection[], wanted: number, problems: DraftProblem[]): readonly ReadSection[] {
  return choose(sections, wanted, problems, beginsAgain);
}

/** The same for plans: a series of tables is one plan, a table with the same events again is another. */
export function choosePlans(sections: readonly ReadPlan[], wanted: number, problems: DraftProblem[]): readonly ReadPlan[] {
  return choose(sections, wanted, problems, plansAgain);
}

function choose<Row extends { readonly kind: string; readonly place: string }>(sections: readonly Read<Row>[], wanted: number, problems: DraftProblem[], again: (before: readonly Read<Row>[], next: Read<Row>) => boolean): readonly Read<Row>[] {
  const kinds = new Map<string, Read<Row>[][]>();
  for (const one of sections) {
    const [first] = one.rows;
    if (first === undefined) continue;
    const groups = kinds.get(first.kind) ?? [];
    kinds.set(first.kind, groups);
    const last = groups.at(-1);
    if (last === undefined || again(last, one)) groups.push([one]);
    else last.push(one);
  }
  const kept: Read<Row>[] = [];
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
        params: { kind: first.rows[0]?.kind ?? '', analysis: at + 1, of: groups.length, title: first.section.title, rows: group.reduce((sum, one) => sum + one.rows.length, 0), chosen: at === chosen ? 1 : 0 },
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
  return anotherYear(before, next);
}

/** Most events of the table stood in the plan before, in the same process: departments have processes of their own. */
function plansAgain(before: readonly ReadPlan[], next: ReadPlan): boolean {
  const key = (row: DraftPlanRow): string => [row.goal, row.process, row.event].map((text) => wordsOf(text ?? '').join(' ')).join('|');
  const known = new Set(before.flatMap((one) => one.rows.map(key)));
  const repeated = next.rows.filter((row) => row.event !== null && known.has(key(row))).length;
  return (repeated >= 2 && repeated >= next.rows.length * 0.5) || anotherYear(before, next);
}

function anotherYear(before: readonly { readonly section: Section }[], next: { readonly section: Section }): boolean {
  const year = (title: string): string | null => /\b20\d\d\b/.exec(title)?.[0] ?? null;
  const [earlier, later] = [year(before.at(-1)?.section.title ?? ''), year(next.section.title)];
  return earlier !== null && later !== null && earlier !== later;
}
