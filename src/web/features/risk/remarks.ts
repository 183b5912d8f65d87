import type { Finding } from '../../../domain/finding.ts';
import type { RuleId } from '../../../domain/year/rules.ts';

/** What the margin says about one event: a finding that names it. */
export interface Remark { readonly rule: RuleId; readonly urgent: boolean; readonly finding: Finding; readonly key: string }

/** The open findings of each event, the gravest first. Rows of the table only; what is about the plan as a whole stands beside. */
export function remarksByEvent(open: readonly Finding[]): ReadonlyMap<string, readonly Remark[]> {
  const found = new Map<string, Remark[]>();
  for (const finding of open) {
    // A rule that every row breaks for the same reason (a column that the document lacks) says nothing about one row.
    if (finding.params['column'] === true) continue;
    finding.rows.forEach((row, at) => {
      if (row.kind !== 'event') return;
      const remark: Remark = { rule: finding.rule, urgent: finding.severity === 'error', finding, key: finding.keys[at] ?? '' };
      const known = found.get(row.id);
      if (!known) found.set(row.id, [remark]);
      else if (!known.some((each) => each.rule === remark.rule)) known.push(remark);
    });
  }
  return found;
}
