import type { Activity } from '../plan/plan.ts';
import type { Occasion } from './occasion.ts';

/** "Besök", "Internkontrollbesök", "Stickprov vid platsbesök" – and neither "Besöksenkät" nor "Stickprov av hembesök". */
const visiting = /(?<!\p{L})(?:(?:internkontrolls?|kontroll|plats|verksamhets|enhets|uppföljnings|tillsyns|studie)?besök(?:et|en)?|på plats)(?!\p{L})/iu;

/** The plan row that the board decided is a visit by its own words: what the performer is asked is answered so from the start. */
export function isVisitByPlan(activity: Pick<Activity, 'kind'> | null): boolean {
  return activity !== null && visiting.test(activity.kind);
}

/** Somebody was there: the performer has said so. A control that was closed before that was asked is what its plan row says. */
export function wasVisit(occasion: Pick<Occasion, 'state' | 'visited'>, activity: Pick<Activity, 'kind'> | null): boolean {
  return occasion.state === 'done' && (occasion.visited ?? isVisitByPlan(activity));
}
