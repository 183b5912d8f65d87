/** A paper of our own writing is read back, taken in, replaced, undone and decided: on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Input } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import { activityOf, contentOf, eventOf, groupOf } from '../domain/year/content.fixture.ts';
import { excelFile } from '../importers/testFiles.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';

const texts = ['Boken försvinner ur magasinet', 'Hyran för lokalen faktureras inte', 'Nyckeln lämnas till fel person', 'Bidraget betalas ut två gånger', 'Uppgifter om låntagare sprids'];

describe.each(testDatabases())('a paper read back on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  const { ask, refused } = asking(() => house, () => machine);
  const paper = async (words: readonly string[]): Promise<string> => {
    const content = contentOf({
      groups: [groupOf('g1', null, { title: 'Alla läser', level: 0 }), groupOf('g2', 'g1', { title: 'Utlåning', level: 1 }), groupOf('g3', 'g2', { title: 'Vid disken', level: 2 })],
      events: words.map((text, at) => eventOf(`e${at + 1}`, { text, groupId: 'g3', likelihood: 2, consequence: 2, treatment: 'analysisOnly' })),
      activities: [activityOf('a1', ['e1'], { text: 'Stickprov av tio hyllor i magasinet' }), activityOf('a2', ['e2', 'e3'], { text: 'Jämförelse av hyresavtal och fakturor' })],
    });
    const bytes = await house.writePaper({ content, status: { kind: 'draft', day: '2026-10-01' as Day }, caseNumber: null, findingsNoted: [], overridden: [] }, 'docx');
    return Buffer.from(bytes).toString('base64');
  };
  const take = (year: number, bytes: string, more: Partial<Input<'import.take'>> = {}): Input<'import.take'> =>
    ({ boardId, year, name: 'plan.docx', bytes, boardYearId: house.newId(), importId: house.newId(), changeId: house.newId(), replace: false, continues: {}, leaveOut: { events: [], planRows: [] }, decided: null, ...more });
  const read = (year: number) => ask('year.read', { boardId, year });
  const lineage = async (year: number) => (await ask('year.previous', { boardId, year })).previous?.lineage.filter((row) => row.object === 'event').map((row) => ({ kind: row.kind, from: row.from, to: row.to })).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) ?? [];

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  });
  afterAll(() => database.close());

  test('an earlier year goes in as decided, and out again as one', async () => {
    const bytes = await paper(texts);
    const preview = await ask('import.preview', { boardId, year: 2025, name: 'plan.docx', bytes });
    expect(preview.verdict).toMatchObject({ events: 5, planRows: 3 });
    expect(preview).toMatchObject({ proposals: [], previousYear: null, yearHasRows: false });
    expect(await refused('year.read', { boardId, year: 2025 })).toBe('object.not-found');
    const decided = { outcome: 'asProposed' as const, decidedOn: '2024-12-12' as Day, minutesItem: '§ 9', caseNumber: 'KN 2024-7' };
    const input = take(2025, bytes, { decided });
    const { view } = await ask('import.take', input);
    expect(view.content.events.map((event) => event.text)).toEqual(texts);
    expect(view.content.activities.map((activity) => activity.text)).toEqual(['Stickprov av tio hyllor i magasinet', 'Jämförelse av hyresavtal och fakturor']);
    // An activity of two events is one activity again.
    expect(view.content.activities.map((activity) => activity.eventIds)).toEqual([[0], [1, 2]].map((at) => at.map((one) => view.content.events[one]?.id)));
    expect(view.state).toMatchObject({ kind: 'decided', minutesItem: '§ 9', changedSince: false });
    // The same request again is done once.
    expect((await ask('import.take', input)).view.content.events.map((event) => event.id)).toEqual(view.content.events.map((event) => event.id));
    expect(await refused('import.take', take(2025, bytes))).toBe('year.not-empty');
    await ask('year.undo', { boardId, year: 2025, changeId: house.newId(), undo: input.changeId });
    // The import made the year and nothing else has happened in it: the year goes with it, and the file that only it kept.
    expect(await refused('year.read', { boardId, year: 2025 })).toBe('object.not-found');
    expect(await database.asOwner((connection) => connection.query('select name from kept_file'))).toEqual([]);
    const again = take(2025, bytes, { decided });
    await ask('import.take', again);
    const event = (await read(2025)).content.events[0]?.id ?? '';
    const text = (wanted: string, seen: string): Input<'year.change'> => ({ boardId, year: 2025, changeId: house.newId(), changes: [{ object: 'event', id: event, field: 'department', seen, wanted }] });
    await ask('year.change', text('Staben', ''));
    await ask('year.change', text('', 'Staben'));
    await ask('year.undo', { boardId, year: 2025, changeId: house.newId(), undo: again.changeId });
    // Something else has happened: the year stays, empty.
    const undone = await read(2025);
    expect([undone.content.events, undone.content.groups, undone.content.activities, undone.versions]).toEqual([[], [], [], []]);
    expect(undone.state.kind).toBe('draft');
    await ask('import.take', take(2025, bytes, { decided }));
  });

  test('the next year continues the earlier, as proposed or as said', async () => {
    const bytes = await paper(['Boken försvinner ur magasinet', 'Hyran för lokalen faktureras inte alls', 'Något helt nytt om sändningar utomlands', 'Bidraget betalas ut två gånger', 'Uppgifter om låntagare sprids']);
    const before = (await read(2025)).content.events;
    const preview = await ask('import.preview', { boardId, year: 2026, name: 'plan.docx', bytes });
    expect(preview.previousYear).toBe(2025);
    expect(preview.proposals.map((one) => one.how)).toEqual(['same', 'near', 'none', 'same', 'same']);
    const first = take(2026, bytes, { continues: { 2: before[2]?.id ?? '', 3: before[0]?.id ?? '', 4: null }, leaveOut: { events: [1], planRows: [1] } });
    const { view } = await ask('import.take', first);
    const [a, b, c] = view.content.events;
    expect((await lineage(2026)).toSorted((x, y) => x.kind.localeCompare(y.kind))).toEqual([
      { kind: 'changed', from: [before[2]?.id], to: [b?.id] }, { kind: 'split', from: [before[0]?.id], to: [a?.id, c?.id] },
    ]);
    // An id that is none of the year before's is no earlier event.
    expect(await refused('import.take', take(2026, bytes, { bytes: 'inte base64!' }))).toBe('input.malformed');
  });

  test('a replaced year comes back whole: rows, answers, lineage, layout and method', async () => {
    const event = (await read(2026)).content.events[0]?.id ?? '';
    const { methods } = await ask('method.list', {});
    await ask('year.setMethod', { boardId, year: 2026, methodId: methods.find((one) => one.method.key === '4x4')?.id ?? ('' as never) });
    await ask('year.answer', { boardId, year: 2026, changeId: house.newId(), question: 'salary', eventIds: [event], reason: '' });
    const stood = await read(2026);
    const lines = await lineage(2026);
    const input = take(2026, await paper(texts.slice(0, 3)), { replace: true });
    const { view } = await ask('import.take', input);
    expect(view.content.events).toHaveLength(3);
    expect(view.content.method.key).toBe('5x5');
    expect(view.content.answers.flatMap((answer) => answer.eventIds)).toEqual([]);
    const undo = house.newId();
    await ask('year.undo', { boardId, year: 2026, changeId: undo, undo: input.changeId });
    const back = await read(2026);
    expect({ ...back.content, answers: back.content.answers.filter((answer) => answer.eventIds.length > 0) }).toEqual(stood.content);
    expect(await lineage(2026)).toEqual(lines);
    expect(await refused('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: input.changeId })).toBe('import.undone');
    // And the undoing is undone: the imported rows stand again.
    await ask('year.undo', { boardId, year: 2026, changeId: house.newId(), undo });
    expect((await read(2026)).content.events.map((one) => one.id)).toEqual(view.content.events.map((one) => one.id));
    expect(await lineage(2026)).toHaveLength(3);
    const [row] = (await read(2026)).content.events;
    await ask('year.change', { boardId, year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: row?.id ?? '', field: 'text', seen: row?.text, wanted: 'Annat' }] });
    expect(await refused('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: input.changeId })).toBe('import.rows-changed');
  });

  test('a decision with changes rejects nothing, is retried and corrected as one, and keeps both papers', async () => {
    const versionId = house.newId() as VersionId;
    const submission = { boardId, year: 2026, versionId, meetingOn: '2025-12-11' as Day, caseNumber: 'KN 1', recipients: '' };
    const { errors } = await ask('decision.prepare', { boardId, year: 2026 });
    await ask('decision.submit', { ...submission, overrides: [...errors.map((one) => ({ rule: one.rule as string, reason: 'Känt' })), { rule: 'risk.not-assessed', reason: 'Hör inte hit' }] });
    const now = { boardId, year: 2026, versionId, decidedOn: '2025-12-11' as Day, minutesItem: '§ 3', note: '' };
    await ask('decision.register', { ...now, outcome: 'postponed', boardsOwnVersionId: null });
    expect(await refused('import.take', take(2026, await paper(texts), { replace: true, decided: { outcome: 'asProposed', decidedOn: '2025-12-11' as Day, minutesItem: '§ 3', caseNumber: '' } }))).toBe('decision.already-submitted');
    const own = house.newId();
    const later = { ...now, outcome: 'withChanges' as const, decidedOn: '2026-01-15' as Day, minutesItem: '§ 4', boardsOwnVersionId: own };
    const decided = await ask('decision.register', later);
    expect(decided.versions.map((one) => [one.kind, one.outcome])).toEqual([['submitted', 'withChanges'], ['boardsOwn', 'withChanges']]);
    expect(decided.state).toMatchObject({ kind: 'decided', version: 2, minutesItem: '§ 4' });
    expect((await ask('decision.register', later)).versions).toHaveLength(2);
    await ask('decision.correct', { boardId, year: 2026, versionId: own as VersionId, decidedOn: '2026-01-16' as Day, minutesItem: '§ 5', reason: 'Skrivfel' });
    expect((await read(2026)).versions.map((one) => [one.decidedOn, one.minutesItem])).toEqual([['2026-01-16', '§ 5'], ['2026-01-16', '§ 5']]);
    expect((await ask('paper.vorPlan', { boardId, year: 2026, format: 'docx', version: 'submitted' })).bytes).not.toEqual((await ask('paper.vorPlan', { boardId, year: 2026, format: 'docx', version: 'decided' })).bytes);
    expect((await ask('paper.vorPlan', { boardId, year: 2026, format: 'xlsx', version: 'submitted' })).bytes.length).toBeGreaterThan(1000);
  });

  test('a measure has its days and how far it has come, and what it says besides stays with the import', async () => {
    const bytes = Buffer.from(excelFile([
      { name: 'Analys', rows: [['Nr', 'Process', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskägare', 'Kategori', 'Avdelning'], [1, 'Inköp', 'Jäv vid inköp', 2, 3, 'Ekonomichef', 'Oegentligheter', 'Staben']] },
      { name: 'Åtgärdsplan', rows: [['Nr', 'Risk', 'Åtgärd', 'Ansvarig', 'Start', 'Klar senast', 'Status'], [1, 'Jäv vid inköp', 'Ny rutin', 'Controller', 'mars', 'T2', 'Pågår'], [1, 'Jäv vid inköp', 'Utbildning', 'HR-chef', null, 'löpande', 'Grön']] },
    ])).toString('base64');
    const preview = await ask('import.preview', { boardId, year: 2031, name: 'plan.xlsx', bytes });
    const left = [{ place: 'Åtgärdsplan!F3', text: 'löpande' }, { place: 'Åtgärdsplan!G3', text: 'Grön' }];
    expect([preview.unread, preview.draft.unread]).toEqual([left, []]);
    const input = take(2031, bytes, { name: 'plan.xlsx' });
    await ask('import.take', input);
    const { content } = await read(2031);
    expect(content.measures.map((one) => [one.title, one.start, one.end, one.status])).toEqual([['Ny rutin', '2031-03-01', '2031-08-31', 'inProgress'], ['Utbildning', null, null, 'notStarted']]);
    expect(content.events.map((one) => [one.riskOwner?.printed, one.category, one.department])).toEqual([['Ekonomichef', 'Oegentligheter', 'Staben']]);
    const rows = await database.asOwner((connection) => connection.query('select draft from import where id = $1', [input.importId]));
    expect(rows).toMatchObject([{ draft: { unread: left } }]);
    await ask('year.undo', { boardId, year: 2031, changeId: house.newId(), undo: input.changeId });
    expect(await refused('year.read', { boardId, year: 2031 })).toBe('object.not-found');
  });

  test('a year with a version is never put aside for a new start', async () => {
    const content = (await read(2026)).content;
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() });
    await ask('decision.submit', { boardId, year: 2027, versionId: house.newId() as VersionId, meetingOn: '2026-12-11' as Day, caseNumber: '', recipients: '', overrides: (await ask('decision.prepare', { boardId, year: 2027 })).errors.map((one) => ({ rule: one.rule as string, reason: 'Känt' })) });
    const { content: started } = await read(2027);
    for (const [object, rows] of [['event', started.events], ['activity', started.activities], ['control', started.controls], ['group', started.groups]] as const) {
      if (rows.length > 0) await ask('year.remove', { boardId, year: 2027, changeId: house.newId(), object, ids: rows.map((row) => row.id), reason: '' });
    }
    expect(await refused('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() })).toBe('year.not-empty');
    expect((await read(2027)).versions).toHaveLength(1);
    expect(content.events).toHaveLength(3);
  });
});
