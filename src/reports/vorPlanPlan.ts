import type { Activity } from '../domain/plan/plan.ts';
import type { RiskEvent } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { inPlan } from '../domain/year/content.ts';
import { paperText } from '../text/paper.ts';
import type { Block, Cell, Column, Line, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import type { Section } from './sections.ts';
import { byPosition, controlsOf } from './sections.ts';
import { groupLines, groupRow, hasGroupColumn, hasGroupRows } from './vorPlanAnalysis.ts';
import { ratingCell } from './vorPlanMethod.ts';

/** One plan row: an activity with its events, or an event of the plan that has no activity yet. */
interface PlanRow { readonly events: readonly RiskEvent[]; readonly activity: Activity | null }
interface PlanSection { readonly section: Section | null; readonly rows: readonly PlanRow[] }

export function planBlocks(content: YearContent, sections: readonly Section[]): Block[] {
  const chosen = content.events.filter((event) => inPlan(content, event) === true);
  const blocks: Block[] = [heading(1, paperText.planHeading(content.year), true)];
  if (content.activities.length === 0 && chosen.length === 0) return [...blocks, paragraph(paperText.noPlan)];
  const covered = new Set<string>([...chosen.map((event) => event.id), ...content.activities.flatMap((activity) => activity.eventIds)]);
  const parts = planSections(content, sections);
  return [
    ...blocks,
    paragraph(paperText.planIntro(content.activities.length, content.events.filter((event) => covered.has(event.id)).length)),
    planTable(content, parts),
  ];
}

/** Activities stand under the group of their first event, in the analysis' order; those without an event come last. */
function planSections(content: YearContent, sections: readonly Section[]): PlanSection[] {
  const events = new Map(content.events.map((event) => [event.id, event]));
  const placed = byPosition(content.activities).map((activity) => ({ activity, events: activity.eventIds.flatMap((id) => events.get(id) ?? []) }));
  const busy = new Set(placed.flatMap((row) => row.events.map((event) => event.id)));
  const parts = sections.map((section): PlanSection => ({
    section,
    rows: section.events.flatMap((event): PlanRow[] => {
      const own = placed.filter((row) => row.events[0]?.id === event.id);
      if (own.length > 0) return own;
      return inPlan(content, event) === true && !busy.has(event.id) ? [{ events: [event], activity: null }] : [];
    }),
  })).filter((part) => part.rows.length > 0);
  const loose = placed.filter((row) => row.events.length === 0);
  return loose.length === 0 ? parts : [...parts, { section: null, rows: loose }];
}

function planTable(content: YearContent, parts: readonly PlanSection[]): Block {
  const withColumn = hasGroupColumn(content) && content.method.grouping.length > (hasGroupRows(content) ? 1 : 0);
  const withControls = content.controls.length > 0 || content.activities.some((activity) => activity.printedControl !== '');
  const left = withColumn ? 38 : 0;
  const control = withControls ? 44 : 0;
  const rest = textWidth - left - control - 12 - 28 - 33 - 25;
  const inner = content.method.grouping.slice(hasGroupRows(content) ? 1 : 0).map((level) => level.word);
  const columns: Column[] = [
    ...(withColumn ? [{ heading: paperText.groupColumn(inner), width: left, align: 'start' as const }] : []),
    { heading: paperText.number, width: 12, align: 'end' }, { heading: paperText.event, width: rest * 0.42, align: 'start' },
    { heading: paperText.riskValue, width: 28, align: 'start' },
    ...(withControls ? [{ heading: paperText.systematicControl, width: control, align: 'start' as const }] : []),
    { heading: paperText.controlActivity, width: rest * 0.58, align: 'start' },
    { heading: paperText.controlOwner, width: 33, align: 'start' }, { heading: paperText.frequency, width: 25, align: 'start' },
  ];
  const rows = parts.flatMap((part, at): Row[] => {
    const above: Row[] = part.section === null ? [{ kind: 'group', lines: [line(text(paperText.withoutEvent, 'strong'))] }] : groupRow(content, part.section, parts[at - 1]?.section ?? undefined);
    const leftCell: Cell = { lines: part.section === null ? [] : groupLines(content, part.section, false), rows: part.rows.length, names: true };
    return [...above, ...part.rows.map((row, index) => cells(
      ...(withColumn && index === 0 ? [leftCell] : []),
      ...eventCells(content, row), ...(withControls ? [controlCell(content, part.section, row)] : []), activityCell(row.activity), ownerCell(row.activity), frequencyCell(row.activity),
    ))];
  });
  return { kind: 'table', name: paperText.planHeading(content.year), look: 'ruled', columns, rows };
}

/** Number, words and value. Several events of one activity share the cells, each number before its words. */
function eventCells(content: YearContent, row: PlanRow): Cell[] {
  const [only] = row.events;
  if (row.events.length > 1) {
    return [
      cell(...row.events.map((event) => line(text(event.label ?? paperText.noNumber)))),
      cell(...row.events.map((event) => line(text(`${event.label ?? paperText.noNumber}  `, 'strong'), text(event.text)))),
      { ...cell(...row.events.flatMap((event) => ratingCell(content, event, true).lines)) },
    ];
  }
  if (only !== undefined) return [words(only.label ?? paperText.noNumber), only.text === '' ? cell(line(text(paperText.noEventText, 'regular', 'muted'))) : words(only.text), ratingCell(content, only, true)];
  const { activity } = row;
  const printed = activity?.printedEvent ?? '';
  return [words(activity?.printedLabel ?? paperText.noNumber), words(printed === '' ? paperText.irrelevant : printed), words(activity?.printedValue === null || activity === null ? paperText.irrelevant : String(activity.printedValue))];
}

function controlCell(content: YearContent, section: Section | null, row: PlanRow): Cell {
  const found = [...new Set(row.events.flatMap((event) => controlsOf(content, section ?? undefined, event)))];
  if (found.length > 0) return cell(...found.map((control) => line(text(control.text))));
  const printed = row.activity?.printedControl ?? '';
  return printed === '' ? cell(line(text(paperText.noControl, 'regular', 'muted'))) : words(printed);
}

function activityCell(activity: Activity | null): Cell {
  if (activity === null) return cell(line(text(paperText.noActivity, 'regular', 'muted')));
  const facts: readonly (readonly [string, string])[] = [
    [paperText.purpose, activity.purpose], [paperText.scope, activity.scope], [paperText.kind, activity.kind], [paperText.populationSource, activity.populationSource],
    [paperText.proposedSample, activity.proposedSample], [paperText.places, activity.places], ...Object.entries(activity.extra),
  ];
  return cell(
    activity.text === '' ? line(text(paperText.noActivityText, 'regular', 'muted')) : line(text(activity.text)),
    ...facts.filter(([, content]) => content !== '').map(([label, content]): Line => small(paperText.labelled(label, content))),
  );
}

function ownerCell(activity: Activity | null): Cell {
  if (activity === null) return words(paperText.irrelevant);
  const owner = activity.owner?.printed ?? '';
  const performers = activity.performers.map((performer) => performer.printed).filter((printed) => printed !== '');
  return cell(
    owner === '' ? line(text(paperText.noOwner, 'regular', 'muted')) : line(text(owner)),
    ...(performers.length === 0 ? [] : [small(paperText.labelled(paperText.performers, performers.join(', ')))]),
  );
}

function frequencyCell(activity: Activity | null): Cell {
  if (activity === null) return words(paperText.irrelevant);
  const printed = activity.frequency?.printed ?? '';
  return cell(
    printed === '' ? line(text(paperText.noFrequency, 'regular', 'muted')) : line(text(printed)),
    ...(activity.reportedWhen === '' ? [] : [small(paperText.labelled(paperText.reportedWhen, activity.reportedWhen))]),
  );
}
