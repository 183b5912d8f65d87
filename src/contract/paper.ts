import { z } from 'zod';
import { operation, paperAnswer } from './operation.ts';
import { anyId, boardId, year } from './shapes.ts';

/** Papers that no board decides: they show how something stands. Those that do stand with what they are papers of. */
export const paperFormats = ['pdf', 'pdfa', 'docx', 'xlsx'] as const;
const comparedSides = ['draft', 'submitted', 'decided', 'previous', 'previous-decided'] as const;
const format = z.enum(paperFormats);
const side = z.union([z.enum(comparedSides), anyId]);

export const paperOperations = {
  'paper.measures': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/measure-papers/:format', permission: 'measure.read', input: z.object({ boardId, year, format }), output: paperAnswer(), says: "The list of the board's measures and recommendations.", board: 'boardId' }),
  'paper.worksheet': operation({ method: 'GET', path: '/api/boards/:boardId/occasions/:occasionId/worksheets/:format', permission: 'control.open', input: z.object({ boardId, occasionId: anyId, format }), output: paperAnswer(), says: 'The worksheet of one control: population, draw, result of each item, and what it says of the whole.', board: 'boardId' }),
  'paper.differences': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/difference-papers/:format', permission: 'paper.read', input: z.object({ boardId, year, format, before: side.default('previous-decided'), after: side.optional() }), output: paperAnswer(), says: 'What differs between two versions or years of the analysis and plan. Who may not read drafts is given what is submitted or decided only.', board: 'boardId' }),
  'paper.members': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/member-papers/:format', permission: 'paper.read', input: z.object({ boardId, year, format, version: z.enum(['draft', 'submitted', 'decided']).optional() }), output: paperAnswer(), says: 'One page for the members of the board.', board: 'boardId' }),
} as const;
