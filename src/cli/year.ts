import { eventLabelsOf } from '../domain/year/check.ts';
import { groundWord, ruleSentence } from '../text/rules.ts';
import { commandText } from '../text/commands.ts';
import { boardNamed, yearThere } from './board.ts';
import type { Command } from './command.ts';
import { printedLabel } from './draftJson.ts';

export const yearStart: Command = {
  name: 'year start', words: [], options: { board: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  async run(values, work) {
    const [from, to] = [values.year('from'), values.year('to')];
    const board = await boardNamed(work, values.text('board'));
    const view = await work.call('year.start', { boardId: board.id, year: to, from, boardYearId: work.installation().house.newId() });
    return { code: 0, json: { board: board.name, year: to, from, events: view.content.events.length, activities: view.content.activities.length }, lines: [commandText.yearStarted(board.name, from, to)] };
  },
};

export const yearCheck: Command = {
  name: 'check', words: [], options: { board: { type: 'string' }, year: { type: 'string' } },
  async run(values, work) {
    const year = values.year('year');
    const board = await boardNamed(work, values.text('board'));
    await yearThere(work, board, year);
    const { content } = await work.call('year.read', { boardId: board.id, year });
    const { open } = await work.call('year.findings', { boardId: board.id, year });
    const findings = open.map((finding) => ({ rule: finding.rule, severity: finding.severity, events: eventLabelsOf(content, finding).map(printedLabel), message: ruleSentence(finding), ground: finding.ground }));
    return { code: 0, json: { findings }, lines: findings.length === 0 ? [commandText.nothingFound] : findings.map((finding) => commandText.findingLine(groundWord[finding.ground], finding.message)) };
  },
};
