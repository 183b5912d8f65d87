import type { Activity, Frequency } from '../../../domain/plan/plan.ts';
import { frequencies } from '../../../domain/plan/plan.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { Group, Responsible, RiskEvent, SystematicControl } from '../../../domain/risk/analysis.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { groupPath, inPlan, type YearContent } from '../../../domain/year/content.ts';
import { frequencyWords } from '../../../text/words.ts';

export interface PlanRow { readonly activity: Activity; readonly number: number; readonly events: readonly RiskEvent[]; readonly controls: readonly SystematicControl[] }
/** The rows under one chain of headings, as the paper prints them; `missing` are marked events without an activity. */
export interface PlanSection { readonly key: string; readonly path: readonly string[]; readonly rows: readonly PlanRow[]; readonly missing: readonly RiskEvent[] }

/** Groups in printed order: outermost first, each followed by what stands under it. */
function groupOrder(groups: readonly Group[]): Map<string, number> {
  const order = new Map<string, number>();
  const below = (parentId: string | null): void => {
    for (const group of groups.filter((one) => one.parentId === parentId).toSorted((a, b) => a.position - b.position)) {
      if (order.has(group.id)) continue;
      order.set(group.id, order.size);
      below(group.id);
    }
  };
  below(null);
  return order;
}

/** The plan by the analysis' own headings. Numbers follow the printed order of the plan, which sorting and grouping never change. */
export function planSections(content: YearContent): PlanSection[] {
  const order = groupOrder(content.groups);
  const place = (event: RiskEvent): number => event.groupId === null ? Number.MAX_SAFE_INTEGER : order.get(event.groupId) ?? Number.MAX_SAFE_INTEGER;
  const events = content.events.toSorted((a, b) => place(a) - place(b) || a.position - b.position);
  const rank = new Map<string, number>(events.map((event, at) => [event.id, at]));
  const sections = new Map<string, { path: string[]; rows: PlanRow[]; missing: RiskEvent[]; rank: number }>();
  const at = (event: RiskEvent | undefined): { rows: PlanRow[]; missing: RiskEvent[] } => {
    const key = event?.groupId ?? '';
    let section = sections.get(key);
    if (!section) {
      section = { path: groupPath(content, event?.groupId ?? null).flatMap((group) => group?.title ?? []), rows: [], missing: [], rank: event ? rank.get(event.id) ?? 0 : Number.MAX_SAFE_INTEGER };
      sections.set(key, section);
    }
    if (event) section.rank = Math.min(section.rank, rank.get(event.id) ?? section.rank);
    return section;
  };
  const covered = new Set<string>();
  content.activities.toSorted((a, b) => a.position - b.position).forEach((activity, index) => {
    const own = events.filter((event) => activity.eventIds.includes(event.id));
    for (const event of own) covered.add(event.id);
    at(own[0]).rows.push({ activity, number: index + 1, events: own, controls: content.controls.filter((control) => control.covers.some((id) => activity.eventIds.includes(id))) });
  });
  for (const event of events) if (inPlan(content, event) === true && !covered.has(event.id)) at(event).missing.push(event);
  return [...sections].toSorted((a, b) => a[1].rank - b[1].rank).map(([key, section]) => ({ key, path: section.path, rows: section.rows, missing: section.missing }));
}

/** Words typed for a frequency: one of ours when the words are the same, else kept as they were written. */
export function frequencyFrom(words: string): Frequency | null {
  const printed = words.trim();
  if (printed === '') return null;
  const code = frequencies.find((one) => frequencyWords[one].toLocaleLowerCase('sv') === printed.toLocaleLowerCase('sv'));
  return code ? { kind: 'code', code, printed: frequencyWords[code] } : { kind: 'text', printed };
}

/** Words typed for who answers. Typed words name a function; a person is chosen elsewhere. */
/** Somebody of the house who may be given what the plan asks for. */
export interface Known { readonly id: PersonId; readonly name: string; readonly title: string }
/** How a person is written in a field with suggestions. */
export function knownWords({ name, title }: Known): string {
  return title === '' ? name : `${name}, ${title}`;
}
/** The words name one person of the house, or stay words. The function is what is printed. */
export function responsibleFrom(words: string, people: readonly Known[] = []): Responsible | null {
  const printed = words.trim();
  if (printed === '') return null;
  const wanted = printed.toLocaleLowerCase('sv');
  const [one, ...more] = people.filter((person) => person.name.toLocaleLowerCase('sv') === wanted || knownWords(person).toLocaleLowerCase('sv') === wanted);
  return one && more.length === 0 ? { kind: 'person', personId: one.id, printed: one.title || one.name } : { kind: 'text', printed };
}

/** The findings that belong to the plan page, and those that point at one activity. */
export function isPlanFinding(finding: Finding): boolean {
  return finding.rule.startsWith('plan.') || finding.rule.startsWith('measure.');
}
export function findingsOf(findings: readonly Finding[], activity: Activity): Finding[] {
  return findings.filter((finding) => finding.rows.some((row) => row.kind === 'activity' && row.id === activity.id));
}

/** What the rows can ask for; the page turns it into changes. */
export interface PlanActs {
  readonly change: (row: PlanRow, field: string, wanted: unknown) => void;
  readonly add: (event: RiskEvent) => void;
  readonly remove: (row: PlanRow) => void;
  readonly select: (id: string, selected: boolean) => void;
  readonly selectAll: (selected: boolean) => void;
}
