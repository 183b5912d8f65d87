import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configTable, readConfig } from './config.ts';
import { settingsPage } from './text/configuration.ts';

describe('configuration', () => {
  test('an empty environment is a whole configuration', () => {
    expect(readConfig({})).toEqual({ ok: true, config: {
      dataFolder: resolve('data'), databaseUrl: null, ownerUrl: null, host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000',
      proxies: [], ceilings: { session: 1200, address: 12_000 }, demo: null, zone: 'Europe/Stockholm', migrate: 'auto', uploadBytes: 25 * 1024 * 1024, smtpUrl: null, mailFrom: 'Internkoll <internkoll@localhost>',
    } });
  });
  test('every setting is read', () => {
    const read = readConfig({
      INTERNKOLL_DATA: '/var/lib/internkoll', DATABASE_URL: 'postgres://app@db/internkoll', DATABASE_OWNER_URL: 'postgresql://owner@db/internkoll', HOST: '::', PORT: '8080',
      INTERNKOLL_URL: 'https://internkoll.ekstrand.example/', INTERNKOLL_PROXIES: '10.0.0.5, fd00::/8', INTERNKOLL_SESSION_CEILING: '600', INTERNKOLL_ADDRESS_CEILING: '90000', INTERNKOLL_DEMO: '0', INTERNKOLL_ZONE: 'Europe/Helsinki', INTERNKOLL_MIGRATE: 'manual', INTERNKOLL_UPLOAD_MB: '40',
      INTERNKOLL_SMTP: 'smtps://post.ekstrand.example:465', INTERNKOLL_MAIL_FROM: 'Intern kontroll <ik@ekstrand.example>',
    });
    expect(read).toEqual({ ok: true, config: {
      dataFolder: '/var/lib/internkoll', databaseUrl: 'postgres://app@db/internkoll', ownerUrl: 'postgresql://owner@db/internkoll', host: '::', port: 8080, publicUrl: 'https://internkoll.ekstrand.example',
      proxies: ['10.0.0.5', 'fd00::/8'], ceilings: { session: 600, address: 90_000 }, demo: false, zone: 'Europe/Helsinki', migrate: 'manual', uploadBytes: 40 * 1024 * 1024, smtpUrl: 'smtps://post.ekstrand.example:465', mailFrom: 'Intern kontroll <ik@ekstrand.example>',
    } });
  });
  test.each([
    ['PORT', '70000'], ['PORT', '3000x'], ['DATABASE_URL', 'mysql://x/y'], ['DATABASE_URL', 'nonsense'], ['INTERNKOLL_URL', 'https://x.example/path'], ['INTERNKOLL_URL', 'ftp://x.example'],
    ['INTERNKOLL_PROXIES', '10.0.0.300'], ['INTERNKOLL_PROXIES', '10.0.0.0/33'], ['INTERNKOLL_DEMO', 'yes'], ['INTERNKOLL_SESSION_CEILING', '10'], ['INTERNKOLL_ADDRESS_CEILING', 'många'], ['INTERNKOLL_ZONE', 'Europe/Nowhere'], ['INTERNKOLL_MIGRATE', 'later'], ['INTERNKOLL_UPLOAD_MB', '0'], ['INTERNKOLL_SMTP', 'post.ekstrand.example'], ['INTERNKOLL_MAIL_FROM', 'ingen'], ['HOST', 'a b'],
  ])('%s=%s is told with a sentence', (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read).toEqual({ ok: false, problems: [expect.stringContaining(`Inställningen ${name} kan inte användas.`)] });
  });
  test('all problems are told at once, and an owner without a database is one', () => {
    const read = readConfig({ PORT: 'x', DATABASE_OWNER_URL: 'postgres://o@db/x' });
    expect(read.ok ? [] : read.problems).toHaveLength(2);
  });
  test('docs/configuration.md is the table', async () => {
    expect(await readFile(new URL('../docs/configuration.md', import.meta.url), 'utf8')).toBe(settingsPage(configTable));
  });
});
