import { z } from 'zod';
import { answers, operation, paperAnswer } from './operation.ts';
import { paperFormats } from './paper.ts';
import { anyId, boardId, day, year } from './shapes.ts';

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

/** An entry of the board's log as a search finds it. */
export interface FoundEntry extends Omit<TrailView, 'undoable'> { readonly year: number | null; readonly written: string; /** What it is about is called, in the words of today; '' where it has no name. */ readonly about: string }
/** An order of disposal that stands in the log. */
export interface DisposalOrderView { readonly id: string; readonly at: string; readonly by: string; readonly rule: string; readonly before: string; readonly count: number; /** Contents that are gone. */ readonly carriedOut: number }

const search = z.object({
  boardId, who: z.string().trim().max(100).default(''), what: z.string().max(40).default(''), object: z.string().max(80).default(''), text: z.string().trim().max(100).default(''),
  from: z.union([day, z.literal('')]).default(''), to: z.union([day, z.literal('')]).default(''),
});

export const trailOperations = {
  'trail.search': operation({ method: 'GET', path: '/api/boards/:boardId/log', permission: 'trail.read', input: search.extend({ before: z.string().regex(/^\d{1,15}$/).optional() }), output: answers<{ readonly board: string; readonly today: string; readonly entries: readonly FoundEntry[]; readonly next: string | null }>(), says: "Searches the board's log: who, what, when, which object, and words.", board: 'boardId' }),
  'trail.export': operation({ method: 'GET', path: '/api/boards/:boardId/log-exports/:format', permission: 'trail.read', input: search.extend({ format: z.enum(['csv', 'jsonl']) }), output: paperAnswer(), says: "The board's log as a file: CSV of what a search finds, or the whole sealed stream as JSON lines that can be verified.", board: 'boardId' }),
  'trail.disposals': operation({ method: 'GET', path: '/api/boards/:boardId/log/disposals', permission: 'trail.dispose', input: z.object({ boardId }), output: answers<{ readonly board: string; readonly today: string; readonly orders: readonly DisposalOrderView[] }>(), says: "What has been disposed of in the board's log, by which rule.", board: 'boardId' }),
  'trail.disposalPaper': operation({ method: 'GET', path: '/api/boards/:boardId/log/disposals/:entryId/papers/:format', permission: 'trail.dispose', input: z.object({ boardId, entryId: anyId, format: z.enum(paperFormats) }), output: paperAnswer(), says: 'The protocol of a disposal.', board: 'boardId' }),
  'trail.ofObject': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/log/:objectId', permission: 'trail.read', input: z.object({ boardId, year, objectId: z.string().max(60) }), output: answers<{ readonly entries: readonly TrailView[] }>(), says: 'The change history of one object.', board: 'boardId' }),
  'trail.ofYear': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/log', permission: 'trail.read', input: z.object({ boardId, year, before: z.string().max(60).optional() }), output: answers<{ readonly entries: readonly TrailView[]; readonly next: string | null }>(), says: "The latest changes of a board's year.", board: 'boardId' }),
  'trail.dispose': operation({ method: 'POST', path: '/api/boards/:boardId/log/disposals', permission: 'trail.dispose', input: z.object({ boardId, before: day, rule: z.string().trim().min(1).max(500), decidedBy: z.string().trim().max(200).optional(), dryRun: z.boolean() }), output: answers<DisposalView>(), says: "Orders the contents of the board's log before a day to be disposed of, by a rule of the board. The order is an entry; it is carried out when it is sealed.", board: 'boardId' }),
} as const;
