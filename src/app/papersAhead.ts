/**
 * Papers that a use case keeps are written outside its transaction: setting one takes tenths of a second, and the embedded database
 * has one connection. The use case asks for papers of what it has read; those not written yet end the transaction, are written with
 * nothing held, and the use case runs again. A paper is found by the checksum of what it says, so one whose draft has moved on in
 * between is never kept for another content. What is written and the version it belongs to are stored in one transaction or not at all.
 */
import { canonicalJson } from '../domain/document/canonical.ts';
import type { PaperFormat } from '../reports/names.ts';
import type { PaperInput } from '../reports/paperInput.ts';
import type { House } from './house.ts';

export interface PaperWanted { readonly input: PaperInput; readonly format: Exclude<PaperFormat, 'html' | 'csv'> }

export interface PaperWritten { readonly format: PaperWanted['format']; readonly bytes: Uint8Array }

export interface PapersAhead {
  /** The papers in the order asked for. Ends the transaction when one has to be written first. */
  papers(wanted: readonly PaperWanted[]): Promise<PaperWritten[]>;
  /** Runs a transaction until the papers it asks for are there. */
  around<Result>(transaction: () => Promise<Result>): Promise<Result>;
}

/** After so many drafts that moved on while their papers were written, the papers are written with the draft held. */
const ATTEMPTS = 3;

interface Keyed extends PaperWanted { readonly key: string }
/** Carries the wish out of a transaction so that it rolls back. */
class PapersWanted extends Error {
  readonly wanted: readonly Keyed[];
  constructor(wanted: readonly Keyed[]) {
    super('Papers are to be written first');
    this.wanted = wanted;
  }
}

/** The checkpoint is the log's last one when the paper was written; it goes on by itself and is no part of the content. */
function keyOf(house: House, { input, format }: PaperWanted): string {
  const status = input.status.kind === 'decided' ? { ...input.status, checkpoint: null } : input.status;
  return Array.from(house.sha256(canonicalJson({ format, input: { ...input, status } })), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function papersAhead(house: House): PapersAhead {
  const written = new Map<string, Uint8Array>();
  let attempt = 1;
  async function write(wanted: readonly Keyed[]): Promise<void> {
    for (const { key, input, format } of wanted) written.set(key, await house.writePaper(input, format));
  }
  return {
    async papers(wanted) {
      const keyed = wanted.map((one) => ({ ...one, key: keyOf(house, one) }));
      const lacking = keyed.filter((one) => !written.has(one.key));
      if (lacking.length > 0 && attempt <= ATTEMPTS) throw new PapersWanted(lacking);
      await write(lacking);
      return keyed.map(({ key, format }) => {
        const bytes = written.get(key);
        if (bytes === undefined) throw new Error(`The paper was not written: ${format}`);
        return { format, bytes };
      });
    },
    async around(transaction) {
      for (;; attempt += 1) {
        try {
          return await transaction();
        } catch (wish) {
          if (!(wish instanceof PapersWanted)) throw wish;
          await write(wish.wanted);
        }
      }
    },
  };
}
