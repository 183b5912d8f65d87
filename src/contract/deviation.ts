import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { categories, natures, severities, type Category, type DeviationState, type Involved, type Nature, type NoteKind, type Severity } from '../domain/deviation/deviation.ts';
import { choices, type Choice, type DutyRole } from '../domain/deviation/receiver.ts';
import { requestKinds, requestOutcomes, type RequestDecision, type RequestKind, type RequestOutcome } from '../domain/deviation/request.ts';
import type { BodyId, UnitId } from '../domain/identity.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { paperFormats } from './paper.ts';
import { anyId, boardId, day, longText, nothing, personId, shortText, unitId } from './shapes.ts';

export interface NamedReceiver { readonly name: string; readonly title: string }
/** Whom a report may go to, and what the page needs beside. */
export interface ReceiversView {
  readonly today: Day;
  /** The day by which an answer comes. */
  readonly answerBy: Day;
  readonly manager: NamedReceiver | null;
  readonly others: readonly (NamedReceiver & { readonly choice: Choice })[];
  /** Who has it instead of the manager, where the manager is the director or somebody elected; nobody is picked then. */
  readonly above: readonly NamedReceiver[] | null;
  /** Who has it whatever is chosen. */
  readonly instead: readonly NamedReceiver[] | null;
  readonly units: readonly { readonly id: UnitId; readonly name: string }[];
  /** Where the reporter works. */
  readonly ownUnit: UnitId | null;
  /** The address of the municipality's whistleblowing channel; empty until somebody has said it. */
  readonly channel: string;
}
/** How a board takes care of deviations: what it has decided, and who would have them by the organisation as it stands. */
export interface SetupView {
  readonly board: string; readonly days: number; readonly usualDays: number;
  readonly channel: string; readonly mayChannel: boolean;
  /** Who receives what, by role; an empty list is a role that nobody holds. */
  readonly holders: readonly { readonly role: DutyRole; readonly people: readonly NamedReceiver[] }[];
}
export interface DeviationFile { readonly id: string; readonly name: string; readonly on: Day; readonly by: string }
/** A deviation in a list, without its words: reading those is logged. */
export interface DeviationRow {
  readonly id: string; readonly boardId: BodyId; readonly board: string; readonly unitName: string; readonly reportedOn: Day; readonly answerBy: Day; readonly state: DeviationState; readonly late: boolean;
  /** What this person has to do with it; 'register' = it stands in the board's register for all its readers. */
  readonly as: 'reporter' | 'receiver' | 'register';
  readonly title: string; readonly severity: Severity | null; readonly reporter: string; readonly needsMeasure: boolean; readonly informOn: Day | null;
}
export interface DeviationsView {
  readonly today: Day;
  readonly rows: readonly DeviationRow[];
  /** What the board is told of that nobody took in hand within its time: how many, and since when. */
  readonly unhandled: readonly { readonly board: string; readonly count: number; readonly since: Day }[];
}
export interface DeviationView {
  readonly today: Day;
  readonly as: DeviationRow['as'];
  readonly id: string; readonly boardId: BodyId; readonly board: string; readonly revision: number; readonly state: DeviationState;
  readonly what: string; readonly happenedOn: Day; readonly unitName: string; readonly reporter: string; readonly reportedOn: Day; readonly answerBy: Day;
  readonly receivers: readonly NamedReceiver[];
  readonly involved: readonly Involved[];
  readonly title: string; readonly severity: Severity | null; readonly category: Category | null; readonly nature: Nature | null; readonly cause: string; readonly handling: string;
  readonly confidential: boolean; readonly suspectedCrime: boolean; readonly boardToldOn: Day | null; readonly informOn: Day | null; readonly handledOn: Day | null; readonly closedOn: Day | null; readonly answer: string;
  readonly notes: readonly { readonly id: string; readonly kind: NoteKind; readonly text: string; readonly on: Day; readonly by: string }[];
  readonly measures: readonly { readonly id: string; readonly title: string; readonly end: Day | null }[];
  /** Evidence: to receivers all of it, to the reporter the own files. */
  readonly files: readonly DeviationFile[];
  /** The board's measures that could be tied to it. */
  readonly measureChoices: readonly { readonly id: string; readonly title: string }[];
  readonly readings: readonly { readonly by: string; readonly at: string }[];
  readonly passTo: readonly (NamedReceiver & { readonly to: PassTarget })[];
  /** `tellBoard`: this person tells the board's chair and the auditors of the suspected crime. */
  readonly abilities: { readonly handle: boolean; readonly close: boolean; readonly tellBoard: boolean; readonly inform: boolean; readonly addFile: boolean };
}
const passTargets = ['director', 'financeHead', 'hrHead', 'boardAndAuditors'] as const;
export type PassTarget = (typeof passTargets)[number];
export interface RequestRow {
  readonly id: string; readonly kind: RequestKind; readonly about: string; readonly askedOn: Day; readonly askedBy: string; readonly dueOn: Day; readonly answeredOn: Day | null; readonly answeredBy: string; readonly answer: string;
  /** '' while it waits, and for what was answered before it was asked for. */
  readonly outcome: RequestOutcome | ''; readonly ground: string; readonly decision: RequestDecision | null;
}
export interface RequestsView { readonly requests: readonly RequestRow[] }
export interface OwnRequestsView {
  readonly today: Day;
  readonly requests: readonly (RequestRow & { readonly board: string })[];
  /** Boards whose requests this person answers. */
  readonly answersAt: readonly { readonly boardId: BodyId; readonly board: string }[];
}

const one = { boardId, deviationId: anyId };
const held = { ...one, revision: z.number().int().min(0) };
const involved = z.array(z.object({ personId: personId.nullable(), name: z.string().trim().min(1).max(200) })).max(20);
const words = z.string().trim().min(1).max(50_000);
/** Empty, or an address a browser may be sent to: never one that runs a script. */
function isWebAddress(text: string): boolean {
  return text === '' || (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text));
}
export const deviationOperations = {
  'deviation.receivers': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/receivers', permission: 'deviation.report', input: z.object({ boardId, involved: z.array(personId).max(20) }), output: answers<ReceiversView>(), says: 'Whom a report may go to: the nearest manager, or one of three others. Writes nothing; the names of the involved stay out of every address.', board: 'boardId' }),
  'deviation.people': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/people', permission: 'deviation.report', input: z.object({ boardId, search: z.string().trim().min(2).max(100) }), output: answers<{ readonly people: readonly { readonly id: string; readonly name: string; readonly title: string }[] }>(), says: 'People of the board by a part of their name, at most ten.', board: 'boardId' }),
  'deviation.report': operation({ method: 'POST', path: '/api/boards/:boardId/deviations', permission: 'deviation.report', input: z.object({ boardId, id: anyId, what: words, happenedOn: day, unitId: unitId.nullable(), choice: z.enum(choices), involved }), output: answers<{ readonly receivers: readonly NamedReceiver[]; readonly answerBy: Day }>(), says: 'Reports a deviation to the nearest manager or to another.', board: 'boardId' }),
  'deviation.list': operation({ method: 'GET', path: '/api/deviations', permission: 'deviation.report', input: nothing, output: answers<DeviationsView>(), says: "The person's own and received deviations, and those that stand in a board's register.", board: 'none' }),
  'deviation.read': operation({ method: 'GET', path: '/api/boards/:boardId/deviations/:deviationId', permission: 'deviation.report', input: z.object(one), output: answers<DeviationView>(), says: 'One deviation; the log says who has read it.', board: 'boardId' }),
  'deviation.handle': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/handle', permission: 'deviation.report', input: z.object({ ...held, title: shortText, severity: z.enum(severities), category: z.enum(categories), nature: z.enum(natures), cause: longText, handling: longText, suspectedCrime: z.boolean(), confidential: z.boolean() }), output: answers<DeviationView>(), says: 'What a receiver finds: how grave, what it is about, the cause. A suspected crime goes on at once.', board: 'boardId' }),
  'deviation.pass': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/pass', permission: 'deviation.report', input: z.object({ ...held, to: z.enum(passTargets), noteId: anyId, note: longText, informOn: day.nullable() }), output: answers<DeviationView>(), says: 'Passes a deviation on; to chair and auditors with the day of the first further information.', board: 'boardId' }),
  'deviation.involve': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/involved', permission: 'deviation.report', input: z.object({ ...held, involved: involved.min(1) }), output: answers<DeviationView>(), says: 'Names somebody as involved, who from then on sees nothing of it.', board: 'boardId' }),
  'deviation.note': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/notes', permission: 'deviation.report', input: z.object({ ...one, noteId: anyId, kind: z.enum(['note', 'information']), text: words, nextOn: day.nullable() }), output: answers<DeviationView>(), says: 'A note among the receivers, or further information to board and auditors with the day of the next.', board: 'boardId' }),
  'deviation.link': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/measures', permission: 'deviation.report', input: z.object({ ...one, linkId: anyId, measureId: anyId, add: z.object({ title: z.string().trim().min(1).max(2000), end: day.nullable() }).nullable() }), output: answers<DeviationView>(), says: 'Ties a measure to a deviation; with `add` a new one.', board: 'boardId' }),
  'deviation.close': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/close', permission: 'deviation.report', input: z.object({ ...held, answer: longText }), output: answers<DeviationView>(), says: 'Closes a deviation with an answer to who reported it.', board: 'boardId' }),
  'deviation.addFile': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/:deviationId/files', permission: 'deviation.report', input: z.object({ ...one, fileId: anyId, name: shortText.min(1), bytes: z.string() }), output: answers<{ readonly files: readonly DeviationFile[] }>(), says: 'Adds evidence (base64) to a deviation, from who reported it or who has it.', board: 'boardId', limit: 'upload' }),
  'deviation.file': operation({ method: 'GET', path: '/api/boards/:boardId/deviations/:deviationId/files/:fileId', permission: 'deviation.report', input: z.object({ ...one, fileId: anyId }), output: paperAnswer(), says: 'Evidence of a deviation; the log says who has read it.', board: 'boardId' }),
  'deviation.setup': operation({ method: 'GET', path: '/api/boards/:boardId/deviations/setup', permission: 'control.manage', input: z.object({ boardId }), output: answers<SetupView>(), says: 'How a board takes care of deviations, and who would have them.', board: 'boardId' }),
  'deviation.channel': operation({ method: 'POST', path: '/api/deviation-channel', permission: 'organisation.manage', input: z.object({ address: z.string().trim().max(500).refine(isWebAddress) }), output: answers<{ readonly address: string }>(), says: "The address of the municipality's whistleblowing channel, or none.", board: 'none' }),
  'deviation.setUp': operation({ method: 'POST', path: '/api/boards/:boardId/deviations/setup', permission: 'control.manage', input: z.object({ boardId, days: z.number().int().min(1).max(365) }), output: answers<{ readonly days: number }>(), says: "How soon a report is to be answered, as the board has decided.", board: 'boardId' }),
  'request.list': operation({ method: 'GET', path: '/api/boards/:boardId/record-requests', permission: 'request.answer', input: z.object({ boardId }), output: answers<RequestsView>(), says: 'Requests for official documents or personal data that a person answers.', board: 'boardId' }),
  'request.add': operation({ method: 'POST', path: '/api/boards/:boardId/record-requests', permission: 'deviation.report', input: z.object({ boardId, requestId: anyId, kind: z.enum(requestKinds), about: words }), output: answers<{ readonly askedOn: Day; readonly dueOn: Day; readonly answeredBy: readonly NamedReceiver[] }>(), says: 'Hands a request for documents or personal data to the registrar, whatever there is or is not.', board: 'boardId' }),
  'request.own': operation({ method: 'GET', path: '/api/record-requests', permission: 'deviation.report', input: nothing, output: answers<OwnRequestsView>(), says: "The person's own requests and their answers, and where the person answers others'.", board: 'none' }),
  'request.answer': operation({ method: 'POST', path: '/api/boards/:boardId/record-requests/:requestId/answer', permission: 'request.answer', input: z.object({ boardId, requestId: anyId, answer: words, outcome: z.enum(requestOutcomes), ground: z.string().trim().max(300).optional() }), output: answers<RequestsView>(), says: 'Says how a request was answered and what came of it; a refusal has its ground.', board: 'boardId' }),
  'request.decide': operation({ method: 'POST', path: '/api/boards/:boardId/record-requests/:requestId/decision', permission: 'request.answer', input: z.object({ boardId, requestId: anyId, decidedOn: day, decidedBy: z.string().trim().min(1).max(200), caseNumber: z.string().trim().max(100), reasons: words }), output: answers<RequestsView>(), says: 'Keeps the decision in writing not to give out, which can be appealed against.', board: 'boardId' }),
  'paper.request': operation({ method: 'GET', path: '/api/boards/:boardId/record-requests/:requestId/papers/:format', permission: 'request.answer', input: z.object({ boardId, requestId: anyId, format: z.enum(paperFormats) }), output: paperAnswer(), says: 'The request with its answer, and with the decision and how to appeal where there is one, for the board to register.', board: 'boardId' }),
} as const;
