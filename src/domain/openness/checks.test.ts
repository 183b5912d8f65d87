import { expect, it } from 'vitest';
import { contentOf, eventOf } from '../year/content.fixture.ts';
import { privacyChecks } from './checks.ts';

it('tells the row and the field, never the number or the address', () => {
  const [found] = privacyChecks(contentOf({ events: [eventOf('e4', { text: 'Anna, 800101-2387, anna@ekstrand.example', explanation: 'Faktura 8001012387' }), eventOf('e5', { text: 'Utlägg utan kvitto' })] }));
  expect(found).toMatchObject({ rule: 'privacy.personal-data-in-text', severity: 'warning', ground: 'law', rows: [{ kind: 'event', id: 'e4', label: '4' }] });
  expect(JSON.stringify(found)).not.toMatch(/2387|anna@|800101/);
});
it('says nothing of a year without', () => {
  expect(privacyChecks(contentOf({ events: [eventOf('e5', { text: 'Utlägg utan kvitto den 2026-01-01' })] }))).toEqual([]);
});
