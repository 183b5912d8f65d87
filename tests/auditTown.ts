/** A board with a year behind it, an auditor, the city office, another board – and drafts that differ from what was decided by a word nobody outside may meet. */
import type { Day } from '../src/domain/day.ts';
import type { BodyId, VersionId } from '../src/domain/identity.ts';
import type { Role } from '../src/domain/organisation/organisation.ts';
import { buildFollowupTown, type FollowupTown } from './e2e/followupTown.ts';
import type { Served } from './served.ts';

export const DRAFT = 'UTKASTORD-7731';
export const SECRET = 'SEKRETESSGRUND-19';
export interface AuditTown extends FollowupTown {
  readonly otherBoardId: BodyId; readonly occasionId: string; readonly evidenceId: string; readonly followupVersions: readonly [VersionId, VersionId]; readonly planVersions: readonly [VersionId, VersionId];
  readonly people: Readonly<Record<'auditor' | 'cityOffice' | 'neighbour' | 'stranger', string>>;
  cookie(name: keyof AuditTown['people'] | 'asta' | 'birk'): Promise<string>;
}

export async function buildAuditTown(served: Served): Promise<AuditTown> {
  const town = await buildFollowupTown(served);
  const { boardId, year } = town;
  const at = { boardId, year };
  const newId = (): never => served.house.newId() as never;
  const person = async (name: string, title: string, role: Role, body: BodyId): Promise<string> => {
    const id: string = newId();
    await served.arrange('person.add', { id: id as never, name, title, mail: null });
    await served.arrange('person.grant', { id: newId(), personId: id as never, role, place: { kind: 'body', id: body }, from: null, to: null });
    return id;
  };
  const otherBoardId: BodyId = newId();
  await served.arrange('organisation.addBody', { id: otherBoardId, name: 'Miljönämnden', kind: 'board', validFrom: null, validTo: null });
  const people = { auditor: await person('Ragna Ström', 'Förtroendevald revisor', 'auditor', boardId), cityOffice: await person('Sven Lok', 'Strateg', 'cityOffice', boardId), neighbour: await person('Nils Berg', 'Samordnare', 'coordinator', otherBoardId), stranger: await person('Siri Dal', 'Ledamot', 'member', otherBoardId) };

  // A control that somebody has begun.
  const { activities } = await served.arrange('control.list', at);
  const done = activities[1]?.occasions.find((one) => one.state === 'done');
  const planned = activities.flatMap((one) => one.occasions).find((one) => one.state === 'planned');
  if (!done || !planned) throw new Error('the town has no control to look at');
  const counted = await served.arrange('control.count', { boardId, occasionId: planned.id, revision: planned.revision, size: 12 });
  await served.arrange('control.answer', { boardId, occasionId: planned.id, items: [{ position: counted.items[0]?.position ?? 1, seen: null, result: 'fault', note: `Påbörjat ${DRAFT}` }] });

  // The annual follow-up: handed in, taken back, changed, handed in again and decided.
  const followup = { ...at, occasion: 'VB' };
  await served.arrange('followup.begin', { ...followup, followupId: newId() });
  const write = (field: 'result' | 'analysis', seen: string, wanted: string) => served.arrange('followup.write', { ...followup, kind: 'introduction', subject: '', changes: [{ field, seen, wanted }] });
  await write('analysis', '', 'Första texten.');
  await served.arrange('followup.judge', { ...followup, judgement: 'partly', grounds: 'En kontroll blev inte gjord.' });
  const followupVersions: [VersionId, VersionId] = [newId(), newId()];
  const document = 'followup-VB' as const;
  const submit = (versionId: VersionId, of: { document?: 'followup-VB' } = {}) => served.arrange('decision.submit', { ...at, ...of, versionId, meetingOn: `${year + 1}-02-10` as Day, caseNumber: 'KFN 12', recipients: '', overrides: ['followup.judgement-against-results', 'followup.no-reassessment', 'followup.control-not-performed-without-reason', 'measure.effect-not-checked', 'measure.open-without-new-date'].map((rule) => ({ rule, reason: 'prövas' })) });
  await submit(followupVersions[0], { document });
  await served.arrange('decision.withdraw', { ...at, document, versionId: followupVersions[0], note: 'Skälen behövde skrivas om' });
  await served.arrange('followup.judge', { ...followup, judgement: 'insufficient', grounds: 'Kontrollen av jäv gjordes för sent.' });
  await submit(followupVersions[1], { document });
  await served.arrange('decision.register', { ...at, document, versionId: followupVersions[1], outcome: 'asProposed', decidedOn: `${year + 1}-02-10` as Day, minutesItem: '§ 9', note: '', boardsOwnVersionId: null });
  await served.arrange('decision.correct', { ...at, document, versionId: followupVersions[1], decidedOn: `${year + 1}-02-11` as Day, minutesItem: '§ 10', reason: 'Fel dag i protokollet' });

  // A revision of the plan, then evidence, a recommendation, a mark – and drafts of every kind.
  const evidenceId: string = newId();
  await served.arrange('control.reopen', { boardId, occasionId: done.id, revision: done.revision, reason: 'Ett protokoll hade lagts fel' });
  await served.arrange('control.addEvidence', { boardId, occasionId: done.id, evidenceId, name: '../../närvaro åäö.txt', bytes: btoa('Ledare: Ella. Underskrift saknas.') });
  const reopened = await served.arrange('control.read', { boardId, occasionId: done.id });
  await served.arrange('control.finish', { boardId, occasionId: done.id, revision: reopened.occasion.revision, conclusion: reopened.resultWords.at(-1) ?? '', comment: '=1+1', visited: true });
  await served.arrange('recommendation.add', { ...at, changeId: newId(), row: { id: newId(), text: 'Följ upp närvarokorten oftare' } });
  const second: VersionId = newId();
  await served.arrange('year.change', { ...at, changeId: newId(), changes: [{ object: 'event', id: town.eventIds[0] ?? '', field: 'likelihood', seen: 2, wanted: 3 }] });
  await submit(second);

  await served.arrange('year.change', { ...at, changeId: newId(), changes: [{ object: 'event', id: town.eventIds[1] ?? '', field: 'text', seen: 'Förening får stöd för aktiviteter som inte har ägt rum', wanted: `Förening ${DRAFT}` }] });
  const draftEvent: string = newId();
  await served.arrange('year.add', { ...at, changeId: newId(), object: 'event', rows: [{ id: draftEvent, label: '99', text: `Ny händelse ${DRAFT}`, likelihood: 5, consequence: 5, treatment: 'plan' }] });
  await served.arrange('year.add', { ...at, changeId: newId(), object: 'activity', rows: [{ id: newId(), text: `Ny kontroll ${DRAFT}`, eventIds: [draftEvent], owner: { kind: 'text', printed: DRAFT }, frequency: { kind: 'code', code: 'year', printed: '' } }] });
  await served.arrange('year.add', { ...at, changeId: newId(), object: 'measure', rows: [{ id: newId(), position: 9, title: `Föreslagen åtgärd ${DRAFT}`, responsible: null, start: null, end: null, status: 'notStarted', eventIds: [draftEvent] }] });
  await served.arrange('year.note', { ...at, changeId: newId(), id: newId(), rule: 'risk.irregularities-not-considered', keys: ['x'], reason: `Noterat ${DRAFT}` });
  await write('result', (await served.arrange('followup.read', followup)).sections.find((one) => one.kind === 'introduction')?.result ?? '', `Ny inledning ${DRAFT}`);
  await served.arrange('followup.begin', { ...at, occasion: 'T2', followupId: newId() });
  await served.arrange('followup.write', { ...at, occasion: 'T2', kind: 'closing', subject: '', changes: [{ field: 'result', seen: '', wanted: `Avslutning ${DRAFT}` }] });
  await served.arrange('year.start', { boardId, year: year + 1, from: year, boardYearId: newId() });
  return {
    ...town, otherBoardId, occasionId: done.id, evidenceId, followupVersions, planVersions: [town.versionId, second], people,
    cookie: async (name) => (name === 'asta' || name === 'birk' ? town.cookies[name] : served.cookieOf(people[name])),
  };
}
