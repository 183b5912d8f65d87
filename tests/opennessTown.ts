/** A board with a decided plan and a decided follow-up where some rows are withheld, and words that must never be seen outside. */
import type { House } from '../src/app/house.ts';
import { prepareInstallation } from '../src/app/installation.ts';
import type { Actor } from '../src/app/ports.ts';
import type { Input, OperationId, Output } from '../src/contract/table.ts';
import type { Day } from '../src/domain/day.ts';
import type { BodyId, VersionId } from '../src/domain/identity.ts';
import type { Place, Role } from '../src/domain/organisation/organisation.ts';
import { sectionKey } from '../src/domain/openness/secrecy.ts';
import { appoint, asking, machine } from './operations.ts';

export const year = 2026;
/** Each stands in a withheld row's own words, and is quoted somewhere else. */
export const markers = ['Zebrafinken', 'Kvicksilvergatan', 'Bardunvajern', 'Ostronskivling', 'Pelargonhylla', 'Tjärblomster', 'Vindspelet', 'Lavendelkorg'] as const;
const [event, activity, measure, recommendation, occasionNote, section, shortRow, note] = markers;
const day = (text: string): Day => text as Day;

export interface OpennessTown {
  readonly boardId: BodyId; readonly otherBoard: BodyId; readonly planVersion: VersionId; readonly followupVersion: VersionId;
  readonly coordinator: Actor; readonly registrar: Actor; readonly stranger: Actor; readonly administrator: Actor; readonly machine: Actor; readonly unit: string;
  ask<Id extends OperationId>(id: Id, input: Input<Id>, actor?: Actor): Promise<Output<Id>>;
  refused<Id extends OperationId>(id: Id, input: Input<Id>, actor?: Actor): Promise<string>;
  setNow(at: string): void;
  readonly ids: Readonly<Record<'event' | 'plain' | 'activity' | 'measure' | 'recommendation', string>>;
}

export async function opennessTown(house: House, setNow: (at: string) => void): Promise<OpennessTown> {
  let usual = machine;
  const { ask, refused } = asking(() => house, (who = usual) => who);
  const person = (name: string, role: Role, place: Place): Promise<Actor> => appoint(house, { name, title: 'Handläggare', role, place });
  setNow('2026-01-10T08:00:00Z');
  await prepareInstallation(house);
  await ask('organisation.name', { name: 'Ekstrand' }, machine);
  const [boardId, otherBoard] = [house.newId() as BodyId, house.newId() as BodyId];
  for (const [id, name] of [[boardId, 'Kulturnämnden'], [otherBoard, 'Miljönämnden']] as const) await ask('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null }, machine);
  const boardYearId = house.newId();
  await ask('year.create', { boardId, year, boardYearId, methodId: null }, machine);
  const at = { kind: 'body', id: boardId } as const;
  const coordinator = await person('Asta Lundvik', 'coordinator', at);
  const registrar = await person('Birk Ahlm', 'registrar', at);
  const stranger = await person('Dag Ek', 'registrar', { kind: 'body', id: otherBoard });
  const administrator = await person('Eli Strand', 'administrator', { kind: 'municipality' });
  usual = coordinator;
  const ids = { event: house.newId(), plain: house.newId(), bare: house.newId(), activity: house.newId(), other: house.newId(), measure: house.newId(), recommendation: house.newId() };
  const change = (): { boardId: BodyId; year: number; changeId: string } => ({ boardId, year, changeId: house.newId() });
  const secret = `Koden till ${event} vid larmet på taket är känd av för många`;
  await ask('year.add', { ...change(), object: 'event', rows: [
    { id: ids.event, label: '1', text: secret, explanation: `Huset vid ${event} saknar galler.`, likelihood: 4, consequence: 4, treatment: 'plan', ratingReason: `Vaktbolaget såg ${event} i maj.`, riskOwner: { kind: 'text', printed: 'Säkerhetschefen' } },
    { id: ids.plain, label: '2', text: 'Utlägg betalas utan kvitto', likelihood: 3, consequence: 3, treatment: 'plan' },
    { id: ids.bare, label: null, text: shortRow, likelihood: 1, consequence: 2, treatment: 'accept', treatmentReason: `Det är inte värt att bygga om ${shortRow}.` },
  ] });
  await ask('year.add', { ...change(), object: 'control', rows: [{ id: house.newId(), text: `Nattvakten går förbi ${event} varje timme`, covers: [ids.event] }] });
  await ask('year.add', { ...change(), object: 'activity', rows: [
    { id: ids.activity, text: `Prov av låset mot ${activity} görs varje månad`, eventIds: [ids.event, ids.plain], purpose: `Se att ${activity} håller`, owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'halfYear', printed: 'Varje halvår' } },
    // Not withheld itself, but it repeats the words of one that is.
    { id: ids.other, text: `Enkät till alla om huruvida koden till ${event} vid larmet på taket är känd av för många`, eventIds: [ids.plain], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'year', printed: 'Varje år' } },
  ] });
  await ask('year.change', { ...change(), changes: [{ object: 'year', id: boardYearId, field: 'introduction', seen: '', wanted: `Året präglas av att koden till ${event} vid larmet på taket är känd av för många.` }] });
  await ask('measure.add', { ...change(), row: { id: ids.measure, title: `Byt ut ${measure} före vintern`, eventIds: [ids.plain], end: day('2026-10-01') } });
  await ask('recommendation.add', { ...change(), row: { id: ids.recommendation, text: `Nämnden bör se över ${recommendation} i förrådet`, source: 'auditors' } });
  await ask('year.note', { ...change(), id: house.newId(), rule: 'risk.no-routine-or-control', keys: ['prövas'], reason: `Vi vet om ${note} sedan länge` });
  const mark = (objectKind: Input<'secrecy.mark'>['objectKind'], objectId: string, ground: string) => ask('secrecy.mark', { boardId, markId: house.newId(), objectKind, objectId, ground, decidedBy: 'Säkerhetschefen', decidedOn: day('2026-01-09'), note: '' });
  for (const [kind, id, ground] of [['event', ids.event, '18:8'], ['event', ids.bare, '18:13'], ['activity', ids.activity, '18:8'], ['measure', ids.measure, '19:3'], ['recommendation', ids.recommendation, '39:2']] as const) await mark(kind, id, ground);

  const [planVersion, followupVersion] = [house.newId() as VersionId, house.newId() as VersionId];
  const errors = (await ask('decision.prepare', { boardId, year, document: undefined })).errors.map((one) => ({ rule: one.rule, reason: `Står kvar fast koden till ${event} vid larmet på taket är känd av för många` }));
  await ask('decision.submit', { boardId, year, document: undefined, versionId: planVersion, meetingOn: day('2026-01-20'), caseNumber: 'KUN 2026/1', recipients: '', overrides: errors });
  await ask('decision.register', { boardId, year, document: undefined, versionId: planVersion, outcome: 'asProposed', decidedOn: day('2026-01-20'), minutesItem: '§ 4', note: '', boardsOwnVersionId: null });

  setNow('2026-07-03T08:00:00Z');
  const planned = (await ask('control.list', { boardId, year })).activities.flatMap((one) => one.occasions);
  for (const one of planned.slice(0, 1)) {
    const { occasion } = await ask('control.read', { boardId, occasionId: one.id });
    const counted = await ask('control.count', { boardId, occasionId: one.id, revision: occasion.revision, size: 5 });
    const rested = await ask('control.rest', { boardId, occasionId: one.id, revision: counted.occasion.revision });
    await ask('control.finish', { boardId, occasionId: one.id, revision: rested.occasion.revision, conclusion: 'Utan anmärkning', comment: `Vi mötte ${occasionNote} i trappan` });
    await mark('occasion', one.id, '18:8');
  }
  setNow('2027-01-20T08:00:00Z');
  const followupId = house.newId();
  await ask('followup.begin', { boardId, year, occasion: 'VB', followupId });
  await ask('year.note', { ...change(), id: house.newId(), rule: 'privacy.personal-data-in-text', keys: [`prövas ${note}`], reason: `Också här vet vi om ${note}`, occasion: 'VB' });
  const write = (kind: 'introduction' | 'activity' | 'closing', subject: string, wanted: string) => ask('followup.write', { boardId, year, occasion: 'VB', kind, subject, changes: [{ field: 'analysis', seen: '', wanted }] });
  await write('introduction', '', `Året visade att koden till ${event} vid larmet på taket är känd av för många, liksom åtgärden ”Byt ut ${measure} före vintern”.`);
  await write('activity', ids.other, `Svaren talar om ${section} och inget annat`);
  await write('closing', '', `Revisorerna skrev att nämnden bör se över ${recommendation} i förrådet.`);
  await mark('section', sectionKey(followupId, 'activity', ids.other), '18:8');
  const left = (await ask('decision.prepare', { boardId, year, document: 'followup-VB' })).errors.map((one) => ({ rule: one.rule, reason: 'prövas' }));
  await ask('decision.submit', { boardId, year, document: 'followup-VB', versionId: followupVersion, meetingOn: day('2027-02-02'), caseNumber: 'KUN 2027/2', recipients: '', overrides: left });
  await ask('decision.register', { boardId, year, document: 'followup-VB', versionId: followupVersion, outcome: 'asProposed', decidedOn: day('2027-02-02'), minutesItem: '§ 9', note: '', boardsOwnVersionId: null });
  return { boardId, otherBoard, planVersion, followupVersion, coordinator, registrar, stranger, administrator, machine, unit: '', ask, refused, setNow, ids };
}
