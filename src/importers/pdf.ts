import type { SourceBlock } from './grid.ts';
import type { ReadLimits } from './limits.ts';
import { Refused } from './refused.ts';

export function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<SourceBlock[]> {
  return Promise.reject(new Refused(bytes.length > limits.bytes ? 'file.too-large' : 'file.no-text'));
}
