import { answerItems, answerRest, handleFault, settleFault, takeBackWhole, type ItemConflict } from '../domain/control/answerItems.ts';
import { finish, handOver, notPerformed, reopen, review } from '../domain/control/closeOccasion.ts';
import { drawItems } from '../domain/control/drawItems.ts';
import { sampleLevelsOf } from '../domain/control/sampleLevel.ts';
import { coordinatorOf, ownerOf, type Somebody } from '../domain/control/places.ts';
import type { Act } from '../domain/control/work.ts';
import type { MeasureId, PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { acting, deskOf, heldDesk, occasionView, refined, written, type Desk } from './controlDesk.ts';
import { mayBeGiven } from './controlPeople.ts';
import { toDeputies } from './delegation.ts';
import type { Context, UseCase } from './useCase.ts';
import type { ToldConflict } from '../contract/control.ts';

/** Made by chance once for each control, and shown: with it anybody can draw again. */
export function newSeed(context: Context): string {
  return Array.from(context.house.random(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const readControl: UseCase<'control.read'> = {
  async act(context, input) {
    const desk = await deskOf(context, input);
    return desk.ok ? ok(await occasionView(context, desk.value)) : desk;
  },
};

export const countItems: UseCase<'control.count'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => drawItems(desk.work, { ...desk.setup, levels: sampleLevelsOf(desk.content.method) }, { size: input.size }, input.revision, newSeed(context), desk.closed)),
};

export const answer: UseCase<'control.answer'> = {
  async act(context, input) {
    const desk = await heldDesk(context, input, 'perform');
    if (!desk.ok) return desk;
    const answered = answerItems(desk.value.work, input.items, desk.value.closed);
    if (!answered.ok) return answered;
    const { step, conflicts } = answered.value;
    const told = await toldConflicts(context, desk.value, conflicts);
    return ok(await occasionView(context, step === null ? desk.value : await written(context, desk.value, step), { conflicts: told }));
  },
};

/** Who answered meanwhile, as the log has it. */
async function toldConflicts(context: Context, desk: Desk, conflicts: readonly ItemConflict[]): Promise<readonly ToldConflict[]> {
  if (conflicts.length === 0) return [];
  const { occasion } = desk.work;
  const history = await context.store.trailOfObject(occasion.boardYearId, occasion.id);
  return conflicts.map((one) => ({ ...one, by: history.find(({ content }) => content.kind === 'act' && tellsOf(content.values, one.position))?.actor ?? '' }));
}
function tellsOf({ items, positions, position }: Readonly<Record<string, unknown>>, wanted: number): boolean {
  return position === wanted || (Array.isArray(positions) && positions.includes(wanted)) || (Array.isArray(items) && items.some((one: unknown) => typeof one === 'object' && one !== null && 'position' in one && one.position === wanted));
}

export const rest: UseCase<'control.rest'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => answerRest(desk.work, input.revision, desk.closed)),
};

/** What is done about a fault. A measure goes into the board's register and points back at the item. */
export const handle: UseCase<'control.handle'> = {
  async act(context, input) {
    const held = await heldDesk(context, input, 'perform');
    if (!held.ok) return held;
    const desk = held.value;
    const { handling, measure } = input;
    if (handling === null && input.position !== 0) return refuse('field.value-not-allowed', { field: 'handling' });
    const acted = await refined(context, desk, handling === null
      ? takeBackWhole(desk.work, input.seen, desk.closed)
      : handleFault(desk.work, { position: input.position, seen: input.seen, note: input.note, handling, measureId: (measure?.id ?? null) as MeasureId | null }, desk.closed));
    if (!acted.ok) return acted;
    if (acted.value === null) return ok(await occasionView(context, desk));
    if (measure) {
      const made = await makeMeasure(context, desk, measure, input.position);
      if (!made.ok) return made;
    }
    return ok(await occasionView(context, await written(context, desk, acted.value)));
  },
};

async function makeMeasure(context: Context, desk: Desk, wanted: { readonly id: string; readonly title: string; readonly responsibleId: PersonId | null; readonly end: Desk['hand']['today'] }, position: number): Promise<Outcome<null>> {
  const { store, today } = context;
  const { occasion } = desk.work;
  const person = wanted.responsibleId === null ? null : mayBeGiven(desk.staff, today).find((one) => one.id === wanted.responsibleId);
  if (person === undefined) return refuse('control.cannot-perform');
  const id = wanted.id as MeasureId;
  const title = wanted.title.trim();
  const responsible = person ? { kind: 'person' as const, personId: person.id, printed: person.title || person.name } : null;
  const made = await store.insertMeasure({ id, bodyId: occasion.bodyId, title, responsible, responsibleId: person?.id ?? null, start: today, end: wanted.end, status: 'notStarted', statusReason: '', createdOn: today });
  const link = { id: context.house.newId(), kind: 'occasion' as const, targetId: occasion.id, itemPosition: position === 0 ? null : position };
  if (!made || title === '' || !await store.insertMeasureLink(occasion.bodyId, id, link)) return refuse('field.value-not-allowed', { field: 'measure' });
  context.record({ objectKind: 'measure', objectId: id, bodyId: occasion.bodyId, boardYearId: occasion.boardYearId, content: { kind: 'act', values: { title, end: wanted.end, responsible: person?.name ?? '', occasion: occasion.id, item: position }, note: '' } });
  return ok(null);
}

export const settle: UseCase<'control.settle'> = {
  act: async (context, input) => acting(context, input, 'leads', (desk) => settleFault(desk.work, input.position, input.note, desk.hand)),
};

export const finishControl: UseCase<'control.finish'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => {
    const owner = desk.activity && ownerOf(desk.activity);
    const reviewers = [owner, coordinatorOf(context.today, desk.staff)?.id ?? null].filter((id) => id !== null);
    return finish(desk.work, { ...input, visited: input.visited ?? null }, { setup: desk.setup, words: desk.content.method.resultWords, evidenceCount: desk.stored.evidenceCount, reviewers, hand: desk.hand, closed: desk.closed });
  }),
};

export const couldNot: UseCase<'control.notPerformed'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => notPerformed(desk.work, input, desk.hand, desk.closed)),
};

/** Who is given a control is told by mail, when there is an address. */
async function giveTo(context: Context, desk: Desk, personId: PersonId, given: { readonly revision: number; readonly dueOn?: Desk['hand']['today'] }): Promise<Act> {
  const to = mayBeGiven(desk.staff, context.today).find((person): person is Desk['staff']['people'][number] & Somebody => person.id === personId);
  if (!to) return refuse('control.cannot-perform');
  const acted = handOver(desk.work, { ...given, to }, desk.closed);
  if (acted.ok && acted.value !== null && to.mail !== null && to.id !== context.actor.personId && desk.work.occasion.performerId !== to.id) {
    const { occasion } = acted.value;
    await context.store.queueMail(await toDeputies(context, [{ id: context.house.newId(), personId: to.id, bodyId: occasion.bodyId, kind: 'handedOver', at: context.now, params: { by: context.actor.name, board: desk.content.board.name, boardId: occasion.bodyId, controls: [{ occasionId: occasion.id, title: desk.activity?.text ?? '', place: desk.stored.unitName ?? '', period: occasion.period.code, dueOn: occasion.dueOn }] } }]));
  }
  return acted;
}

export const handOverControl: UseCase<'control.handOver'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => giveTo(context, desk, input.personId, { revision: input.revision })),
};
export const assign: UseCase<'control.assign'> = {
  act: async (context, input) => acting(context, input, 'leads', (desk) => giveTo(context, desk, input.performerId, { revision: input.revision, dueOn: input.dueOn })),
};

export const reviewControl: UseCase<'control.review'> = {
  act: async (context, input) => acting(context, input, 'review', (desk) => review(desk.work, input, desk.hand, desk.closed)),
};
export const reopenControl: UseCase<'control.reopen'> = {
  act: async (context, input) => acting(context, input, 'perform', (desk) => reopen(desk.work, input, desk.leads, desk.closed)),
};
