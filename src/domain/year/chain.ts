import type { FollowupSection, Judgement } from '../followup/followup.ts';
import type { Method } from '../method/method.ts';
import type { Occasion } from '../control/occasion.ts';
import { isClosed, type RegisterMeasure } from '../measure/register.ts';
import type { VersionHead } from '../decision/version.ts';
import type { DocumentKey } from '../followup/content.ts';
import type { Day } from '../day.ts';

/** An event of one year, with the method that year points at: scales and levels may differ between the years. */
export interface ChainEvent {
  readonly id: string; readonly year: number; readonly boardYearId: string; readonly label: string | null; readonly text: string; readonly likelihood: number | null; readonly consequence: number | null;
  readonly ratingReason: string; readonly treatment: string | null; readonly method: Method;
}
export interface ChainPlanRow { readonly id: string; readonly year: number; readonly planRow: number; readonly title: string; readonly owner: string; readonly frequency: string; readonly frequencyCode: string | null }
export interface ChainOccasion { readonly occasion: Occasion; readonly unitName: string | null }
export interface ChainSectionRow extends Pick<FollowupSection, 'kind' | 'subject' | 'result' | 'analysis' | 'likelihood' | 'consequence' | 'ratingReason' | 'ready'> { readonly year: number; readonly occasion: string }
export interface ChainFollowup { readonly year: number; readonly occasion: string; readonly judgement: Judgement | null; readonly grounds: string; readonly by: string; readonly on: Day | null }
export interface ChainVersion { readonly year: number; readonly document: DocumentKey; readonly head: VersionHead }

/** Everything that hangs on one event, over the years that its lineage ties together. The events are in order of year. */
export interface ChainFacts {
  readonly events: readonly ChainEvent[];
  /** Titles above the event in its own year, outermost first, with the level of grouping. */
  readonly groups: readonly { readonly id: string; readonly level: number; readonly title: string }[];
  /** Systematic controls that cover it in its own year. */
  readonly controls: readonly string[];
  readonly planRows: readonly ChainPlanRow[];
  readonly occasions: readonly ChainOccasion[];
  readonly sections: readonly ChainSectionRow[];
  readonly followups: readonly ChainFollowup[];
  readonly versions: readonly ChainVersion[];
}

/** The measures of the register that mend one of the events, or that came out of one of the controls. */
export function measuresOfChain<Row extends RegisterMeasure>(measures: readonly Row[], facts: ChainFacts): Row[] {
  const events = new Set(facts.events.map((event) => event.id));
  const occasions = new Set<string>(facts.occasions.map((one) => one.occasion.id));
  return measures.filter((measure) => measure.events.some((one) => one.eventIds.some((id) => events.has(id))) || measure.links.some((link) => link.kind === 'occasion' && occasions.has(link.targetId)));
}

/** True when something of the measure happened in the year: it was decided on, ended or checked then, or mends an event of that year's analysis while it is open. */
export function ofYear(measure: RegisterMeasure, year: number, facts: ChainFacts): boolean {
  const inYear = (day: Day | null): boolean => day?.startsWith(String(year)) === true;
  const occasions = new Set<string>(facts.occasions.filter((one) => one.occasion.period.code.startsWith(String(year))).map((one) => one.occasion.id));
  return measure.events.some((one) => one.year === year && facts.events.some((event) => event.year === year && one.eventIds.includes(event.id))) || measure.links.some((link) => occasions.has(link.targetId))
    || inYear(measure.createdOn) || inYear(measure.effect?.on ?? null) || (!isClosed(measure) && inYear(measure.end));
}
