import { levelOf, type Method } from '../../../domain/method/method.ts';
import { checkYear, openFindings } from '../../../domain/year/check.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { ruleIds, type RuleId } from '../../../domain/year/rules.ts';
import { ruleTitle } from '../../../text/rules.ts';

/** What another method would change in a year, before anybody has changed anything. */
export interface MethodEffect {
  readonly moves: readonly { readonly id: string; readonly label: string; readonly text: string; readonly before: string | null; readonly after: string | null }[];
  readonly findings: readonly { readonly rule: RuleId; readonly title: string; readonly before: number; readonly after: number }[];
}

export function methodEffect(content: YearContent, previous: PreviousYear | null, method: Method): MethodEffect {
  const moves = content.events.flatMap((event) => {
    const [before, after] = [levelOf(content.method, event)?.word ?? null, levelOf(method, event)?.word ?? null];
    return before === after ? [] : [{ id: event.id, label: event.label ?? '', text: event.text, before, after }];
  });
  const found = (with_: Method) => new Map(openFindings(checkYear({ ...content, method: with_ }, previous), content.notes).open.map((finding) => [finding.rule, finding]));
  const [before, after] = [found(content.method), found(method)];
  const count = (of: ReturnType<typeof found>, rule: RuleId): number => of.has(rule) ? Math.max(1, of.get(rule)?.rows.length ?? 0) : 0;
  const findings = ruleIds.flatMap((rule) => {
    const shown = after.get(rule) ?? before.get(rule);
    return !shown || count(before, rule) === count(after, rule) ? [] : [{ rule, title: ruleTitle(shown), before: count(before, rule), after: count(after, rule) }];
  });
  return { moves, findings };
}
