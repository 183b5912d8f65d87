import { parentPort, workerData } from 'node:worker_threads';
import { readPopulationInProcess, type PopulationOptions } from './populationInProcess.ts';

/** One list, one worker, as for documents. */
const { bytes, fileName, options } = workerData as { bytes: Uint8Array; fileName: string; options: PopulationOptions };
parentPort?.postMessage(await readPopulationInProcess(bytes, fileName, options));
