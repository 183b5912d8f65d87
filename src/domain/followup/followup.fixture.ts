import type { Day } from '../day.ts';
import type { ActivityId, BoardYearId, BodyId, EventId, FollowupId, OccasionId } from '../identity.ts';
import { deliveredCalendar } from '../calendar/delivered.ts';
import { noCounts } from '../control/occasion.ts';
import { fiveByFive } from '../method/delivered.ts';
import type { FollowupContent, FollowupEvent, FollowupOccasion, FollowupPlanRow } from './content.ts';
import { figuresOf } from './figures.ts';

/** Made-up follow-ups for tests. */
export const day = (text: string): Day => text as Day;

export function occasionOf(id: string, more: Partial<FollowupOccasion> = {}): FollowupOccasion {
  return {
    id: id as OccasionId, bodyId: 'b' as BodyId, boardYearId: 'y' as BoardYearId, activityId: 'a1' as ActivityId, period: { code: '2027-T1', from: day('2027-01-01'), to: day('2027-04-30') }, unitId: null, unitName: null,
    dueOn: day('2027-05-15'), performer: null, performerId: null, reviewerId: null, state: 'planned', revision: 0, population: null, sample: null, counts: noCounts, comment: '', conclusion: '', performedOn: null,
    performedBy: '', performedById: null, reviewedOn: null, reviewedBy: '', reviewNote: '', notPerformed: null, remindedAt: null, correction: '', visited: null, ...more,
  };
}
export function performed(id: string, population: number, reviewed: number, faults: number, conclusion: string, more: Partial<FollowupOccasion> = {}): FollowupOccasion {
  return occasionOf(id, { state: 'done', population: { kind: 'stated', size: population }, counts: { ...noCounts, ok: reviewed - faults, fault: faults }, conclusion, performedOn: day('2027-05-03'), ...more });
}
export function eventOf(id: string, more: Partial<FollowupEvent> = {}): FollowupEvent {
  return { id: id as EventId, label: id.replace(/\D/g, ''), text: `Händelsen ${id} inträffar`, likelihood: 3, consequence: 4, proposed: null, ...more };
}
export function rowOf(number: number, occasions: readonly FollowupOccasion[], more: Partial<FollowupPlanRow> = {}): FollowupPlanRow {
  return {
    activityId: `a${number}`, planRow: number, title: `Kontroll ${number}`, groups: ['Ordning i ekonomin'], events: [eventOf(`e${number}`)], systematicControl: '', owner: 'Ekonomichef', frequency: 'Varje tertial',
    occasions, summaries: [], figures: figuresOf(occasions, day('2027-12-31'), day('2028-01-20')), result: '', analysis: '', ready: false, measureIds: [], ...more,
  };
}
export function followupOf(rows: readonly FollowupPlanRow[], more: Partial<FollowupContent> = {}): FollowupContent {
  const annual = deliveredCalendar.find((one) => one.code === 'VB');
  if (!annual) throw new Error('the delivered calendar has VB');
  return {
    followupId: 'f' as FollowupId, boardYearId: 'y' as BoardYearId, municipality: 'Ekstrand', board: { id: 'b' as BodyId, name: 'Kulturnämnden' }, year: 2027, occasion: annual, cutOff: day('2027-12-31'), due: day('2028-02-15'),
    plan: { year: 2027, version: 1, decidedOn: day('2026-12-08'), minutesItem: '§ 87', checksum: 'c' }, method: fiveByFive, introduction: '', rows, measures: [], recommendations: [], closing: '', judgement: null, ...more,
  };
}
