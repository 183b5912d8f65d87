/** "Dela utkastet för synpunkter med …": an act of the board, for a time, logged – the act and each reading. */
import type { ReceivedShare, SharedDraftView } from '../contract/audit.ts';
import type { Output } from '../contract/table.ts';
import { shareStand } from '../domain/audit/share.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { paperFileName } from '../reports/names.ts';
import { mediaTypeOf } from './decision.ts';
import type { SharedDraft } from './auditPorts.ts';
import type { House } from './house.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

async function sharesView(context: Context, head: YearHead): Promise<Output<'share.list'>> {
  const [shares, bodies] = await Promise.all([context.store.sharesOf(head.id), context.store.bodies()]);
  const share = context.may('draft.share', head.bodyId);
  return {
    today: context.today, shares: shares.map((one) => ({ ...one, stand: shareStand(one, context.today) })),
    boards: share ? bodies.filter((body) => body.id !== head.bodyId && (body.kind === 'board' || body.kind === 'executiveBoard' || body.kind === 'jointBoard')).map(({ id, name }) => ({ id, name })).toSorted((a, b) => swedishOrder(a.name, b.name)) : [],
    abilities: { share },
  };
}

export const listShares: UseCase<'share.list'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? ok(await sharesView(context, head.value)) : head;
  },
};

export const makeShare: UseCase<'share.make'> = {
  async act(context, input) {
    const found = await headOf(context, input, 'shared');
    if (!found.ok) return found;
    const head = found.value;
    const { store, today, actor, now } = context;
    if ((await store.sharesOf(head.id)).some((one) => one.id === input.id)) return ok(await sharesView(context, head));
    if (input.from > input.to || input.to < today) return refuse('share.days-wrong');
    if (input.reason.trim() === '') return refuse('field.value-not-allowed', { field: 'reason' });
    const audienceBodyId = input.audience === 'board' ? input.audienceBodyId : null;
    const body = (await store.bodies()).find((one) => one.id === audienceBodyId);
    if (input.audience === 'board' && (!body || body.id === head.bodyId)) return refuse('field.value-not-allowed', { field: 'audienceBodyId' });
    if (!await store.insertShare({ id: input.id, bodyId: head.bodyId, boardYearId: head.id, audience: input.audience, audienceBodyId, from: input.from, to: input.to, reason: input.reason, at: now, by: actor.name })) return refuse('field.value-not-allowed', { field: 'id' });
    context.record({ objectKind: 'draftShare', objectId: input.id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values: { audience: input.audience, audienceBody: body?.name ?? null, from: input.from, to: input.to }, note: input.reason } });
    return ok(await sharesView(context, head));
  },
};

export const endShare: UseCase<'share.end'> = {
  async act(context, input) {
    const found = await headOf(context, input, 'shared');
    if (!found.ok) return found;
    const head = found.value;
    const share = (await context.store.sharesOf(head.id)).find((one) => one.id === input.id);
    if (!share) return refuse('object.not-found');
    if (share.endedOn === null) {
      await context.store.endShare(share.id, context.today);
      context.record({ objectKind: 'draftShare', objectId: share.id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values: { ended: context.today }, note: '' } });
    }
    return ok(await sharesView(context, head));
  },
};

/** Is the person one of those the draft is shared with? Somebody of the board itself needs no share. */
function isFor({ may }: Context, share: SharedDraft): boolean {
  switch (share.audience) {
    case 'auditors': return may('audit.read', share.bodyId);
    case 'cityOffice': return may('oversight.read', share.bodyId);
    case 'board': return share.audienceBodyId !== null && may('year.read', share.audienceBodyId);
  }
}
function received(share: SharedDraft): ReceivedShare {
  return { id: share.id, boardId: share.bodyId, board: share.body, year: share.year, from: share.from, to: share.to, reason: share.reason, sharedBy: share.sharedBy };
}

/** What is shared with the person today, by boards of one's own scope and by others. */
export async function receivedShares(context: Context): Promise<ReceivedShare[]> {
  return (await context.store.sharesOn(context.today)).filter((share) => isFor(context, share) && !context.may('year.read', share.bodyId)).map(received);
}
export const listReceived: UseCase<'share.received'> = {
  act: async (context) => ok({ shares: await receivedShares(context) }),
};

/** The share when it holds today and is for this person; else there is none. The reading is logged where the draft is. */
async function opened(context: Context, id: string, format: string): Promise<Outcome<SharedDraft>> {
  const share = await context.store.share(id);
  if (!share || shareStand(share, context.today) !== 'open' || !isFor(context, share)) return refuse('object.not-found');
  context.record({ objectKind: 'draftShare', objectId: share.id, bodyId: share.bodyId, boardYearId: share.boardYearId, content: { kind: 'act', values: { read: format, audience: share.audience }, note: '' } });
  return ok(share);
}

/** Another board's draft lies outside the reader's own scope: it is read in a transaction of that board alone, once the share has been tried and the reading logged. */
async function sharedDraft(house: House, share: SharedDraft): Promise<Outcome<SharedDraftView>> {
  const whole = await house.opener.reading([share.bodyId], (store) => store.wholeYear(share.bodyId, share.year));
  return whole ? ok({ share: received(share), content: whole.content }) : refuse('object.not-found');
}

export const readShared: UseCase<'share.read'> = {
  logsReading: true,
  act: async (context, input) => opened(context, input.id, 'page'),
  after: (house, acted) => sharedDraft(house, acted as SharedDraft),
};

export const sharedPaper: UseCase<'paper.shared'> = {
  logsReading: true,
  async act(context, input) {
    const share = await opened(context, input.id, input.format);
    return share.ok ? ok({ share: share.value, format: input.format, today: context.today }) : share;
  },
  async after(house, acted) {
    const { share, format, today } = acted as { share: SharedDraft; format: 'pdf' | 'pdfa' | 'docx' | 'xlsx'; today: Context['today'] };
    const draft = await sharedDraft(house, share);
    if (!draft.ok) return draft;
    const { content } = draft.value;
    const bytes = await house.writePaper({ content, status: { kind: 'draft', day: today, sharedUntil: share.to }, caseNumber: null, findingsNoted: [], overridden: [] }, format);
    return ok({ bytes, name: paperFileName(content.board.name, content.year, 'vorPlan', format, 'shared'), mediaType: mediaTypeOf[format] });
  },
};
