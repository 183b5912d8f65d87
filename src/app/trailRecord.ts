import type { TrailContent } from '../domain/trail/entry.ts';

export interface TrailRecord {
  readonly id: string; readonly changeId: string; readonly at: string; readonly actor: string; readonly operation: string; readonly objectKind: string; readonly objectId: string;
  /** An act without values when it has been disposed of; `disposedBy` is then the rule. */
  readonly content: TrailContent; readonly disposedBy: string | null; readonly sealed: boolean; readonly written: number;
}
