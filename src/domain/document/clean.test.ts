import { describe, expect, it } from 'vitest';
import { cleanText } from './clean.ts';

describe('text on the way in', () => {
  it('leaves plain Swedish alone', () => {
    expect(cleanText('Räkningen är fel – 30 %')).toEqual({ text: 'Räkningen är fel – 30 %', removed: 0 });
  });
  it('composes, and ends lines one way', () => {
    expect(cleanText('a\u030Argang\r\ntva\u030A\rtre\u2028fyra\u000Bfem')).toEqual({ text: 'årgang\ntvå\ntre\nfyra\nfem', removed: 0 });
  });
  it('takes away control characters, marks of order and halves, and counts them', () => {
    expect(cleanText('\uFEFFlag\u202Egap\u202C\u0000\u2066 x\uD800')).toEqual({ text: 'laggap x', removed: 6 });
  });
  it('lets soft hyphens go uncounted and keeps hard ones', () => {
    expect(cleanText('informa\u00ADtions-säkerhet')).toEqual({ text: 'informations-säkerhet', removed: 0 });
  });
  it('turns the bullets and stars of symbol fonts into real ones', () => {
    expect(cleanText('\uF0B7 ett\n\uF0A7 två \uF0AB').text).toBe('• ett\n• två ★');
  });
  it('keeps what it does not know', () => {
    expect(cleanText('\u{1F600} 中文 \u{F0000}').text).toBe('\u{1F600} 中文 \u{F0000}');
  });
});
