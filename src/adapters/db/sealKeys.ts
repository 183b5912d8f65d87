/** The trail's key and last checkpoints: files in the data folder, outside the database, readable by the owner of the process only. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checkpoint } from '../../domain/trail/seal.ts';
import type { Database } from './database.ts';
import { KeepingError } from './openRefusal.ts';

const KEY_BYTES = 32;
export const KEY_SETTING = 'trail.key';

export interface TrailKey {
  key: Buffer;
  keyFile: string;
  checkpointFile: string;
}

export function keyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'trail.key');
}
export function checkpointFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'checkpoint.json');
}

/** Says which key it is without saying the key. */
export function keyName(key: Buffer): string {
  return createHash('sha256').update('internkoll-trail-key').update(key).digest('hex').slice(0, 16);
}

export async function readKey(dataFolder: string): Promise<Buffer | null> {
  const file = keyFile(dataFolder);
  return existsSync(file) ? Buffer.from((await readFile(file, 'utf8')).trim(), 'hex') : null;
}

/** Whole or not at all, and on the disk when the promise is fulfilled. */
export async function writeKept(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const handle = await open(half, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function writeKey(dataFolder: string, key: Buffer): Promise<void> {
  await writeKept(keyFile(dataFolder), `${key.toString('hex')}\n`);
}

export async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  if (!existsSync(file)) return [];
  const { checkpoints } = JSON.parse(await readFile(file, 'utf8')) as { checkpoints: Checkpoint[] };
  return checkpoints;
}

export async function writeCheckpoints(file: string, checkpoints: readonly Checkpoint[]): Promise<void> {
  await writeKept(file, `${JSON.stringify({ checkpoints })}\n`);
}

/** The key that this database's trail is sealed with; made at the first start. Throws KeepingError when it is gone or another. */
export async function openTrailKey(database: Database, dataFolder: string): Promise<TrailKey> {
  const file = keyFile(dataFolder);
  const [known] = await database.asOwner((connection) => connection.query<{ value: string }>('select value from setting where name = $1', [KEY_SETTING]));
  let key = await readKey(dataFolder);
  if (key === null) {
    if (known !== undefined) throw new KeepingError({ code: 'trail-key-missing', file });
    key = randomBytes(KEY_BYTES);
    await writeKey(dataFolder, key);
  }
  const name = keyName(key);
  const [kept] = await database.asOwner(async (connection) => {
    await connection.query('insert into setting (name, value) values ($1, to_jsonb($2::text)) on conflict (name) do nothing', [KEY_SETTING, name]);
    return connection.query<{ value: string }>('select value from setting where name = $1', [KEY_SETTING]);
  });
  if (kept?.value !== name) throw new KeepingError({ code: 'trail-key-other', file });
  return { key, keyFile: file, checkpointFile: checkpointFile(dataFolder) };
}
