import { dayFrom } from '../day.ts';
import { isId } from '../identity.ts';
import { frequencies } from '../plan/plan.ts';

/** A change is a field change: object, field, value seen, value wanted. Different fields never collide. */

export const changeableObjects = ['year', 'group', 'control', 'event', 'activity', 'measure', 'answer'] as const;
export type ChangeableObject = (typeof changeableObjects)[number];
/** Objects with rows of their own that a person may add and remove. */
export type RowObject = 'group' | 'control' | 'event' | 'activity' | 'measure';

export interface FieldChange {
  readonly object: ChangeableObject;
  readonly id: string;
  readonly field: string;
  readonly seen: unknown;
  readonly wanted: unknown;
}

type Shape = 'text' | 'textOrNull' | 'integerOrNull' | 'ids' | 'idOrNull' | 'responsibleOrNull' | 'responsibles' | 'dayOrNull' | 'position' | 'frequencyOrNull' | 'texts'
  | { readonly oneOf: readonly string[]; readonly orNull: boolean };

/** Every field that may change and the shape of its values. What is not named here cannot be changed by anybody. */
export const fields = {
  year: { introduction: 'text', caseNumber: 'text', recipients: 'text' },
  group: { title: 'text', parentId: 'idOrNull', position: 'position' },
  control: { text: 'text', groupId: 'idOrNull', covers: 'ids', position: 'position' },
  event: {
    groupId: 'idOrNull', position: 'position', label: 'textOrNull', text: 'text', explanation: 'text', category: 'text', riskOwner: 'responsibleOrNull',
    origin: { oneOf: ['own', 'department', 'common'], orNull: false }, department: 'text', likelihood: 'integerOrNull', consequence: 'integerOrNull', ratingReason: 'text', printedValue: 'integerOrNull',
    ratedOn: 'dayOrNull', review: { oneOf: ['carried', 'unchanged', 'changed', 'new'], orNull: false }, treatment: 'textOrNull', treatmentReason: 'text', acceptedUntil: 'dayOrNull',
    indicator: 'text', councilTarget: 'text', boardTarget: 'text', routine: 'text', runningChecks: 'text', activityText: 'text',
    /** The events of last year that it continues. No column of the row: it lies in the lineage between the two years. */
    continues: 'ids',
  },
  activity: {
    position: 'position', eventIds: 'ids', text: 'text', purpose: 'text', scope: 'text', kind: 'text', populationSource: 'text', proposedSample: 'text', owner: 'responsibleOrNull',
    performers: 'responsibles', places: 'text', frequency: 'frequencyOrNull', reportedWhen: 'text', extra: 'texts',
  },
  measure: {
    position: 'position', title: 'text', responsible: 'responsibleOrNull', start: 'dayOrNull', end: 'dayOrNull',
    status: { oneOf: ['notStarted', 'inProgress', 'done', 'cancelled'], orNull: false }, statusReason: 'text', eventIds: 'ids',
  },
  answer: { eventIds: 'ids', reason: 'text' },
} as const satisfies Record<ChangeableObject, Record<string, Shape>>;

/** Fields that name other rows, and which. A reference holds inside its own year only: a row of another year or board is no row to it. */
export const references: Readonly<Partial<Record<ChangeableObject, Readonly<Record<string, 'group' | 'event'>>>>> = {
  group: { parentId: 'group' }, control: { groupId: 'group', covers: 'event' }, event: { groupId: 'group' }, activity: { eventIds: 'event' }, measure: { eventIds: 'event' }, answer: { eventIds: 'event' },
};

/** The ids that a row names by its references, with what they name. */
export function namedBy(object: ChangeableObject, row: Readonly<Record<string, unknown>>): { object: 'group' | 'event'; id: string }[] {
  return Object.entries(references[object] ?? {}).flatMap(([field, names]) => {
    const value = row[field];
    const ids = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    return ids.flatMap((id) => (typeof id === 'string' ? [{ object: names, id }] : []));
  });
}

const longestText = 50_000;

function isText(value: unknown): value is string { return typeof value === 'string' && value.length <= longestText; }
function isWhole(value: unknown): boolean { return Number.isInteger(value) && Math.abs(value as number) < 1_000_000; }
function isRecord(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }
function isResponsible(value: unknown): boolean {
  if (!isRecord(value) || !isText(value['printed'])) return false;
  switch (value['kind']) {
    case 'text': return true;
    case 'person': return typeof value['personId'] === 'string' && isId(value['personId']);
    case 'role': return isText(value['role']) && (value['placeId'] === null || (typeof value['placeId'] === 'string' && isId(value['placeId'])));
    default: return false;
  }
}

/** The shape of a field, or null when no such field may change. */
export function shapeOf(object: ChangeableObject, field: string): Shape | null {
  const table: Record<string, Shape> | undefined = fields[object];
  // The log may name an object that is none of the year's, such as a recommendation.
  return table !== undefined && Object.hasOwn(table, field) ? table[field] ?? null : null;
}

/** True when the value has the field's shape. */
export function fits(shape: Shape, value: unknown): boolean {
  if (typeof shape === 'object') return (value === null && shape.orNull) || (typeof value === 'string' && shape.oneOf.includes(value));
  switch (shape) {
    case 'text': return isText(value);
    case 'textOrNull': return value === null || isText(value);
    case 'integerOrNull': return value === null || isWhole(value);
    case 'position': return isWhole(value);
    case 'ids': return Array.isArray(value) && value.length <= 1000 && value.every((id) => typeof id === 'string' && isId(id));
    case 'idOrNull': return value === null || (typeof value === 'string' && isId(value));
    case 'responsibleOrNull': return value === null || isResponsible(value);
    case 'responsibles': return Array.isArray(value) && value.length <= 200 && value.every(isResponsible);
    case 'dayOrNull': return value === null || (typeof value === 'string' && dayFrom(value) !== null);
    case 'frequencyOrNull': return value === null || (isRecord(value) && isText(value['printed']) && (value['kind'] === 'text' || (value['kind'] === 'code' && frequencies.some((code) => code === value['code']))));
    case 'texts': return isRecord(value) && Object.values(value).every(isText);
  }
}

/** True when two field values are the same to a reader, whatever the order of an object's keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => sameValue(one, b[at]));
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
  }
  return false;
}
