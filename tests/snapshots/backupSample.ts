/**
 * Makes the small backup that every landed schema leaves behind, of made-up data told through the use cases:
 *   node tests/snapshots/backupSample.ts
 * writes backup-schema-N.internkoll beside this file for the schema of today. Run it when a migration lands, add its checksum to
 * backups.test.ts, and never change a file that is there: it is what installations of that time have on their shelves.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backup } from '../../src/adapters/db/backup.ts';
import { schemaNumber } from '../../src/adapters/db/migrate.ts';
import { openDatabase } from '../../src/adapters/db/open.ts';
import { startSealer } from '../../src/adapters/db/seal.ts';
import { openTrailKey } from '../../src/adapters/db/sealKeys.ts';
import { prepareInstallation } from '../../src/app/installation.ts';
import { run } from '../../src/app/run.ts';
import type { Input, OperationId, Output } from '../../src/contract/table.ts';
import { buildHouse } from '../../src/wiring.ts';

const file = fileURLToPath(new URL(`backup-schema-${schemaNumber()}.internkoll`, import.meta.url));
if (existsSync(file)) throw new Error(`${file} is there already and is never changed`);

const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-sample-'));
const database = await openDatabase({ dataFolder, databaseUrl: null, ownerUrl: null, migrate: 'auto', announce: () => undefined });
const key = await openTrailKey(database, dataFolder);
const sealer = startSealer(database, { ...key, everyMs: 400, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
const house = {
  ...buildHouse({ database, dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false }),
  // Papers are large and nothing of theirs is looked at but their bytes.
  writePaper: async (_input: unknown, format: string) => new TextEncoder().encode(`Ett papper som ${format}`),
};
await prepareInstallation(house);
async function tell<Id extends OperationId>(id: Id, input: Input<Id> | Record<string, unknown>): Promise<Output<Id>> {
  const outcome = await run(house, { actor: { personId: null, name: 'it-avdelningen', title: '', via: 'cli', grants: [] }, requestId: 'sample', loopback: true, address: 'cli' }, id, input);
  if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`);
  return outcome.value;
}

const { newId } = house;
const [boardId, unitId, personId, last, versionId] = [newId(), newId(), newId(), newId(), newId()];
await tell('organisation.name', { name: 'Ekstrand' });
await tell('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
await tell('organisation.addUnit', { id: unitId, parentId: null, kind: 'administration', name: 'Kulturförvaltningen', validFrom: '2020-01-01', validTo: null, serves: [boardId] });
await tell('person.add', { id: personId, name: 'Ada Ek', title: 'Samordnare', mail: 'ada@ekstrand.example' });
await tell('person.grant', { id: newId(), personId, role: 'coordinator', place: { kind: 'body', id: boardId }, from: '2026-01-01', to: null });

const at = { boardId, year: 2026 };
await tell('year.create', { ...at, boardYearId: last, methodId: null });
const groups = [newId(), newId()];
const events = [newId(), newId(), newId()];
await tell('year.add', { ...at, changeId: newId(), object: 'group', rows: groups.map((id, level) => ({ id, parentId: groups[level - 1] ?? null, level, title: ['Alla läser', 'Låna ut böcker'][level], position: level })) });
await tell('year.add', { ...at, changeId: newId(), object: 'event', rows: ['Boken försvinner', 'Hyran faktureras inte', 'Nyckeln lämnas ut – “till fel person”'].map((text, position) => ({
  id: events[position], groupId: groups[1], text, position, label: String(position + 1), likelihood: 3, consequence: 4, treatment: 'plan', riskOwner: { kind: 'text', printed: 'Bibliotekschef' },
})) });
await tell('year.add', { ...at, changeId: newId(), object: 'control', rows: [{ id: newId(), groupId: groups[1], text: 'Inventering', covers: events.slice(0, 1), position: 0 }] });
await tell('year.add', { ...at, changeId: newId(), object: 'activity', rows: [{ id: newId(), text: 'Stickprov av tio lån', eventIds: events, owner: { kind: 'text', printed: 'Enhetschef' }, position: 0 }] });
await tell('year.add', { ...at, changeId: newId(), object: 'measure', rows: [{ id: newId(), title: 'Byt lås', eventIds: events.slice(2), end: '2026-05-01' }] });
await tell('year.answer', { ...at, changeId: newId(), question: 'conflictOfInterest', eventIds: [], reason: 'Inga sådana uppdrag finns.' });
await tell('year.change', { ...at, changeId: newId(), changes: [{ object: 'event', id: events[0], field: 'likelihood', seen: 3, wanted: 4 }] });
const { errors } = await tell('decision.prepare', at);
await tell('decision.submit', { ...at, versionId, meetingOn: '2025-12-11', caseNumber: 'KN 2025-1', recipients: 'Nämndsekreteraren', overrides: errors.map(({ rule }) => ({ rule, reason: 'Ett prov' })) });
await tell('decision.register', { ...at, versionId, outcome: 'asProposed', decidedOn: '2025-12-11', minutesItem: '§ 14', note: '', boardsOwnVersionId: null });
await tell('year.start', { boardId, year: 2027, from: 2026, boardYearId: newId() });

await sealer.stop();
await backup(database, dataFolder, file, { withKey: true, at: house.now() });
await database.close();
await rm(dataFolder, { recursive: true });
process.stdout.write(`${file}\n`);
