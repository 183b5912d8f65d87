/** Commands about the log: an export that others can verify, and disposal by rule. */
import { verifyTrail } from '../adapters/db/seal.ts';
import { readCheckpoints } from '../adapters/db/sealKeys.ts';
import { exportTrail } from '../adapters/db/trailExport.ts';
import { commandText } from '../text/commands.ts';
import { boardNamed } from './board.ts';
import { CommandRefused, type Command } from './command.ts';

export const trailExport: Command = {
  name: 'trail export', words: ['FIL'], options: { board: { type: 'string' } },
  async run(values, work) {
    const file = values.path('FIL');
    const board = values.optional('board');
    const streams = board === null ? null : [(await boardNamed(work, board)).id];
    const { database, house, sealer } = work.installation();
    await sealer().sealNow();
    const { text, streams: ends } = await exportTrail(database, streams, house.now());
    await work.write(file, Buffer.from(text));
    const entries = ends.reduce((sum, end) => sum + end.number, 0);
    return { code: 0, json: { file, streams: ends }, lines: [commandText.trailExported(file, entries)] };
  },
};

export const trailDispose: Command = {
  name: 'trail dispose', words: [], options: { board: { type: 'string' }, before: { type: 'string' }, rule: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(values, work) {
    const before = values.text('before');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(before)) throw new CommandRefused('command.not-allowed', commandText.notAllowed('--before', commandText.wholeDay));
    const rule = values.text('rule').trim();
    const board = await boardNamed(work, values.text('board'));
    const { database, key, sealer } = work.installation();
    // What waits to be sealed can be disposed of only afterwards.
    await sealer().sealNow();
    const dryRun = values.flag('dry-run');
    const disposal = await work.call('trail.dispose', { boardId: board.id, before, rule, dryRun });
    if (disposal.ordered) await sealer().sealNow();
    const verdict = await verifyTrail(database, key().key, await readCheckpoints(key().checkpointFile));
    return { code: 0, json: { ...disposal, ok: verdict.ok }, lines: [dryRun ? commandText.wouldDispose(disposal.count) : verdict.ok ? commandText.disposed(disposal.count, rule) : commandText.trailBroken(verdict.streams.reduce((sum, stream) => sum + stream.faults.length, 0))] };
  },
};
