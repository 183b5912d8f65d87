import type { Finding } from '../finding.ts';
import { privacyChecks } from '../openness/checks.ts';
import { measureChecks } from '../measure/checks.ts';
import { activityChecks } from '../plan/checks-activity.ts';
import { planHistoryChecks } from '../plan/checks-history.ts';
import { selectionChecks } from '../plan/checks.ts';
import { duplicateChecks } from '../risk/checks-duplicates.ts';
import { groupChecks } from '../risk/checks-groups.ts';
import { riskHistoryChecks } from '../risk/checks-history.ts';
import { riskChecks } from '../risk/checks.ts';
import { historyOf, lensOf } from './checks-lens.ts';
import type { Note, PreviousYear, YearContent } from './content.ts';
import { ruleIds } from './rules.ts';

/** Every rule that has something to say about the year: one finding per rule, errors first, in the order of the rules' table. Pure; never throws. */
export function checkYear(content: YearContent, previous: PreviousYear | null): Finding[] {
  const lens = lensOf(content);
  const findings = [
    ...riskChecks(lens), ...duplicateChecks(lens), ...groupChecks(lens),
    ...selectionChecks(lens), ...activityChecks(lens), ...measureChecks(lens), ...privacyChecks(content),
  ];
  if (previous) {
    const history = historyOf(lens, previous);
    findings.push(...riskHistoryChecks(history), ...planHistoryChecks(history));
  }
  const off = new Set(content.method.checksOff);
  return findings.filter((each) => !off.has(each.rule)).toSorted((a, b) => ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule));
}

/** Rows of a finding that a note tells of, and its reason. */
export interface NotedFinding { readonly finding: Finding; readonly reason: string }

export interface SortedFindings {
  /** What is left to mend or to note. */
  readonly open: readonly Finding[];
  /** What somebody has noted, "eftersom …". */
  readonly noted: readonly NotedFinding[];
  /** What was noted last year and comes back as a question; its rows are also open. */
  readonly asked: readonly NotedFinding[];
}

/**
 * Sorts findings by notes. A row is noted while a note of its rule has its key; when the words or values change, the key
 * does too and the row is open again. Errors are never silenced by a note: they are mended, or overridden at submission.
 */
export function openFindings(findings: readonly Finding[], notes: readonly Note[]): SortedFindings {
  const open: Finding[] = [];
  const noted: NotedFinding[] = [];
  const asked: NotedFinding[] = [];
  for (const finding of findings) {
    const own = finding.severity === 'error' ? [] : notes.filter((note) => note.rule === finding.rule);
    let rest = finding.keys.map((_, at) => at);
    for (const note of own) {
      const keys = new Set(note.keys);
      const held = rest.filter((at) => keys.has(finding.keys[at] ?? ''));
      if (held.length === 0) continue;
      if (note.asked) {
        asked.push({ finding: part(finding, held), reason: note.reason });
      } else {
        noted.push({ finding: part(finding, held), reason: note.reason });
        rest = rest.filter((at) => !held.includes(at));
      }
    }
    if (rest.length > 0) open.push(part(finding, rest));
  }
  return { open, noted, asked };
}

/** The labels, as printed, of the events that a finding is about: its events, or those of its plan rows, controls and measures. */
export function eventLabelsOf(content: YearContent, finding: Finding): string[] {
  const lens = lensOf(content);
  const labels: string[] = [];
  for (const row of finding.rows) {
    if (row.kind === 'event') {
      labels.push(row.label);
      continue;
    }
    const ids = new Set<string>(
      row.kind === 'activity' ? content.activities.find((each) => each.id === row.id)?.eventIds
        : row.kind === 'control' ? content.controls.find((each) => each.id === row.id)?.covers
          : row.kind === 'measure' ? content.measures.find((each) => each.id === row.id)?.eventIds : []);
    labels.push(...lens.events.filter((event) => ids.has(event.id)).flatMap((event) => event.label ?? []));
  }
  return [...new Set(labels)];
}

function part(finding: Finding, places: readonly number[]): Finding {
  if (places.length === finding.keys.length) return finding;
  return {
    ...finding,
    rows: places.flatMap((at) => finding.rows[at] ?? []),
    keys: places.flatMap((at) => finding.keys[at] ?? []),
    // Some rows are left: it is no longer about the column as a whole.
    params: { ...finding.params, column: false },
  };
}
