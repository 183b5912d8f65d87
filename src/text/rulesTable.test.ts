import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesTable } from './rulesTable.ts';

it('docs/rules.md is the table of today', () => {
  expect(readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesTable());
});
