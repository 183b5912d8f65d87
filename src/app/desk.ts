import type { Output } from '../contract/table.ts';
import type { DocumentKey } from '../domain/followup/content.ts';
import type { VersionHead } from '../domain/decision/version.ts';
import type { VersionId } from '../domain/identity.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { PaperFormat, PaperMark } from '../reports/names.ts';
import type { PaperInput } from '../reports/paperInput.ts';
import type { YearHead } from './ports.ts';
import type { Context } from './useCase.ts';

/** A document of the board's year on its way to the board: what is frozen, found, printed and proposed. Submission and decision are the same for all. */
export interface Desk {
  readonly document: DocumentKey;
  /** The draft as it stands, to be frozen; refused when there is nothing to hand in. */
  content(context: Context, head: YearHead): Promise<Outcome<object>>;
  findings(context: Context, head: YearHead): Promise<Pick<Output<'year.findings'>, 'open' | 'noted'>>;
  /** What the paper of a kept version is written from; null when there is no such version. */
  paper(context: Context, head: YearHead, versionId: VersionId, as: 'submitted' | 'decided'): Promise<{ readonly head: VersionHead; readonly input: PaperInput } | null>;
  fileName(head: YearHead, format: PaperFormat, mark: PaperMark): string;
  proposal(context: Context, head: YearHead): Promise<{ readonly decision: readonly string[]; readonly mail: { readonly subject: string; readonly text: string } }>;
}
