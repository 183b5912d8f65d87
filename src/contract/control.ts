import { z } from 'zod';
import type { BoardYearId } from '../domain/identity.ts';
import type { ItemConflict } from '../domain/control/answerItems.ts';
import type { Unfinished } from '../domain/control/closeOccasion.ts';
import type { ControlSetup, ControlSummary, Evidence, Occasion, OccasionItem } from '../domain/control/occasion.ts';
import type { Period } from '../domain/control/period.ts';
import type { ListNote } from '../domain/control/population.ts';
import type { SampleLevel } from '../domain/control/sampleLevel.ts';
import type { Figures } from '../domain/followup/figures.ts';
import { handlings, itemResults, notPerformedReasons, occasionStates, samplings } from '../domain/control/occasion.ts';
import { unitKinds } from '../domain/organisation/organisation.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, day, longText, shortText, unitId, year, personId } from './shapes.ts';

/** An occasion in a list, with the names that the screen shows. */
export interface OccasionRow extends Occasion {
  readonly unitName: string | null;
  readonly performerName: string;
  readonly evidenceCount: number;
  readonly late: boolean;
}

/** One period of an activity over all its places: "44 av 57 klara", and the owner's one analysis. */
export interface PeriodControls {
  readonly period: Period;
  readonly figures: Figures;
  /** The analysis as it would be drafted from the figures of now. */
  readonly drafted: string;
  /** Null while nobody has written one. */
  readonly summary: ControlSummary | null;
}

/** One activity of the decided plan with how it is performed and how far it has come. */
export interface ActivityControls {
  readonly activityId: string;
  /** Printed numbers of its events, and the plan row's own number in the plan's order, from 1. */
  readonly eventLabels: readonly string[];
  readonly eventIds: readonly string[];
  readonly planRow: number;
  /** False for a row of last year's plan that no row of this year's continues, but that has been performed in the year. */
  readonly inForce: boolean;
  readonly title: string;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly frequency: string;
  /** True when occasions are added by hand (`control.add`). */
  readonly onOccasion: boolean;
  readonly setup: ControlSetup;
  readonly periods: readonly PeriodControls[];
  readonly occasions: readonly OccasionRow[];
  readonly abilities: { readonly manage: boolean; readonly summarise: boolean };
}

/** A fault that its performer left to the coordinator, and that nobody has taken care of. */
export interface LeftFault { readonly occasionId: string; readonly position: number; readonly itemId: string; readonly note: string; readonly title: string; readonly unitName: string | null; readonly periodCode: string; readonly by: string }

/** The controls of a board's year: which plan applies, and every activity with its occasions. */
export interface ControlsView {
  readonly boardYearId: BoardYearId;
  /** The year of the plan that applies: last year's until this year's is decided. Null when no plan is decided. */
  readonly planYear: number | null;
  readonly planVersion: number | null;
  /** Occasions that the plan asks for and that are not there yet: "Planera kontrollerna". */
  readonly missing: number;
  /** Occasions that hang on an earlier plan or that the plan in force no longer asks for; planning mends these too. */
  readonly outdated: number;
  readonly resultWords: readonly string[];
  /** How closely a control may be looked at, by the method of the plan in force. */
  readonly sampleLevels: readonly SampleLevel[];
  readonly activities: readonly ActivityControls[];
  readonly left: readonly LeftFault[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly headId: string | null }[];
  readonly abilities: { readonly manage: boolean };
}

/** `by` = who answered meanwhile, '' when nobody knows any more. */
export type ToldConflict = ItemConflict & { readonly by: string };
/** One control as its performer meets it: what to look at, last time, the drawn list, and what may be done. */
export interface OccasionView {
  readonly board: string;
  readonly year: number;
  readonly occasion: OccasionRow;
  readonly title: string;
  readonly instruction: string;
  readonly routineLink: string;
  readonly itemWord: string;
  readonly setup: ControlSetup;
  readonly resultWords: readonly string[];
  readonly items: readonly OccasionItem[];
  readonly evidence: readonly Evidence[];
  /** The same control at the same place before: what was looked at and what was found. */
  readonly last: { readonly periodCode: string; readonly population: number | null; readonly reviewed: number; readonly faults: number; readonly conclusion: string } | null;
  /** The next control that waits for the same person. */
  readonly next: { readonly boardId: string; readonly occasionId: string; readonly title: string; readonly dueOn: string } | null;
  readonly left: number;
  /** The plan row calls it a visit: then that is what the performer is asked to confirm. */
  readonly visitByPlan: boolean;
  /** What stands in the way of *Klar*; null when nothing does. */
  readonly unfinished: Unfinished | null;
  /** Name of the decided follow-up that covers the control: then only a correction changes it. */
  readonly closedBy: string | null;
  /** In the answer to `control.answer`: items that somebody else answered meanwhile; they stand as they are. */
  readonly conflicts: readonly ToldConflict[];
  /** In the answer to `control.population`: what the reader noticed in the list. */
  readonly listNotes: readonly ListNote[];
  readonly reviewerName: string;
  /** The chain above: groups, events, plan row; and below: measures by item. */
  readonly chain: { readonly groups: readonly string[]; readonly events: readonly { readonly id: string; readonly label: string; readonly text: string }[]; /** The year of the plan that the control hangs on: last year's until the control's own year is decided. */ readonly planYear: number; readonly activityId: string; readonly planRow: number; readonly measures: readonly { readonly id: string; readonly title: string; readonly itemPosition: number | null }[] };
  readonly coordinator: string;
  readonly deputies: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  readonly abilities: { readonly perform: boolean; readonly review: boolean; readonly reopen: boolean; readonly correct: boolean; readonly settle: boolean; readonly assign: boolean };
}

const at = { boardId, occasionId: anyId, revision: z.number().int().min(0) };
const placeChoice = z.union([
  z.object({ kind: z.literal('board') }),
  z.object({ kind: z.literal('units'), unitIds: z.array(unitId).max(500), chosen: z.union([z.object({ by: z.enum(['hand', 'all']) }), z.object({ by: z.literal('kind'), unitKind: z.enum(unitKinds) }), z.object({ by: z.literal('drawn'), size: z.number().int().min(1).max(500), seed: shortText }) ]) }),
]);

const setupChanges = z.object({ instruction: longText, routineLink: shortText, itemWord: shortText, sampling: z.enum(samplings), populationFrom: z.enum(['stated', 'file']), places: placeChoice, evidence: z.enum(['notNeeded', 'asked']), secondReviewer: z.boolean(), dueDays: z.number().int().min(0).max(120) }).partial();
export const controlOperations = {
  'control.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/controls', permission: 'control.read', input: z.object({ boardId, year }), output: answers<ControlsView>(), says: 'The controls of a year: every activity of the decided plan with its occasions.', board: 'boardId' }),
  'control.plan': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/controls/plan', permission: 'control.manage', input: z.object({ boardId, year }), output: answers<ControlsView>(), says: 'Hangs up the occasions that the plan in force asks for; performed ones are never touched.', board: 'boardId' }),
  'control.setUp': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/controls/setup', permission: 'control.manage', input: z.object({ boardId, year, activityId: anyId, changes: setupChanges, seen: setupChanges.optional() }), output: answers<ControlsView>(), says: 'Sets how an activity is performed; changes future occasions only. What `seen` names is not written over when it has moved on.', board: 'boardId' }),
  'control.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/controls/occasions', permission: 'control.manage', input: z.object({ boardId, year, activityId: anyId, occasionId: anyId, from: day, to: day, dueOn: day, unitId: unitId.nullable(), performerId: personId.nullable() }), output: answers<ControlsView>(), says: 'Adds an occasion of a control that is performed on occasion.', board: 'boardId' }),
  'control.assign': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/assign', permission: 'control.manage', input: z.object({ ...at, performerId: personId, dueOn: day }), output: answers<OccasionView>(), says: 'Says who performs it and until when.', board: 'boardId' }),
  'control.remind': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/controls/remind', permission: 'control.manage', input: z.object({ boardId, year, activityId: anyId, period: shortText }), output: answers<{ readonly reminded: number; readonly unreachable: number }>(), says: 'Reminds everyone who has not performed the control; tells how many have no person or no mail address to be reached by.', board: 'boardId' }),
  'control.summarise': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/controls/summary', permission: 'control.perform', input: z.object({ boardId, year, activityId: anyId, period: shortText, seen: longText, analysis: longText, conclusion: shortText, reason: longText.optional() }), output: answers<ControlsView>(), says: "The owner's one analysis over all places; after the follow-up was decided only with a reason.", board: 'boardId' }),
  'control.read': operation({ method: 'GET', path: '/api/boards/:boardId/occasions/:occasionId', permission: 'control.open', input: z.object({ boardId, occasionId: anyId }), output: answers<OccasionView>(), says: 'One control as its performer meets it.', board: 'boardId' }),
  'control.count': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/count', permission: 'control.perform', input: z.object({ ...at, size: z.number().int().min(0).max(5_000_000) }), output: answers<OccasionView>(), says: 'States how many there are; the house draws which to look at.', board: 'boardId' }),
  'control.population': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/population', permission: 'control.perform', input: z.object({ ...at, name: shortText, sheet: shortText.nullable().default(null), idColumn: shortText.nullable(), stratumColumn: shortText.nullable(), bytes: z.string().describe('The file in base64') }), output: answers<OccasionView>(), says: 'Brings the population as a file (base64); it is frozen with its checksum and the sample is drawn.', board: 'boardId', limit: 'upload' }),
  'control.answer': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/answers', permission: 'control.perform', input: z.object({ boardId, occasionId: anyId, items: z.array(z.object({ position: z.number().int().min(1), seen: z.enum(itemResults).nullable(), result: z.enum(itemResults).nullable(), note: longText.optional(), noteSeen: longText.optional() })).min(1).max(5000) }), output: answers<OccasionView>(), says: 'The result of items; each says the result seen and the one wanted.', board: 'boardId' }),
  'control.rest': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/rest', permission: 'control.perform', input: z.object(at), output: answers<OccasionView>(), says: '"Resten i ordning": every item without a result is in order; logged as such.', board: 'boardId' }),
  'control.handle': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/items/:position/handle', permission: 'control.perform', input: z.object({ boardId, occasionId: anyId, position: z.coerce.number().int().min(0), seen: z.enum(handlings).nullable(), note: longText, handling: z.enum(handlings).nullable(), measure: z.object({ id: anyId, title: shortText.min(1), responsibleId: personId.nullable(), end: day }).nullable() }), output: answers<OccasionView>(), says: 'What is wrong and what is done about it: mended, a measure, or left to the coordinator. Position 0 is the control as a whole; handling null takes that back.', board: 'boardId' }),
  'control.settle': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/items/:position/settle', permission: 'control.manage', input: z.object({ boardId, occasionId: anyId, position: z.coerce.number().int().min(0), note: longText.min(1) }), output: answers<OccasionView>(), says: 'The coordinator says how a fault that was left was taken care of.', board: 'boardId' }),
  'control.finish': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/finish', permission: 'control.perform', input: z.object({ ...at, conclusion: shortText.min(1), comment: longText, visited: z.boolean().optional() }), output: answers<OccasionView>(), says: 'Done: the control closes, or waits for the second reviewer.', board: 'boardId' }),
  'control.notPerformed': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/not-performed', permission: 'control.perform', input: z.object({ ...at, reason: z.enum(notPerformedReasons), text: longText, until: day.nullable() }), output: answers<OccasionView>(), says: 'Could not be done, with the reason; stays visible.', board: 'boardId' }),
  'control.handOver': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/hand-over', permission: 'control.perform', input: z.object({ ...at, personId }), output: answers<OccasionView>(), says: 'Hands the control over to a deputy.', board: 'boardId' }),
  'control.review': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/review', permission: 'control.perform', input: z.object({ ...at, agrees: z.boolean(), comment: longText }), output: answers<OccasionView>(), says: 'The second reviewer closes it or sends it back.', board: 'boardId' }),
  'control.reopen': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/reopen', permission: 'control.perform', input: z.object({ ...at, reason: longText }), output: answers<OccasionView>(), says: 'Opens a performed control again; after its follow-up is decided only as a correction with a reason.', board: 'boardId' }),
  'control.addEvidence': operation({ method: 'POST', path: '/api/boards/:boardId/occasions/:occasionId/evidence', permission: 'control.perform', input: z.object({ boardId, occasionId: anyId, evidenceId: anyId, name: shortText.min(1), bytes: z.string().describe('The file in base64') }), output: answers<OccasionView>(), says: 'Adds evidence (base64).', board: 'boardId', limit: 'upload' }),
  'control.removeEvidence': operation({ method: 'POST', path: '/api/boards/:boardId/evidence/:evidenceId/remove', permission: 'control.perform', input: z.object({ boardId, evidenceId: anyId }), output: answers<{ readonly removed: true }>(), says: 'Takes evidence away; the log keeps that it was there.', board: 'boardId' }),
  'control.evidence': operation({ method: 'GET', path: '/api/boards/:boardId/evidence/:evidenceId', permission: 'control.open', input: z.object({ boardId, evidenceId: anyId }), output: paperAnswer(), says: 'One piece of evidence, as a download.', board: 'boardId' }),
} as const;
export { occasionStates };
