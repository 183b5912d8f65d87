/** Paths and filters of SCIM (RFC 7644, 3.4.2.2 and 3.5.2), as far as directories use them: comparisons for equality joined by "and". */

export type Compared = string | boolean | number | null;
/** `attribute` and `sub` are in lower case, for SCIM's names are without regard to case. */
export interface Comparison { readonly attribute: string; readonly sub: string | null; readonly where: readonly Comparison[]; readonly value: Compared }
export interface AttributePath { readonly attribute: string; readonly sub: string | null; readonly where: readonly Comparison[] }

const schemas = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/;
const longest = 2000;

/** null when it is no path. */
export function pathFrom(text: string): AttributePath | null {
  if (text.length > longest) return null;
  const read = new Reader(text);
  const path = read.path();
  return path !== null && read.atEnd() ? path : null;
}
/** null when it is no filter that can be answered. */
export function filterFrom(text: string): readonly Comparison[] | null {
  if (text.length > longest) return null;
  const read = new Reader(text);
  const filter = read.filter();
  return filter !== null && read.atEnd() ? filter : null;
}

class Reader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) { this.#text = text.trim(); }

  atEnd(): boolean { return this.#at === this.#text.length; }
  #take(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'iy');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    if (found) this.#at = sticky.lastIndex;
    return found;
  }
  path(inside = false): AttributePath | null {
    const name = this.#take(/(urn:[a-z0-9:.-]*:)?([a-z$][\w$-]*)/);
    if (!name) return null;
    // What belongs to another schema keeps its whole name, and so is never taken for an attribute of ours.
    const attribute = `${name[1] ?? ''}${name[2] ?? ''}`.toLowerCase().replace(schemas, '');
    let where: readonly Comparison[] = [];
    if (!inside && this.#take(/\[\s*/)) {
      const filter = this.filter(true);
      if (filter === null || !this.#take(/\s*\]/)) return null;
      where = filter;
    }
    const sub = this.#take(/\.([a-z$][\w$-]*)/)?.[1]?.toLowerCase() ?? null;
    return { attribute, sub, where };
  }
  filter(inside = false): readonly Comparison[] | null {
    const found: Comparison[] = [];
    do {
      const path = this.path(inside);
      if (path === null || !this.#take(/\s+eq\s+/)) return null;
      const value = this.#take(/"(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?/)?.[0];
      const read = value === undefined ? undefined : plain(value);
      if (read === undefined) return null;
      found.push({ ...path, value: read });
    } while (this.#take(/\s+and\s+/));
    return found;
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
