/** The package's controls, each with worksheet, population and evidence, and the log. */
import { plainPart } from '../reports/packageNames.ts';
import { packageText as words } from '../text/auditPackage.ts';
import { openLog } from './audit.ts';
import { markOf, within, type PackageFile, type PackagePlan } from './auditPackagePlan.ts';
import { worksheetOf } from './papersExtract.ts';

const partBytes = 1024 * 1024;
/** A file part by part: neither this process nor the database's answer ever holds it whole, and others come between. */
async function* inParts(plan: PackagePlan, fileId: string): AsyncGenerator<Uint8Array> {
  for (let from = 0; ; from += partBytes) {
    const bytes = await within(plan, ({ store }) => store.filePart(plan.head.bodyId, fileId, from, partBytes));
    if (bytes === null && from > 0) throw new Error(`A file went while it was read: ${fileId}`);
    yield bytes ?? new TextEncoder().encode(words.evidenceMissing);
    if (bytes === null || bytes.length < partBytes) return;
  }
}

/** A folder for each control. */
export function controlFiles(plan: PackagePlan, unique: (path: string) => string): PackageFile[] {
  const { head, activities } = plan;
  const rows = new Map(activities.map((row) => [row.activityId, row]));
  const byOccasion = Map.groupBy(plan.evidence, (one) => one.occasionId);
  return plan.occasions.flatMap(({ occasion, unitName }): PackageFile[] => {
    const row = rows.get(occasion.activityId);
    const title = `${row?.title ?? ''}, ${occasion.period.code}${unitName === null ? '' : `, ${unitName}`}`;
    const folder = unique(`${words.folders.controls}/${plainPart(`${row === undefined ? '' : `${row.planYear}-${String(row.planRow).padStart(3, '0')}-`}${occasion.period.code}-${unitName ?? words.board}`)}`);
    const mark = markOf(plan, [occasion.id, occasion.activityId, ...(row?.events.map((event) => event.id) ?? [])]);
    const { population } = occasion;
    return [
      {
        name: unique(`${folder}/${words.worksheet}.pdf`), part: 'controls', says: `${words.worksheetOf}: ${title}`, mark,
        content: async () => {
          const sheet = await within(plan, (context) => worksheetOf(context, { boardId: head.bodyId, occasionId: occasion.id }));
          if (!sheet.ok) throw new Error(`A performed control has no worksheet: ${occasion.id} ${sheet.refusal.code}`);
          return plan.context.house.writePaper(sheet.value, 'pdf');
        },
      },
      ...(population?.kind !== 'file' ? [] : [{
        name: unique(`${folder}/${words.population}-${plainPart(population.fileName)}`), part: 'controls' as const, says: `${words.populationOf(population.sha256)} (${title})`, mark,
        content: () => inParts(plan, population.fileId),
      }]),
      ...(byOccasion.get(occasion.id) ?? []).map((one): PackageFile => ({
        name: unique(`${folder}/${words.evidence}/${plainPart(one.name)}`), part: 'controls', says: `${words.evidenceOf(one.sha256)}: ${one.name} (${title})`, mark: markOf(plan, [one.id]) ?? mark,
        content: () => inParts(plan, one.fileId),
      })),
    ];
  });
}

const atATime = 500;
/** The board's own stream from its first entry, page by page, as tools/verify-trail.mjs reads it. */
export function logFile(plan: PackagePlan): PackageFile {
  const { head, context } = plan;
  const line = (value: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  return {
    name: `${words.folders.log}/${words.logFile}`, part: 'log', says: words.log,
    async *content() {
      yield line({ kind: 'internkoll-trail', format: 1, exportedAt: context.now.toISOString() });
      let [number, link] = [0, ''];
      for (;;) {
        const [from, carried] = [number, link];
        const entries = await within(plan, ({ store }) => store.sealedLines(head.bodyId, openLog, from, carried, atATime));
        for (const entry of entries) yield new TextEncoder().encode(`${entry.line}\n`);
        const last = entries.at(-1);
        if (last) [number, link] = [last.number, last.link];
        if (entries.length < atATime) break;
      }
      yield line({ kind: 'end', streams: [{ stream: head.bodyId, number, link }] });
    },
  };
}
