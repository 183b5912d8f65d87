import type { OrganisationFile } from '../domain/organisation/organisationFile.ts';
import { refuse, type Outcome } from '../domain/refusal.ts';
import { inWorker } from './inWorker.ts';
import { organisationLimits } from './organisationInProcess.ts';
import type { PopulationLimits } from './populationInProcess.ts';

/** Reads the organisation from Excel or CSV, in a worker thread of its own with limits of memory and time. Rejected only for a fault of ours. */
export function readOrganisation(bytes: Uint8Array, fileName: string, options: { readonly limits?: Partial<PopulationLimits> } = {}): Promise<Outcome<OrganisationFile>> {
  const limits = { ...organisationLimits, ...options.limits };
  return inWorker<Outcome<OrganisationFile>>(new URL('./organisationWorker.ts', import.meta.url), { bytes, fileName, options }, limits, refuse('organisation.file-refused', { reason: 'file.too-slow' }));
}
