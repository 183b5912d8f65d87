/** The stable JSON of a read document (CLI, `import --json`). Labels as printed: integers where the label is a whole number, else text, null where there is none. */
import type { Draft, DraftEvent, DraftPlanRow, DraftProblem } from '../domain/document/draft.ts';
import { contentFromDraft } from '../domain/document/take.ts';
import type { BodyId, BoardYearId } from '../domain/identity.ts';
import { deliveredMethods, fiveByFive } from '../domain/method/delivered.ts';
import { checkYear, eventLabelsOf } from '../domain/year/check.ts';
import { commandText } from '../text/commands.ts';
import { ruleSentence } from '../text/rules.ts';
import { draftProblemSentence } from '../text/screenImport.ts';

export interface DraftFinding { readonly rule: string; readonly severity: 'error' | 'warning'; readonly place: string; readonly message: string }

export function printedLabel(label: string): number | string {
  return /^(?:0|[1-9]\d{0,8})$/.test(label) ? Number(label) : label;
}
function labelOrNull(label: string | null): number | string | null {
  return label === null ? null : printedLabel(label);
}

function eventJson(row: DraftEvent): object {
  return {
    number: labelOrNull(row.number), kind: row.kind, goal: row.goal, process: row.process, workMethod: row.workMethod, event: row.event, detail: row.detail,
    likelihood: row.likelihood, consequence: row.consequence, riskValue: row.riskValue, inPlan: row.inPlan, indicator: row.indicator, councilTarget: row.councilTarget, boardTarget: row.boardTarget,
    routine: row.routine, runningChecks: row.runningChecks, activity: row.activity,
  };
}
function planRowJson(row: DraftPlanRow): object {
  return {
    kind: row.kind, goal: row.goal, process: row.process, workMethod: row.workMethod, systematicControl: row.systematicControl, eventNumber: labelOrNull(row.eventNumber), event: row.event,
    riskValue: row.riskValue, controlActivity: row.controlActivity, controlOwner: row.controlOwner, frequency: row.frequency,
  };
}

/** On the screen the analyses are a list to choose from; here each says whether it is the one that was read. */
function problemSentence(problem: DraftProblem): string {
  if (problem.code !== 'draft.several-analyses') return draftProblemSentence(problem);
  const { title, analysis, rows, chosen } = problem.params;
  return (chosen === 1 ? commandText.analysisRead : commandText.analysisLeft)(String(title || analysis), Number(rows));
}

/** What the reader doubts, and what the checks would find if the draft were a year of its own with the method that its scales fit. */
function findingsOf(draft: Draft): DraftFinding[] {
  const problems = [...draft.problems, ...draft.events.flatMap((row) => row.doubts), ...draft.planRows.flatMap((row) => row.doubts)];
  const said = new Set<string>();
  const read = problems.flatMap((problem): DraftFinding[] => {
    const key = `${problem.code}\n${problem.place}`;
    if (said.has(key)) return [];
    said.add(key);
    return [{ rule: problem.code, severity: 'warning', place: problem.place, message: problemSentence(problem) }];
  });
  let made = 0;
  const newId = (): string => `00000000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`;
  const method = deliveredMethods.find((one) => one.key === draft.method) ?? fiveByFive;
  const content = contentFromDraft(draft, { boardYearId: newId() as BoardYearId, board: { id: newId() as BodyId, name: '' }, municipality: '', year: 2000, method, importId: newId(), newId });
  const placeOf = new Map<string, string>([...content.events, ...content.activities, ...content.measures].flatMap((row) => ('imported' in row && row.imported ? [[row.id as string, row.imported.place] as const] : [])));
  const checked = checkYear(content, null).map((finding): DraftFinding => ({
    rule: finding.rule, severity: finding.severity, message: ruleSentence(finding),
    place: finding.rows.map((row) => placeOf.get(row.id) ?? '').find((place) => place !== '') ?? eventLabelsOf(content, finding).join(', '),
  }));
  return [...read, ...checked];
}

export interface DraftJson { readonly format: string; readonly method: string | null; readonly events: readonly object[]; readonly planRows: readonly object[]; readonly findings: readonly DraftFinding[]; readonly unread: Draft['unread'] }

export function draftJson(draft: Draft): DraftJson {
  return {
    format: draft.format, method: draft.method, events: draft.events.map(eventJson), planRows: draft.planRows.map(planRowJson),
    findings: findingsOf(draft), unread: draft.unread.map(({ place, text }) => ({ place, text })),
  };
}
