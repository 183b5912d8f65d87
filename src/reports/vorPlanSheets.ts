import { levelOf, treatmentOf } from '../domain/method/method.ts';
import type { Activity, Measure } from '../domain/plan/plan.ts';
import type { RiskEvent } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { inPlan, valueOf } from '../domain/year/content.ts';
import { paperText } from '../text/paper.ts';
import type { VorPlanInput } from './paperInput.ts';
import type { Section } from './sections.ts';
import { byPosition, controlsOf, sectionsOf } from './sections.ts';
import type { Sheet, SheetValue, Workbook } from './sheet.ts';
import { vorPlanDocument } from './vorPlan.ts';

interface ColumnOf<Row> { readonly heading: string; readonly width: number; readonly of: (row: Row) => SheetValue; /** Left out when no row has anything. */ readonly optional: boolean }

interface EventRow { readonly section: Section; readonly event: RiskEvent | null }
interface PlanRow { readonly section: Section | null; readonly event: RiskEvent | null; readonly activity: Activity | null; /** From 1, as controls and follow-up count the plan's rows; one activity for several events has one. */ readonly number: number | null }

/** Analysis and plan as sheets: one row per event and per planned activity and event, with the groups repeated so that filters work. */
export function vorPlanWorkbook(input: VorPlanInput): Workbook {
  const { content } = input;
  const sections = sectionsOf(content);
  const { title, author, header, footer } = vorPlanDocument({ ...input, findingsNoted: [], overridden: [] });
  return { title, author, header, footer, sheets: [analysisSheet(content, sections), planSheet(content, sections), ...measureSheet(content)] };
}

function column<Row>(heading: string, width: number, of: (row: Row) => SheetValue, optional = false): ColumnOf<Row> {
  return { heading, width, of, optional };
}

function sheetOf<Row>(name: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[]): Sheet {
  const values = rows.map((row) => columns.map((each) => each.of(row)));
  const kept = columns.map((each, at) => !each.optional || values.some((row) => row[at] !== null && row[at] !== ''));
  return {
    name,
    columns: columns.filter((_, at) => kept[at]).map((each) => ({ heading: each.heading, width: each.width })),
    rows: values.map((row) => row.filter((_, at) => kept[at])),
  };
}

/** "12" becomes a number, "12a" and "007" stay as printed. */
export function labelValue(label: string | null): SheetValue {
  return label !== null && /^(?:0|[1-9]\d{0,8})$/.test(label) ? Number(label) : label;
}

function groupColumns<Row extends { readonly section: Section | null }>(content: YearContent): ColumnOf<Row>[] {
  return content.method.grouping.map((level, at) => column<Row>(level.word, 28, (row) => row.section?.path[at]?.title ?? ''));
}

function controlsText(content: YearContent, section: Section | null, event: RiskEvent | null): string {
  const controls = event === null ? section?.controls ?? [] : controlsOf(content, section ?? undefined, event);
  return controls.map((control) => control.text).join('\n');
}

function levelWord(content: YearContent, event: RiskEvent | null): string {
  return event === null ? '' : levelOf(content.method, event)?.word ?? '';
}

function analysisSheet(content: YearContent, sections: readonly Section[]): Sheet {
  const yesNo = (event: RiskEvent) => { const chosen = inPlan(content, event); return chosen === null ? '' : chosen ? paperText.yes : paperText.no; };
  const text = (of: (event: RiskEvent) => string) => (row: EventRow) => (row.event === null ? '' : of(row.event));
  const number = (of: (event: RiskEvent) => number | null) => (row: EventRow) => (row.event === null ? null : of(row.event));
  const columns: ColumnOf<EventRow>[] = [
    ...groupColumns<EventRow>(content),
    column(paperText.systematicControl, 36, (row) => controlsText(content, row.section, row.event), true),
    column(paperText.number, 8, (row) => labelValue(row.event?.label ?? null)),
    column(paperText.indicator, 28, text((event) => event.indicator), true), column(paperText.councilTarget, 22, text((event) => event.councilTarget), true), column(paperText.boardTarget, 22, text((event) => event.boardTarget), true),
    column(paperText.event, 52, text((event) => event.text)), column(paperText.explanation, 44, text((event) => event.explanation), true),
    column(paperText.routine, 14, text((event) => event.routine), true), column(paperText.runningChecks, 14, text((event) => event.runningChecks), true),
    column(content.method.likelihoodWord, 13, number((event) => event.likelihood)), column(content.method.consequenceWord, 13, number((event) => event.consequence)),
    column(paperText.riskValue, 12, number(valueOf)), column(paperText.level, 12, (row) => levelWord(content, row.event)),
    column(paperText.inPlan, 10, text(yesNo)), column(paperText.treatment, 18, text((event) => treatmentOf(content.method, event.treatment)?.word ?? event.treatment ?? '')),
    column(paperText.treatmentReason, 36, text((event) => event.treatmentReason), true), column(paperText.acceptedUntilColumn, 14, text((event) => event.acceptedUntil ?? ''), true),
    column(paperText.ratingReasonColumn, 36, text((event) => event.ratingReason), true), column(paperText.activityText, 36, text((event) => event.activityText), true),
    column(paperText.categoryColumn, 18, text((event) => event.category), true), column(paperText.riskOwnerColumn, 22, text((event) => event.riskOwner?.printed ?? ''), true),
    column(paperText.originColumn, 18, text((event) => paperText.origin(event.origin)), true), column(paperText.departmentColumn, 22, text((event) => event.department), true),
  ];
  // A group without events keeps a row of its own: otherwise it would be missing from the file.
  const rows = sections.flatMap((section): EventRow[] => section.events.length === 0 ? [{ section, event: null }] : section.events.map((event) => ({ section, event })));
  return sheetOf(paperText.analysisSheet, columns, rows);
}

function planSheet(content: YearContent, sections: readonly Section[]): Sheet {
  const sectionOf = new Map(sections.flatMap((section) => section.events.map((event) => [event.id as string, section] as const)));
  const order = new Map(sections.flatMap((section) => section.events).map((event, at) => [event.id as string, at]));
  const events = new Map(content.events.map((event) => [event.id as string, event]));
  const planned = byPosition(content.activities).flatMap((activity, at): PlanRow[] => {
    const own = activity.eventIds.flatMap((id) => events.get(id) ?? []);
    const row = { activity, number: at + 1 };
    return own.length === 0 ? [{ section: null, event: null, ...row }] : own.map((event) => ({ section: sectionOf.get(event.id) ?? null, event, ...row }));
  });
  const busy = new Set(planned.flatMap((row) => (row.event === null ? [] : [row.event.id as string])));
  const bare = content.events.filter((event) => inPlan(content, event) === true && !busy.has(event.id)).map((event): PlanRow => ({ section: sectionOf.get(event.id) ?? null, event, activity: null, number: null }));
  const place = (row: PlanRow) => (row.event === null ? Number.MAX_SAFE_INTEGER : order.get(row.event.id) ?? 0);
  const text = (of: (activity: Activity) => string) => (row: PlanRow) => (row.activity === null ? '' : of(row.activity));
  const extra = [...new Set(content.activities.flatMap((activity) => Object.keys(activity.extra)))];
  const columns: ColumnOf<PlanRow>[] = [
    ...groupColumns<PlanRow>(content),
    column(paperText.number, 8, (row) => labelValue(row.event === null ? row.activity?.printedLabel ?? null : row.event.label)),
    column(paperText.event, 48, (row) => row.event?.text ?? row.activity?.printedEvent ?? ''),
    column(paperText.riskValue, 12, (row) => (row.event === null ? row.activity?.printedValue ?? null : valueOf(row.event))), column(paperText.level, 12, (row) => levelWord(content, row.event)),
    column(paperText.systematicControl, 36, (row) => controlsText(content, row.section, row.event) || (row.activity?.printedControl ?? ''), true),
    column(paperText.planRow, 10, (row) => row.number), column(paperText.controlActivity, 60, (row) => (row.activity === null ? paperText.noActivity : row.activity.text)),
    column(paperText.controlOwner, 24, text((activity) => activity.owner?.printed ?? '')), column(paperText.frequency, 16, text((activity) => activity.frequency?.printed ?? '')),
    column(paperText.purpose, 30, text((activity) => activity.purpose), true), column(paperText.scope, 30, text((activity) => activity.scope), true), column(paperText.kind, 18, text((activity) => activity.kind), true),
    column(paperText.populationSource, 24, text((activity) => activity.populationSource), true), column(paperText.proposedSample, 24, text((activity) => activity.proposedSample), true),
    column(paperText.performers, 24, text((activity) => activity.performers.map((performer) => performer.printed).join(', ')), true), column(paperText.places, 24, text((activity) => activity.places), true),
    column(paperText.reportedWhen, 24, text((activity) => activity.reportedWhen), true),
    ...extra.map((heading) => column<PlanRow>(heading, 24, (row) => row.activity?.extra[heading] ?? '', true)),
  ];
  return sheetOf(paperText.planSheet, columns, [...planned, ...bare].toSorted((a, b) => place(a) - place(b)));
}

function measureSheet(content: YearContent): Sheet[] {
  if (content.measures.length === 0) return [];
  const labels = new Map(content.events.map((event) => [event.id, event.label ?? paperText.noNumber]));
  return [sheetOf(paperText.measuresHeading, [
    column<Measure>(paperText.measure, 60, (measure) => measure.title), column<Measure>(paperText.mends, 18, (measure) => measure.eventIds.flatMap((id) => labels.get(id) ?? []).join(', ')),
    column<Measure>(paperText.responsible, 26, (measure) => measure.responsible?.printed ?? ''), column<Measure>(paperText.start, 12, (measure) => measure.start ?? ''), column<Measure>(paperText.end, 12, (measure) => measure.end ?? ''),
    column<Measure>(paperText.status, 14, (measure) => paperText.measureStatus(measure.status)), column<Measure>(paperText.reason, 36, (measure) => measure.statusReason, true),
  ], byPosition(content.measures))];
}
