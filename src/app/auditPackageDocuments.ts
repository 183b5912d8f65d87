/** The package's papers and data: every version as it was handed in and as it was decided. */
import { standsAs, type VersionHead } from '../domain/decision/version.ts';
import { codeOf, type DocumentKey } from '../domain/followup/content.ts';
import { plainPart } from '../reports/packageNames.ts';
import { packageText as words } from '../text/auditPackage.ts';
import { documentName } from '../text/audit.ts';
import { stateOfVersion, versionText } from '../text/version.ts';
import { within, type PackageFile, type PackagePlan } from './auditPackagePlan.ts';
import { calendarOf } from './followupContent.ts';
import { deskOf } from './desks.ts';
import type { YearHead } from './ports.ts';

type As = 'submitted' | 'decided';

/** The paper as it was kept; one that was not kept in this format, or that the minutes' adjustment stands on, is written from the frozen content. */
async function paper(plan: PackagePlan, head: YearHead, document: DocumentKey, version: VersionHead, as: As, format: 'pdf' | 'xlsx'): Promise<Uint8Array> {
  const found = await within(plan, async (context) => {
    const desk = await deskOf(context, head, document);
    const stored = desk.ok ? await desk.value.paper(context, head, version.id, as) : null;
    const kept = as === 'decided' && version.adjustedOn !== null ? null : await context.store.versionFile(version.id, `${as}-${format}`);
    return { input: stored?.input ?? null, kept };
  });
  if (found.kept) return found.kept.bytes;
  if (!found.input) throw new Error(`A kept version has no content: ${version.id}`);
  return plan.context.house.writePaper(found.input, format);
}

export async function documentFiles(plan: PackagePlan, unique: (path: string) => string): Promise<PackageFile[]> {
  const calendar = await within(plan, calendarOf);
  const files: PackageFile[] = [];
  for (const { head, kept } of plan.documents) {
    for (const { document, head: version } of kept) {
      const code = codeOf(document);
      const stem = plainPart(`${code === null ? words.plan : `${words.followup}-${code}`}-${head.year}-${words.version}-${version.number}`);
      const name = `${documentName(code === null ? null : calendar.find((one) => one.code === code)?.name ?? code)} ${head.year}, ${versionText.versionOf(version.number, head.year).toLocaleLowerCase('sv')}, ${stateOfVersion(version)}`;
      const stood: As = standsAs(version);
      // An earlier year's paper that was taken in, and the board's own version, were never handed in.
      const ways: As[] = stood === 'decided' && version.kind === 'submitted' ? ['submitted', 'decided'] : [stood];
      const printable = code === null || calendar.some((one) => one.code === code);
      if (printable) {
        for (const as of ways) files.push({ name: unique(`${words.folders.papers}/${stem}-${words.as[as]}.pdf`), part: 'papers', says: `${name}, ${words.asWords[as]} (${words.pdf})`, content: () => paper(plan, head, document, version, as, 'pdf') });
        files.push({ name: unique(`${words.folders.papers}/${stem}-${words.as[stood]}.xlsx`), part: 'papers', says: `${name}. ${words.excel}`, content: () => paper(plan, head, document, version, stood, 'xlsx') });
      }
      files.push({
        name: unique(`${words.folders.data}/${stem}.json`), part: 'data', says: `${name}. ${printable ? '' : `${words.noPaper} `}${words.canonical(version.checksum)}`,
        content: async () => {
          const canonical = await within(plan, (context) => context.store.canonicalOf(head.id, version.id));
          if (canonical === null) throw new Error(`A kept version has no content: ${version.id}`);
          return new TextEncoder().encode(canonical);
        },
      });
    }
  }
  return files;
}
