import { Worker } from 'node:worker_threads';

export interface WorkerBounds { readonly workerMegabytes: number; readonly milliseconds: number }

/**
 * Runs a reader in a thread of its own, with limits of memory and time: a file from outside must not stop the server.
 * `tooSlow` is the answer when either limit is reached; rejected only for a fault of ours.
 */
export function inWorker<Result>(reader: URL, workerData: object, bounds: WorkerBounds, tooSlow: Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(reader, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: bounds.workerMegabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // A PDF library that complains on the console must not reach the answer of a command.
      stdout: true, stderr: true,
    });
    const done = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
      void worker.terminate();
    };
    const timer = setTimeout(() => done(() => resolve(tooSlow)), bounds.milliseconds);
    worker.once('message', (result: Result) => done(() => resolve(result)));
    worker.once('error', (error: Error & { code?: string }) => done(() => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooSlow);
      else reject(error);
    }));
    worker.once('exit', (code) => done(() => reject(new Error(`The reader ended with code ${code} before it answered.`))));
  });
}
