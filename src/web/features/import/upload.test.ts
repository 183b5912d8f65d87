import { expect, test } from 'vitest';
import { stopOf } from './upload.ts';

test('a file is refused before it is sent when it is too large, empty or of another kind', () => {
  expect(stopOf({ name: 'Analys 2026.DOCX', size: 40_000 })).toBeNull();
  expect(stopOf({ name: 'Analys.xlsm', size: 40_000 })).toContain('ingen Word-, Excel- eller PDF-fil');
  expect(stopOf({ name: 'Analys.pdf', size: 0 })).toContain('är tom');
  expect(stopOf({ name: 'Analys.pdf', size: 26 * 1024 * 1024 })).toContain('26 MB');
});
