import { Fragment, type ReactElement } from 'react';
import type { Input } from '../contract/table.ts';
import { paperWords } from '../text/screenDecision.ts';
import { addressOf } from './call.ts';

/** What a paper of the house comes as, in the order it is offered. */
export const paperFormats = ['pdf', 'docx', 'xlsx', 'pdfa'] as const;
const paperWord = (format: keyof typeof paperWords): string => paperWords[format].name;
type PaperOf = 'paper.measures' | 'paper.worksheet' | 'paper.differences' | 'paper.members' | 'paper.plan' | 'paper.followup';

/**
 * One paper's formats as ordinary links: "PDF · Word · Excel · PDF/A". A dot stays with the link before it when the line ends;
 * `label` tells links of the same word apart for whoever hears them.
 */
export function FormatLinks<Format extends string>({ label, formats, word, address }: { readonly label: string; readonly formats: readonly Format[]; readonly word: (format: Format) => string; readonly address: (format: Format) => string }): ReactElement {
  return <>{formats.map((format, at) => <Fragment key={format}>{at === 0 ? null : '\u00a0· '}<a href={address(format)} download aria-label={`${label}: ${word(format)}`}>{word(format)}</a></Fragment>)}</>;
}

/** The same for what has the house's own formats, with those that it has. */
export function PaperFormats<Format extends keyof typeof paperWords>({ label, formats, address }: { readonly label: string; readonly formats: readonly Format[]; readonly address: (format: Format) => string }): ReactElement {
  return <FormatLinks label={label} formats={formats} word={paperWord} address={address} />;
}

/** One paper in its formats on a line of its own: "Listan som dokument: PDF · Word · Excel · PDF/A". */
export function PaperLinks<Id extends PaperOf>({ label, paper, of }: { readonly label: string; readonly paper: Id; readonly of: Omit<Input<Id>, 'format'> }): ReactElement {
  return <p className="small paper-links">{label}: <PaperFormats label={label} formats={paperFormats} address={(format) => addressOf(paper, { ...of, format } as unknown as Input<Id>).url} /></p>;
}
