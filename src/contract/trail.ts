import { z } from 'zod';
import { answers, operation } from './operation.ts';
import { boardId, day, year } from './shapes.ts';

/** One entry of the log in the words of people. */
export interface TrailView {
  readonly id: string; readonly changeId: string; readonly at: string; readonly actor: string; readonly operation: string;
  readonly objectKind: string; readonly objectId: string;
  /** Field, before and after; empty for what is no field change. */
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  /** What rows that came or went are called, by number and words; the first few. */
  readonly names: readonly { readonly label: string | null; readonly text: string }[];
  readonly note: string;
  readonly sealed: boolean;
  /** The rule by which the content has been disposed of; null while it is there. */
  readonly disposedBy: string | null;
  /** May this person undo it: the whole change from the year's log, this object's fields from its own history. A field that has moved on refuses. */
  readonly undoable: boolean;
}

/** What is disposed of, or would be. */
export interface DisposalView { readonly rule: string; readonly before: string; readonly count: number; readonly ordered: boolean }

export const trailOperations = {
  'trail.ofObject': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/log/:objectId', permission: 'trail.read', input: z.object({ boardId, year, objectId: z.string().max(60) }), output: answers<{ readonly entries: readonly TrailView[] }>(), says: 'The change history of one object.', board: 'boardId' }),
  'trail.ofYear': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/log', permission: 'trail.read', input: z.object({ boardId, year, before: z.string().max(60).optional() }), output: answers<{ readonly entries: readonly TrailView[]; readonly next: string | null }>(), says: "The latest changes of a board's year.", board: 'boardId' }),
  'trail.dispose': operation({ method: 'POST', path: '/api/boards/:boardId/log/disposals', permission: 'trail.dispose', input: z.object({ boardId, before: day, rule: z.string().trim().min(1).max(500), dryRun: z.boolean() }), output: answers<DisposalView>(), says: "Orders the contents of the board's log before a day to be disposed of, by a rule of the board. The order is an entry; it is carried out when it is sealed.", board: 'boardId' }),
} as const;
