import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { zipped, type PackedFile } from './packageZip.ts';

const moment = new Date('2027-03-01T10:00:00Z');

describe('the package as it is written', () => {
  it('takes one file at a time: the next is not fetched before the one before has left whole', async () => {
    const told: string[] = [];
    let held = 0;
    let most = 0;
    const files = Array.from({ length: 6 }, (_, at): PackedFile => ({
      name: `underlag-${at}.bin`,
      content: async () => {
        held += 1;
        most = Math.max(most, held);
        told.push(`fetched ${at}`);
        return randomBytes(300_000);
      },
    }));
    let left = 0;
    for await (const piece of zipped(files, 'SHA256SUMS', moment)) {
      left += piece.length;
      // A file's descriptor is the last that leaves of it.
      if (piece.length === 16 && Buffer.from(piece).readUInt32LE(0) === 0x08074b50) {
        held = Math.max(0, held - 1);
        told.push('left');
      }
    }
    expect(left).toBeGreaterThan(1_800_000);
    expect(most).toBe(1);
    expect(told).toEqual([...files.flatMap((_, at) => [`fetched ${at}`, 'left']), 'left']);
  });

  it('waits for who takes it: a reader that stops is not run ahead of, and one that leaves ends the writing', async () => {
    const fetched: number[] = [];
    let ended = false;
    const files = function* (): Generator<PackedFile> {
      try {
        for (let at = 0; ; at += 1) yield { name: String(at), content: async () => { fetched.push(at); return randomBytes(200_000); } };
      } finally { ended = true; }
    };
    const pieces = zipped(files(), 'SHA256SUMS', moment);
    for (let taken = 0; fetched.length < 3; taken += 1) {
      expect(taken).toBeLessThan(1000);
      await pieces.next();
    }
    // However long the reader thinks, nothing more is fetched.
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(fetched).toEqual([0, 1, 2]);
    await pieces.return(undefined);
    expect([fetched, ended]).toEqual([[0, 1, 2], true]);
  });

  it('takes a long file as it comes, and fails where the file does', async () => {
    let made = 0;
    const long = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 50; at += 1) { made += 1; yield randomBytes(100_000); }
      throw new Error('disken gick sönder');
    };
    let left = 0;
    let ahead = 0;
    const reading = async (): Promise<void> => {
      for await (const piece of zipped([{ name: 'lista.csv', content: long }], 'SHA256SUMS', moment)) {
        left += piece.length;
        ahead = Math.max(ahead, made * 100_000 - left);
      }
    };
    await expect(reading()).rejects.toThrow('disken gick sönder');
    expect(made).toBe(50);
    expect(ahead).toBeLessThan(1_000_000);
  });
});
