import { describe, expect, it } from 'vitest';
import { joinLines } from './pdfText.ts';
import type { LineHabits, PrintedLine } from './pdfText.ts';

const habits: LineHabits = { printsBlanks: false, blank: 0.25, words: new Set() };
const line = (text: string, y: number, width: number, spaceAfter = false): PrintedLine => ({ text, x0: 0, x1: width, y, size: 10, bold: false, colour: '', spaceAfter, firstWord: width, firstLetter: 5, blank: 0 });

describe('a number in a very narrow column', () => {
  it('is one number where two digits have no room', () => {
    expect(joinLines([line('1', 0, 5), line('2', 12, 5)], 8, habits)).toBe('12');
  });
  it('is two where the column had room for both digits, or a blank was printed', () => {
    expect(joinLines([line('1', 0, 5), line('2', 12, 5)], 40, habits)).toBe('1\n2');
    expect(joinLines([line('1', 0, 5, true), line('2', 12, 5)], 8, habits)).toBe('1 2');
  });
});
