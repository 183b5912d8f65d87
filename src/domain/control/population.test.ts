import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../document/canonical.ts';
import { idAt, idColumnOf, populationChecksum, populationFrom, type ListTable } from './population.ts';

function list(...rows: (readonly string[])[]): ListTable {
  return { columns: ['Nr', 'Namn', 'namn'], rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
}

describe('the list that a sample is drawn from', () => {
  test('is frozen by a checksum over its canonical JSON', () => {
    const read = populationFrom(list(['1', 'Öst', ''], ['2', 'Väst "ny"', '\u2028']), 0);
    const expected = createHash('sha256').update(canonicalJson({ columns: ['Nr', 'Namn', 'namn'], id: 'Nr', rows: [['1', 'Öst', ''], ['2', 'Väst "ny"', '\u2028']] })).digest('hex');
    expect(read).toMatchObject({ ok: true, value: { sha256: expected, idColumn: 0 } });
    expect(read.ok && [idAt(read.value, 2), idAt(read.value, 3)]).toEqual(['2', '']);
    expect(populationChecksum({ columns: ['Nr'], idColumn: 0, rows: [['1'], ['2']] })).not.toBe(populationChecksum({ columns: ['Nr'], idColumn: 0, rows: [['2'], ['1']] }));
  });
  test('needs an id of its own in every row', () => {
    expect(populationFrom(list(['1', '', ''], ['', 'a', ''], ['3', '', '']), 0)).toMatchObject({ refusal: { code: 'population.id-missing', params: { column: 'Nr', count: 1, lines: '3' } } });
    expect(populationFrom(list(['1', '', ''], ['2', '', ''], ['1', '', ''], ['2', '', ''], ['1', '', '']), 0)).toMatchObject({ refusal: { code: 'population.id-twice', params: { id: '1', lines: '2, 4, 6', count: 2 } } });
    expect(populationFrom(list(), 0)).toMatchObject({ refusal: { code: 'population.empty' } });
    expect(populationFrom(list(...Array.from({ length: 9 }, () => ['', 'x', ''])), 0)).toMatchObject({ refusal: { params: { count: 9, lines: '2, 3, 4, 5, 6 …' } } });
  });
  test('its id column is named, or the first', () => {
    const columns = ['Nr', 'Namn', 'namn', 'Å'];
    expect([idColumnOf(columns, null), idColumnOf(columns, 'namn'), idColumnOf(columns, ' NR '), idColumnOf(columns, 'A\u030a')]).toMatchObject([{ value: 0 }, { value: 2 }, { value: 0 }, { value: 3 }]);
    expect(idColumnOf(columns, 'NAMN')).toMatchObject({ refusal: { code: 'population.id-column-twice' } });
    expect(idColumnOf(columns, 'Id')).toMatchObject({ refusal: { code: 'population.id-column-missing', params: { columns: 'Nr, Namn, namn, Å' } } });
  });
});
