/** The record of processing activities (GDPR art. 30): what the board says itself beside what the system knows. */
import type { Output } from '../contract/table.ts';
import type { ProcessingFacts } from '../contract/openness.ts';
import type { BodyId } from '../domain/identity.ts';
import { keptKinds, processingFields } from '../domain/openness/processing.ts';
import { reach, roles, validOn } from '../domain/organisation/organisation.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { RecordInput } from '../reports/recordPaper.ts';
import { processingPaper as said } from '../text/opennessRecords.ts';
import { roleWords } from '../text/screenOrganisation.ts';
import { access } from './access.ts';
import { toWrite, writtenExtract } from './papersExtract.ts';
import type { Context, UseCase } from './useCase.ts';

async function view(context: Context, bodyId: BodyId): Promise<Outcome<Output<'processing.read'>>> {
  const { store } = context;
  const body = (await store.bodies()).find((one) => one.id === bodyId);
  if (!body) return refuse('object.not-found');
  const kept = await store.processing(bodyId);
  return ok({ facts: await factsOf(context, body), details: kept?.details ?? said.proposal, changedAt: kept?.changedAt ?? null, changedBy: kept?.changedBy ?? '', may: context.may('processing.manage', bodyId) });
}

/** Roles that see anything of this board today, by the one table of permissions, and how many people hold each. */
async function factsOf({ store, today, house }: Context, body: { readonly id: BodyId; readonly name: string }): Promise<ProcessingFacts> {
  const [people, units, municipality, providers] = await Promise.all([store.people(), store.units(), store.municipality(), store.hasProviders()]);
  const unitsById = new Map(units.map((unit) => [unit.id as string, unit]));
  const holders = (role: (typeof roles)[number]): number => people.filter((person) => person.grants.some((grant) => {
    if (grant.role !== role || !validOn(grant, today)) return false;
    const where = reach(grant, unitsById);
    return where === 'all' || where.includes(body.id);
  })).length;
  return {
    municipality, board: body.name, sendsMail: house.sendsMail, signsInBy: providers ? ['local', 'provider'] : ['local'],
    roles: roles.filter((role) => access[role].length > 0).map((role) => ({ role, people: holders(role) })).filter((one) => one.people > 0),
  };
}

export const readProcessing: UseCase<'processing.read'> = { act: (context, { boardId }) => view(context, boardId) };
export const saveProcessing: UseCase<'processing.save'> = {
  async act(context, { boardId, seen, details }) {
    const { store, now, actor } = context;
    await store.hold(`processing ${boardId}`);
    const kept = await store.processing(boardId);
    if ((kept?.changedAt ?? null) !== seen) return refuse('field.changed-by-other', { by: kept?.changedBy ?? '' });
    const before = kept?.details ?? null;
    const fields = processingFields.filter((field) => details[field] !== (before?.[field] ?? '')).map((field) => ({ field, before: before?.[field] ?? '', after: details[field] }));
    if (fields.length > 0) {
      await store.putProcessing(boardId, details, now, actor.name);
      context.record({ objectKind: 'processing', objectId: boardId, bodyId: boardId, boardYearId: null, content: { kind: 'fields', object: 'processing', id: boardId, fields, note: '' } });
    }
    return view(context, boardId);
  },
};

export const processingPaper: UseCase<'paper.processing'> = {
  async act(context, { boardId, format }) {
    const found = await view(context, boardId);
    if (!found.ok) return found;
    const { facts, details, changedAt, changedBy } = found.value;
    const record: RecordInput = {
      paper: 'record', municipality: facts.municipality, board: facts.board, day: context.today, title: said.title,
      lead: [said.lead(facts.board), ...(changedAt === null ? [] : [said.changed(changedAt.slice(0, 10), changedBy)])],
      sections: [
        ...processingFields.map((field) => ({ heading: said.fields[field], paragraphs: details[field].trim() === '' ? [said.notWritten] : details[field].split(/\n{2,}/), table: null })),
        { heading: said.kinds, paragraphs: keptKinds.filter((kind) => kind !== 'mails' || facts.sendsMail).map((kind) => said.kept[kind]), table: null },
        { heading: said.roles, paragraphs: [], table: { columns: [{ heading: said.role, width: 8 }, { heading: said.people, width: 2 }], rows: facts.roles.map((one) => [roleWords[one.role], String(one.people)]) } },
        { heading: said.protection, paragraphs: [...said.protections, ...facts.signsInBy.map((way) => `${said.signsIn[way]}.`), ...(facts.sendsMail ? [said.mails] : [])], table: null },
      ],
    };
    return toWrite(record, format, said.title);
  },
  after: writtenExtract,
};
