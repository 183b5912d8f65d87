/** Every way the house says no: a code with one kind. `text` has the sentence and the way forward, `http` the status. */
export const refusals = {
  'input.malformed': 'input',
  'input.out-of-range': 'input',
  'input.too-large': 'tooLarge',
  'session.needed': 'signIn',
  'session.wrong-credentials': 'signIn',
  'session.too-many-attempts': 'tooMany',
  'session.link-used-up': 'signIn',
  'session.password-too-short': 'input',
  'access.not-allowed': 'forbidden',
  'object.not-found': 'notFound',
  'field.changed-by-other': 'changed',
  'undo.moved-on': 'changed',
  'undo.nothing': 'rule',
  'undo.after-submission': 'rule',
  'body.name-taken': 'rule',
  'unit.under-itself': 'rule',
  'person.mail-taken': 'rule',
  'person.last-administrator': 'rule',
  'year.exists': 'rule',
  'year.not-empty': 'rule',
  'year.source-missing': 'rule',
  'year.nothing-to-submit': 'rule',
  'group.not-empty': 'rule',
  'field.unknown': 'input',
  'field.value-not-allowed': 'input',
  'decision.errors-remain': 'rule',
  'decision.already-submitted': 'rule',
  'decision.not-submitted': 'rule',
  'decision.already-registered': 'rule',
  'decision.not-registered': 'rule',
  'decision.day-before-submission': 'rule',
  'measure.status-not-from-here': 'rule',
  'measure.cancelled-without-reason': 'input',
  'measure.effect-before-done': 'rule',
  'measure.effect-without-words': 'input',
  'measure.already-checked': 'changed',
  'measure.not-yours': 'forbidden',
  'import.nothing-read': 'rule',
  'import.file-refused': 'input',
  'import.undone': 'rule',
  'import.rows-changed': 'rule',
  'method.unusable': 'input',
  'version.none': 'rule',
  'sample.population-not-allowed': 'input',
  'sample.size-not-allowed': 'input',
  'sample.found-not-allowed': 'input',
  'sample.tolerable-not-allowed': 'input',
  'sample.confidence-not-allowed': 'input',
  'sample.seed-not-allowed': 'input',
  'sample.larger-than-population': 'rule',
  'sample.found-more-than-size': 'rule',
  'sample.fewer-than-strata': 'rule',
  'population.file-refused': 'input',
  'population.not-a-list': 'input',
  'population.empty': 'input',
  'population.too-many-rows': 'tooLarge',
  'population.quote-open': 'input',
  'population.row-too-wide': 'input',
  'population.id-column-missing': 'input',
  'population.id-column-twice': 'input',
  'population.id-missing': 'input',
  'population.id-twice': 'input',
  'population.id-formula': 'input',
  'service.busy': 'unavailable',
} as const satisfies Record<string, RefusalKind>;

export type RefusalKind = 'input' | 'signIn' | 'forbidden' | 'notFound' | 'changed' | 'rule' | 'tooLarge' | 'tooMany' | 'unavailable';
export type RefusalCode = keyof typeof refusals;

/** A refusal with what its sentence needs. Inside the house it is returned, at the edge it is shown. */
export interface Refusal { readonly code: RefusalCode; readonly params: Readonly<Record<string, string | number | boolean | null>> }
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: RefusalCode, params: Refusal['params'] = {}): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}
