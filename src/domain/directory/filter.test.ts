import { describe, expect, it, test } from 'vitest';
import { filterFrom, fitted, holds, pathFrom, saidBy, type Held } from './filter.ts';
import { groupShape, userShape } from './shapes.ts';

const anna: Held = {
  id: '0193-a', externalid: 'A1', username: 'anna@ekstrand.example', displayname: 'anna åberg', title: null, active: true, 'name.formatted': null, 'name.givenname': 'anna', 'name.familyname': 'åberg',
  emails: [{ value: 'anna@ekstrand.example', type: 'work', primary: true }, { value: 'anna@hemma.example', type: 'home', primary: false }], 'meta.created': '2026-11-01T10:00:00.000Z', 'meta.lastmodified': '2026-11-20T10:00:00.000Z',
};
/** null when it is refused. */
function asked(text: string, row = anna): boolean | null {
  const read = filterFrom(text);
  const filter = read === null ? null : fitted(read, userShape);
  return filter === null ? null : holds(filter, row);
}

test.each<readonly [string, boolean]>([
  ['userName eq "ANNA@ekstrand.example"', true], ['urn:ietf:params:scim:schemas:core:2.0:User:userName Eq "anna@ekstrand.example"', true], ['userName ne "bo@ekstrand.example"', true], ['userName ne "anna@ekstrand.example"', false],
  ['externalId eq "A1"', true], ['externalId eq "a1"', false], ['displayName co "ÅBERG"', true], ['displayName sw "Anna"', true], ['displayName ew "berg"', true], ['displayName ew "Anna"', false],
  ['title pr', false], ['displayName PR', true], ['title eq null', true], ['title ne null', false], ['title ne "Chef"', true], ['title co "x"', false],
  ['active eq true', true], ['active eq "True"', true], ['active ne true', false],
  ['userName gt "anna"', true], ['userName lt "anna"', false], ['userName ge "anna@ekstrand.example"', true], ['userName le "anna@ekstrand.example"', true],
  ['meta.lastModified gt "2026-11-19T00:00:00Z"', true], ['meta.lastModified lt "2026-11-20T11:30:00+02:00"', false], ['meta.created ge "2026-11-01T10:00:00Z"', true], ['meta.created eq "2026-11-01T11:00:00+01:00"', true],
  ['title pr or active eq true', true], ['title pr and active eq true', false],
  // "and" binds before "or".
  ['active eq true or title pr and title pr', true], ['(active eq true or title pr) and title pr', false], ['not (title pr)', true], ['not(active eq true and displayName pr)', false], ['NOT (title co "x") AND active eq true', true],
  ['emails eq "ANNA@hemma.example"', true], ['emails.value co "hemma"', true], ['emails.type eq "other"', false], ['emails pr', true], ['emails[type eq "work"]', true],
  ['emails[type eq "work" and value co "@hemma.example"]', false], ['emails[type eq "home" and value co "@hemma.example"]', true], ['emails[type eq "work"].value eq "anna@hemma.example"', false], ['emails[type eq "home" or primary eq true].value ew "ekstrand.example"', true],
  ['emails[not (type eq "work")]', true], ['not (emails[type eq "other"])', true], ['name.familyName eq "Åberg" and emails.primary eq true', true], ['userName eq "an\\u006ea@ekstrand.example"', true],
])('%s', (text, want) => {
  expect(asked(text)).toBe(want);
});

test.each([
  '', 'userName', 'userName eq', 'userName eq anna', 'userName eq "anna', 'userName xx "a"', 'eq "a"', '"a" eq userName', 'userName eq "a" and', 'and userName eq "a"', 'userName eq "a" userName eq "b"', 'userName eq "a" xor title pr',
  '(userName pr', 'userName pr)', '()', 'not userName pr', 'emails[type eq "work"', 'emails[]', 'emails type eq "work"]', 'userName[value eq "a"]', 'emails[emails[type eq "work"]]', 'emails[department eq "x"]',
  'department eq "x"', 'password eq "x"', 'constructor pr', '__proto__ pr', 'emails.constructor pr', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "x"', 'name eq "x"', 'name.honorificPrefix pr', 'userName.value eq "x"',
  'active gt true', 'active co "tr"', 'active eq "kanske"', 'active eq 1', 'userName eq true', 'userName gt null', 'meta.created co "2026"', 'meta.created gt "igår"', 'meta.created gt 7', 'userName eq "a\\u0000b"', 'userName eq "\\ud800"', 'userName eq "x" or 1=1; drop table person',
])('is refused: %s', (text) => {
  expect(asked(text)).toBeNull();
});

describe('limits', () => {
  it('nesting, comparisons and letters end somewhere', () => {
    const nested = (levels: number): string => `${'('.repeat(levels)}title pr${')'.repeat(levels)}`;
    expect([asked(nested(20)), asked(nested(21)), asked(nested(900))]).toEqual([false, null, null]);
    expect([asked(Array.from({ length: 100 }, () => 'title pr').join(' or ')), asked(Array.from({ length: 101 }, () => 'title pr').join(' or '))]).toEqual([false, null]);
    expect([asked(`userName eq "${'a'.repeat(1900)}"`), asked(`userName eq "${'a'.repeat(2000)}"`)]).toEqual([false, null]);
  });
  it('what is made to be slow is as fast as the rest', () => {
    const began = performance.now();
    for (const text of [`userName eq "${'\\'.repeat(1900)}`, `not${' '.repeat(1900)}x`, `userName${' '.repeat(1900)}`, 'a.'.repeat(990), `urn:${'a:'.repeat(980)} pr`]) expect(asked(text)).toBeNull();
    expect(performance.now() - began).toBeLessThan(200);
  });
});

it('groups are asked by their members', () => {
  const group: Held = { displayname: 'g-kultur', members: [{ value: 'a', display: 'anna' }, { value: 'b', display: 'bo' }] };
  const holdsFor = (text: string): boolean | null => {
    const read = filterFrom(text);
    const filter = read === null ? null : fitted(read, groupShape);
    return filter === null ? null : holds(filter, group);
  };
  expect(['members eq "B"', 'members.value eq "c"', 'members[value eq "a" and display sw "bo"]', 'members[display sw "Bo"]', 'members pr and displayName sw "G-"', 'active eq true'].map(holdsFor)).toEqual([true, false, false, true, true, null]);
});

it('a path has its filter, and what a filter says must be is told', () => {
  expect(pathFrom('emails[type eq "work"].value')).toMatchObject({ attribute: 'emails', sub: 'value', where: { kind: 'compare', path: 'type', value: 'work' } });
  expect([pathFrom('title'), pathFrom('name.givenName'), pathFrom('emails[type eq'), pathFrom('1title'), pathFrom('title pr')]).toEqual([{ attribute: 'title', sub: null, where: null }, { attribute: 'name', sub: 'givenname', where: null }, null, null, null]);
  const said = (text: string): unknown => { const read = filterFrom(text); return read === null ? undefined : saidBy(read); };
  expect([said('type eq "work" and primary eq true'), said('type ne "work"'), said('type eq "work" or type eq "home"')]).toEqual([{ type: 'work', primary: true }, null, null]);
});
