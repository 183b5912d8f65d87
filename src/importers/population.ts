import { refuse, type Outcome } from '../domain/refusal.ts';
import { inWorker } from './inWorker.ts';
import { populationLimits, type PopulationOptions } from './populationInProcess.ts';
import type { ReadPopulation } from './populationTable.ts';

/**
 * Reads the list that a sample is drawn from, Excel or CSV, in a worker thread of its own with limits of memory and time.
 * Rejected only for a fault of ours.
 */
export function readPopulation(bytes: Uint8Array, fileName: string, options: PopulationOptions = {}): Promise<Outcome<ReadPopulation>> {
  const limits = { ...populationLimits, ...options.limits };
  return inWorker<Outcome<ReadPopulation>>(new URL('./populationWorker.ts', import.meta.url), { bytes, fileName, options }, limits, refuse('population.file-refused', { reason: 'file.too-slow' }));
}
