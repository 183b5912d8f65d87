import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { BoardStand } from '../domain/task/stand.ts';
import type { Task } from '../domain/task/tasks.ts';
import type { WheelMark } from '../domain/year/wheel.ts';
import { answers, operation } from './operation.ts';
import { boardId, nothing, year } from './shapes.ts';

/** "Det här väntar på dig", and when it is empty what comes next and when. */
export interface StartView {
  readonly today: Day;
  readonly tasks: readonly Task[];
  /** Who stands in for the person, and for whom the person stands in, today. */
  readonly away: { readonly deputy: string; readonly to: Day } | null;
  readonly standsInFor: readonly { readonly name: string; readonly to: Day }[];
  /** The boards whose controls and register the person reads. */
  readonly stands: readonly BoardStand[];
  readonly next: { readonly on: Day; readonly what: 'control' | 'measure' | 'followup'; readonly title: string } | null;
}
export interface WheelView { readonly year: number; readonly today: Day; readonly marks: readonly WheelMark[] }

export const taskOperations = {
  'start.read': operation({ method: 'GET', path: '/api/start', permission: 'signedIn', input: nothing, output: answers<StartView>(), says: 'What waits for the person, the most urgent first.', board: 'none' }),
  'wheel.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/wheel', permission: 'control.read', input: z.object({ boardId, year }), output: answers<WheelView>(), says: "A board's year as a wheel: analysis and plan, controls, follow-ups, with what is late.", board: 'boardId' }),
} as const;
