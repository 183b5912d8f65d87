/** Files named on the command line: read and written with sentences instead of error codes. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { commandText } from '../text/commands.ts';
import { CommandRefused, piecesOf, type FileContent } from './command.ts';

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

const halfOf = (path: string): string => `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
function unwritable(error: unknown, path: string): unknown {
  return isExpected(error) ? new CommandRefused('file.unwritable', commandText.fileUnwritable(path)) : error;
}

/** Whole or not at all: a file that was there is replaced only by a finished one. */
export async function writeGiven(path: string, content: FileContent): Promise<number> {
  const half = halfOf(path);
  let size = 0;
  try {
    const file = await open(half, 'wx');
    try {
      for await (const piece of piecesOf(content)) {
        await file.appendFile(piece);
        size += piece.length;
      }
    } finally {
      await file.close();
    }
    await rename(half, path);
    return size;
  } catch (error) {
    await rm(half, { force: true });
    throw unwritable(error, path);
  }
}

/** Files that come in pieces from the process that does the work: written as they come, each there under its name when it is whole. */
export class ComingFiles {
  private readonly half = new Map<string, { readonly path: string; readonly file: number }>();

  /** Throws CommandRefused where it cannot be written. Waits for the disk, so that the sender waits, too. */
  piece(path: string, piece: Uint8Array): void {
    try {
      const { file } = this.half.get(path) ?? this.begun(path);
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    } catch (error) {
      throw unwritable(error, path);
    }
  }
  whole(path: string): void {
    try {
      const half = this.half.get(path) ?? this.begun(path);
      this.half.delete(path);
      closeSync(half.file);
      try {
        renameSync(half.path, path);
      } catch (error) {
        rmSync(half.path, { force: true });
        throw error;
      }
    } catch (error) {
      throw unwritable(error, path);
    }
  }
  /** Takes away what never became whole. */
  drop(): void {
    for (const { path, file } of this.half.values()) {
      closeSync(file);
      rmSync(path, { force: true });
    }
    this.half.clear();
  }

  private begun(path: string): { readonly path: string; readonly file: number } {
    const name = halfOf(path);
    const half = { path: name, file: openSync(name, 'wx') };
    this.half.set(path, half);
    return half;
  }
}
