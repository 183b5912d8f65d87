/** The auditor's package: what an auditor reads of a year, as files to keep. Decided on in one moment, written while it is sent: nothing of it is whole in memory but the file whose turn it is. */
import type { Paper } from '../contract/operation.ts';
import { isClosedControl } from '../domain/audit/kept.ts';
import { cutOffOf } from '../domain/calendar/calendar.ts';
import { codeOf, followupDocument, type FollowupContent } from '../domain/followup/content.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { YearContent } from '../domain/year/content.ts';
import { plainPart, uniquePaths } from '../reports/packageNames.ts';
import { writePackageIndex, type IndexedFile } from '../reports/packageIndex.ts';
import { packageLimits, zipped } from '../reports/packageZip.ts';
import { documentName } from '../text/audit.ts';
import { packageText as words } from '../text/auditPackage.ts';
import { paperText } from '../text/paper.ts';
import { auditRegister, keptYear, performedPlan } from './audit.ts';
import { documentFiles } from './auditPackageDocuments.ts';
import { controlFiles, logFile } from './auditPackageControls.ts';
import { tableFiles } from './auditPackageTables.ts';
import { within, type PackageFile, type PackagePlan } from './auditPackagePlan.ts';
import { calendarOf } from './followupContent.ts';
import type { House } from './house.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';

async function planPackage(context: Context, input: { readonly boardId: YearHead['bodyId']; readonly year: number; readonly occasion?: string | undefined }): Promise<Outcome<PackagePlan>> {
  const found = await keptYear(context, input);
  if (!found.ok) return found;
  const { head } = found.value;
  const { store } = context;
  const performed = await performedPlan(context, head);
  if (!performed.ok) return performed;
  const chosen = input.occasion === undefined ? null : (await calendarOf(context)).find((one) => one.code === input.occasion) ?? null;
  const wanted = input.occasion === undefined ? null : followupDocument(input.occasion);
  const kept = found.value.kept.filter((one) => wanted === null || one.document === wanted || one.document === 'vorPlan');
  if (wanted !== null && (chosen === null || !kept.some((one) => one.document === wanted))) return refuse('object.not-found');
  const cutOff = chosen === null ? null : cutOffOf(chosen, head.year);
  const occasions = performed.value.occasions.filter(({ occasion }) => isClosedControl(occasion.state) && (cutOff === null || occasion.period.from <= cutOff));
  const evidence = await store.evidenceOfMany(occasions.map((one) => one.occasion.id));
  if (evidence.reduce((sum, one) => sum + one.size, 0) > packageLimits.bytes || occasions.length * 2 + evidence.length > packageLimits.files) return refuse('audit.package-too-large');
  const [register, marks, municipality, before] = await Promise.all([auditRegister(context, head.bodyId), store.secrecyMarks(head.bodyId), store.municipality(), performed.value.plan !== null && performed.value.plan.year !== head.year ? store.yearHead(head.bodyId, performed.value.plan.year) : null]);
  const point = context.house.checkpoint(head.bodyId);
  const shown = new Set(occasions.map((one) => one.occasion.id as string));
  return ok({
    context, head, register, marks, municipality, evidence, occasionName: chosen?.name ?? null, occasions, checkpoint: point === null ? null : paperText.checkpoint(point),
    // Until the year's own plan is decided its controls are performed by last year's: that version belongs with them.
    documents: [{ head, kept }, ...(before ? [{ head: before, kept: (await store.keptVersions(before.id)).filter((one) => one.head.id === performed.value.plan?.versionId) }] : [])],
    activities: performed.value.activities.map((row) => ({ ...row, controls: row.controls.filter((one) => shown.has(one.occasionId)) })),
  });
}

const said = new TextEncoder();
function whole(name: string, part: PackageFile['part'], says: string, text: string): PackageFile {
  return { name, part, says, content: async () => said.encode(text) };
}

interface ToldMark { readonly kind: string; readonly what: string; readonly ground: string }
/** What is marked of what the package holds: a mark on anything else would tell of a draft. */
async function marksOf(plan: PackagePlan): Promise<ToldMark[]> {
  const names = new Map<string, string>([
    ...plan.activities.flatMap((row): [string, string][] => [[row.activityId, row.title], ...row.events.map((event): [string, string] => [event.id, event.text]), ...row.controls.map((one): [string, string] => [one.occasionId, `${row.title}, ${one.period}`])]),
    ...plan.register.measures.map((one): [string, string] => [one.id, one.title]), ...plan.register.recommendations.map((one): [string, string] => [one.id, one.text]),
  ]);
  const unnamed = plan.marks.filter((mark) => !names.has(mark.objectId) && mark.objectKind !== 'evidence');
  // Headings, controls and texts stand in the documents only, which are looked through one by one and only then.
  for (const { head, kept } of unnamed.length === 0 ? [] : plan.documents) {
    for (const { document, head: version } of kept) {
      const canonical = await within(plan, ({ store }) => store.canonicalOf(head.id, version.id));
      const content = canonical === null ? null : JSON.parse(canonical) as Partial<YearContent & FollowupContent>;
      for (const mark of unnamed) {
        const what = content === null ? null : markedWordsIn(content, mark.objectId);
        if (what !== null && !names.has(mark.objectId)) names.set(mark.objectId, what === '' ? `${documentName(codeOf(document))} ${head.year}` : what);
      }
    }
  }
  return plan.marks.flatMap((mark) => { const what = names.get(mark.objectId); return what === undefined ? [] : [{ kind: words.kinds[mark.objectKind] ?? words.otherKind, what, ground: mark.ground }]; });
}
/** What a marked heading, control or text says in a document; '' for one that has no short words of its own, null where it is not. */
function markedWordsIn(content: Partial<YearContent & FollowupContent>, id: string): string | null {
  const owner = id.split(' ')[0];
  return content.groups?.find((one) => one.id === id)?.title ?? content.controls?.find((one) => one.id === id)?.text ?? (owner === content.followupId || (owner === content.boardYearId && content.followupId === undefined) ? '' : null);
}

interface Planned { readonly plan: PackagePlan; readonly occasion: string | undefined }
/** The files in the order they are written: the index first, so that it is there even if the rest is cut off. */
async function packageFiles({ plan }: Planned): Promise<PackageFile[]> {
  const unique = uniquePaths();
  const documents = await documentFiles(plan, unique);
  const controls = controlFiles(plan, unique);
  const tables = tableFiles(plan);
  const log = [
    logFile(plan), ...(plan.checkpoint === null ? [] : [whole(`${words.folders.log}/${words.checkpoint}`, 'log', words.checkpointOf, `${plan.checkpoint}\n`)]),
  ];
  const rest = [...documents, ...tables, ...controls, ...log];
  const title = words.title(plan.head.bodyName, plan.head.year, plan.occasionName);
  const made = words.made(plan.municipality, plan.context.today, plan.context.actor.name);
  const parts = (['papers', 'data', 'controls', 'log'] as const).map((part) => ({ heading: words.parts[part], files: rest.filter((file) => file.part === part).map((file): IndexedFile => ({ name: file.name, says: file.says, mark: file.mark ?? null })) }));
  return [
    whole(words.index, 'papers', '', writePackageIndex({ title, made, parts, marks: await marksOf(plan) })),
    whole(words.readme, 'papers', '', words.readmeText({ title, made, controls: plan.occasions.length, documents: plan.documents.reduce((sum, one) => sum + one.kept.length, 0), checkpoint: plan.checkpoint })),
    ...rest,
  ];
}

/** The files of the list in one folder, so that unpacking never strews them. */
async function* pieces(house: House, planned: Planned, folder: string): AsyncGenerator<Uint8Array> {
  yield* zipped((await packageFiles(planned)).map((file) => ({ name: file.name, content: () => file.content() })), words.sums, house.now(), `${folder}/`);
}

export const auditPackage: UseCase<'audit.package'> = {
  logsReading: true,
  async act(context, input) {
    const plan = await planPackage(context, input);
    if (!plan.ok) return plan;
    const { head, occasions, documents } = plan.value;
    context.record({ objectKind: 'auditPackage', objectId: head.id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values: { year: head.year, occasion: input.occasion ?? null, versions: documents.reduce((sum, one) => sum + one.kept.length, 0), controls: occasions.length }, note: '' } });
    return ok<Planned>({ plan: plan.value, occasion: input.occasion });
  },
  async after(house, acted) {
    const planned = acted as Planned;
    const { head } = planned.plan;
    const folder = plainPart(words.folder(head.bodyName, head.year, planned.occasion ?? null), 90);
    return ok<Paper>({ bytes: new Uint8Array(), name: `${folder}.zip`, mediaType: 'application/zip', pieces: pieces(house, planned, folder) });
  },
};
