import { describe, expect, it } from 'vitest';
import { endOfStream, headText, NO_HASH, readRow, UNREAD, type Checkpoint, type SealedRow, type TrailHead } from './seal.ts';

const row = (number: number, more: Partial<SealedRow> = {}): SealedRow => ({ number, previousHash: number === 1 ? NO_HASH : `h${number - 1}`, hash: `h${number}`, computed: `h${number}`, disposal: null, ...more });
const read = (rows: readonly SealedRow[], checkpoint: Checkpoint | null = null) =>
  endOfStream(rows.reduce((reading, one) => readRow(reading, one, checkpoint), UNREAD), checkpoint).map((fault) => `${fault.kind} ${fault.number}`);
const at = (number: number, hash = `h${number}`): Checkpoint => ({ stream: 's', number, hash });

describe('reading a sealed stream', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(read([])).toEqual([]);
    expect(read([row(1), row(2), row(3)], at(3))).toEqual([]);
    expect(read([row(1), row(2), row(3)], at(2))).toEqual([]);
  });
  it('tells a change, a gap, a break and a lost end once each', () => {
    expect(read([row(1), row(2, { computed: 'x' }), row(3)])).toEqual(['changed 2']);
    expect(read([row(1), row(4), row(5)])).toEqual(['missing 2']);
    expect(read([row(2), row(3)])).toEqual(['missing 1']);
    expect(read([row(1), row(2, { previousHash: 'x' }), row(3)])).toEqual(['chain-broken 2']);
    expect(read([row(1), row(2)], at(4))).toEqual(['tail-missing 3']);
    expect(read([row(1), row(2)], at(2, 'x'))).toEqual(['checkpoint-differs 2']);
    expect(read([], at(1))).toEqual(['tail-missing 1']);
    expect(read([row(1, { disposal: 'ordered' }), row(2, { disposal: 'not-ordered' })])).toEqual(['disposal-not-ordered 2']);
  });
});

describe('the text of a head', () => {
  const head: TrailHead = {
    id: 'i', stream: 's', number: 1, written: 1, bodyId: null, at: '2026-01-01T00:00:00.000000Z', actor: 'a', actorId: null, operation: 'o', objectKind: 'k', objectId: 'x',
    boardYearId: null, changeId: 'c', sealedAt: '2026-01-01T00:00:01.000000Z',
  };
  it('differs for every field', () => {
    for (const key of Object.keys(head)) expect(headText({ ...head, [key]: 'other' })).not.toBe(headText(head));
  });
  it('cannot be written alike by moving words between fields', () => {
    expect(headText({ ...head, actor: 'a","b', operation: 'c' })).not.toBe(headText({ ...head, actor: 'a', operation: 'b","c' }));
    expect(headText({ ...head, actorId: '' })).not.toBe(headText({ ...head, actorId: null }));
  });
});
