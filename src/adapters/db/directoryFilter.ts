/** A directory's filter as a condition of SQL. Attributes are looked up in these tables and never written from the filter; values are parameters. */
import type { Compared, Filter, Operator } from '../../domain/directory/filter.ts';

/** An expression for each single attribute, folded as `domain/directory/filter` folds the value; and where the values of a list stand, with theirs. */
type Columns = Readonly<Record<string, string | { readonly from: string; readonly of: Readonly<Record<string, string>> }>>;

export const peopleColumns: Columns = {
  id: 'p.id::text', externalid: 'p.external_id', username: 'p.user_key', displayname: "lower(p.directory->>'displayName')", title: "lower(p.directory->>'title')", active: 'p.active',
  'name.formatted': "lower(p.directory->'name'->>'formatted')", 'name.givenname': "lower(p.directory->'name'->>'givenName')", 'name.familyname': "lower(p.directory->'name'->>'familyName')",
  emails: { from: "jsonb_array_elements(p.directory->'emails') e", of: { value: "lower(e->>'value')", type: "lower(e->>'type')", primary: "(e->>'primary')::boolean" } },
  'meta.created': 'p.directory_at', 'meta.lastmodified': 'p.directory_changed_at',
};
export const groupColumnsAsked: Columns = {
  id: 'g.id::text', externalid: 'g.external_id', displayname: 'g.name_key', 'meta.created': 'g.created_at', 'meta.lastmodified': 'g.changed_at',
  members: { from: 'directory_member m join person q on q.id = m.person_id and m.group_id = g.id', of: { value: 'm.person_id::text', display: 'lower(q.name)' } },
};

export function conditionOf(filter: Filter | null, columns: Columns): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const put = (value: Compared): string => `$${values.push(value)}`;
  const condition = (one: Filter, table: Columns): string => {
    switch (one.kind) {
      case 'and':
      case 'or': return `(${one.of.map((each) => condition(each, table)).join(` ${one.kind} `)})`;
      case 'not': return `((${condition(one.of, table)}) is not true)`;
      case 'values': {
        const list = expression(table, one.path);
        if (typeof list === 'string') throw new Error(`Not a list: ${one.path}`);
        return `exists (select from ${list.from} where ${condition(one.of, list.of)})`;
      }
      case 'present': return `${single(table, one.path)}::text <> ''`;
      case 'compare': return compared(single(table, one.path), one.operator, one.value, put);
    }
  };
  return { text: filter === null ? 'true' : condition(filter, columns), values };
}
function expression(table: Columns, path: string): Columns[string] {
  const found = Object.hasOwn(table, path) ? table[path] : undefined;
  if (found === undefined) throw new Error(`Not fitted: ${path}`);
  return found;
}
function single(table: Columns, path: string): string {
  const found = expression(table, path);
  if (typeof found !== 'string') throw new Error(`Not single: ${path}`);
  return found;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
function compared(held: string, operator: Operator, value: Compared, put: (value: Compared) => string): string {
  // By the index of ids, which a text does not have.
  if (operator === 'eq' && held.endsWith('id::text') && typeof value === 'string' && ID.test(value)) return `${held.slice(0, -'::text'.length)} = ${put(value)}::uuid`;
  const given = typeof value === 'boolean' ? `${put(value)}::boolean` : held.endsWith('_at') ? `${put(value)}::timestamptz` : `${put(value)}::text`;
  // What is not known makes a condition unknown, and so not true; "not" asks for just that. Nothing is wrapped, or no index would be used.
  switch (operator) {
    case 'eq': return `${held} = ${given}`;
    case 'ne': return `(${held} is distinct from ${given})`;
    case 'co': return `position(${given} in ${held}) > 0`;
    case 'sw': return `starts_with(${held}, ${given})`;
    case 'ew': return `right(${held}, length(${given})) = ${given}`;
    case 'gt': return ordered('>');
    case 'ge': return ordered('>=');
    case 'lt': return ordered('<');
    case 'le': return ordered('<=');
  }
  function ordered(sign: string): string {
    return `${held} ${sign} ${given}${held.endsWith('_at') ? '' : ' collate "C"'}`;
  }
}
