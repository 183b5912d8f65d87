import { expect, test } from 'vitest';
import type { Task, TaskKind } from '../domain/task/tasks.ts';
import { taskAddress } from './taskAddress.ts';

const task = (kind: TaskKind, more: Partial<Task> = {}): Task => ({ kind, boardId: 'b', board: 'Kulturnämnden', year: 2026, due: null, count: 1, total: 1, title: '', place: '', code: '', targetId: 't', ...more });

test.each<[TaskKind, Partial<Task>, string]>([
  ['readDecided', {}, '/n/b/2026/beslut'],
  ['readFollowup', { code: 'T2' }, '/revision/b/2026/uppfoljning/t'],
  ['readShared', {}, '/delat/t'],
  ['receiveDeviation', {}, '/avvikelse/b/t'],
  ['closeDeviation', {}, '/avvikelse/b/t'],
  ['informBoard', {}, '/avvikelse/b/t'],
])('an auditor’s task leads straight to what it is about: %s', (kind, more, address) => {
  expect(taskAddress(task(kind, more))).toBe(address);
});
