import { describe, expect, it, test } from 'vitest';
import type { Grant, Role, Unit } from '../organisation/organisation.ts';
import { boardAndAuditors, nearestManager, offered, receiversFor, type Choice, type Colleague, type Surroundings } from './receiver.ts';

const unit = (id: string, parentId: string | null): Unit => ({ id: id as never, parentId: parentId as never, kind: parentId === null ? 'administration' : 'unit', name: id, validFrom: null, validTo: null, serves: parentId === null ? ['kn' as never] : [] });
const person = (id: string, ...roles: readonly (readonly [Role, string])[]): Colleague => ({
  id: id as never, name: id, title: `titel ${id}`,
  grants: roles.map(([role, at], index): Grant => ({ id: `${id}${index}`, personId: id as never, role, place: at === 'kn' || at === 'annan' ? { kind: 'body', id: at as never } : at === 'kommunen' ? { kind: 'municipality' } : { kind: 'unit', id: at as never }, from: null, to: null })),
});
const people = [
  person('eva', ['employee', 'badet']), person('chef', ['unitHead', 'badet']), person('avd', ['departmentHead', 'fritid']), person('dir', ['director', 'kn']),
  person('eko', ['financeHead', 'kommunen']), person('ekoNära', ['financeHead', 'kn'], ['employee', 'badet']), person('pers', ['hrHead', 'kommunen']), person('ordf', ['chair', 'kn']), person('led', ['member', 'kn']),
  person('rev1', ['auditor', 'kommunen']), person('rev2', ['auditor', 'kommunen']), person('fri', ['employee', 'kn']), person('annanDir', ['director', 'annan']),
];
const around: Surroundings = { bodyId: 'kn' as never, units: [unit('förv', null), unit('fritid', 'förv'), unit('badet', 'fritid')], people, today: '2027-03-01' as never };
const without = (...gone: readonly string[]): Surroundings => ({ ...around, people: people.filter((one) => !gone.includes(one.id)) });

describe('the nearest manager', () => {
  it.each([
    ['eva', around, 'chef'], ['chef', around, 'avd'], ['avd', around, 'dir'], ['dir', around, 'ordf'], ['fri', around, 'dir'], ['rev1', around, null], ['led', around, null],
    ['eva', without('chef'), 'avd'], ['eva', without('chef', 'avd'), 'dir'], ['eva', without('chef', 'avd', 'dir'), null],
  ] as const)('of %s is found by the organisation', (who, where, manager) => expect(nearestManager(who as never, where)?.personId ?? null).toBe(manager));
  it('does not answer after the last day of the role', () => {
    const ended = people.map((one) => (one.id === ('chef' as never) ? { ...one, grants: one.grants.map((grant) => ({ ...grant, to: '2027-02-28' as never })) } : one));
    expect(nearestManager('eva' as never, { ...around, people: ended })?.personId).toBe('avd');
  });
});

describe('who a report goes to', () => {
  const table: readonly (readonly [string, string, readonly string[], Choice, string])[] = [
    ['the manager', 'eva', [], 'manager', 'manager: chef'],
    ['the head of finance nearest to the board', 'eva', [], 'financeHead', 'other: ekoNära'],
    ['the head of HR of the municipality', 'eva', ['chef'], 'hrHead', 'other: pers'],
    ['the director', 'eva', ['chef'], 'director', 'other: dir'],
    ['nobody who is involved', 'eva', ['chef'], 'manager', 'deviation.receiver-not-offered'],
    ['another head of finance than the one involved', 'eva', ['ekoNära'], 'financeHead', 'other: eko'],
    ['no head of HR when the only one is involved', 'eva', ['pers'], 'hrHead', 'deviation.receiver-not-offered'],
    ['chair and auditors when the director is involved, whatever is chosen', 'eva', ['dir'], 'manager', 'director: ordf rev1 rev2'],
    ['the auditors when a member is involved', 'eva', ['led'], 'manager', 'elected: rev1 rev2'],
    ['the auditors when the chair is involved', 'eva', ['ordf'], 'director', 'elected: rev1 rev2'],
    ['the auditors when director and chair are involved', 'eva', ['dir', 'ordf'], 'director', 'elected: rev1 rev2'],
    ['the auditors who are not involved', 'eva', ['led', 'rev1'], 'manager', 'elected: rev2'],
    ['nobody when all who could are involved', 'eva', ['led', 'rev1', 'rev2'], 'manager', 'deviation.nobody-to-receive'],
    ['the chair, from the director', 'dir', [], 'manager', 'manager: ordf'],
    ['never the reporter', 'ekoNära', [], 'financeHead', 'other: eko'],
    ['chair and auditors when the manager passed by is the director', 'avd', [], 'director', 'director: ordf rev1 rev2'],
    ['chair and auditors when the manager passed by is the director, whoever was picked', 'fri', [], 'hrHead', 'director: ordf rev1 rev2'],
    ['the auditors when the manager passed by is the chair', 'dir', [], 'financeHead', 'elected: rev1 rev2'],
    ['the chair, when the director of another board is no director here', 'eva', ['annanDir'], 'manager', 'manager: chef'],
  ];
  test.each(table)('%s', (_says, who, involved, choice, expected) => {
    const settled = receiversFor(choice, offered(who as never, involved as never, around));
    expect(settled.ok ? `${settled.value.route}: ${settled.value.receivers.map((one) => one.personId).join(' ')}` : settled.refusal.code).toBe(expected);
  });
  it('offers three names with titles, and none that is involved', () => {
    expect(offered('eva' as never, [], around).others.map((one) => [one.role, one.name, one.title])).toEqual([['financeHead', 'ekoNära', 'titel ekoNära'], ['hrHead', 'pers', 'titel pers'], ['director', 'dir', 'titel dir']]);
    for (const involved of people) expect([involved.id, ...offered('eva' as never, [involved.id], around).others.map((one) => one.personId), offered('eva' as never, [involved.id], around).manager?.personId].slice(1)).not.toContain(involved.id);
  });
  it('never offers the manager as somebody else, whatever other roles the manager has', () => {
    const twoHats = { ...around, people: [...people.filter((one) => one.id !== ('chef' as never) && one.id !== ('ekoNära' as never)), person('chef', ['unitHead', 'badet'], ['financeHead', 'kn'])] };
    expect(offered('eva' as never, [], twoHats)).toMatchObject({ manager: { personId: 'chef' }, others: [{ personId: 'eko' }, { personId: 'pers' }, { personId: 'dir' }] });
    for (const one of people) {
      const { manager, others, above } = offered(one.id, [], around);
      expect([one.id, ...others.map((other) => other.personId), ...(above?.receivers ?? []).map((other) => other.personId)]).not.toContain(manager?.personId ?? 'nobody');
    }
  });
  it('tells chair and auditors of a suspected crime, without an involved chair', () => {
    expect(boardAndAuditors([], around).map((one) => one.personId)).toEqual(['ordf', 'rev1', 'rev2']);
    expect(boardAndAuditors(['ordf'] as never, around).map((one) => one.personId)).toEqual(['rev1', 'rev2']);
    expect(boardAndAuditors(['led'] as never, around).map((one) => one.personId)).toEqual(['rev1', 'rev2']);
  });
});
