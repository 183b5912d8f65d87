import { commandText } from '../text/commands.ts';
import { boardNamed } from './board.ts';
import type { Command } from './command.ts';

const formats = ['pdf', 'pdfa', 'docx', 'xlsx'] as const;
const versions = ['draft', 'submitted', 'decided'] as const;

export const reportVorPlan: Command = {
  name: 'report vor-plan', words: [],
  options: { board: { type: 'string' }, year: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' }, version: { type: 'string' } },
  async run(values, work) {
    const [year, format, out] = [values.year('year'), values.choice('format', formats), values.path('out')];
    const version = values.optional('version') === null ? null : values.choice('version', versions);
    const board = await boardNamed(work, values.text('board'));
    const paper = await work.call('paper.vorPlan', { boardId: board.id, year, format, ...(version === null ? {} : { version }) });
    await work.write(out, paper.bytes);
    return { code: 0, json: { file: out, bytes: paper.bytes.length, mediaType: paper.mediaType }, lines: [commandText.written(out)] };
  },
};
