import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ComingFiles, writeGiven } from './file.ts';

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'internkoll-file-'));
async function* inPieces(count: number, fails = false): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield Buffer.from(`del ${at}\n`);
  if (fails) throw new Error('läsningen bröts');
}

describe('a file that is written', () => {
  test('in pieces is there when it is whole, and tells how long it is', async () => {
    const folder = folderOf();
    const path = join(folder, 'paket.zip');
    writeFileSync(path, 'gammalt');
    expect(await writeGiven(path, inPieces(3))).toBe(18);
    expect(readFileSync(path, 'utf8')).toBe('del 0\ndel 1\ndel 2\n');
    expect(await writeGiven(path, Buffer.from('helt'))).toBe(4);
    expect(await writeGiven(path, new Uint8Array())).toBe(0);
    expect(readdirSync(folder)).toEqual(['paket.zip']);
  });
  test('and breaks off leaves what was there', async () => {
    const folder = folderOf();
    const path = join(folder, 'paket.zip');
    writeFileSync(path, 'gammalt');
    await expect(writeGiven(path, inPieces(3, true))).rejects.toThrow('läsningen bröts');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['gammalt', ['paket.zip']]);
    await expect(writeGiven(join(folder, 'ingen', 'mapp.zip'), inPieces(1))).rejects.toMatchObject({ code: 'file.unwritable' });
  });
});

describe('files that come from the process that does the work', () => {
  test('are there one by one as they become whole; what never did is taken away', () => {
    const folder = folderOf();
    const coming = new ComingFiles();
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('a.zip'), 'gammalt');
    coming.piece(at('a.zip'), Buffer.from('ett '));
    coming.piece(at('b.zip'), Buffer.from('halv'));
    expect(readFileSync(at('a.zip'), 'utf8')).toBe('gammalt');
    coming.piece(at('a.zip'), Buffer.from('två'));
    coming.whole(at('a.zip'));
    coming.whole(at('tom.txt'));
    coming.drop();
    expect([readdirSync(folder).toSorted(), readFileSync(at('a.zip'), 'utf8'), readFileSync(at('tom.txt'), 'utf8')]).toEqual([['a.zip', 'tom.txt'], 'ett två', '']);
    expect(() => coming.piece(at('ingen/mapp.zip'), Buffer.from('x'))).toThrow('file.unwritable');
  });
});
