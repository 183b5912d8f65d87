/** The papers that no board decides, from a year that is played: who is given which, and what stands in them. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import type { AnyPaperInput } from '../reports/paperInput.ts';
import { writeHtml } from '../reports/html.ts';
import { documentOf } from '../reports/papers.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const year = 2026;
const day = (text: string): Day => text as Day;

describe('papers beside those that the board decides', () => {
  let database: Database;
  let house: House;
  let now = new Date('2026-01-10T08:00:00Z');
  let boardId: BodyId;
  let coordinator: Actor;
  let secretary: Actor;
  let auditor: Actor;
  let employee: Actor;
  let occasionId = '';
  let last: AnyPaperInput | null = null;
  const [eventId, activityId, versionId] = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002', '0190a0b0-0000-7000-8000-000000000003'];
  const { ask, refused } = asking(() => house, (who = coordinator) => who);
  const person = (name: string, role: Role): Promise<Actor> => appoint(house, { name, role, place: { kind: 'body', id: boardId } });
  /** What the paper that was written last says, without its marks. */
  const said = (): string => (last === null ? '' : writeHtml(documentOf(last)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' '));
  const at = { year, format: 'docx' as const };

  beforeAll(async () => {
    const [first] = testDatabases();
    if (!first) throw new Error('there is no database to play the year in');
    database = await first.fresh();
    const built = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    house = { ...built, now: () => now, writePaper: async (input, format) => { last = input; return built.writePaper(input, format); } };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null }, machine);
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null }, machine);
    [coordinator, secretary, auditor, employee] = [await person('Asta Lundvik', 'coordinator'), await person('Birk Ahlm', 'secretary'), await person('Dag Ek', 'auditor'), await person('Maj Ström', 'employee')];
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: eventId, label: '4', text: 'Utlägg betalas utan kvitto', likelihood: 4, consequence: 3, treatment: 'plan' }] });
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: activityId, text: 'Stickprov av utlägg', eventIds: [eventId], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'halfYear', printed: 'Varje halvår' } }] });
  });
  afterAll(async () => { await database?.close(); });

  test('a follow-up is refused while no plan is decided, and the members\' page does without', async () => {
    expect(await refused('paper.followup', { boardId, ...at, occasion: 'VB' }, machine)).toBe('control.plan-not-decided');
    expect((await ask('paper.members', { boardId, ...at })).name).toBe('Intern kontroll 2026 på en sida Kulturnämnden, utkast.docx');
    expect(said()).toContain('Bedömningen görs när årets kontroller följs upp.');
    // Who reads from outside has nothing to read yet.
    expect(await refused('paper.members', { boardId, ...at }, auditor)).toBe('object.not-found');
    expect(await refused('paper.differences', { boardId, ...at, before: 'decided' }, auditor)).toBe('version.none');
    expect(await refused('paper.differences', { boardId, ...at, before: 'draft', after: 'draft' }, auditor)).toBe('object.not-found');
  });

  test('a control with a fault, its worksheet and its measure', async () => {
    await ask('decision.submit', { boardId, year, versionId: versionId as VersionId, meetingOn: day('2026-01-20'), caseNumber: 'KUN 2026/1', recipients: '', overrides: [] });
    await ask('decision.register', { boardId, year, versionId: versionId as VersionId, outcome: 'asProposed', decidedOn: day('2026-01-20'), minutesItem: '§ 4', note: '', boardsOwnVersionId: null }, secretary);
    occasionId = (await ask('control.list', { boardId, year })).activities[0]?.occasions[0]?.id ?? '';
    now = new Date('2026-07-03T08:00:00Z');
    const { occasion } = await ask('control.read', { boardId, occasionId });
    await ask('control.count', { boardId, occasionId, revision: occasion.revision, size: 60 });
    await ask('control.answer', { boardId, occasionId, items: [{ position: 2, seen: null, result: 'fault' }] });
    await ask('control.handle', { boardId, occasionId, position: 2, seen: null, note: 'Kvitto saknas', handling: 'measure', measure: { id: house.newId(), title: 'Rutinen för utlägg skrivs om', responsibleId: coordinator.personId, end: day('2026-08-02') } });
    const answered = await ask('control.read', { boardId, occasionId });
    const rested = await ask('control.rest', { boardId, occasionId, revision: answered.occasion.revision });
    await ask('control.addEvidence', { boardId, occasionId, evidenceId: house.newId(), name: 'kvitton.txt', bytes: 'SW50ZXQgZG9rdW1lbnQ=' });
    expect(await refused('paper.worksheet', { boardId, occasionId, format: 'pdf' }, auditor)).toBe('object.not-found');
    await ask('control.finish', { boardId, occasionId, revision: rested.occasion.revision, conclusion: 'Mindre avvikelse', comment: '' });
    const paper = await ask('paper.worksheet', { boardId, occasionId, format: 'pdf' });
    expect(paper.name).toBe('Arbetsblad Stickprov av utlägg första halvåret 2026 Kulturnämnden.pdf');
    expect(Buffer.from(paper.bytes.slice(0, 5)).toString()).toBe('%PDF-');
    for (const words of ['Stickprov av utlägg', '60, uppgivet av utföraren', 'Frötal', '1 fel av 16 granskade av 60', 'Åtgärd: Rutinen för utlägg skrivs om', 'kvitton.txt', 'Gjord 2026-07-03, Asta Lundvik', 'med Resten i ordning']) expect(said()).toContain(words);
    // The auditors read what has been performed.
    expect((await ask('paper.worksheet', { boardId, occasionId, format: 'pdf' }, auditor)).name).toBe(paper.name);
    expect(await refused('paper.worksheet', { boardId, occasionId, format: 'pdf' }, employee)).toBe('object.not-found');
  });

  test('the list of measures has what it mends', async () => {
    now = new Date('2027-01-20T08:00:00Z');
    await ask('paper.measures', { boardId, ...at });
    expect(said()).toContain('En åtgärd är öppen, och den är sen.');
    expect(said()).toContain('Kontroll första halvåret 2026: Stickprov av utlägg, post 2 i dragningen');
    expect(await refused('paper.measures', { boardId, ...at }, auditor)).toBe('access.not-allowed');
  });

  test('a follow-up that nobody has begun is printed from the figures of now, and nothing is begun by that', async () => {
    await ask('paper.followup', { boardId, ...at, occasion: 'VB' }, machine);
    for (const words of ['Kontrollen har utförts en av två planerade gånger.', 'Åtgärden är inte påbörjad.', 'Uppföljningen redovisar Kulturnämndens internkontrollplan för 2026']) expect(said()).toContain(words);
    expect((await ask('followup.list', { boardId, year })).followups.every((one) => !one.begun)).toBe(true);
  });

  test('the members\' page is of now for the board\'s own, and of what was decided for others', async () => {
    await ask('paper.members', { boardId, ...at });
    for (const words of ['kontrollerna till och med 31 december 2026 som siffrorna ser ut i dag', 'Siffrorna hittills pekar mot otillräcklig.', 'Åtgärd: Rutinen för utlägg skrivs om', 'Kontrollen ”Stickprov av utlägg” blev inte gjord']) expect(said()).toContain(words);
    expect((await ask('paper.members', { boardId, ...at }, auditor)).name).toContain('beslutad');
    expect(said()).toContain('Ingen uppföljning att visa än.');
    expect(said()).not.toContain('Rutinen för utlägg');
    expect(await refused('paper.members', { boardId, ...at, version: 'draft' }, auditor)).toBe('object.not-found');
  });

  test('the differences: the draft for the board\'s own, kept versions for others', async () => {
    await ask('year.change', { boardId, year, changeId: house.newId(), changes: [{ object: 'event', id: eventId, field: 'text', seen: 'Utlägg betalas utan kvitto', wanted: 'Utlägg betalas utan underlag' }, { object: 'event', id: eventId, field: 'consequence', seen: 3, wanted: 4 }] });
    expect((await ask('paper.differences', { boardId, ...at, before: 'decided' })).name).toBe('Skillnader i analys och internkontrollplan 2026 Kulturnämnden.docx');
    for (const words of ['Förr är version 1 för 2026, beslutad 2026-01-20, § 4. Nu är utkastet för 2026.', 'förr: ”kvitto”', 'nu: ”underlag”', '4 × 3 = 12', '4 × 4 = 16']) expect(said()).toContain(words);
    expect(await refused('paper.differences', { boardId, ...at, before: 'decided', after: 'draft' }, auditor)).toBe('object.not-found');
    await ask('paper.differences', { boardId, ...at, before: versionId }, auditor);
    expect(said()).toContain('Det finns inga skillnader.');
    expect(await refused('paper.differences', { boardId, ...at, before: 'previous' }, auditor)).toBe('year.source-missing');
  });

  test('the year after: the lineage ties the two, and others see what was decided of each', async () => {
    await ask('year.start', { boardId, year: year + 1, from: year, boardYearId: house.newId() });
    await ask('paper.differences', { boardId, year: year + 1, format: 'xlsx', before: 'previous-decided' });
    for (const words of ['Skillnader mellan 2026 och 2027', 'Förr är version 1 för 2026', 'förr: ”kvitto”']) expect(said()).toContain(words);
    expect(await refused('paper.differences', { boardId, year: year + 1, format: 'xlsx', before: 'previous-decided' }, auditor)).toBe('object.not-found');
    await ask('paper.members', { boardId, year: year + 1, format: 'docx' });
    expect(said()).toContain('Ändrat sedan 2026');
  });
});
