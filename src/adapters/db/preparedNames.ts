/**
 * Statements are prepared under a name that is made of their text, so that a connection plans each of them once: rows' security makes
 * planning dearer than running. A name means the same text on every connection, whoever prepared it.
 */
import { createHash } from 'node:crypto';

/** What a pooler answers that hands a transaction another connection and knows nothing of prepared statements: there is none, or there is one already. */
const UNKNOWN_NAME = '26000';
const TAKEN_NAME = '42P05';
/** Texts that are put together from their values (many rows, any mixture of columns) are not worth a place in the database's memory. */
const MOST_VALUES = 16;
const MOST_TEXTS = 300;

export interface PreparedNames {
  /** The statement's name, or null when it is to be sent whole. */
  nameOf(text: string, values: number): string | null;
  /** True when the error says that names do not reach the database. From then on every statement of this database is sent whole. */
  endedBy(code: string): boolean;
}

export function preparedNames(): PreparedNames {
  const names = new Map<string, string>();
  let inUse = true;
  return {
    nameOf(text, values) {
      if (!inUse || values > MOST_VALUES) return null;
      const known = names.get(text);
      if (known !== undefined) return known;
      if (names.size >= MOST_TEXTS) return null;
      const name = `ik_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
      names.set(text, name);
      return name;
    },
    endedBy(code) {
      if (code !== UNKNOWN_NAME && code !== TAKEN_NAME) return false;
      inUse = false;
      return true;
    },
  };
}
