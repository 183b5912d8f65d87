import { expect, it } from 'vitest';
import { codeAsMade, codeBytes, recoveryCode } from './recoveryCode.ts';

it('a code has five bits for each random byte, and is read however it was typed', () => {
  const code = recoveryCode(Uint8Array.from({ length: codeBytes }, (_, at) => at + 32));
  expect(code).toBe('0123-4567-89ab-cdef-ghjk-mnpq-rstv');
  expect(codeBytes * 5).toBeGreaterThanOrEqual(128);
  for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, code.replace('0', 'O').replace('1', 'l').replace('v', 'U')]) expect(codeAsMade(typed)).toBe(code);
  expect(() => recoveryCode(new Uint8Array(20))).toThrow(RangeError);
});
it('a code of the kind that was made before is the same as it was', () => {
  for (const typed of ['01234-56789-abcde-fghjk', '0123456789ABCDEFGHJK', 'o1234 56789 abcde fghjk']) expect(codeAsMade(typed)).toBe('01234-56789-abcde-fghjk');
});
