import { treatmentOf, wordOf } from '../domain/method/method.ts';
import type { EventKind, RiskEvent } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { valueOf } from '../domain/year/content.ts';
import { paperText } from '../text/paper.ts';
import type { Block, Cell, Column, Line, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import type { Section } from './sections.ts';
import { ratingCell, thresholds } from './vorPlanMethod.ts';

export function analysisBlocks(content: YearContent, sections: readonly Section[]): Block[] {
  const blocks: Block[] = [heading(1, paperText.analysisHeading(content.year), true)];
  if (content.events.length === 0) blocks.push(paragraph(paperText.noEvents));
  else blocks.push(paragraph([paperText.analysisIntro(content.events.length), paperText.product(content.method.likelihoodWord, content.method.consequenceWord), ...thresholds(content.method)].join(' ')));
  const kinds: readonly EventKind[] = ['event', 'indicator', 'process'];
  const used = kinds.filter((kind) => content.events.some((event) => event.kind === kind));
  // A group without events is shown once, in the first table.
  const first = used[0] ?? 'event';
  for (const kind of used.length === 0 ? [first] : used) {
    const own = sections.flatMap((section): Section[] => {
      const events = section.events.filter((event) => event.kind === kind);
      const empty = section.events.length === 0;
      if (events.length === 0 && !(empty && kind === first)) return [];
      const leading = section.events[0]?.kind === kind || empty;
      return [{ ...section, events, controls: leading ? section.controls : [] }];
    });
    if (own.length === 0) continue;
    if (kind !== 'event') blocks.push(heading(2, kind === 'indicator' ? paperText.indicatorsHeading : paperText.processesHeading));
    blocks.push(kind === 'event' ? eventTable(content, own) : oldTable(content, own, kind));
  }
  return blocks;
}

/** True where the innermost groups stand in a column of their own; a method with goals only has them as heading lines. */
export function hasGroupColumn(content: YearContent): boolean {
  return content.controls.length > 0 || content.method.grouping.length > 1 || (content.method.grouping.length === 1 && content.method.grouping[0]?.role !== 'goal');
}

/** True where the outermost groups are heading lines over the rows. */
export function hasGroupRows(content: YearContent): boolean {
  return content.method.grouping.length > 1 || content.method.grouping[0]?.role === 'goal';
}

export function groupColumn(content: YearContent, width: number): Column[] {
  if (!hasGroupColumn(content)) return [];
  const inner = content.method.grouping.slice(hasGroupRows(content) ? 1 : 0).map((level) => level.word);
  const controls = content.controls.length > 0 ? [paperText.systematicControl] : [];
  return [{ heading: paperText.groupColumn([...inner, ...controls]), width, align: 'start' }];
}

/** Heading line for a section whose outermost group differs from the one before it. */
export function groupRow(content: YearContent, section: Section, before: Section | undefined): Row[] {
  if (!hasGroupRows(content)) return [];
  const outer = section.path[0] ?? null;
  if (before !== undefined && (before.path[0] ?? null)?.id === outer?.id) return [];
  const title = outer?.title.trim() ? outer.title : paperText.withoutGroup(content.method.grouping[0]?.word ?? null);
  return [{ kind: 'group', lines: [line(text(title, 'strong'))] }];
}

/** Process, way of working and – where asked for – systematic controls, as the left cell says them. */
export function groupLines(content: YearContent, section: Section, withControls: boolean): Line[] {
  const inner = section.path.slice(hasGroupRows(content) ? 1 : 0).filter((group) => group !== null);
  const lines = inner.map((group, at) => line(text(group.title, at === 0 ? 'strong' : 'regular')));
  if (lines.length === 0 && !hasGroupRows(content) && content.method.grouping.length > 0) lines.push(line(text(paperText.withoutGroup(content.method.grouping[0]?.word ?? null), 'regular', 'muted')));
  return withControls ? [...lines, ...controlLines(content, section)] : lines;
}

function controlLines(content: YearContent, section: Section): Line[] {
  const labels = new Map(content.events.map((event) => [event.id, event.label ?? paperText.noNumber]));
  return section.controls.map((control) => {
    const covered = control.covers.filter((id) => labels.has(id));
    const all = covered.length === 0 || (covered.length >= section.events.length && section.events.every((event) => covered.includes(event.id)) && covered.length === section.events.length);
    return small(all ? control.text : `${control.text} ${paperText.controlCovers(covered.map((id) => labels.get(id) ?? ''))}`);
  });
}

function eventTable(content: YearContent, sections: readonly Section[]): Block {
  const { method } = content;
  const reasons = content.events.some((event) => event.treatmentReason !== '');
  const left = hasGroupColumn(content) ? 56 : 0;
  const fixed = { number: 13, likelihood: 31, consequence: 31, value: 28, plan: reasons ? 38 : 29 };
  const rest = textWidth - left - fixed.number - fixed.likelihood - fixed.consequence - fixed.value - fixed.plan;
  const columns: Column[] = [
    ...groupColumn(content, left),
    { heading: paperText.number, width: fixed.number, align: 'end' }, { heading: paperText.event, width: rest, align: 'start' },
    { heading: method.likelihoodWord, width: fixed.likelihood, align: 'start' }, { heading: method.consequenceWord, width: fixed.consequence, align: 'start' },
    { heading: paperText.riskValue, width: fixed.value, align: 'start' }, { heading: paperText.plan, width: fixed.plan, align: 'start' },
  ];
  return { kind: 'table', name: paperText.analysisHeading(content.year), look: 'ruled', columns, rows: sectionRows(content, sections, columns.length, (event) => [
    numberCell(event), cell(...eventLines(event)),
    words(stepWords(method.likelihood, event.likelihood)), words(stepWords(method.consequence, event.consequence)),
    valueCell(content, event), treatmentCell(content, event, []),
  ]) };
}

function oldTable(content: YearContent, sections: readonly Section[], kind: 'indicator' | 'process'): Block {
  const { method } = content;
  const own = sections.flatMap((section) => section.events);
  const left = hasGroupColumn(content) ? 30 : 0;
  const some = (has: (event: RiskEvent) => string) => own.some((event) => has(event) !== '');
  const optional: { heading: string; width: number; of: (event: RiskEvent) => string }[] = [
    ...(kind === 'indicator' || some((event) => event.indicator) ? [{ heading: paperText.indicator, width: 28, of: (event: RiskEvent) => event.indicator }] : []),
    ...(some((event) => event.councilTarget) ? [{ heading: paperText.councilTarget, width: 23, of: (event: RiskEvent) => event.councilTarget }] : []),
    ...(some((event) => event.boardTarget) ? [{ heading: paperText.boardTarget, width: 18, of: (event: RiskEvent) => event.boardTarget }] : []),
  ];
  const checks = [
    { heading: paperText.routine, width: 17, of: (event: RiskEvent) => event.routine },
    { heading: paperText.runningChecks, width: 17, of: (event: RiskEvent) => event.runningChecks },
  ];
  const fixed = left + 10 + 22 + 22 + 27 + [...optional, ...checks].reduce((sum, column) => sum + column.width, 0);
  const rest = textWidth - fixed;
  const columns: Column[] = [
    ...groupColumn(content, left), { heading: paperText.number, width: 10, align: 'end' },
    ...optional.map((column): Column => ({ heading: column.heading, width: column.width, align: 'start' })),
    { heading: paperText.risk, width: rest * 0.52, align: 'start' },
    ...checks.map((column): Column => ({ heading: column.heading, width: column.width, align: 'start' })),
    { heading: method.likelihoodWord, width: 22, align: 'start' }, { heading: method.consequenceWord, width: 22, align: 'start' },
    { heading: paperText.riskValue, width: 27, align: 'start' }, { heading: paperText.activityText, width: rest * 0.48, align: 'start' },
  ];
  return { kind: 'table', name: kind === 'indicator' ? paperText.indicatorsHeading : paperText.processesHeading, look: 'ruled', columns, rows: sectionRows(content, sections, columns.length, (event) => [
    numberCell(event), ...optional.map((column) => words(orDash(column.of(event)))), cell(...eventLines({ ...event, indicator: '', councilTarget: '', boardTarget: '', routine: '', runningChecks: '', activityText: '' })),
    ...checks.map((column) => words(orDash(column.of(event)))),
    words(stepWords(method.likelihood, event.likelihood)), words(stepWords(method.consequence, event.consequence)), valueCell(content, event),
    treatmentCell(content, event, event.activityText === '' ? [] : [line(text(event.activityText))]),
  ]) };
}

/** Rows of all sections with their heading lines; the left cell spans its section. */
function sectionRows(content: YearContent, sections: readonly Section[], columns: number, rowOf: (event: RiskEvent) => Cell[]): Row[] {
  const withColumn = hasGroupColumn(content);
  return sections.flatMap((section, at): Row[] => {
    const rows = section.events.map(rowOf);
    if (rows.length === 0) {
      const missing = [cell(line(text(paperText.noEventsInGroup, 'regular', 'muted')))];
      rows.push([words(''), ...missing, ...Array.from({ length: columns - (withColumn ? 3 : 2) }, () => words(''))]);
    }
    const left: Cell = { lines: groupLines(content, section, true), rows: rows.length, names: true };
    return [...groupRow(content, section, sections[at - 1]), ...rows.map((row, index) => cells(...(withColumn && index === 0 ? [left] : []), ...row))];
  });
}

function numberCell(event: RiskEvent): Cell {
  return words(event.label ?? paperText.noNumber);
}

function orDash(content: string): string {
  return content === '' ? paperText.irrelevant : content;
}

function stepWords(scale: Parameters<typeof wordOf>[0], value: number | null): string {
  return value === null ? paperText.irrelevant : `${value} ${wordOf(scale, value)}`.trim();
}

function valueCell(content: YearContent, event: RiskEvent): Cell {
  const rated = ratingCell(content, event, true);
  const value = valueOf(event);
  return event.printedValue === null || event.printedValue === value ? rated : { ...rated, lines: [...rated.lines, small(paperText.printedValue(event.printedValue))] };
}

/** The event's words, then what else is known of it, small. */
function eventLines(event: RiskEvent): Line[] {
  const facts = [
    paperText.origin(event.origin), event.department === '' ? '' : paperText.department(event.department), event.category === '' ? '' : paperText.category(event.category),
    event.riskOwner === null || event.riskOwner.printed === '' ? '' : paperText.riskOwner(event.riskOwner.printed), event.review === 'carried' ? paperText.carried : '',
  ].filter((fact) => fact !== '').join(' · ');
  const old = ([
    [paperText.indicator, event.indicator], [paperText.councilTarget, event.councilTarget], [paperText.boardTarget, event.boardTarget],
    [paperText.routine, event.routine], [paperText.runningChecks, event.runningChecks], [paperText.activityText, event.activityText],
  ] as const).filter(([, content]) => content !== '').map(([label, content]) => small(paperText.labelled(label, content)));
  return [
    event.text === '' ? line(text(paperText.noEventText, 'regular', 'muted')) : line(text(event.text)),
    ...(event.explanation === '' ? [] : [small(event.explanation, 'ink')]),
    ...(event.ratingReason === '' ? [] : [small(paperText.ratingReason(event.ratingReason))]),
    ...old,
    ...(facts === '' ? [] : [small(facts)]),
  ];
}

function treatmentCell(content: YearContent, event: RiskEvent, extra: readonly Line[]): Cell {
  const treatment = treatmentOf(content.method, event.treatment);
  const word = treatment === null ? line(text(event.treatment ?? paperText.noTreatment, 'regular', 'muted')) : treatment.plan ? line({ kind: 'star', text: treatment.word }) : line(text(treatment.word, 'regular', 'muted'));
  return cell(word, ...(event.treatmentReason === '' ? [] : [small(event.treatmentReason)]), ...(event.acceptedUntil === null ? [] : [small(paperText.acceptedUntil(event.acceptedUntil))]), ...extra);
}

