import { Worker } from 'node:worker_threads';
import type { ReadResult } from '../domain/document/draft.ts';
import { standardLimits } from './limits.ts';
import type { ReadOptions } from './readInProcess.ts';

/**
 * Reads a document in a worker thread of its own, with limits of memory and time. The answer is a draft or a
 * refusal; rejected only for a fault of ours.
 */
export function readDocument(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...standardLimits, ...options.limits };
  if (bytes.length > limits.bytes) return Promise.resolve({ ok: false, refusal: 'file.too-large' });
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { bytes, fileName, options },
      resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // A PDF library that complains on the console must not reach the answer of a command.
      stdout: true, stderr: true,
    });
    const done = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
      void worker.terminate();
    };
    const timer = setTimeout(() => done(() => resolve({ ok: false, refusal: 'file.too-slow' })), limits.milliseconds);
    worker.once('message', (result: ReadResult) => done(() => resolve(result)));
    worker.once('error', (error: Error & { code?: string }) => done(() => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, refusal: 'file.too-slow' });
      else reject(error);
    }));
    worker.once('exit', (code) => done(() => reject(new Error(`The reader ended with code ${code} before it answered.`))));
  });
}
