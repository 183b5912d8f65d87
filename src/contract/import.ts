import { z } from 'zod';
import type { Draft } from '../domain/document/draft.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, day, shortText, year } from './shapes.ts';
import type { YearView } from './year.ts';
import { outcomes } from '../domain/decision/version.ts';

export interface ImportPreview {
  readonly draft: Draft;
  readonly sha256: string;
  /** "65 händelser och 19 planrader lästes. 63 utan tvekan – titta på 2." */
  readonly verdict: { readonly events: number; readonly planRows: number; readonly certain: number; readonly doubtful: number };
  /** Indexes into draft.events and draft.planRows that a person should look at. */
  readonly doubtfulEvents: readonly number[];
  readonly doubtfulPlanRows: readonly number[];
  /** For each draft event, by index: which event of the year before it continues. */
  readonly proposals: readonly { readonly index: number; readonly previousId: string | null; readonly previousLabel: string | null; readonly previousText: string | null; readonly how: 'same' | 'near' | 'none' }[];
  /** Every text that is not read into the year, with its place: outside the rows, and what measures say that they have no field for. */
  readonly unread: Draft['unread'];
  readonly previousYear: number | null;
  readonly yearHasRows: boolean;
}

/** A document that one of the board's years was read from. */
export interface ImportedFileView { readonly id: string; readonly year: number; readonly name: string; readonly size: number; readonly readAt: string; readonly readBy: string; readonly undone: boolean }

const file = { name: shortText, bytes: z.string().describe('The file in base64'), analysis: z.coerce.number().int().min(0).max(20).optional() };

export const importOperations = {
  'import.preview': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/import/preview', permission: 'year.import', input: z.object({ boardId, year, ...file }), output: answers<ImportPreview>(), says: 'Reads a Word, Excel or PDF file and shows what was read; nothing is written.', board: 'boardId', limit: 'upload' }),
  'import.take': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/import', permission: 'year.import', input: z.object({
    boardId, year, ...file, boardYearId: anyId, importId: anyId, changeId: anyId, replace: z.boolean(),
    /** Which earlier event each draft event continues, by index; null = none. Left out = the proposal. */
    continues: z.record(z.string().regex(/^\d+$/), anyId.nullable()).default({}),
    /** Rows of the draft that are left out. */
    leaveOut: z.object({ events: z.array(z.number().int()), planRows: z.array(z.number().int()) }).default({ events: [], planRows: [] }),
    /** An earlier year taken in as decided. */
    decided: z.object({ outcome: z.enum(outcomes), decidedOn: day, minutesItem: shortText, caseNumber: shortText }).nullable().default(null),
  }), output: answers<{ readonly view: YearView; readonly importId: string; readonly changeId: string }>(), says: "Takes the file's rows in as the year's draft, in one change that can be undone.", board: 'boardId', limit: 'upload' }),
  'import.list': operation({ method: 'GET', path: '/api/boards/:boardId/imported-files', permission: 'year.read', input: z.object({ boardId }), output: answers<{ readonly files: readonly ImportedFileView[] }>(), says: "The documents that the board's years were read from.", board: 'boardId' }),
  'import.file': operation({ method: 'GET', path: '/api/boards/:boardId/imported-files/:importId', permission: 'year.read', input: z.object({ boardId, importId: anyId }), output: paperAnswer(), says: 'One of those documents, byte by byte as it came.', board: 'boardId' }),
} as const;
