import { describe, expect, test } from 'vitest';
import { between, cellsFrom, moved } from './gridKeys.ts';

const rows = [{ key: 'goal', cells: 1 }, { key: 'process', cells: 2 }, { key: 'a', cells: 7 }, { key: 'b', cells: 7 }];
const press = (row: string, cell: number, key: string, ctrl = false, column = cell) => moved(rows, { row, cell }, column, { key, ctrl });

describe('moving in the table', () => {
  test('arrows stop at the edges', () => {
    expect(press('a', 6, 'ArrowRight')).toEqual({ row: 'a', cell: 6 });
    expect(press('goal', 0, 'ArrowUp')).toEqual({ row: 'goal', cell: 0 });
    expect(press('b', 3, 'ArrowDown')).toEqual({ row: 'b', cell: 3 });
  });
  test('a walk through headings comes back to the column', () => {
    expect(press('a', 4, 'ArrowUp')).toEqual({ row: 'process', cell: 1 });
    expect(press('process', 1, 'ArrowDown', false, 4)).toEqual({ row: 'a', cell: 4 });
  });
  test('Home and End, with Ctrl the whole table', () => {
    expect(press('a', 3, 'Home')).toEqual({ row: 'a', cell: 0 });
    expect(press('a', 3, 'End')).toEqual({ row: 'a', cell: 6 });
    expect(press('a', 3, 'Home', true)).toEqual({ row: 'goal', cell: 0 });
    expect(press('goal', 0, 'End', true)).toEqual({ row: 'b', cell: 6 });
  });
  test('other keys and unknown rows do not move', () => {
    expect(press('a', 0, 'x')).toBeNull();
    expect(press('gone', 0, 'ArrowDown')).toBeNull();
  });
});

test('a range of rows runs either way', () => {
  expect(between(['a', 'b', 'c'], 'c', 'b')).toEqual(['b', 'c']);
  expect(between(['a', 'b', 'c'], 'gone', 'b')).toEqual(['b']);
});

describe('cells from a spreadsheet', () => {
  test('tabs, line ends and the last empty line', () => {
    expect(cellsFrom('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']]);
  });
  test('quoted cells hold tabs, line ends and quotes', () => {
    expect(cellsFrom('"rad 1\nrad ""två"""\t4')).toEqual([['rad 1\nrad "två"', '4']]);
  });
  test('a quote inside a word is a quote, an empty cell is a cell', () => {
    expect(cellsFrom('5" rör\t\t2')).toEqual([['5" rör', '', '2']]);
  });
});
