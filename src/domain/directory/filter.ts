/** Filters and paths of SCIM (RFC 7644, 3.4.2.2 and 3.5.2): read, held against the attributes that there are, and answered. */
import { nameKey } from './name.ts';
import { truthOf } from './truth.ts';

export type Compared = string | boolean | number | null;
const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof operators)[number];
/** `path` is in lower case, for SCIM's names are without regard to case; inside `values` it is the name within each value. */
export type Filter =
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Operator; readonly value: Compared }
  | { readonly kind: 'present'; readonly path: string }
  /** Some value of a list for which all of this holds at once. */
  | { readonly kind: 'values'; readonly path: string; readonly of: Filter }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter };
export interface AttributePath { readonly attribute: string; readonly sub: string | null; readonly where: Filter | null }

/** `name` and `text` are without regard to case (a name however its letters are composed), `exact` is not. */
export type Kind = 'name' | 'text' | 'exact' | 'truth' | 'moment';
/** The attributes that are answered: single ones, and lists by what stands in each value. */
export type Shape = Readonly<Record<string, Kind | Readonly<Record<string, Kind>>>>;

const schemas = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/;
const longest = 2000;
/** Nobody asks deeper or for more, and what is read calls itself once for each level. */
const deepest = 20;
const mostComparisons = 100;

/** null when it is no path. */
export function pathFrom(text: string): AttributePath | null {
  if (text.length > longest) return null;
  const read = new Reader(text);
  const path = read.path();
  return path !== null && read.atEnd() ? path : null;
}
/** null when it is no filter. */
export function filterFrom(text: string): Filter | null {
  if (text.length > longest) return null;
  const read = new Reader(text);
  const filter = read.filter(0);
  return filter !== null && read.atEnd() ? filter : null;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #comparisons = 0;
  constructor(text: string) { this.#text = text.trim(); }

  atEnd(): boolean { return this.#at === this.#text.length; }
  #take(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'iy');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    if (found) this.#at = sticky.lastIndex;
    return found;
  }
  #name(): string | null {
    const name = this.#take(/(urn:[a-z0-9:.-]*:)?([a-z$][\w$-]*)/);
    // What belongs to another schema keeps its whole name, and so is never taken for an attribute of ours.
    return name === null ? null : `${name[1] ?? ''}${name[2] ?? ''}`.toLowerCase().replace(schemas, '');
  }
  #sub(): string | null { return this.#take(/\.([a-z$][\w$-]*)/)?.[1]?.toLowerCase() ?? null; }

  path(): AttributePath | null {
    const attribute = this.#name();
    if (attribute === null) return null;
    let where: Filter | null = null;
    if (this.#take(/\[\s*/)) {
      where = this.filter(1);
      if (where === null || !this.#take(/\s*\]/)) return null;
    }
    return { attribute, sub: this.#sub(), where };
  }
  filter(depth: number): Filter | null { return this.#joined('or', /\s+or\b\s*/, () => this.#joined('and', /\s+and\b\s*/, () => this.#term(depth))); }
  #joined(kind: 'and' | 'or', between: RegExp, each: () => Filter | null): Filter | null {
    const of: Filter[] = [];
    do {
      const one = each();
      if (one === null) return null;
      of.push(one);
    } while (this.#take(between));
    return of.length === 1 ? of[0] ?? null : { kind, of };
  }
  #term(depth: number): Filter | null {
    if (depth > deepest) return null;
    const not = this.#take(/not\s*(?=\()/) !== null;
    if (this.#take(/\(\s*/)) {
      const inner = this.filter(depth + 1);
      if (inner === null || !this.#take(/\s*\)/)) return null;
      return not ? { kind: 'not', of: inner } : inner;
    }
    return this.#about(depth);
  }
  /** One comparison, or a list with what its values must be: `emails[type eq "work"]`, which directories also go on with `.value eq …`. */
  #about(depth: number): Filter | null {
    const attribute = this.#name();
    if (attribute === null) return null;
    if (!this.#take(/\[\s*/)) {
      const sub = this.#sub();
      return this.#compared(sub === null ? attribute : `${attribute}.${sub}`);
    }
    const inner = this.filter(depth + 1);
    if (inner === null || !this.#take(/\s*\]/)) return null;
    const sub = this.#sub();
    if (sub === null) return { kind: 'values', path: attribute, of: inner };
    const more = this.#compared(sub);
    return more === null ? null : { kind: 'values', path: attribute, of: { kind: 'and', of: [inner, more] } };
  }
  #compared(path: string): Filter | null {
    this.#comparisons += 1;
    const word = this.#take(/\s+([a-z]{2})\b/)?.[1]?.toLowerCase();
    if (word === undefined || this.#comparisons > mostComparisons) return null;
    if (word === 'pr') return { kind: 'present', path };
    const operator = operators.find((one) => one === word);
    const value = operator === undefined ? undefined : this.#take(/\s+("(?:[^"\\]|\\.)*"|true\b|false\b|null\b|-?\d+(?:\.\d+)?)/)?.[1];
    const read = value === undefined ? undefined : plain(value);
    return operator === undefined || read === undefined ? null : { kind: 'compare', path, operator, value: read };
  }
}

function plain(text: string): Compared | undefined {
  try {
    const value = JSON.parse(text.startsWith('"') ? text : text.toLowerCase()) as Compared;
    // Written as an escape it came past the house's cleaning of texts; no database keeps it.
    return typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()) ? undefined : value;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

/** The filter with every attribute known and every value in the form it is compared in; null when an attribute is not answered or cannot be compared so. */
export function fitted(filter: Filter, shape: Shape): Filter | null {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const of = filter.of.map((one) => fitted(one, shape));
      return of.every((one) => one !== null) ? { kind: filter.kind, of } : null;
    }
    case 'not': {
      const of = fitted(filter.of, shape);
      return of === null ? null : { kind: 'not', of };
    }
    case 'values': {
      const inner = known(shape, filter.path);
      const of = typeof inner === 'object' ? fitted(filter.of, inner) : null;
      return of === null ? null : { kind: 'values', path: filter.path, of };
    }
    case 'present':
    case 'compare': {
      const kind = known(shape, filter.path);
      if (typeof kind === 'string') return comparable(filter, kind);
      // A list without more is its values, and "emails.type" is the type of some value.
      const [list = '', sub = 'value'] = kind === undefined ? filter.path.split('.') : [filter.path];
      const inner = known(shape, list);
      const of = typeof inner === 'object' ? fitted({ ...filter, path: sub }, inner) : null;
      return of === null ? null : { kind: 'values', path: list, of };
    }
  }
}
function known<Value>(shape: Readonly<Record<string, Value>>, path: string): Value | undefined {
  return Object.hasOwn(shape, path) ? shape[path] : undefined;
}
function comparable(filter: Extract<Filter, { readonly kind: 'compare' | 'present' }>, kind: Kind): Filter | null {
  if (filter.kind === 'present') return filter;
  const { path, operator, value } = filter;
  if (value === null) return operator === 'ne' ? { kind: 'present', path } : operator === 'eq' ? { kind: 'not', of: { kind: 'present', path } } : null;
  const equality = operator === 'eq' || operator === 'ne';
  if (kind === 'truth') {
    const truth = truthOf(value);
    return equality && truth !== null ? { ...filter, value: truth } : null;
  }
  if (kind === 'moment') {
    const moment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
    return moment === null || Number.isNaN(moment.getTime()) || ['co', 'sw', 'ew'].includes(operator) ? null : { ...filter, value: moment.toISOString() };
  }
  return typeof value === 'boolean' ? null : { ...filter, value: folded(String(value), kind) };
}
function folded(text: string, kind: Kind): string {
  return kind === 'name' ? nameKey(text) : kind === 'text' ? text.normalize('NFC').toLowerCase() : text;
}

/** What stands at a path, folded already where case is of no regard; or the values of a list. */
export type Held = Readonly<Record<string, string | boolean | null | readonly Held[]>>;
/** Does a fitted filter hold? */
export function holds(filter: Filter, row: Held): boolean {
  switch (filter.kind) {
    case 'and': return filter.of.every((one) => holds(one, row));
    case 'or': return filter.of.some((one) => holds(one, row));
    case 'not': return !holds(filter.of, row);
    case 'values': {
      const list = row[filter.path];
      return Array.isArray(list) && list.some((one: Held) => holds(filter.of, one));
    }
    case 'present': return ![undefined, null, ''].includes(row[filter.path] as string | null | undefined);
    case 'compare': return compares(row[filter.path], filter.operator, filter.value);
  }
}
function compares(held: unknown, operator: Operator, value: Compared): boolean {
  if (operator === 'eq') return held === value;
  if (operator === 'ne') return held !== value;
  if (typeof held !== 'string' || typeof value !== 'string') return false;
  switch (operator) {
    case 'co': return held.includes(value);
    case 'sw': return held.startsWith(value);
    case 'ew': return held.endsWith(value);
    case 'gt': return held > value;
    case 'ge': return held >= value;
    case 'lt': return held < value;
    case 'le': return held <= value;
  }
}

/** The values that a filter says must be, when it says nothing but that: `type eq "work" and primary eq true`. */
export function saidBy(filter: Filter): Readonly<Record<string, Compared>> | null {
  if (filter.kind === 'compare') return filter.operator === 'eq' ? { [filter.path]: filter.value } : null;
  if (filter.kind !== 'and') return null;
  const each = filter.of.map(saidBy);
  return each.every((one) => one !== null) ? Object.assign({}, ...each) as Record<string, Compared> : null;
}
