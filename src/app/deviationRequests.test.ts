/** A request for documents from beginning to end: what came of it, by which provision, the decision that can be appealed against, and the document of the board. The log tells none of the texts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId } from '../domain/identity.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const day = (text: string): Day => text as Day;

describe.each(testDatabases())('requests: $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let registrar: Actor;
  let stranger: Actor;
  let asker: Actor;
  let boardId: BodyId;
  const { ask, refused } = asking(() => house, (who = registrar) => who);

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: '/nonexistent', zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => new Date('2027-03-10T09:00:00Z') });
    await prepareInstallation(house);
    await ask('organisation.name', { name: 'Ekstrand' }, machine);
    const other = house.newId() as BodyId;
    boardId = house.newId() as BodyId;
    for (const [id, name] of [[boardId, 'Kulturnämnden'], [other, 'Miljönämnden']] as const) await ask('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null }, machine);
    registrar = await appoint(house, { name: 'Birk Ahlm', title: 'Registrator', role: 'registrar', place: { kind: 'body', id: boardId } });
    stranger = await appoint(house, { name: 'Dag Ek', title: 'Registrator', role: 'registrar', place: { kind: 'body', id: other } });
    asker = await appoint(house, { name: 'Eva Lind', title: 'Handläggare', role: 'coordinator', place: { kind: 'body', id: boardId } });
  });
  afterAll(async () => { await database?.close(); });

  const added = async (about: string, kind: 'officialDocument' | 'personalData' = 'officialDocument'): Promise<string> => {
    const requestId = house.newId();
    await ask('request.add', { boardId, requestId, kind, about }, asker);
    return requestId;
  };
  const rowOf = async (id: string) => (await ask('request.list', { boardId })).requests.find((one) => one.id === id);
  const printed = async (requestId: string): Promise<string> => Buffer.from((await ask('paper.request', { boardId, requestId, format: 'xlsx' })).bytes).toString('latin1');

  test('what is not given out has its provision; what is given out has none', async () => {
    const id = await added('Alla protokoll om Zebrafinken');
    expect(await refused('request.answer', { boardId, requestId: id, answer: 'Nej', outcome: 'refused' })).toBe('request.ground-needed');
    expect(await refused('request.answer', { boardId, requestId: id, answer: 'Nej', outcome: 'partly', ground: '  ' })).toBe('request.ground-needed');
    await ask('request.answer', { boardId, requestId: id, answer: 'Två av tre lämnades ut', outcome: 'partly', ground: '18:8' });
    expect(await rowOf(id)).toMatchObject({ outcome: 'partly', ground: '18:8', answer: 'Två av tre lämnades ut', decision: null });
    const given = await added('Planen');
    await ask('request.answer', { boardId, requestId: given, answer: 'Planen lämnades ut', outcome: 'given', ground: '18:8' });
    expect(await rowOf(given)).toMatchObject({ outcome: 'given', ground: '' });
    // An answer stands: the second one changes nothing.
    await ask('request.answer', { boardId, requestId: given, answer: 'Något annat', outcome: 'none' });
    expect(await rowOf(given)).toMatchObject({ outcome: 'given', answer: 'Planen lämnades ut' });
    expect((await ask('request.own', {}, asker)).requests.find((one) => one.id === id)).toMatchObject({ outcome: 'partly', ground: '18:8' });
  });

  test('a decision is written once, on what was refused, and by nobody else', async () => {
    const id = await added('Larmkoderna');
    const decision = { boardId, requestId: id, decidedOn: day('2027-03-10'), decidedBy: 'Förvaltningschefen', caseNumber: 'KUN 2027/14', reasons: 'Koderna skyddar huset.' };
    expect(await refused('request.decide', decision)).toBe('request.not-refused');
    await ask('request.answer', { boardId, requestId: id, answer: 'Lämnades inte ut', outcome: 'refused', ground: '18:8' });
    expect(await refused('request.decide', { ...decision, decidedOn: day('2027-03-11') })).toBe('field.value-not-allowed');
    expect(await refused('request.decide', { ...decision, decidedOn: day('2027-03-09') })).toBe('field.value-not-allowed');
    expect(await refused('request.decide', decision, stranger)).toBe('object.not-found');
    expect(await refused('request.decide', decision, asker)).toBe('access.not-allowed');
    await ask('request.decide', decision);
    expect(await rowOf(id)).toMatchObject({ decision: { decidedOn: '2027-03-10', decidedBy: 'Förvaltningschefen', caseNumber: 'KUN 2027/14', reasons: 'Koderna skyddar huset.' } });
    expect(await refused('request.decide', { ...decision, reasons: 'Andra skäl' })).toBe('request.not-refused');
    expect((await ask('paper.request', { boardId, requestId: id, format: 'docx' })).name).toContain('Beslut om att inte lämna ut');
    expect(await refused('paper.request', { boardId, requestId: id, format: 'docx' }, stranger)).toBe('object.not-found');
  });

  test.each([['officialDocument', 'kammarrätten'], ['personalData', 'förvaltningsrätten']] as const)('%s: the document says how to appeal, to the right court', async (kind, court) => {
    const id = await added('Allt om Tjärblomster', kind);
    expect((await ask('paper.request', { boardId, requestId: id, format: 'docx' })).name).toContain('Begäran och svar');
    await ask('request.answer', { boardId, requestId: id, answer: 'Nej', outcome: 'refused', ground: 'Dataskyddslagen 5 kap. 1 §' });
    await ask('request.decide', { boardId, requestId: id, decidedOn: day('2027-03-10'), decidedBy: 'Nämnden § 9', caseNumber: '', reasons: 'Så är det.' });
    const inputs: unknown[] = [];
    const watching: House = { ...house, writePaper: async (input) => { inputs.push(input); return new Uint8Array(); } };
    const { ask: watched } = asking(() => watching, (who = registrar) => who);
    await watched('paper.request', { boardId, requestId: id, format: 'pdf' });
    const said = JSON.stringify(inputs);
    for (const words of [court, 'tre veckor', 'Allt om Tjärblomster', 'Nämnden § 9', 'Dataskyddslagen 5 kap. 1 §']) expect(said).toContain(words);
    expect(await printed(id)).toMatch(/^PK/);
  });

  test('the log says that somebody asked and was answered, and never what', async () => {
    const { entries } = await ask('trail.search', { boardId, who: '', what: 'request', object: '', text: '', from: '', to: '' });
    expect(new Set(entries.map((one) => one.operation))).toEqual(new Set(['request.add', 'request.answer', 'request.decide']));
    expect(JSON.stringify(entries)).not.toMatch(/Zebrafinken|Larmkoderna|Tjärblomster|18:8|refused|Koderna skyddar/);
  });
});
