/** Ceilings: the counting on its own, and through a real server – before anything is read, and never for who watches over it. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';
import { addressKey, Ceiling } from './ceiling.ts';

describe('counting', () => {
  it('lets as many through as the ceiling says, and more when time has passed', () => {
    const ceiling = new Ceiling(60);
    for (let at = 0; at < 60; at += 1) expect(ceiling.count('a', at)).toBe(0);
    const wait = ceiling.count('a', 1000);
    expect(wait).toBeGreaterThan(50);
    expect(ceiling.count('a', 1000 + wait * 1000)).toBe(0);
    expect(ceiling.count('b', 1000 + wait * 1000)).toBe(0);
  });
  it('never lets more than the ceiling through in any minute by much, however they are spread', () => {
    const ceiling = new Ceiling(120);
    const passed: number[] = [];
    for (let at = 0; at < 600_000; at += 100) if (ceiling.count('a', at) === 0) passed.push(at);
    for (let from = 0; from <= 540_000; from += 5_000) expect(passed.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(150);
    // Whoever asks ten times as often as may be still gets about what may be.
    expect(passed.length / 10).toBeGreaterThan(100);
  });
  it('what is refused costs nothing more: who waits as told comes in', () => {
    const ceiling = new Ceiling(60);
    const refusedAfterWaiting: number[] = [];
    let at = 0;
    for (let turn = 0; turn < 500; turn += 1) {
      const wait = ceiling.count('a', at);
      if (wait === 0) continue;
      at += wait * 1000;
      refusedAfterWaiting.push(ceiling.count('a', at));
    }
    expect(refusedAfterWaiting.length).toBeGreaterThan(3);
    expect(refusedAfterWaiting.every((wait) => wait === 0)).toBe(true);
  });
  it('forgets, and takes a clock that is set back', () => {
    const ceiling = new Ceiling(1);
    expect([ceiling.count('a', 500_000), ceiling.count('a', 500_001) > 0, ceiling.count('a', 900_000), ceiling.count('a', 1)]).toEqual([0, true, 0, 0]);
  });
  it.each([['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '::ffff:192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8:1:2::9', '2001:db8:1:2'], ['2001:db8::9', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['FE80::1%eth0', 'fe80:0:0:0']])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe('a server', () => {
  const [embedded] = testDatabases();
  if (embedded === undefined) throw new Error('No embedded database to test on');
  let database: Database;
  beforeAll(async () => { database = await embedded.fresh(); });
  afterAll(() => database.close());

  async function busy(served: Served, times: number, headers: Readonly<Record<string, string>> = {}, cookie?: string): Promise<number[]> {
    const found: number[] = [];
    for (let turn = 0; turn < times; turn += 1) found.push((await served.ask('GET', '/api/session', { headers, ...(cookie === undefined ? {} : { cookie }) })).status);
    return found;
  }

  test('a session has its ceiling, others on the same address go on, and the answer says what to do', async () => {
    const served = await serve(database, { ceilings: { session: 60, address: 999_999 } });
    try {
      const [one, other] = [await person(served), await person(served)];
      expect(new Set(await busy(served, 60, {}, one))).toEqual(new Set([200]));
      const refused = await served.ask('GET', '/api/session', { cookie: one });
      expect([refused.status, refused.headers.get('content-type'), refused.json()['code']]).toEqual([429, 'application/problem+json; charset=utf-8', 'service.too-many-requests']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(String(refused.json()['detail'])).toMatch(/^Det kommer för många anrop på en gång\. Vänta \d+ sekunder/);
      expect(refused.headers.get('content-security-policy')).not.toBeNull();
      expect(await busy(served, 3, {}, other)).toEqual([200, 200, 200]);
      expect(await busy(served, 3)).toEqual([200, 200, 200]);
    } finally { await served.close(); }
  });

  test('an address has one against floods; who watches over the server is let through, and nothing is read', async () => {
    const served = await serve(database, { ceilings: { session: 999_999, address: 60 } });
    try {
      await busy(served, 60);
      expect((await served.ask('GET', '/')).status).toBe(429);
      expect((await served.ask('GET', '/healthz')).status).toBe(200);
      // Ten megabytes are announced and never sent: the answer comes at once.
      const { hostname, port } = new URL(served.address);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write(`POST /api/session/sign-in HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: http://127.0.0.1:3000\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n\r\n{`));
        socket.once('data', (bytes) => { resolve(bytes.toString()); socket.destroy(); });
        socket.once('error', reject);
      });
      expect(answer.slice(0, 12)).toBe('HTTP/1.1 429');
    } finally { await served.close(); }
  });

  test('a forwarded address is believed only from a proxy that is named', async () => {
    const spread = async (served: Served): Promise<number> => {
      let through = 0;
      for (let turn = 0; turn < 80; turn += 1) through += Number((await busy(served, 1, { 'x-forwarded-for': `192.0.2.${turn}` }))[0] === 200);
      return through;
    };
    const unnamed = await serve(database, { ceilings: { session: 999_999, address: 60 } });
    try { expect(await spread(unnamed)).toBe(60); } finally { await unnamed.close(); }
    const named = await serve(database, { ceilings: { session: 999_999, address: 60 }, proxies: ['127.0.0.1'] });
    try { expect(await spread(named)).toBe(80); } finally { await named.close(); }
  });

  async function person(served: Served): Promise<string> {
    const id = served.house.newId();
    await served.arrange('person.add', { id: id as never, name: 'Någon', title: '', mail: null });
    return served.cookieOf(id);
  }
});
