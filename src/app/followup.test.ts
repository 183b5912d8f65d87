/** The follow-up from its beginning to the board's decision, between two people, on both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const year = 2026;
const day = (text: string): Day => text as Day;

describe.each(testDatabases())('the follow-up on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let now = new Date('2026-01-10T08:00:00Z');
  let boardId: BodyId;
  let coordinator: Actor;
  let director: Actor;
  let secretary: Actor;
  let auditor: Actor;
  const [eventId, activityId, versionId, followupVersion] = ['0190a0a0-0000-7000-8000-000000000001', '0190a0a0-0000-7000-8000-000000000002', '0190a0a0-0000-7000-8000-000000000003', '0190a0a0-0000-7000-8000-000000000004'];
  const { ask, refused } = asking(() => house, (who = coordinator) => who);
  const at = () => ({ boardId, year, occasion: 'VB' });
  const person = (name: string, title: string, role: Role): Promise<Actor> => appoint(house, { name, title, role, place: { kind: 'body', id: boardId } });
  const perform = async (occasionId: string, faults: number): Promise<void> => {
    let view = await ask('control.read', { boardId, occasionId });
    view = await ask('control.count', { boardId, occasionId, revision: view.occasion.revision, size: 12 });
    for (let position = 1; position <= faults; position += 1) {
      await ask('control.answer', { boardId, occasionId, items: [{ position, seen: null, result: 'fault' }] });
      await ask('control.handle', { boardId, occasionId, position, seen: null, note: 'Kvitto saknas', handling: 'mended', measure: null });
    }
    view = await ask('control.read', { boardId, occasionId });
    view = await ask('control.rest', { boardId, occasionId, revision: view.occasion.revision });
    await ask('control.finish', { boardId, occasionId, revision: view.occasion.revision, conclusion: faults === 0 ? 'Utan anmärkning' : 'Mindre avvikelse', comment: '' });
  };

  beforeAll(async () => {
    database = await fresh();
    house = { ...buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false }), now: () => now };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null }, machine);
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null }, machine);
    coordinator = await person('Asta Lundvik', 'Samordnare', 'coordinator');
    director = await person('Siv Almgren', 'Kulturdirektör', 'director');
    secretary = await person('Birk Ahlm', 'Nämndsekreterare', 'secretary');
    auditor = await person('Dag Ek', 'Revisor', 'auditor');
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: eventId, label: '4', text: 'Utlägg betalas utan kvitto', likelihood: 4, consequence: 3, treatment: 'plan' }] });
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: activityId, text: 'Stickprov av utlägg', eventIds: [eventId], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'halfYear', printed: 'Varje halvår' } }] });
    await ask('decision.submit', { boardId, year, versionId: versionId as VersionId, meetingOn: day('2026-01-20'), caseNumber: 'KUN 2026/1', recipients: '', overrides: [] });
    await ask('decision.register', { boardId, year, versionId: versionId as VersionId, outcome: 'asProposed', decidedOn: day('2026-01-20'), minutesItem: '§ 4', note: '', boardsOwnVersionId: null }, secretary);
  });
  afterAll(async () => { await database?.close(); });

  test('is listed by the calendar, and has nothing to write in before it is begun', async () => {
    const { followups, planDecided } = await ask('followup.list', { boardId, year });
    expect(planDecided).toBe(true);
    expect(followups.map((one) => [one.code, one.begun, one.due])).toEqual([['T2', false, '2026-09-30'], ['VB', false, '2027-02-15']]);
    const write = { ...at(), kind: 'introduction' as const, subject: '', changes: [{ field: 'analysis' as const, seen: '', wanted: 'x' }] };
    expect(await refused('followup.write', write)).toBe('followup.not-begun');
    expect(await refused('followup.begin', { ...at(), followupId: house.newId() }, auditor)).toBe('access.not-allowed');
  });

  test('a year of controls: one performed with faults, one left', async () => {
    const { activities } = await ask('control.list', { boardId, year });
    const [first, second] = activities[0]?.occasions ?? [];
    expect(activities[0]?.occasions.map((one) => one.period.code)).toEqual(['2026-H1', '2026-H2']);
    now = new Date('2026-07-03T08:00:00Z');
    await perform(first?.id ?? '', 2);
    now = new Date('2027-01-20T08:00:00Z');
    expect(second?.state).toBe('planned');
  });

  test('is begun with texts drafted from the figures, once', async () => {
    const followupId = house.newId();
    const view = await ask('followup.begin', { ...at(), followupId });
    expect(view.sections.find((one) => one.kind === 'activity')?.result).toBe('Kontrollen har utförts en av två planerade gånger. Tolv poster granskades, det vill säga alla. Två av dem hade fel. En kontroll är inte gjord och det står inte varför.');
    expect(view.content.rows[0]?.figures).toMatchObject({ planned: 2, performed: 1, late: 1, reviewed: 12, faults: 2 });
    expect(view.proposed.judgement).toBe('insufficient');
    expect(view.findings.map((one) => one.rule)).toEqual(['followup.control-not-performed-without-reason', 'followup.no-reassessment']);
    const again = await ask('followup.begin', { ...at(), followupId: house.newId() });
    expect(again.content.followupId).toBe(followupId);
  });

  test('has one pen a section: others read, and a value seen that has moved on is told', async () => {
    const section = { ...at(), kind: 'activity' as const, subject: activityId };
    const mine = await ask('followup.write', { ...section, changes: [{ field: 'analysis', seen: '', wanted: 'Kvitton saknas vid resor.' }] });
    expect(mine.section.lock?.name).toBe('Asta Lundvik');
    expect(await refused('followup.write', { ...section, changes: [{ field: 'analysis', seen: 'Kvitton saknas vid resor.', wanted: 'Annat.' }] }, director)).toBe('followup.locked');
    await ask('followup.lock', { ...section, release: true });
    expect(await refused('followup.write', { ...section, changes: [{ field: 'analysis', seen: '', wanted: 'Annat.' }] }, director)).toBe('field.changed-by-other');
    now = new Date(now.getTime() + 60_000);
    await ask('followup.write', { ...section, changes: [{ field: 'analysis', seen: 'Kvitton saknas vid resor.', wanted: 'Kvitton saknas när personalen reser.' }] }, director);
    expect((await ask('followup.read', at())).content.rows[0]?.analysis).toBe('Kvitton saknas när personalen reser.');
  });

  test('the pen taken and the first words written at once: neither is lost', async () => {
    now = new Date(now.getTime() + 10 * 60_000);
    const section = { ...at(), kind: 'closing' as const, subject: '' };
    await Promise.all([ask('followup.lock', { ...section, release: false }), ask('followup.write', { ...section, changes: [{ field: 'result', seen: '', wanted: 'Tack för året.' }] }), ask('followup.lock', { ...section, release: false })]);
    expect((await ask('followup.read', at())).content.closing).toBe('Tack för året.');
    const fresh_ = { ...at(), kind: 'event' as const, subject: eventId };
    await Promise.all([ask('followup.lock', { ...fresh_, release: false }), ask('followup.write', { ...fresh_, changes: [{ field: 'ratingReason', seen: '', wanted: 'Snart' }] }), ask('followup.lock', { ...fresh_, release: false })]);
    expect((await ask('followup.read', at())).sections.find((one) => one.kind === 'event')?.ratingReason).toBe('Snart');
    await ask('followup.write', { ...fresh_, changes: [{ field: 'ratingReason', seen: 'Snart', wanted: '' }] });
    await ask('followup.lock', { ...fresh_, release: true });
    await ask('followup.write', { ...section, changes: [{ field: 'result', seen: 'Tack för året.', wanted: '' }] });
    await ask('followup.lock', { ...section, release: true });
  });

  test('a warning is noted with its reason, and the note taken away; both are in the log', async () => {
    const before = await ask('followup.read', at());
    const warning = before.findings.find((one) => one.severity === 'warning');
    if (!warning) throw new Error('No warning to note');
    const note = { boardId, year, occasion: 'VB', rule: warning.rule, keys: [...warning.keys] };
    const id = house.newId();
    expect(await refused('year.note', { ...note, changeId: house.newId(), id, reason: ' ' })).toBe('field.value-not-allowed');
    expect(await refused('year.note', { ...note, changeId: house.newId(), id, reason: 'Känt' }, auditor)).toBe('access.not-allowed');
    await ask('year.note', { ...note, changeId: house.newId(), id, reason: 'Kontrollen görs i mars.' });
    const noted = await ask('followup.read', at());
    expect(noted.findings.map((one) => one.rule)).not.toContain(warning.rule);
    expect(noted.noted).toMatchObject([{ finding: { rule: warning.rule }, reason: 'Kontrollen görs i mars.' }]);
    // A note of the follow-up is none of the plan's.
    expect((await ask('year.read', { boardId, year })).content.notes.map((one) => one.id)).not.toContain(id);
    expect(await refused('year.removeNote', { boardId, year, changeId: house.newId(), id })).toBe('object.not-found');
    const changeId = house.newId();
    await ask('year.removeNote', { boardId, year, occasion: 'VB', changeId, id });
    await ask('year.removeNote', { boardId, year, occasion: 'VB', changeId, id });
    const after = await ask('followup.read', at());
    expect([after.findings.map((one) => one.rule), after.noted]).toEqual([before.findings.map((one) => one.rule), []]);
  });

  test('takes a new rating on the scale only, and tells both', async () => {
    const section = { ...at(), kind: 'event' as const, subject: eventId };
    now = new Date(now.getTime() + 10 * 60_000);
    const write = (likelihood: unknown) => ({ ...section, changes: [{ field: 'likelihood' as const, seen: null, wanted: likelihood }, { field: 'consequence' as const, seen: null, wanted: 3 }, { field: 'ratingReason' as const, seen: '', wanted: 'Två fel på tolv.' }] });
    expect(await refused('followup.write', write(9))).toBe('field.value-not-allowed');
    await ask('followup.write', write(5));
    const { content, findings } = await ask('followup.read', at());
    expect(content.rows[0]?.events[0]).toMatchObject({ likelihood: 4, consequence: 3, proposed: { likelihood: 5, consequence: 3, reason: 'Två fel på tolv.' } });
    expect(findings.map((one) => one.rule)).toEqual(['followup.control-not-performed-without-reason']);
  });

  test('draws the figures anew when asked, and keeps what stood there in the log', async () => {
    now = new Date(now.getTime() + 10 * 60_000);
    const section = { ...at(), kind: 'activity' as const, subject: activityId };
    const before = (await ask('followup.read', at())).content.rows[0]?.result ?? '';
    await ask('followup.write', { ...section, changes: [{ field: 'result', seen: before, wanted: 'Egna ord.' }] });
    expect((await ask('followup.draft', section)).section.result).toBe(before);
    const trail = await ask('trail.ofObject', { boardId, year, objectId: (await ask('followup.read', at())).content.followupId });
    expect(trail.entries.some((entry) => entry.fields.some((field) => field.before === 'Egna ord.' && field.after === before))).toBe(true);
  });

  test('is judged by the director, and told when that is better than the figures', async () => {
    expect(await refused('followup.judge', { ...at(), judgement: 'partly', grounds: 'En kontroll är inte gjord.' }, secretary)).toBe('access.not-allowed');
    const view = await ask('followup.judge', { ...at(), judgement: 'partly', grounds: 'En kontroll är inte gjord.' }, director);
    expect(view.content.judgement).toMatchObject({ judgement: 'partly', by: 'Siv Almgren, kulturdirektör' });
    expect(view.findings.map((one) => one.rule)).toContain('followup.judgement-against-results');
  });

  test('goes to the board as the analysis and plan do, and stays as it was decided', async () => {
    const document = 'followup-VB' as const;
    const proposal = await ask('decision.prepare', { boardId, year, document });
    expect(proposal).toMatchObject({ nextVersion: 1, proposedDecision: ['Kulturnämnden godkänner uppföljning av internkontrollplan 2026.', 'Kulturnämnden bedömer att den interna kontrollen är delvis tillräcklig.'] });
    expect(await refused('paper.followup', { ...at(), format: 'xlsx' }, auditor)).toBe('object.not-found');
    // Taken back it goes to the same meeting again, unless that has been held meanwhile.
    const first = house.newId() as VersionId;
    await ask('decision.submit', { boardId, year, document, versionId: first, meetingOn: day('2027-02-10'), caseNumber: '', recipients: '', overrides: [] });
    await ask('decision.withdraw', { boardId, year, document, versionId: first, note: 'Fel bilaga' });
    expect(await ask('decision.prepare', { boardId, year, document })).toMatchObject({ nextVersion: 2, meetingOn: '2027-02-10' });
    const before = now;
    now = new Date('2027-02-11T08:00:00Z');
    expect((await ask('decision.prepare', { boardId, year, document })).meetingOn).toBeNull();
    now = before;
    await ask('decision.submit', { boardId, year, document, versionId: followupVersion as VersionId, meetingOn: day('2027-02-10'), caseNumber: 'KUN 2027/3', recipients: '', overrides: [] });
    await ask('decision.register', { boardId, year, document, versionId: followupVersion as VersionId, outcome: 'asProposed', decidedOn: day('2027-02-10'), minutesItem: '§ 11', note: '', boardsOwnVersionId: null }, secretary);
    now = new Date('2027-02-20T08:00:00Z');
    await ask('decision.adjust', { boardId, year, document, versionId: followupVersion as VersionId, adjustedOn: day('2027-02-18'), notice: '' }, secretary);
    const decided = await ask('followup.read', at());
    expect(decided.state).toMatchObject({ kind: 'decided', minutesItem: '§ 11', changedSince: false });
    // The analysis and plan of the year are as they were: another document, with versions of its own.
    expect((await ask('year.read', { boardId, year })).versions.map((one) => one.id)).toEqual([versionId]);
    const paper = await ask('paper.followup', { ...at(), format: 'docx', version: 'decided' }, auditor);
    expect(paper.name).toBe('Uppföljning av internkontrollplan 2026 Kulturnämnden, beslutad.docx');
    expect(paper.bytes.length).toBeGreaterThan(5000);
    await ask('followup.write', { ...at(), kind: 'closing', subject: '', changes: [{ field: 'result', seen: '', wanted: 'Tillägg efter beslutet.' }] });
    expect((await ask('followup.read', at())).state).toMatchObject({ kind: 'decided', changedSince: true });
  });

  test('a result after the follow-up was decided is a correction with a reason, or refused', async () => {
    const { activities } = await ask('control.list', { boardId, year });
    const [first, second] = activities[0]?.occasions ?? [];
    expect(await refused('control.count', { boardId, occasionId: second?.id ?? '', revision: second?.revision ?? 0, size: 5 })).toBe('control.closed-by-followup');
    expect(await refused('control.reopen', { boardId, occasionId: first?.id ?? '', revision: first?.revision ?? 0, reason: '' })).toBe('control.reason-needed');
    expect(await refused('control.reopen', { boardId, occasionId: first?.id ?? '', revision: first?.revision ?? 0, reason: 'Ett fel var räknat två gånger.' })).toBe('ok');
  });
});
