/** Files named on the command line: read and written with sentences instead of error codes. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { commandText } from '../text/commands.ts';
import { CommandRefused } from './command.ts';

const EXPECTED = new Set(['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'ENOTDIR', 'EROFS', 'ENOSPC', 'ENAMETOOLONG', 'ELOOP']);
function isExpected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && EXPECTED.has(error.code);
}

export async function readGiven(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isExpected(error)) throw new CommandRefused('file.missing', commandText.fileMissing(path));
    throw error;
  }
}

/** Whole or not at all: a file that was there is replaced only by a finished one. */
export async function writeGiven(path: string, bytes: Uint8Array): Promise<void> {
  const half = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(half, bytes, { flag: 'wx' });
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    if (isExpected(error)) throw new CommandRefused('file.unwritable', commandText.fileUnwritable(path));
    throw error;
  }
}
