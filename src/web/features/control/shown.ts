export type UnitFilter = 'all' | 'waiting' | 'late' | 'faults' | 'withdrawn';
/** The row that is open, and what of it is asked for. */
export interface Shown { readonly activityId: string; readonly part: 'periods' | 'setup'; readonly period: string | null; readonly filter: UnitFilter }
