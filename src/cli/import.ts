import { basename } from 'node:path';
import { commandText } from '../text/commands.ts';
import { readRefusalSentence } from '../text/refusals.ts';
import { boardNamed } from './board.ts';
import { CommandRefused, type Answer, type Command, type Work } from './command.ts';
import { draftJson } from './draftJson.ts';

export const importFile: Command = {
  name: 'import', words: ['FIL'],
  options: { board: { type: 'string' }, year: { type: 'string' }, 'dry-run': { type: 'boolean' }, replace: { type: 'boolean' } },
  alone: (values) => values.flag('dry-run'),
  reads: (values) => [values.path('FIL')],
  async run(values, work) {
    const path = values.path('FIL');
    if (values.flag('dry-run')) {
      const { readDocument } = await import('../importers/read.ts');
      const result = await readDocument(await work.read(path), basename(path), {});
      if (!result.ok) throw new CommandRefused(result.refusal, readRefusalSentence(result.refusal));
      return answer(draftJson(result.draft), [commandText.nothingWritten]);
    }
    const year = values.year('year');
    const board = await boardNamed(work, values.text('board'));
    return takeIn(work, path, { id: board.id, name: board.name }, year, values.flag('replace'));
  },
};

async function takeIn(work: Work, path: string, board: { id: string; name: string }, year: number, replace: boolean): Promise<Answer> {
  const { house } = work.installation();
  const file = { boardId: board.id, year, name: basename(path), bytes: Buffer.from(await work.read(path)).toString('base64') };
  const preview = await work.call('import.preview', file);
  await work.call('import.take', { ...file, boardYearId: house.newId(), importId: house.newId(), changeId: house.newId(), replace });
  return answer(draftJson(preview.draft), [commandText.taken(board.name, year)]);
}

function answer(json: ReturnType<typeof draftJson>, last: readonly string[]): Answer {
  const lines = [commandText.read(json.events.length, json.planRows.length), ...last];
  if (json.unread.length > 0) lines.push(commandText.unread(json.unread.length));
  return { code: 0, json, lines: [...lines, ...json.findings.map((finding) => (finding.place === '' ? finding.message : `${finding.place}: ${finding.message}`))] };
}
