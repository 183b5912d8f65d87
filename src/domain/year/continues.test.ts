import { describe, expect, it } from 'vitest';
import type { Lineage } from './content.ts';
import { continuedBy, tie } from './continues.ts';

const row = (kind: Lineage['kind'], from: string[], to: string[], object: Lineage['object'] = 'event'): Lineage => ({ object, kind, from, to });
const words: Record<string, string> = { a: 'Faktura betalas två gånger', b: 'Lön betalas fel', c: 'Nyckel lämnas ut', 1: 'Faktura betalas två gånger', 2: 'Lönen betalas fel', 3: 'Nytt' };
const textOf = (id: string): string | null => words[id] ?? null;

describe('which events of last year an event continues', () => {
  it('ties a gone event to a new one, as same or changed by its words, and loosens it again', () => {
    const before = [row('same', ['g'], ['h'], 'group'), row('same', ['c'], ['3'])];
    const tied = tie(before, [{ eventId: '1', previousIds: ['a'] }, { eventId: '2', previousIds: ['b'] }], textOf);
    expect(tied).toEqual([...before, row('same', ['a'], ['1']), row('changed', ['b'], ['2'])]);
    expect(continuedBy(tied, '2')).toEqual(['b']);
    expect(tie(tied, [{ eventId: '1', previousIds: [] }, { eventId: '2', previousIds: [] }], textOf)).toEqual(before);
  });
  it('says merged where several go into one and split where one goes into several', () => {
    const merged = tie([row('same', ['a'], ['1'])], [{ eventId: '1', previousIds: ['a', 'b'] }], textOf);
    expect(merged).toEqual([row('merged', ['a', 'b'], ['1'])]);
    expect(tie(merged, [{ eventId: '1', previousIds: ['a'] }], textOf)).toEqual([row('same', ['a'], ['1'])]);
    expect(tie([row('same', ['a'], ['1'])], [{ eventId: '3', previousIds: ['a'] }], textOf)).toEqual([row('split', ['a'], ['1', '3'])]);
  });
  it('keeps a tie to an event that has been taken away, and does not call it a split', () => {
    const tied = tie([row('same', ['a'], ['gone'])], [{ eventId: '1', previousIds: ['a'] }], textOf);
    expect(tied).toEqual([row('changed', ['a'], ['gone']), row('same', ['a'], ['1'])]);
  });
  it('keeps the other end of a split when one end is merged with something else', () => {
    const tied = tie([row('split', ['a'], ['1', '3']), row('same', ['b'], ['2'])], [{ eventId: '1', previousIds: ['a', 'b'] }, { eventId: '2', previousIds: [] }], textOf);
    expect(tied).toEqual([row('split', ['a'], ['3', '1']), row('merged', ['a', 'b'], ['1'])]);
    expect([continuedBy(tied, '1'), continuedBy(tied, '3'), continuedBy(tied, '2')]).toEqual([['a', 'b'], ['a'], []]);
  });
});
