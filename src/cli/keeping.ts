/** Commands about the data as a whole: copy, restore, verify, migrate. */
import { backup, type BackupResult } from '../adapters/db/backup.ts';
import { KeepingError } from '../adapters/db/openRefusal.ts';
import { restore } from '../adapters/db/restore.ts';
import { verifyTrail } from '../adapters/db/seal.ts';
import { readCheckpoints } from '../adapters/db/sealKeys.ts';
import { commandText } from '../text/commands.ts';
import { CommandRefused, type Command } from './command.ts';
import { readGiven } from './file.ts';
import { access } from 'node:fs/promises';
import { constants } from 'node:fs';
import { dirname } from 'node:path';

function rowsIn(result: BackupResult): number {
  return Object.values(result.tables).reduce((sum, table) => sum + table.rows, 0);
}

export const backupTo: Command = {
  name: 'backup', words: ['FIL'], options: { 'without-key': { type: 'boolean' } },
  async run(values, work) {
    const file = values.path('FIL');
    await access(dirname(file), constants.W_OK).catch(() => { throw new CommandRefused('file.unwritable', commandText.fileUnwritable(file)); });
    const { database, dataFolder, house, sealer } = work.installation();
    await sealer().sealNow();
    const result = await backup(database, dataFolder, file, { withKey: !values.flag('without-key'), at: house.now() });
    return { code: 0, json: { file, tables: result.tables, withKey: result.withKey }, lines: [commandText.backedUp(file, rowsIn(result))] };
  },
};

export const restoreFrom: Command = {
  name: 'restore', words: ['FIL'], options: {}, solitary: true,
  async run(values, work) {
    const file = values.path('FIL');
    const installation = work.installation();
    // Handed over to the server that owns the folder: people may be at work in it.
    if (installation.present) throw new KeepingError({ code: 'restore-in-use' });
    await access(file, constants.R_OK).catch(() => readGiven(file));
    const result = await installation.withoutSealer(() => restore(installation.database, installation.dataFolder, file, { actor: work.typed.user, stream: 'municipality', at: installation.house.now() }));
    return { code: 0, json: { file, tables: result.tables }, lines: [commandText.restored(rowsIn(result))] };
  },
};

export const auditVerify: Command = {
  name: 'audit verify', words: [], options: {},
  async run(_values, work) {
    const { database, key, sealer } = work.installation();
    await sealer().sealNow();
    const { key: bytes, checkpointFile } = key();
    const verdict = await verifyTrail(database, bytes, await readCheckpoints(checkpointFile));
    const entries = verdict.streams.reduce((sum, stream) => sum + stream.entries, 0);
    const faults = verdict.streams.reduce((sum, stream) => sum + stream.faults.length, 0);
    // A broken trail is an answer, not a refusal: the exit code is 0 and the object says it.
    return { code: 0, json: { ok: verdict.ok, streams: verdict.streams }, lines: [verdict.ok ? commandText.trailWhole(entries, verdict.streams.length) : commandText.trailBroken(faults)] };
  },
};

export const migrateNow: Command = {
  name: 'migrate', words: [], options: {},
  async run() {
    // Opening with `auto` has done it already (cli.ts); a server that runs has done it at its own start.
    return { code: 0, json: { migrated: true }, lines: [commandText.migrated] };
  },
};
