import { describe, expect, test } from 'vitest';
import { deviationTasks, type DeviationFacts, type ReceivedDeviation } from './deviationTasks.ts';

const day = (text: string) => text as never;
const boards = new Map([['b', { name: 'Kulturnämnden', answersRequests: true }], ['c', { name: 'Tekniska nämnden', answersRequests: false }]]);
const received: ReceivedDeviation = { id: 'd', bodyId: 'b', state: 'received', answerBy: day('2027-03-15'), handledOn: null, role: 'unitHead', elected: false, suspectedCrime: false, boardToldOn: null, informOn: null, ledElsewhere: false };
const kinds = (facts: Partial<DeviationFacts>): string[] => deviationTasks({ received: [], unhandled: [], requests: [], ...facts }, boards, day('2027-03-01')).map((task) => `${task.kind} ${task.due ?? '–'}`);

describe('what a deviation leaves to do', () => {
  const crime = { suspectedCrime: true, state: 'handled', handledOn: day('2027-03-01') } as const;
  const told = { ...crime, boardToldOn: day('2027-03-02'), informOn: day('2027-04-01') } as const;
  test.each<[string, Partial<ReceivedDeviation>, readonly string[]]>([
    ['received', {}, ['receiveDeviation 2027-03-15']],
    ['handled', { state: 'handled' }, ['closeDeviation 2027-03-15']],
    ['a suspected crime, to the director', { ...crime, role: 'director' }, ['closeDeviation 2027-03-15', 'tellBoard 2027-03-01']],
    ['a suspected crime, to who passed it to the director', { ...crime, ledElsewhere: true }, ['closeDeviation 2027-03-15']],
    ['told, to the director', { ...told, role: 'director' }, ['informBoard 2027-04-01']],
    ['told, to who passed it to the director', { ...told, ledElsewhere: true }, []],
    ['told, to the chair beside a director', { ...told, role: 'chair', elected: true, ledElsewhere: true }, []],
    ['to the auditors, when the director or a member may be involved', { role: 'auditor', elected: true }, ['receiveDeviation 2027-03-15']],
    ['handled by the auditors, to be closed', { role: 'auditor', elected: true, state: 'handled' }, ['closeDeviation 2027-03-15']],
    ['told, to the auditors beside a director', { ...told, role: 'auditor', elected: true, ledElsewhere: true }, []],
    ['told, to the auditors when nobody else has it', { ...told, role: 'auditor', elected: true }, ['informBoard 2027-04-01']],
    ['told, to the chair when the director is involved', { ...told, role: 'chair', elected: true }, ['informBoard 2027-04-01']],
  ])('%s', (_says, given, expected) => expect(kinds({ received: [{ ...received, ...given }] })).toEqual(expected));
  test('requests come to who answers them, and what nobody took in hand to the board', () => {
    const since = day('2027-02-20');
    expect(kinds({ unhandled: [{ bodyId: 'b', count: 2, since }], requests: [{ bodyId: 'b', kind: 'personalData', count: 1, since }, { bodyId: 'b', kind: 'officialDocument', count: 2, since }, { bodyId: 'c', kind: 'officialDocument', count: 1, since }] })).toEqual(['boardUnhandled 2027-02-20', 'answerRequest 2027-02-23']);
  });
  test('say nothing of what happened', () => {
    for (const task of deviationTasks({ received: [received], unhandled: [], requests: [] }, boards, day('2027-03-01'))) expect([task.title, task.place, task.code]).toEqual(['', '', '']);
  });
});
