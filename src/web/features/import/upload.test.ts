import { expect, test } from 'vitest';
import { stopOf } from './upload.ts';

const most = 10 * 1024 * 1024;

test('a file is refused before it is sent when it is too large, empty or of another kind', () => {
  expect(stopOf({ name: 'Analys 2026.DOCX', size: 40_000 }, most)).toBeNull();
  expect(stopOf({ name: 'Analys.odt', size: 40_000 }, most)).toContain('ingen Word-, Excel- eller PDF-fil');
  expect(stopOf({ name: 'Analys.XLSM', size: 40_000 }, most)).toContain('makron');
  expect(stopOf({ name: 'Analys.doc', size: 40_000 }, most)).toContain('äldre format');
  expect(stopOf({ name: 'Analys.pdf', size: 0 }, most)).toContain('är tom');
  expect(stopOf({ name: 'Analys.pdf', size: 11 * 1024 * 1024 }, most)).toContain('11 MB. Gränsen är 10 MB');
});
