import { parentPort, workerData } from 'node:worker_threads';
import { readOrganisationInProcess } from './organisationInProcess.ts';
import type { PopulationLimits } from './populationInProcess.ts';

/** One organisation, one worker, as for documents. */
const { bytes, fileName, options } = workerData as { bytes: Uint8Array; fileName: string; options: { readonly limits?: Partial<PopulationLimits> } };
parentPort?.postMessage(await readOrganisationInProcess(bytes, fileName, options));
