import { describe, expect, test } from 'vitest';
import { refusals, type RefusalCode } from '../domain/refusal.ts';
import { edgeRefusal, edgeRefusals, refusalSentence, refusalTitle } from './refusals.ts';

describe('refusals in words', () => {
  const codes = Object.keys(refusals) as RefusalCode[];
  test.each(codes)('%s is a sentence with or without its params', (code) => {
    for (const params of [{}, { year: 2026, by: 'Ada Ek', field: 'label', name: 'Barnnämnden', count: 3, least: 12, seconds: 40, megabytes: 25, submittedOn: '2026-11-03', reason: 'file.encrypted', where: 'skalan är tom' }]) {
      const sentence = refusalSentence({ code, params });
      expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/s);
      expect(sentence).not.toMatch(/undefined|null|NaN|!| {2}|\.\./);
    }
    expect(refusalTitle(refusals[code])).toMatch(/^[A-ZÅÄÖ]/);
  });
  test.each(edgeRefusals)('%s has title and sentence', (code) => {
    expect(edgeRefusal(code).sentence).toMatch(/^[A-ZÅÄÖ].*\.$/s);
    expect(edgeRefusal(code).title).not.toBe('');
  });
  test('waiting is told in seconds, then in minutes', () => {
    expect(refusalSentence({ code: 'session.too-many-attempts', params: { seconds: 4.2 } })).toContain('5 sekunder');
    expect(refusalSentence({ code: 'session.too-many-attempts', params: { seconds: 600 } })).toContain('10 minuter');
  });
});
