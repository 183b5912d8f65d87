/** Requests for official documents and personal data, which a person answers, and how a board has set up its deviations. */
import type { RequestRow } from '../contract/deviation.ts';
import type { Output } from '../contract/table.ts';
import { usualAnswerDays } from '../domain/deviation/deviation.ts';
import { dutyRoles, holdersOf } from '../domain/deviation/receiver.ts';
import { refuses, requestDueOn, type RequestKind } from '../domain/deviation/request.ts';
import type { BodyId } from '../domain/identity.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { RecordInput } from '../reports/recordPaper.ts';
import { requestPaper as said } from '../text/screenRequest.ts';
import { groundName } from '../text/secrecy.ts';
import { answerDaysOf, named, surroundingsOf } from './deviationView.ts';
import type { RecordRequest } from './deviationPorts.ts';
import { whole } from './organisation.ts';
import { toWrite, writtenExtract } from './papersExtract.ts';
import type { Context, UseCase } from './useCase.ts';

function requestRow({ id, kind, about, askedOn, askedBy, answeredOn, answeredBy, answer, outcome, ground, decision }: RecordRequest): RequestRow {
  return { id, kind, about, askedOn, askedBy, answeredOn, answeredBy, answer, outcome, ground, decision, dueOn: requestDueOn(kind, askedOn) };
}
async function requests(context: Context, bodyId: BodyId): Promise<Output<'request.list'>> {
  return { requests: (await context.store.recordRequests(bodyId)).map(requestRow) };
}
export const listRequests: UseCase<'request.list'> = { act: async (context, input) => ok(await requests(context, input.boardId)) };
export const ownRequests: UseCase<'request.own'> = {
  async act(context) {
    const { store, today, actor, may } = context;
    const [own, bodies] = await Promise.all([actor.personId === null ? [] : store.requestsBy(actor.personId), store.bodies()]);
    return ok<Output<'request.own'>>({
      today, requests: own.map((one) => ({ ...requestRow(one), board: one.board })),
      answersAt: bodies.filter((body) => may('request.answer', body.id)).map((body) => ({ boardId: body.id, board: body.name })),
    });
  },
};
/** Always a task for the registrar, so that the answer tells nothing of what there is. An export that stops at deviations asks here, too. */
export async function askRegistrar(context: Context, bodyId: BodyId, request: { readonly id: string; readonly kind: RequestKind; readonly about: string }): Promise<void> {
  const { store, today, actor } = context;
  if (!await store.insertRecordRequest(bodyId, { ...request, askedOn: today, askedBy: actor.name, askerId: actor.personId })) return;
  // The log is read by more than those who answer: it says that somebody asked and was answered, and never what.
  context.record({ objectKind: 'recordRequest', objectId: request.id, bodyId, boardYearId: null, content: { kind: 'act', values: { kind: request.kind }, note: '' } });
}
export const addRequest: UseCase<'request.add'> = {
  async act(context, input) {
    await askRegistrar(context, input.boardId, { id: input.requestId, kind: input.kind, about: input.about });
    const around = await surroundingsOf(context, input.boardId);
    const registrars = holdersOf('registrar', around);
    return ok({ askedOn: context.today, dueOn: requestDueOn(input.kind, context.today), answeredBy: (registrars.length > 0 ? registrars : holdersOf('secretary', around)).map(named) });
  },
};
export const answerRequest: UseCase<'request.answer'> = {
  async act(context, input) {
    const { store, today, actor } = context;
    const there = (await store.recordRequests(input.boardId)).find((one) => one.id === input.requestId);
    if (!there) return refuse('object.not-found');
    const ground = refuses(input.outcome) ? input.ground ?? '' : '';
    if (refuses(input.outcome) && ground === '') return refuse('request.ground-needed');
    if (await store.answerRecordRequest(input.boardId, input.requestId, { answer: input.answer, outcome: input.outcome, ground }, today, actor.name)) context.record({ objectKind: 'recordRequest', objectId: input.requestId, bodyId: input.boardId, boardYearId: null, content: { kind: 'act', values: { kind: there.kind, answeredOn: today }, note: '' } });
    return ok(await requests(context, input.boardId));
  },
};

/** The decision is written when whoever asked wants it, then or later; it is made by who the board has given that to, and kept here as it was. */
export const decideRequest: UseCase<'request.decide'> = {
  async act(context, input) {
    const { store, today } = context;
    const there = (await store.recordRequests(input.boardId)).find((one) => one.id === input.requestId);
    if (!there) return refuse('object.not-found');
    if (input.decidedOn > today || input.decidedOn < there.askedOn) return refuse('field.value-not-allowed', { field: 'decidedOn' });
    const { decidedOn, decidedBy, caseNumber, reasons } = input;
    if (!await store.decideRecordRequest(input.boardId, input.requestId, { decidedOn, decidedBy, caseNumber, reasons })) return refuse('request.not-refused');
    context.record({ objectKind: 'recordRequest', objectId: input.requestId, bodyId: input.boardId, boardYearId: null, content: { kind: 'act', values: { kind: there.kind, decidedOn, caseNumber }, note: '' } });
    return ok(await requests(context, input.boardId));
  },
};
/** For the board's register of documents: what was asked, what was answered, and – where something was refused – the decision with how to appeal. */
export const requestPaper: UseCase<'paper.request'> = {
  async act(context, { boardId, requestId, format }) {
    const { store, today } = context;
    const [all, bodies, municipality] = await Promise.all([store.recordRequests(boardId), store.bodies(), store.municipality()]);
    const one = all.find((each) => each.id === requestId);
    if (!one) return refuse('object.not-found');
    const { decision } = one;
    const section = (heading: string, ...paragraphs: readonly string[]): RecordInput['sections'][number] => ({ heading, paragraphs: paragraphs.filter((words) => words !== ''), table: null });
    const record: RecordInput = {
      paper: 'record', municipality, board: bodies.find((body) => body.id === boardId)?.name ?? '', day: today, title: decision === null ? said.title : said.decisionTitle, lead: [said.kind[one.kind], ...(decision === null || decision.caseNumber === '' ? [] : [said.caseNumber(decision.caseNumber)])],
      sections: [
        section(said.request, said.asked(one.askedBy, one.askedOn), ...one.about.split(/\n{2,}/)),
        ...(one.answeredOn === null ? [section(said.answer, said.waits(requestDueOn(one.kind, one.askedOn)))] : [section(said.answer, one.outcome === '' ? '' : said.outcome[one.outcome], one.ground === '' ? '' : said.ground(groundName(one.ground)), ...one.answer.split(/\n{2,}/), said.answered(one.answeredBy, one.answeredOn))]),
        ...(decision === null ? refuses(one.outcome) ? [section(said.right, said.rightWords[one.kind])] : [] : [section(said.decision, said.decisionWords(one.outcome === 'partly', groundName(one.ground)), ...decision.reasons.split(/\n{2,}/), said.decided(decision.decidedBy, decision.decidedOn)), section(said.appeal, ...said.appealWords[one.kind])]),
      ],
    };
    return toWrite(record, format, `${record.title} ${one.askedOn}`);
  },
  after: writtenExtract,
};

export const readSetup: UseCase<'deviation.setup'> = {
  async act(context, { boardId }) {
    const { store, scopeFor } = context;
    const [around, days, channel, bodies] = await Promise.all([surroundingsOf(context, boardId), answerDaysOf(context, boardId), store.reportingChannel(), store.bodies()]);
    return ok<Output<'deviation.setup'>>({
      board: bodies.find((one) => one.id === boardId)?.name ?? '', days, usualDays: usualAnswerDays, channel, mayChannel: scopeFor('organisation.manage') === 'all',
      holders: dutyRoles.map((role) => ({ role, people: holdersOf(role, around).map(named) })),
    });
  },
};
export const setUpDeviations: UseCase<'deviation.setUp'> = {
  async act(context, input) {
    const before = await answerDaysOf(context, input.boardId);
    if (before === input.days) return ok({ days: input.days });
    await context.store.setAnswerDays(input.boardId, input.days);
    context.record({ objectKind: 'body', objectId: input.boardId, bodyId: input.boardId, boardYearId: null, content: { kind: 'fields', object: 'body', id: input.boardId, fields: [{ field: 'answerDays', before, after: input.days }], note: '' } });
    return ok({ days: input.days });
  },
};
/** One channel for the municipality, so that every report page leads to the same. */
export const setChannel: UseCase<'deviation.channel'> = whole(async (context, { address }) => {
  const before = await context.store.reportingChannel();
  if (before !== address) {
    await context.store.setReportingChannel(address);
    context.record({ objectKind: 'municipality', objectId: 'municipality', bodyId: null, boardYearId: null, content: { kind: 'act', values: { reportingChannel: address, before }, note: '' } });
  }
  return ok({ address });
});
