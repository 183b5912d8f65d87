import type { ReadResult } from '../domain/document/draft.ts';
import { inWorker } from './inWorker.ts';
import { standardLimits } from './limits.ts';
import type { ReadOptions } from './readInProcess.ts';

/**
 * Reads a document in a worker thread of its own, with limits of memory and time. The answer is a draft or a
 * refusal; rejected only for a fault of ours.
 */
export function readDocument(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...standardLimits, ...options.limits };
  if (bytes.length > limits.bytes) return Promise.resolve({ ok: false, refusal: 'file.too-large' });
  return inWorker<ReadResult>(new URL('./worker.ts', import.meta.url), { bytes, fileName, options }, limits, { ok: false, refusal: 'file.too-slow' });
}
