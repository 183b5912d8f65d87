import type { MeasureRow, MeasuresView, MendedThing, RecommendationRow } from '../contract/measure.ts';
import { deviationChecks } from '../domain/deviation/checks.ts';
import { isLateRecommendation, isUnanswered, statesDue } from '../domain/measure/progress.ts';
import { isClosed, isLateMeasure, type MeasureNote, type Recommendation, type RegisterMeasure } from '../domain/measure/register.ts';
import { registerChecks } from '../domain/measure/registerChecks.ts';
import { reach, validOn, type Person } from '../domain/organisation/organisation.ts';
import { access } from './access.ts';
import type { MendedEvent, MendedOccasion, YearHead } from './ports.ts';
import type { Context } from './useCase.ts';

export type Register = Awaited<ReturnType<Context['store']['register']>>;
export type Mended = Awaited<ReturnType<Context['store']['mended']>>;

/** The board's register as one who reads it sees it from one year. Who does not read it has a page for each measure of the own (ownMeasure.ts). */
export async function registerView(context: Context, head: YearHead): Promise<MeasuresView> {
  const { store, today, actor, may } = context;
  const [register, mended, everybody, units] = await Promise.all([store.register(head.bodyId), store.mended(head.bodyId, head.id), store.people(), store.units()]);
  const material = await store.openMaterial(head.bodyId, `${head.year}-01-01` as typeof today, `${head.year}-12-31` as typeof today);
  const edit = may('measure.edit', head.bodyId);
  const isOwn = (measure: RegisterMeasure): boolean => actor.personId !== null && (measure.responsibleId === actor.personId || context.standIns.some((one) => one.id === measure.responsibleId));
  const names = new Map<string, Person>(everybody.map((person) => [person.id, person]));
  const look = lookIn(head, register, mended);
  const measures = register.measures.map((measure): MeasureRow => measureRow(measure, look, names, register.notes, today, edit || isOwn(measure)));
  const recommendations = register.recommendations.map((one): RecommendationRow => ({
    ...one, ownerName: nameOf(names, one.ownerId, one.owner), unanswered: isUnanswered(one, today), late: isLateRecommendation(one, today), statesDue: statesDue(one, today),
  }));
  const placed = new Map(units.map((unit) => [unit.id as string, unit]));
  const people = !edit ? [] : everybody.filter((person) => person.grants.some((grant) => {
    const reached = validOn(grant, today) && access[grant.role].includes('measure.report') ? reach(grant, placed) : [];
    return reached === 'all' || reached.includes(head.bodyId);
  })).map(({ id, name, title }) => ({ id, name, title }));
  return {
    year: head.year, today, measures, recommendations, people,
    faults: mended.occasions.filter((occasion) => occasion.ofYear && occasion.faults > 0).map((occasion) => ({
      thing: occasionThing(occasion, null, null), count: occasion.faults, measureIds: register.measures.filter((measure) => measure.links.some((link) => link.kind === 'occasion' && link.targetId === occasion.id)).map((measure) => measure.id),
    })),
    mendable: edit ? [...mended.events.filter((event) => event.year === head.year).map((event) => eventThing(event)), ...mended.occasions.filter((occasion) => occasion.ofYear && occasion.faults > 0).map((occasion) => occasionThing(occasion, null, null))] : [],
    findings: [...registerChecks(register.measures, register.recommendations, today, head.method.checksOff), ...deviationChecks(material, head.method.checksOff)],
    abilities: { edit },
  };
}

interface Look { readonly head: YearHead; readonly events: ReadonlyMap<string, MendedEvent>; readonly occasions: ReadonlyMap<string, MendedOccasion>; readonly recommendations: ReadonlyMap<string, Recommendation> }
function lookIn(head: YearHead, register: Register, mended: Mended): Look {
  return {
    head, events: new Map(mended.events.map((event) => [event.id, event])), occasions: new Map(mended.occasions.map((occasion) => [occasion.id, occasion])),
    recommendations: new Map(register.recommendations.map((one) => [one.id as string, one])),
  };
}

function measureRow(measure: RegisterMeasure, look: Look, names: ReadonlyMap<string, Person>, notes: readonly MeasureNote[], today: Context['today'], mine: boolean): MeasureRow {
  return {
    ...measure, mends: mendsOf(measure, look), responsibleName: nameOf(names, measure.responsibleId, measure.responsible), notes: notes.filter((note) => note.measureId === measure.id),
    late: isLateMeasure(measure, today), closed: isClosed(measure), inPlan: look.head.method.planHasMeasures && measure.events.some((one) => one.year === look.head.year), mine,
  };
}

/**
 * What a measure mends: its events as they stand in the year that is looked at, else in the last year before that has any, and
 * what it is tied to by itself. An event carried from year to year is one event to the reader.
 */
function mendsOf(measure: RegisterMeasure, { head, events, occasions, recommendations }: Look): MendedThing[] {
  const years = measure.events.filter((one) => one.eventIds.length > 0);
  const chosen = years.find((one) => one.year === head.year) ?? years.findLast((one) => one.year < head.year) ?? years[0];
  const ofEvents = (chosen?.eventIds ?? []).flatMap((id) => { const event = events.get(id); return event ? [eventThing(event)] : []; });
  const tied = measure.links.flatMap((link): MendedThing[] => {
    if (link.kind === 'occasion') {
      const occasion = occasions.get(link.targetId);
      return occasion ? [occasionThing(occasion, link.itemPosition, link.id)] : [];
    }
    const one = link.kind === 'recommendation' ? recommendations.get(link.targetId) : undefined;
    return one ? [{ kind: link.kind, id: one.id, year: one.receivedOn === null ? null : Number(one.receivedOn.slice(0, 4)), label: '', text: one.text, place: '', itemPosition: null, linkId: link.id }] : [];
  });
  return [...ofEvents, ...tied];
}
function eventThing(event: MendedEvent): MendedThing {
  return { kind: 'event', id: event.id, year: event.year, label: event.label ?? '', text: event.text, place: '', itemPosition: null, linkId: null };
}
function occasionThing(occasion: MendedOccasion, itemPosition: number | null, linkId: string | null): MendedThing {
  return { kind: 'occasion', id: occasion.id, year: occasion.year, label: occasion.period, text: occasion.text, place: occasion.place, itemPosition, linkId };
}
function nameOf(names: ReadonlyMap<string, Person>, personId: string | null, printed: { readonly printed: string } | null): string {
  return (personId === null ? undefined : names.get(personId)?.name) ?? printed?.printed ?? '';
}
