/** The package's tables, for whoever works on with the figures. */
import { canonicalJson } from '../domain/document/canonical.ts';
import { csvHead, csvLine, csvOf } from '../reports/packageTables.ts';
import { coverageText, versionDeed, versionDeedMore, documentName } from '../text/audit.ts';
import { packageText as words } from '../text/auditPackage.ts';
import { handlingWords, itemResultWords } from '../text/control.ts';
import { notPerformedWords } from '../text/followup.ts';
import { recommendationSourceWords, recommendationStateWords } from '../text/measure.ts';
import { effectWords } from '../text/measureWords.ts';
import { measureStatusWords } from '../text/words.ts';
import { codeOf } from '../domain/followup/content.ts';
import { coverageView } from './auditCoverage.ts';
import { within, type PackageFile, type PackagePlan } from './auditPackagePlan.ts';

const at = (name: string): string => `${words.folders.data}/${name}`;

export function tableFiles(plan: PackagePlan): PackageFile[] {
  const { activities, register, occasions } = plan;
  const json = (value: object): Uint8Array => new TextEncoder().encode(canonicalJson(value));
  const controls = activities.flatMap((row) => row.controls.map((one) => [
    row.planYear, row.planRow, row.title, one.period, one.unitName, words.states[one.state], one.on, one.by, one.visited ? words.yes : '', one.state === 'done' ? one.conclusion : notPerformedWords[one.reason as keyof typeof notPerformedWords] ?? '', one.population, one.populationSha256, one.seed, one.reviewed, one.faults, one.evidenceCount, one.correction, one.occasionId,
  ]));
  return [
    { name: at(words.files.controls), part: 'data', says: words.controlsCsv, content: async () => csvOf(words.csv.controls, controls) },
    {
      name: at(words.files.coverage), part: 'data', says: words.coverageCsv,
      content: async () => {
        const view = await within(plan, (context) => coverageView(context, plan.head.bodyId, plan.head.year));
        if (!view.ok) throw new Error(`A board of which there is a year has no coverage: ${view.refusal.code}`);
        return csvOf(words.csv.coverage, view.value.processes.flatMap((process) => process.cells.map((cell) => {
          const places = [...new Set(cell.visits.map((one) => one.unitName ?? words.wholeBoard))].join(', ');
          return [process.title === '' ? coverageText.none : process.title, cell.year, cell.inAnalysis ? words.yes : words.no, cell.events.length, cell.planned, cell.performed, cell.visits.length, places, cell.material];
        })));
      },
    },
    { name: at(words.files.performed), part: 'data', says: words.performedJson, content: async () => json({ year: plan.head.year, activities }) },
    {
      name: at(words.files.items), part: 'data', says: words.itemsCsv,
      async *content() {
        yield csvHead(words.csv.items);
        const titles = new Map(activities.map((row) => [row.activityId, row.title]));
        for (const { occasion, unitName } of occasions) {
          const items = await within(plan, ({ store }) => store.occasionItems(occasion.id));
          const lines = items.map((item) => csvLine([occasion.id, titles.get(occasion.activityId) ?? '', occasion.period.code, unitName, item.position, item.populationPosition, item.itemId, item.stratum, item.result === null ? null : itemResultWords[item.result], item.note, item.handling === null ? null : handlingWords[item.handling]]));
          if (lines.length > 0) yield new TextEncoder().encode(lines.join(''));
        }
      },
    },
    {
      name: at(words.files.measures), part: 'data', says: words.measuresCsv,
      content: async () => csvOf(words.csv.measures, register.measures.map((one) => [one.title, one.responsibleName, one.start, one.end, measureStatusWords[one.status], one.statusReason, one.createdOn, one.effect === null ? null : effectWords[one.effect.found], one.effect?.on ?? null, one.mends.map((each) => `${each.year} ${each.label ?? ''} ${each.text}`.replaceAll(/\s+/g, ' ')).join(' | '), one.id])),
    },
    {
      name: at(words.files.recommendations), part: 'data', says: words.recommendationsCsv,
      content: async () => csvOf(words.csv.recommendations, register.recommendations.map((one) => [one.text, one.sourceName || recommendationSourceWords[one.source], one.receivedOn, one.caseNumber, recommendationStateWords[one.status], one.statement, one.statementDue, one.statementOn, one.ownerName, one.id])),
    },
    { name: at(words.files.register), part: 'data', says: words.registerJson, content: async () => json(register) },
    {
      name: at(words.files.after), part: 'data', says: words.afterCsv,
      content: async () => {
        const rows = [];
        for (const { head, kept } of plan.documents) {
          const timeline = await within(plan, ({ store }) => store.openTrail(head.id, { operations: [], closedStates: [] }, null, 1000));
          for (const entry of timeline.toReversed()) {
            const version = kept.find((one) => one.head.id === entry.objectId);
            const values = entry.content.kind === 'act' ? entry.content.values : {};
            if (version) rows.push([`${documentName(codeOf(version.document))} ${head.year}`, version.head.number, entry.at, entry.actor, versionDeed(entry.operation, values), versionDeedMore(entry.operation, values), entry.content.note]);
          }
        }
        return csvOf(words.csv.after, rows);
      },
    },
  ];
}
