/** For each operation an input of the right shape. A new operation does not compile until it has a row here. */
import type { OperationId } from '../../src/contract/table.ts';

/** What a call aims at: a board, and things that stand in it. */
export interface Aim {
  readonly boardId: string; readonly year: number; readonly eventId: string; readonly versionId: string; readonly changeId: string; readonly noteId: string; readonly methodId: string;
  readonly personId: string; readonly grantId: string; readonly unitId: string;
  /** A row of the plan in force, a control of it, and evidence of another. */
  readonly activityId: string; readonly occasionId: string; readonly evidenceId: string; readonly measureId: string; readonly recommendationId: string;
  /** Reported by an employee to the director; nobody of the sweep has it. */
  readonly deviationId: string; readonly deviationFileId: string; readonly requestId: string;
}

type Row = (aim: Aim, newId: () => string) => Record<string, unknown>;

const at = (aim: Aim): Record<string, unknown> => ({ boardId: aim.boardId, year: aim.year });
const span = { validFrom: null, validTo: null };
/** Not a document: whoever is let in gets 422 from the reader. */
const file = { name: 'plan.docx', bytes: 'SW50ZXQgZG9rdW1lbnQ=' };
/** Years that are started or created, one for each call, so that nobody is in another's way. */
let nextYear = 2030;
const freshYear = (): number => {
  nextYear = nextYear >= 2199 ? 2030 : nextYear + 1;
  return nextYear;
};

/** A control, as who has it open since its beginning. */
const control = (aim: Aim): Record<string, unknown> => ({ boardId: aim.boardId, occasionId: aim.occasionId });
/** A deviation, as who would receive it. */
const deviation = (aim: Aim): Record<string, unknown> => ({ boardId: aim.boardId, deviationId: aim.deviationId });
const sentFile = { name: 'underlag.txt', bytes: 'SW50ZXQgZG9rdW1lbnQ=' };

export const inputs: Record<OperationId, Row> = {
  'session.read': () => ({}),
  'session.signIn': () => ({ mail: 'ingen@ekstrand.example', password: 'fel lösenord' }),
  'session.signInDemo': (aim) => ({ personId: aim.personId }),
  'session.useLink': () => ({ token: 'finns-inte', password: 'tillräckligt långt lösenord' }),
  'session.signOut': () => ({}),
  'signIn.ways': () => ({}),
  'signIn.passkeyBegin': () => ({}),
  'signIn.passkey': () => ({ answer: { id: 'finns-inte' } }),
  'signIn.recoveryCode': () => ({ mail: 'ingen@ekstrand.example', code: 'fel-kod' }),
  'signIn.begin': (_aim, newId) => ({ providerId: newId(), back: '/' }),
  'signIn.finish': (_aim, newId) => ({ providerId: newId(), answer: 'state=finns-inte' }),
  'directory.read': () => ({}),
  'directory.makeKey': (_aim, newId) => ({ id: newId(), name: 'Katalogen' }),
  'directory.revokeKey': (_aim, newId) => ({ id: newId() }),
  'directory.addRole': (_aim, newId) => ({ id: newId(), groupId: newId(), role: 'employee', place: { kind: 'municipality' }, confirmed: false }),
  'directory.removeRole': (_aim, newId) => ({ id: newId() }),
  'scim.users': () => ({ filter: '', start: 1, count: 10 }),
  'scim.user': (aim) => ({ id: aim.personId }),
  'scim.createUser': () => ({ resource: { userName: 'ingen@ekstrand.example' } }),
  'scim.changeUser': (aim) => ({ id: aim.personId, version: null, change: { kind: 'patch', operations: [{ op: 'Replace', path: 'active', value: 'False' }] } }),
  'scim.removeUser': (aim) => ({ id: aim.personId }),
  'scim.groups': () => ({ filter: '', start: 1, count: 10, members: true }),
  'scim.group': (_aim, newId) => ({ id: newId(), members: true }),
  'scim.createGroup': () => ({ resource: { displayName: 'G-ingen' } }),
  'scim.changeGroup': (_aim, newId) => ({ id: newId(), version: null, change: { kind: 'patch', operations: [{ op: 'Add', path: 'members', value: [] }] } }),
  'scim.removeGroup': (_aim, newId) => ({ id: newId() }),
  'provider.list': () => ({}),
  'provider.save': (_aim, newId) => ({ id: newId(), name: 'Kontot', used: false, trustsMail: false, secret: null, groups: [], settings: { kind: 'oidc', issuer: 'https://konto.ekstrand.example', clientId: 'internkoll', scopes: 'openid', groupsClaim: 'groups', mailClaim: 'email' } }),
  'provider.remove': (_aim, newId) => ({ id: newId() }),
  'provider.bind': (aim, newId) => ({ failureId: newId(), personId: aim.personId }),
  'account.read': () => ({}),
  'account.passkeyBegin': () => ({}),
  'account.addPasskey': () => ({ name: 'Telefonen', answer: { id: 'finns-inte' } }),
  'account.removePasskey': () => ({ id: 'finns-inte' }),
  'account.makeCodes': () => ({}),
  'account.endSession': (_aim, newId) => ({ id: newId() }),
  'account.endOthers': () => ({}),

  'organisation.read': () => ({}),
  'organisation.name': () => ({ name: 'Ekstrand' }),
  'organisation.addBody': (_aim, newId) => ({ id: newId(), name: `Nämnden ${newId()}`, kind: 'board', ...span }),
  'organisation.changeBody': (aim) => ({ id: aim.boardId, name: `Nämnden ${aim.boardId}`, kind: 'board', ...span }),
  'organisation.addUnit': (aim, newId) => ({ id: newId(), parentId: null, kind: 'administration', name: 'Förvaltningen', serves: [aim.boardId], ...span }),
  'organisation.changeUnit': (aim) => ({ id: aim.unitId, parentId: null, kind: 'administration', name: 'Förvaltningen', serves: [], ...span }),
  'person.list': () => ({}),
  'person.add': (_aim, newId) => ({ id: newId(), name: 'Ny Person', title: '', mail: null }),
  'person.grant': (aim, newId) => ({ id: newId(), personId: aim.personId, role: 'employee', place: { kind: 'body', id: aim.boardId }, from: null, to: null }),
  'person.endGrant': (aim) => ({ id: aim.grantId, personId: aim.personId, to: '2199-12-31' }),
  'person.link': (aim) => ({ personId: aim.personId }),
  'method.list': () => ({}),
  'method.saveVersion': (_aim, newId) => ({ id: newId(), bodyId: null, definition: '{}', reason: 'prövas' }),

  'year.read': at,
  'year.previous': at,
  'year.findings': at,
  'year.create': (aim, newId) => ({ boardId: aim.boardId, year: freshYear(), boardYearId: newId(), methodId: null }),
  'year.start': (aim, newId) => ({ boardId: aim.boardId, year: freshYear(), from: aim.year, boardYearId: newId() }),
  'year.setMethod': (aim) => ({ ...at(aim), methodId: aim.methodId }),
  'year.change': (aim, newId) => ({ ...at(aim), changeId: newId(), changes: [{ object: 'event', id: aim.eventId, field: 'department', seen: '', wanted: '' }] }),
  'year.add': (aim, newId) => ({ ...at(aim), changeId: newId(), object: 'event', rows: [{ id: newId(), text: 'Ny händelse' }] }),
  'year.remove': (aim, newId) => ({ ...at(aim), changeId: newId(), object: 'event', ids: [aim.eventId], reason: 'prövas' }),
  'year.undo': (aim, newId) => ({ ...at(aim), changeId: newId(), undo: aim.changeId }),
  'year.merge': (aim, newId) => ({ ...at(aim), changeId: newId(), keep: aim.eventId, gone: [newId()] }),
  'year.renumber': (aim, newId) => ({ ...at(aim), changeId: newId() }),
  'year.note': (aim, newId) => ({ ...at(aim), changeId: newId(), id: newId(), rule: 'risk.irregularities-not-considered', keys: ['prövas'], reason: 'prövas' }),
  'year.removeNote': (aim, newId) => ({ ...at(aim), changeId: newId(), id: aim.noteId }),
  'year.answer': (aim, newId) => ({ ...at(aim), changeId: newId(), question: 'grants', eventIds: [], reason: 'prövas' }),
  'year.endRow': (aim, newId) => ({ ...at(aim), changeId: newId(), object: 'event', previousId: newId(), reason: 'prövas' }),
  'year.compare': (aim) => ({ ...at(aim), before: aim.versionId, after: 'draft' }),
  'risk.list': (aim) => ({ year: aim.year }),
  'version.read': (aim) => ({ ...at(aim), versionId: aim.versionId }),
  'version.list': at,
  'paper.vorPlan': (aim) => ({ ...at(aim), format: 'xlsx', version: 'submitted' }),

  'import.preview': (aim) => ({ ...at(aim), ...file }),
  'import.take': (aim, newId) => ({ ...at(aim), ...file, boardYearId: newId(), importId: newId(), changeId: newId(), replace: false }),

  'decision.prepare': at,
  'decision.submit': (aim, newId) => ({ ...at(aim), versionId: newId(), meetingOn: '2027-02-02', caseNumber: '', recipients: '', overrides: [] }),
  'decision.withdraw': (aim) => ({ ...at(aim), versionId: aim.versionId, note: 'prövas' }),
  'decision.register': (aim) => ({ ...at(aim), versionId: aim.versionId, outcome: 'asProposed', decidedOn: '2027-02-02', minutesItem: '§ 1' }),
  'decision.adjust': (aim) => ({ ...at(aim), versionId: aim.versionId, adjustedOn: '2027-02-03', notice: '' }),
  'decision.correct': (aim) => ({ ...at(aim), versionId: aim.versionId, decidedOn: '2027-02-02', minutesItem: '§ 1', reason: 'prövas' }),

  'measure.list': at,
  'measure.add': (aim, newId) => ({ ...at(aim), changeId: newId(), row: { id: newId(), title: 'Ny åtgärd', eventIds: [aim.eventId] } }),
  'recommendation.add': (aim, newId) => ({ ...at(aim), changeId: newId(), row: { id: newId(), text: 'Ny rekommendation' } }),
  'measure.change': (aim, newId) => ({ ...at(aim), changeId: newId(), changes: [{ object: 'measure', id: aim.measureId, field: 'end', seen: null, wanted: null }] }),
  'measure.link': (aim, newId) => ({ ...at(aim), changeId: newId(), measureId: aim.measureId, linkId: newId(), kind: 'recommendation', targetId: aim.recommendationId, itemPosition: null, remove: false }),
  'measure.note': (aim, newId) => ({ ...at(aim), measureId: aim.measureId, noteId: newId(), text: 'prövas', status: null, end: null }),
  'measure.checkEffect': (aim, newId) => ({ ...at(aim), changeId: newId(), measureId: aim.measureId, found: 'effective', note: '' }),
  'deviation.receivers': (aim) => ({ boardId: aim.boardId, involved: [aim.personId] }),
  'deviation.people': (aim) => ({ boardId: aim.boardId, search: 'Person' }),
  'deviation.report': (aim, newId) => ({ boardId: aim.boardId, id: newId(), what: 'Kvitton saknas', happenedOn: '2026-01-15', unitId: null, choice: 'director', involved: [] }),
  'deviation.list': () => ({}),
  'deviation.read': deviation,
  'deviation.handle': (aim) => ({ ...deviation(aim), revision: 0, title: '', severity: 'minor', category: 'economy', nature: 'error', cause: 'prövas', handling: '', suspectedCrime: false, confidential: true }),
  'deviation.pass': (aim, newId) => ({ ...deviation(aim), revision: 0, to: 'hrHead', noteId: newId(), note: '', informOn: null }),
  'deviation.involve': (aim) => ({ ...deviation(aim), revision: 0, involved: [{ personId: null, name: 'Okänd' }] }),
  'deviation.note': (aim, newId) => ({ ...deviation(aim), noteId: newId(), kind: 'note', text: 'prövas', nextOn: null }),
  'deviation.link': (aim, newId) => ({ ...deviation(aim), linkId: newId(), measureId: aim.measureId, add: null }),
  'deviation.close': (aim) => ({ ...deviation(aim), revision: 0, answer: 'prövas' }),
  'deviation.addFile': (aim, newId) => ({ ...deviation(aim), fileId: newId(), ...sentFile }),
  'deviation.file': (aim) => ({ ...deviation(aim), fileId: aim.deviationFileId }),
  'deviation.setup': (aim) => ({ boardId: aim.boardId }),
  'deviation.channel': () => ({ address: 'https://ekstrand.example/visselblasning' }),
  'deviation.setUp': (aim) => ({ boardId: aim.boardId, days: 14 }),
  'request.list': (aim) => ({ boardId: aim.boardId }),
  'request.add': (aim, newId) => ({ boardId: aim.boardId, requestId: newId(), kind: 'personalData', about: 'prövas' }),
  'request.own': () => ({}),
  'request.answer': (aim) => ({ boardId: aim.boardId, requestId: aim.requestId, answer: 'prövas' }),
  'recommendation.state': (aim, newId) => ({ ...at(aim), changeId: newId(), recommendationId: aim.recommendationId, afterYears: 1, state: 'inProgress', note: '' }),
  'paper.plan': (aim) => ({ ...at(aim), format: 'xlsx' }),
  'calendar.read': () => ({}),
  'calendar.set': () => ({ occasions: [{ code: 'VB', name: 'Verksamhetsberättelse', kind: 'annual', cutOff: '12-31', begins: '01-07', lastDay: '02-15', yearAfter: true, includes: 'all', receiver: 'Kommunstyrelsen', used: true }] }),
  'followup.list': at,
  'followup.read': (aim) => ({ ...at(aim), occasion: 'VB' }),
  'followup.begin': (aim, newId) => ({ ...at(aim), occasion: 'VB', followupId: newId() }),
  'followup.lock': (aim) => ({ ...at(aim), occasion: 'VB', kind: 'introduction', subject: '', release: false }),
  'followup.write': (aim) => ({ ...at(aim), occasion: 'VB', kind: 'introduction', subject: '', changes: [{ field: 'analysis', seen: '', wanted: 'prövas' }] }),
  'followup.draft': (aim) => ({ ...at(aim), occasion: 'VB', kind: 'introduction', subject: '' }),
  'followup.judge': (aim) => ({ ...at(aim), occasion: 'VB', judgement: 'partly', grounds: 'prövas' }),
  'followup.page': (aim) => ({ ...at(aim), occasion: 'VB', kind: 'introduction' }),
  'paper.followup': (aim) => ({ ...at(aim), occasion: 'VB', format: 'xlsx' }),
  'chain.read': (aim) => ({ ...at(aim), eventId: aim.eventId }),
  'paper.measures': (aim) => ({ ...at(aim), format: 'xlsx' }),
  'paper.worksheet': (aim) => ({ ...control(aim), format: 'xlsx' }),
  'paper.differences': (aim) => ({ ...at(aim), format: 'xlsx', before: aim.versionId, after: 'submitted' }),
  'paper.members': (aim) => ({ ...at(aim), format: 'xlsx', version: 'submitted' }),
  'control.list': at,
  'control.plan': at,
  'control.setUp': (aim) => ({ ...at(aim), activityId: aim.activityId, changes: { instruction: 'Titta på attesten' } }),
  'control.add': (aim, newId) => ({ ...at(aim), activityId: aim.activityId, occasionId: newId(), from: '2027-03-01', to: '2027-03-31', dueOn: '2027-04-15', unitId: null, performerId: null }),
  'control.assign': (aim) => ({ ...control(aim), revision: 0, performerId: aim.personId, dueOn: '2027-05-20' }),
  'control.remind': (aim) => ({ ...at(aim), activityId: aim.activityId, period: '2027-T1' }),
  'control.summarise': (aim) => ({ ...at(aim), activityId: aim.activityId, period: '2027-T1', seen: '', analysis: 'prövas', conclusion: '' }),
  'control.read': control,
  'control.count': (aim) => ({ ...control(aim), revision: 0, size: 3 }),
  'control.population': (aim) => ({ ...control(aim), revision: 0, idColumn: null, stratumColumn: null, name: 'lista.csv', bytes: 'SWQ7TmFtbgoxO0EKMjtCCg==' }),
  'control.answer': (aim) => ({ ...control(aim), items: [{ position: 1, seen: null, result: 'ok' }] }),
  'control.rest': (aim) => ({ ...control(aim), revision: 0 }),
  'control.handle': (aim) => ({ ...control(aim), position: 0, seen: null, note: 'prövas', handling: 'left', measure: null }),
  'control.settle': (aim) => ({ ...control(aim), position: 1, note: 'prövas' }),
  'control.finish': (aim) => ({ ...control(aim), revision: 0, conclusion: 'Utan anmärkning', comment: '' }),
  'control.notPerformed': (aim) => ({ ...control(aim), revision: 0, reason: 'notInTime', text: '', until: '2199-01-01' }),
  'control.handOver': (aim) => ({ ...control(aim), revision: 0, personId: aim.personId }),
  'control.review': (aim) => ({ ...control(aim), revision: 0, agrees: false, comment: 'prövas' }),
  'control.reopen': (aim) => ({ ...control(aim), revision: 0, reason: 'prövas' }),
  'control.addEvidence': (aim, newId) => ({ ...control(aim), evidenceId: newId(), ...sentFile }),
  'control.removeEvidence': (aim) => ({ boardId: aim.boardId, evidenceId: aim.evidenceId }),
  'control.evidence': (aim) => ({ boardId: aim.boardId, evidenceId: aim.evidenceId }),

  'trail.dispose': (aim) => ({ boardId: aim.boardId, before: '2001-01-01', rule: 'prövas', dryRun: false }),
  'trail.ofObject': (aim) => ({ ...at(aim), objectId: aim.eventId }),
  'trail.ofYear': at,
  'start.read': () => ({}),
  'wheel.read': at,
  'delegation.read': () => ({}),
  'delegation.people': () => ({ search: 'Person', as: 'deputy' }),
  'delegation.make': (aim, newId) => ({ id: newId(), absentId: null, deputyId: aim.personId, from: '2199-01-01', to: '2199-01-31', reason: '' }),
  'delegation.end': (_aim, newId) => ({ id: newId() }),
  'reminder.read': () => ({}),
  'reminder.set': () => ({ digest: 'weekly' }),
  'reminder.makeFeed': () => ({}),
  'reminder.dropFeed': () => ({}),
  'reminder.feed': () => ({ secret: 'finns-inte.ics' }),
  'mail.log': () => ({}),
};
