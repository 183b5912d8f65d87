import { parentPort, workerData } from 'node:worker_threads';
import { readInProcess } from './readInProcess.ts';
import type { ReadOptions } from './readInProcess.ts';

/** One file, one worker: whatever a document does to memory or time ends with it. */
const { bytes, fileName, options } = workerData as { bytes: Uint8Array; fileName: string; options: ReadOptions };
parentPort?.postMessage(await readInProcess(bytes, fileName, options));
