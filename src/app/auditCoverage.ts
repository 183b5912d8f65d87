import type { Output } from '../contract/table.ts';
import { coverageOf, termOf, type CoverageYear } from '../domain/audit/coverage.ts';
import { decidedVersion } from '../domain/decision/version.ts';
import type { BodyId } from '../domain/identity.ts';
import { wasVisit } from '../domain/control/visit.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { Context, UseCase } from './useCase.ts';

async function yearOf({ store }: Context, bodyId: BodyId, year: number): Promise<CoverageYear> {
  const [head, last] = await Promise.all([store.yearHead(bodyId, year), store.yearHead(bodyId, year - 1)]);
  const [decided, before, occasions, lineage, kept] = await Promise.all([
    head && store.decidedPlan(head.id), last && store.decidedPlan(last.id), store.occasionsOf(bodyId, year), head ? store.lineage(head.id) : [], head ? store.keptVersions(head.id) : [],
  ]);
  const followups = [];
  for (const [document, ones] of Map.groupBy(kept, (one) => one.document)) {
    const version = document === 'vorPlan' || !head ? null : decidedVersion(ones.map((one) => one.head));
    const stored = version && head && await store.followupVersion(head.id, version.id);
    if (stored) followups.push(stored.content);
  }
  const rows = new Map([...before?.content.activities ?? [], ...decided?.content.activities ?? []].map((row) => [row.id as string, row]));
  return {
    year, decided: decided ? { versionId: decided.version.id, version: decided.version.number, content: decided.content } : null, before: before?.content ?? null, followups, lineage: lineage.filter((row) => row.object === 'group'),
    controls: occasions.filter((one) => one.occasion.state !== 'withdrawn').map(({ occasion, unitName }) => ({
      activityId: occasion.activityId, occasionId: occasion.id, performed: occasion.state === 'done', visited: wasVisit(occasion, rows.get(occasion.activityId) ?? null), on: occasion.performedOn, unitName, by: occasion.performedBy,
    })),
  };
}

/** Process by year over the term of office that the year belongs to. */
export async function coverageView(context: Context, bodyId: BodyId, year: number): Promise<Outcome<Output<'audit.coverage'>>> {
  const body = (await context.store.bodies()).find((one) => one.id === bodyId);
  if (!body) return refuse('object.not-found');
  const term = termOf(year);
  const years = await Promise.all(Array.from({ length: term.to - term.from + 1 }, (_, at) => yearOf(context, body.id, term.from + at)));
  return ok({ board: body.name, ...term, ...coverageOf(years) });
}
export const readCoverage: UseCase<'audit.coverage'> = { act: (context, input) => coverageView(context, input.boardId, input.year) };
