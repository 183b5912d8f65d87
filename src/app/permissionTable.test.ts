import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { permissions } from '../contract/permission.ts';
import { permissionWords } from '../text/permissions.ts';
import { access } from './access.ts';
import { permissionsPage } from './permissionTable.ts';

it('docs/permissions.md is the table of today', () => {
  expect(readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsPage());
});
it('every permission has a sentence of its own, and every sentence a permission', () => {
  expect(Object.keys(permissionWords).toSorted()).toEqual([...permissions].toSorted());
  const sentences = permissions.map((permission) => permissionWords[permission].may);
  expect(new Set(sentences).size).toBe(sentences.length);
});
it('what is said of the administrator holds: no board’s content by that role', () => {
  const content = permissions.filter((permission) => ['year.read', 'version.read', 'control.read', 'measure.read', 'followup.read', 'trail.read', 'audit.read', 'deviation.report'].includes(permission));
  expect(content.filter((permission) => access.administrator.includes(permission))).toEqual([]);
});
