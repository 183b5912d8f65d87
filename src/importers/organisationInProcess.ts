/** Reads the organisation in this very thread; `readOrganisation` does the same in a worker with limits of memory and time. */
import type { OrganisationFile } from '../domain/organisation/organisationFile.ts';
import { refuse, type Outcome } from '../domain/refusal.ts';
import { openFile } from './fileKind.ts';
import { standardLimits } from './limits.ts';
import { organisationFrom, type SheetOfRows } from './organisationRows.ts';
import { isBinary, type PopulationLimits } from './populationInProcess.ts';
import { readEverySheet } from './populationSheet.ts';
import { decodeText, readTextRows } from './populationText.ts';
import { Refused } from './refused.ts';

/** The largest region has some thousands of units. */
export const organisationLimits: PopulationLimits = { ...standardLimits, rows: 20_000 };

export async function readOrganisationInProcess(bytes: Uint8Array, fileName: string, options: { readonly limits?: Partial<PopulationLimits> } = {}): Promise<Outcome<OrganisationFile>> {
  const limits = { ...organisationLimits, ...options.limits };
  try {
    const sheets = await sheetsOf(bytes, fileName, limits);
    if (!sheets.ok) return sheets;
    const file = organisationFrom(sheets.value);
    if (file === null) return refuse('organisation.not-a-list');
    return file.units.length + file.people.length === 0 ? refuse('organisation.nothing-read') : { ok: true, value: file };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.refusal === 'file.type-unknown' ? refuse('organisation.not-a-list') : refuse('organisation.file-refused', { reason: error.refusal });
  }
}

async function sheetsOf(bytes: Uint8Array, fileName: string, limits: PopulationLimits): Promise<Outcome<SheetOfRows[]>> {
  if (bytes.length > limits.bytes) throw new Refused('file.too-large');
  if (bytes.length === 0) throw new Refused('file.empty');
  if (!isBinary(bytes)) {
    const rows = readTextRows(decodeText(bytes), limits.rows);
    if (rows.ok) return { ok: true, value: [{ sheet: '', rows: rows.value }] };
    return rows.refusal.code === 'population.not-a-list' ? refuse('organisation.not-a-list') : rows;
  }
  const opened = await openFile(bytes, fileName, limits);
  return opened.format === 'xlsx' ? { ok: true, value: await readEverySheet(opened.file, opened.mainPart, limits) } : refuse('organisation.not-a-list');
}
