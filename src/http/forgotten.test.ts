/** A forgotten password through the front door: body, headers and time are the same whether the address is known or not, and one address asks no flood. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';

const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to test on');
let database: Database;
let served: Served;
beforeAll(async () => {
  database = await embedded.fresh();
  served = await serve(database, { sendsMail: true });
  await served.arrange('person.add', { id: served.house.newId() as never, name: 'Anna Ek', title: '', mail: 'anna@ekstrand.example' });
});
afterAll(async () => {
  await served?.close();
  await database?.close();
});
const forgot = (mail: string) => served.ask('POST', '/api/session/forgot', { body: { mail } });

test('nothing tells a known address from an unknown one', async () => {
  const told = await Promise.all(['anna@ekstrand.example', 'ingen@ekstrand.example'].map(async (mail) => {
    const began = performance.now();
    const answer = await forgot(mail);
    const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date');
    return { status: answer.status, text: answer.text, headers, waited: performance.now() - began > 290 };
  }));
  expect(told[0]).toEqual(told[1]);
  expect(told[0]).toMatchObject({ status: 200, text: '{"asked":true}', waited: true });
});
test('from one address thirty a minute, whoever they are about', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => forgot(`nummer${at}@ekstrand.example`)));
  expect(answers.filter((one) => one.status === 200).length).toBeLessThanOrEqual(30);
  const refused = answers.find((one) => one.status === 429);
  expect([refused?.json()['code'], Number(refused?.headers.get('retry-after')) > 0]).toEqual(['session.too-many-attempts', true]);
});
