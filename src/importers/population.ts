import { Worker } from 'node:worker_threads';
import { refuse, type Outcome } from '../domain/refusal.ts';
import { populationLimits, type PopulationOptions } from './populationInProcess.ts';
import type { ReadPopulation } from './populationTable.ts';

/**
 * Reads the list that a sample is drawn from, Excel or CSV, in a worker thread of its own with limits of memory and time.
 * Rejected only for a fault of ours.
 */
export function readPopulation(bytes: Uint8Array, fileName: string, options: PopulationOptions = {}): Promise<Outcome<ReadPopulation>> {
  const limits = { ...populationLimits, ...options.limits };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./populationWorker.ts', import.meta.url), {
      workerData: { bytes, fileName, options },
      resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true, stderr: true,
    });
    const done = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
      void worker.terminate();
    };
    const tooSlow = (): void => resolve(refuse('population.file-refused', { reason: 'file.too-slow' }));
    const timer = setTimeout(() => done(tooSlow), limits.milliseconds);
    worker.once('message', (result: Outcome<ReadPopulation>) => done(() => resolve(result)));
    worker.once('error', (error: Error & { code?: string }) => done(() => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooSlow();
      else reject(error);
    }));
    worker.once('exit', (code) => done(() => reject(new Error(`The reader ended with code ${code} before it answered.`))));
  });
}
