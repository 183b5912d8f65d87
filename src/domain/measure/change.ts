import { fits } from '../year/change.ts';
import { measureStatuses } from './progress.ts';
import { recommendationKinds, recommendationSources, recommendationStates } from './register.ts';

type Shape = Parameters<typeof fits>[0];

export const registerObjects = ['measure', 'recommendation'] as const;
export type RegisterObject = (typeof registerObjects)[number];

/** Every field of the register that a person may change, and its shape. What a measure mends is tied and untied, its effect is checked: neither is a field. */
export const registerFields = {
  measure: {
    title: 'text', responsible: 'responsibleOrNull', start: 'dayOrNull', end: 'dayOrNull', status: { oneOf: measureStatuses, orNull: false }, statusReason: 'text',
  },
  recommendation: {
    source: { oneOf: recommendationSources, orNull: false }, sourceName: 'text', kind: { oneOf: recommendationKinds, orNull: false }, caseNumber: 'text', receivedOn: 'dayOrNull', text: 'text',
    statement: 'text', statementDue: 'dayOrNull', statementOn: 'dayOrNull', owner: 'responsibleOrNull', status: { oneOf: recommendationStates, orNull: false }, statusReason: 'text',
  },
} as const satisfies Record<RegisterObject, Record<string, Shape>>;
export type RegisterField = { readonly [Object in RegisterObject]: keyof (typeof registerFields)[Object] }[RegisterObject];

/** 'unknown' = no such field may change; 'wrong' = the value has not its shape. */
export function registerFits(object: RegisterObject, field: string, value: unknown): 'fits' | 'unknown' | 'wrong' {
  const table: Readonly<Record<string, Shape>> = registerFields[object];
  const shape = Object.hasOwn(table, field) ? table[field] : undefined;
  if (shape === undefined) return 'unknown';
  return fits(shape, value) ? 'fits' : 'wrong';
}

/** A new row with everything unsaid. */
export function emptyRegisterRow(object: RegisterObject): Readonly<Record<string, unknown>> {
  return object === 'measure'
    ? { title: '', responsible: null, start: null, end: null, status: 'notStarted', statusReason: '' }
    : { source: 'auditors', sourceName: '', kind: 'recommendation', caseNumber: '', receivedOn: null, text: '', statement: '', statementDue: null, statementOn: null, owner: null, status: 'open', statusReason: '' };
}
