import type { Day } from '../domain/day.ts';
import type { YearContent } from '../domain/year/content.ts';

export type PaperFormat = 'pdf' | 'pdfa' | 'docx' | 'xlsx';

/** What a paper is made from: the content and where it stands, nothing else. */
export interface PaperInput {
  readonly content: YearContent;
  readonly status:
    | { readonly kind: 'draft'; readonly day: Day }
    | { readonly kind: 'submitted'; readonly day: Day; readonly meeting: Day; readonly version: number; readonly checksum: string }
    | { readonly kind: 'decided'; readonly meeting: Day; readonly minutesItem: string; readonly version: number; readonly checksum: string; readonly adjusted: Day | null; readonly checkpoint: { readonly stream: string; readonly number: number; readonly hash: string } | null };
  readonly caseNumber: string | null;
  readonly findingsNoted: readonly { readonly title: string; readonly numbers: string; readonly reason: string }[];
  readonly overridden: readonly { readonly title: string; readonly numbers: string; readonly reason: string }[];
}
