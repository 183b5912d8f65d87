import { useEffect, useId, useState, type ReactElement } from 'react';
import type { BodyId, PersonId } from '../../../domain/identity.ts';
import { deviationText, reportText } from '../../../text/screenDeviation.ts';
import { call } from '../../call.ts';
import type { Named } from './keptReport.ts';

interface Found { readonly id: string; readonly name: string; readonly title: string }
const pause = 250;

/** Who is involved: somebody of the board by name, or a name alone. */
export function InvolvedField({ boardId, chosen, onChange, label, hint }: { readonly boardId: BodyId; readonly chosen: readonly Named[]; readonly onChange: (named: readonly Named[]) => void; readonly label: string; readonly hint: string }): ReactElement {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const id = useId();
  const search = words.trim();
  useEffect(() => {
    if (search.length < 2) { setFound(null); return undefined; }
    let over = false;
    const timer = setTimeout(() => {
      // Without an answer the name alone can still be added.
      call('deviation.people', { boardId, search }).then((answer) => { if (!over) setFound(answer.people); }, () => { if (!over) setFound([]); });
    }, pause);
    return () => { over = true; clearTimeout(timer); };
  }, [boardId, search]);
  const add = (one: Named): void => {
    if (!chosen.some((each) => each.personId === one.personId && each.name === one.name)) onChange([...chosen, one]);
    setWords('');
    setFound(null);
  };
  const free = (found ?? []).filter((one) => !chosen.some((each) => each.personId === one.id));
  return (
    <fieldset className="field d-involved">
      <legend className="label">{label}</legend>
      <span className="hint" id={`${id}-hint`}>{hint}</span>
      {chosen.length === 0 ? null : (
        <ul>{chosen.map((one) => <li key={`${one.personId ?? ''} ${one.name}`}><span>{one.name}</span><button type="button" className="link" aria-label={reportText.removeName(one.name)} onClick={() => onChange(chosen.filter((each) => each !== one))}>{deviationText.remove}</button></li>)}</ul>
      )}
      <label htmlFor={id} className="vh">{reportText.involvedName}</label>
      <input id={id} type="text" value={words} autoComplete="off" aria-describedby={`${id}-hint`} onChange={(event) => setWords(event.target.value)} onKeyDown={(event) => {
        if (event.key !== 'Enter' || search.length < 2) return;
        event.preventDefault();
        const [only] = free;
        add(only && free.length === 1 ? { personId: only.id as PersonId, name: only.name } : { personId: null, name: search });
      }} />
      <p role="status" className={found === null ? 'vh' : 'small quiet'}>{found === null ? '' : reportText.found(free.length)}</p>
      {found === null ? null : (
        <ul className="d-found">
          {free.map((one) => <li key={one.id}><button type="button" className="link" onClick={() => add({ personId: one.id, name: one.name })}>{reportText.titled(one)}</button></li>)}
          <li><button type="button" className="link" onClick={() => add({ personId: null, name: search })}>{reportText.addName(search)}</button></li>
        </ul>
      )}
    </fieldset>
  );
}
