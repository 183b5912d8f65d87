import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import type { MethodsView } from '../../../contract/organisation.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { methodText } from '../../../text/screenOrganisation.ts';
import { call, sentenceOf } from '../../call.ts';
import { draftOf, takeYear } from '../../draft/useYear.ts';
import { previousQuery, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { methodEffect } from './methodEffect.ts';

export type ListedMethod = MethodsView['methods'][number];

/** Another method for a year: what moves is shown before anything is changed. */
export function ChooseMethod({ methods, owner }: { readonly methods: readonly ListedMethod[]; readonly owner: (method: ListedMethod) => string }): ReactElement {
  const { boards, person } = useSession();
  const years = boards.filter((board) => board.may.edit).flatMap((board) => board.years.map((year) => ({ key: `${board.id} ${year.year}`, boardId: board.id, board: board.name, year: year.year })));
  const [at, setAt] = useState(years[0]?.key ?? '');
  const [methodId, setMethodId] = useState('');
  const here = years.find((one) => one.key === at);
  const read = useQuery({ queryKey: ['year', here?.boardId, here?.year, 'whole'], queryFn: () => call('year.read', { boardId: here?.boardId as BodyId, year: here?.year ?? 0 }), enabled: here !== undefined, staleTime: 0 });
  const previous = useQuery({ ...previousQuery(here?.boardId ?? '', here?.year ?? 0), enabled: here !== undefined });
  const usable = methods.filter((one) => one.bodyId === null || one.bodyId === here?.boardId);
  const chosen = usable.find((one) => one.id === methodId);
  const effect = useMemo(() => read.data && previous.data && chosen && chosen.id !== read.data.methodId ? methodEffect(read.data.content, previous.data.previous, chosen.method) : null, [read.data, previous.data, chosen]);
  const use = async (): Promise<void> => {
    if (!here || !chosen) return;
    try {
      const draft = draftOf(here.boardId, here.year, person?.id ?? '');
      await draft.ready;
      takeYear(draft, await call('year.setMethod', { boardId: here.boardId, year: here.year, methodId: chosen.id }));
      setMethodId('');
      toast({ words: methodText.used });
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <section className="part" aria-labelledby="choose-method">
      <h2 id="choose-method">{methodText.choose}</h2>
      {years.length === 0 ? <p className="quiet">{methodText.noYears}</p> : (
        <div className="method-choose">
          <Field label={methodText.year}>{(parts) => <select {...parts} value={at} onChange={(event) => { setAt(event.target.value); setMethodId(''); }}>{years.map((one) => <option key={one.key} value={one.key}>{one.board} {one.year}</option>)}</select>}</Field>
          <Field label={methodText.chosen}>{(parts) => <select {...parts} value={chosen?.id ?? read.data?.methodId ?? ''} onChange={(event) => setMethodId(event.target.value)}>
            {usable.some((one) => one.id === read.data?.methodId) ? null : <option value={read.data?.methodId ?? ''}>{read.data?.content.method.name ?? ''} ({methodText.now})</option>}
            {usable.map((one) => <option key={one.id} value={one.id}>{one.method.name}, {owner(one).toLocaleLowerCase('sv')}{one.id === read.data?.methodId ? ` (${methodText.now})` : ''}</option>)}
          </select>}</Field>
          {effect === null ? null : <button type="button" className="btn" onClick={() => void use()}>{methodText.use}</button>}
        </div>
      )}
      <div role="status">{read.error ? <p>{sentenceOf(read.error)}</p> : null}{effect === null ? null : <Effect effect={effect} />}</div>
    </section>
  );
}

function Effect({ effect }: { readonly effect: ReturnType<typeof methodEffect> }): ReactElement {
  if (effect.moves.length + effect.findings.length === 0) return <p>{methodText.noEffect}</p>;
  return (
    <>
      {effect.moves.length === 0 ? null : (
        <table className="moves">
          <caption className="label">{methodText.moves(effect.moves.length)}</caption>
          <thead><tr><th scope="col">{methodText.event}</th><th scope="col">{methodText.before}</th><th scope="col">{methodText.after}</th></tr></thead>
          <tbody>{effect.moves.map((move) => <tr key={move.id}><th scope="row">{move.label} {move.text}</th><td>{move.before ?? methodText.none}</td><td>{move.after ?? methodText.none}</td></tr>)}</tbody>
        </table>
      )}
      {effect.findings.length === 0 ? null : (
        <table className="moves">
          <caption className="label">{methodText.findingsMove}</caption>
          <thead><tr><th scope="col">{methodText.finding}</th><th scope="col">{methodText.rowsNow}</th><th scope="col">{methodText.rowsAfter}</th></tr></thead>
          <tbody>{effect.findings.map((finding) => <tr key={finding.rule}><th scope="row">{finding.title}</th><td>{finding.before}</td><td>{finding.after}</td></tr>)}</tbody>
        </table>
      )}
    </>
  );
}
