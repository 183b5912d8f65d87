import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { ImportPreview } from '../../../contract/import.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { importText } from '../../../text/screenImport.ts';
import { call } from '../../call.ts';

/** Which event of the year before each row continues. The nearly equal ones stand open; the rest on request. */
export function Continues({ boardId, previousYear, preview, chosen, onChoose }: { readonly boardId: string; readonly previousYear: number; readonly preview: ImportPreview; readonly chosen: Readonly<Record<string, string | null>>; readonly onChoose: (index: number, id: string | null) => void }): ReactElement {
  const [all, setAll] = useState(false);
  const earlier = useQuery({ queryKey: ['year', boardId, previousYear, 'whole'], queryFn: () => call('year.read', { boardId: boardId as BodyId, year: previousYear }) });
  const count = (how: 'same' | 'near' | 'none'): number => preview.proposals.filter((proposal) => proposal.how === how).length;
  const shown = all ? preview.proposals : preview.proposals.filter((proposal) => proposal.how === 'near');
  const events = earlier.data?.content.events ?? [];
  return (
    <section className="part" aria-labelledby="continues">
      <header><h2 id="continues">{importText.continues(previousYear)}</h2><button type="button" className="link small" aria-pressed={all} onClick={() => setAll(!all)}>{all ? importText.showNear : importText.showAllContinues}</button></header>
      <p className="small quiet">{importText.continuesLead(count('same'), count('near'), count('none'))}</p>
      <ul className="continues">
        {shown.map((proposal) => {
          const row = preview.draft.events[proposal.index];
          const value = chosen[String(proposal.index)] === undefined ? proposal.previousId : chosen[String(proposal.index)] ?? null;
          const label = row?.number ?? row?.event ?? '';
          return (
            <li key={proposal.index}>
              <span><span className="quiet">{row?.number ?? ''}</span> {row?.event ?? row?.indicator ?? ''}</span>
              <select aria-label={importText.continuesWhich(label)} value={value ?? ''} onChange={(event) => onChoose(proposal.index, event.target.value === '' ? null : event.target.value)}>
                <option value="">{importText.continuesNone}</option>
                {proposal.previousId === null || events.some((event) => event.id === proposal.previousId) ? null : <option value={proposal.previousId}>{proposal.previousLabel} {proposal.previousText}</option>}
                {events.map((event) => <option key={event.id} value={event.id}>{event.label ?? ''} {event.text}</option>)}
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
