/** The database answers a filter as the domain does, whatever is asked. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryCaller } from '../../../tests/directoryCaller.ts';
import { testDatabases } from '../../../tests/databases.ts';
import { serve, type Served } from '../../../tests/served.ts';
import { fitted, holds, type Filter, type Held } from '../../domain/directory/filter.ts';
import { nameKey } from '../../domain/directory/name.ts';
import { userShape } from '../../domain/directory/shapes.ts';
import type { Database } from './database.ts';
import { conditionOf, peopleColumns } from './directoryFilter.ts';

const people = [
  { name: 'Åsa', displayName: 'Åsa Öberg', title: 'Rektor', emails: [{ type: 'work', value: 'asa@ekstrand.example', primary: true }, { type: 'home', value: 'asa@hemma.example' }], name_: { givenName: 'Åsa', familyName: 'Öberg' } },
  { name: 'bo', displayName: 'Bo Ek', title: '', emails: [{ value: 'BO@ekstrand.example' }], name_: {} },
  { name: 'CIA', displayName: 'cia dal', title: 'Chef', emails: [], name_: { formatted: 'Cia % Dal_' }, active: false },
  { name: "o'neil", displayName: '100 % \\ "citat"', title: 'REKTOR', emails: [{ type: 'home', value: 'oneil@hemma.example', primary: true }], name_: { givenName: 'O' } },
] as const;
const words = ['a', 'å', 'Å', 'ek', 'EK', 'rektor', '%', '_', '\\', '"', "'", '', 'asa@ekstrand.example', 'work', 'home', 'ekstrand', 'Dal_', '0'];

const word = fc.constantFrom(...words);
const texts = fc.constantFrom('userName', 'externalId', 'displayName', 'title', 'name.formatted', 'name.givenName', 'name.familyName', 'emails', 'emails.value', 'emails.type', 'id');
const compareText = fc.record({ kind: fc.constant('compare' as const), path: texts.map((one) => one.toLowerCase()), operator: fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le' as const), value: fc.oneof(word, word, word, fc.constant(null)) });
const compareTruth = fc.record({ kind: fc.constant('compare' as const), path: fc.constantFrom('active', 'emails.primary'), operator: fc.constantFrom('eq' as const, 'ne' as const), value: fc.boolean() });
const present = fc.record({ kind: fc.constant('present' as const), path: fc.constantFrom('title', 'displayname', 'emails', 'active', 'name.givenname', 'emails.type', 'meta.created') });
const moment = fc.record({ kind: fc.constant('compare' as const), path: fc.constant('meta.created'), operator: fc.constantFrom('gt' as const, 'le' as const), value: fc.constantFrom('2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z') });
const ofMail = fc.record({ kind: fc.constant('compare' as const), path: fc.constantFrom('type', 'value'), operator: fc.constantFrom('eq' as const, 'ne' as const, 'co' as const), value: word });
const filters = fc.letrec<{ one: Filter }>((tie) => ({
  one: fc.oneof({ depthSize: 'small', withCrossShrink: true }, compareText as fc.Arbitrary<Filter>, compareTruth, present, moment,
    fc.record({ kind: fc.constant('values' as const), path: fc.constant('emails'), of: fc.oneof(ofMail, fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(ofMail, { minLength: 2, maxLength: 3 }) }), fc.record({ kind: fc.constant('not' as const), of: ofMail })) }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('one'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('one') })),
})).one;

describe.each(testDatabases())('$name', (kind) => {
  let database: Database;
  let served: Served;
  const rows = new Map<string, Held>();
  beforeAll(async () => {
    database = await kind.fresh();
    served = await serve(database);
    const directory = await directoryCaller(served, 'Katalogen');
    for (const { name, name_, ...more } of people) {
      const id = await directory.person(name, { ...more, name: name_ });
      const low = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text.normalize('NFC').toLowerCase());
      const { formatted, givenName, familyName }: { formatted?: string; givenName?: string; familyName?: string } = name_;
      rows.set(id, {
        id, externalid: name, username: nameKey(`${name}@ekstrand.example`), displayname: low(more.displayName), title: low(more.title), active: !('active' in more), 'name.formatted': low(formatted), 'name.givenname': low(givenName), 'name.familyname': low(familyName),
        emails: more.emails.map((one) => ({ value: low(one.value), type: 'type' in one ? low(one.type) : null, primary: 'primary' in one })), 'meta.created': served.house.now().toISOString(),
      });
    }
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  test('any filter finds in the database whom it finds in the domain', async () => {
    let some = 0;
    await fc.assert(fc.asyncProperty(filters, async (asked) => {
      const filter = fitted(asked, userShape);
      if (filter === null) return;
      const want = [...rows].filter(([, row]) => holds(filter, row)).map(([id]) => id).toSorted();
      const found = await served.house.opener.reading('all', (store) => store.directoryPeople(filter, 0, 100));
      if (want.length > 0 && want.length < rows.size) some += 1;
      expect(found.people.map((one) => one.id as string).toSorted()).toEqual(want);
      expect(found.total).toBe(want.length);
    }), { numRuns: 400 });
    expect(some).toBeGreaterThan(100);
  });

  test('lists are asked over the wire, paged, and what is not answered is said', async () => {
    const directory = await directoryCaller(served, 'En till');
    expect(await directory.found('Users', 'title eq "rektor" and not (emails[type eq "work"])')).toEqual(["o'neil@ekstrand.example"]);
    expect(await directory.found('Users', 'emails.value ew "@hemma.example" or displayName sw "bo"')).toEqual(["o'neil@ekstrand.example", 'bo@ekstrand.example', 'Åsa@ekstrand.example'].toSorted());
    const group = await directory.group('G-kultur', [...rows.keys()].slice(0, 2));
    await directory.group('G-tom');
    expect([await directory.found('Groups', 'members pr'), await directory.found('Groups', 'not (members[display co "ÖBERG"]) and displayName sw "g-"'), await directory.found('Groups', `id eq "${group.toUpperCase()}"`)]).toEqual([['G-kultur'], ['G-tom'], ['G-kultur']]);
    const page = (await directory.call('GET', `/Users?startIndex=2&count=1&filter=${encodeURIComponent('userName pr')}`)).json();
    expect(page).toMatchObject({ totalResults: 4, startIndex: 2, itemsPerPage: 1 });
    for (const filter of ['department eq "x"', 'userName gt', `${'('.repeat(21)}title pr${')'.repeat(21)}`]) expect([filter, await directory.found('Users', filter), await directory.found('Groups', filter)]).toEqual([filter, 'invalidFilter', 'invalidFilter']);
  });

  test('who is asked for by user name is found by the index', async () => {
    const filter = fitted({ kind: 'compare', path: 'username', operator: 'eq', value: 'asa@ekstrand.example' }, userShape);
    const { text, values } = conditionOf(filter, peopleColumns);
    const plan = await database.asOwner(async (connection) => {
      // So few rows are read whole unless that is forbidden; what no index can answer is read whole all the same.
      await connection.query('set enable_seqscan = off');
      try { return await connection.query<{ 'QUERY PLAN': string }>(`explain select 1 from person p where ${text}`, values); } finally { await connection.query('reset enable_seqscan'); }
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('person_user_key');
  });
});
