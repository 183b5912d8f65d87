/** One table of how PostgreSQL's types become JavaScript's, for both databases; see Connection in database.ts. */
import { types, type CustomTypesConfig } from 'pg';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;
const TEXT_FORMAT = 'text';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database's number ${text} does not fit`);
  return value;
}

const parseTextArray: (text: string) => (string | null)[] = types.getTypeParser(Number(TEXT_ARRAY), TEXT_FORMAT);
const mended = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  // The driver makes a Date at local midnight, which moves a day in Europe/Stockholm.
  [DATE, (text) => text],
  [INT8_ARRAY, (text) => parseTextArray(text).map((part) => (part === null ? null : wholeNumber(part)))],
  [DATE_ARRAY, parseTextArray],
]);

export const rowTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format === 'binary' ? undefined : mended.get(oid)) ?? types.getTypeParser(oid, TEXT_FORMAT);
  },
};

/** What the driver would write in local time or as a PostgreSQL array where none is meant is written unambiguously. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value === undefined) return null;
  return value;
}
