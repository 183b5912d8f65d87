/** The auditor's package from the command line: for a board without sign-in for its auditors, and for the archive. */
import { commandText } from '../text/commands.ts';
import { boardNamed, yearThere } from './board.ts';
import type { Command } from './command.ts';

export const auditorPackage: Command = {
  name: 'auditor package', words: [], options: Object.fromEntries(['board', 'year', 'occasion', 'out'].map((one) => [one, { type: 'string' as const }])),
  async run(values, work) {
    const [year, out, occasion] = [values.year('year'), values.path('out'), values.optional('occasion')];
    const board = await boardNamed(work, values.text('board'));
    await yearThere(work, board, year);
    // What waits to be sealed belongs in the log that is handed out.
    await work.installation().sealer().sealNow();
    const paper = await work.call('audit.package', { boardId: board.id, year, ...(occasion === null ? {} : { occasion }) });
    const bytes = await work.write(out, paper.pieces ?? paper.bytes);
    return { code: 0, json: { file: out, bytes, mediaType: paper.mediaType }, lines: [commandText.written(out)] };
  },
};
