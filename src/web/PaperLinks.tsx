import { Fragment, type ReactElement } from 'react';
import type { Input } from '../contract/table.ts';
import { paperWords } from '../text/screenDecision.ts';
import { addressOf } from './call.ts';

const formats = ['pdf', 'docx', 'xlsx', 'pdfa'] as const;
type PaperOf = 'paper.measures' | 'paper.worksheet' | 'paper.differences' | 'paper.members' | 'paper.plan' | 'paper.followup';

/** One paper in its formats on a line, as ordinary links: "Listan som dokument: PDF · Word · Excel · PDF/A". */
export function PaperLinks<Id extends PaperOf>({ label, paper, of }: { readonly label: string; readonly paper: Id; readonly of: Omit<Input<Id>, 'format'> }): ReactElement {
  return (
    <p className="small paper-links">
      {label}:{' '}
      {formats.map((format, at) => (
        <Fragment key={format}>{at === 0 ? null : ' · '}<a href={addressOf(paper, { ...of, format } as unknown as Input<Id>).url} download aria-label={`${label}: ${paperWords[format].name}`}>{paperWords[format].name}</a></Fragment>
      ))}
    </p>
  );
}
