/** Identity of things. Ids are uuid v7 made where the thing is made, so that a retry never doubles; a printed number is only a label. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type BodyId = Branded<'body'>;
export type UnitId = Branded<'unit'>;
export type PersonId = Branded<'person'>;
export type MethodId = Branded<'method'>;
export type BoardYearId = Branded<'boardYear'>;
export type GroupId = Branded<'group'>;
export type ControlId = Branded<'control'>;
export type EventId = Branded<'event'>;
export type ActivityId = Branded<'activity'>;
export type MeasureId = Branded<'measure'>;
export type NoteId = Branded<'note'>;
export type VersionId = Branded<'version'>;
export type OccasionId = Branded<'occasion'>;
export type RecommendationId = Branded<'recommendation'>;
export type FollowupId = Branded<'followup'>;
export type DeviationId = Branded<'deviation'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case uuid, the only shape an id has anywhere. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** A uuid v7 (RFC 9562) from a moment in milliseconds and ten random bytes; both come from outside. */
export function idFrom(milliseconds: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('idFrom needs ten random bytes');
  const time = Math.floor(milliseconds).toString(16).padStart(12, '0').slice(-12);
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(4, 5), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-${variant}${hex.slice(5, 8)}-${hex.slice(8, 20)}`;
}
