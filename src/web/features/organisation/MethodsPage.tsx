import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { percentOf, shareOfPercent } from '../../../domain/control/exactShare.ts';
import { sampleLevelsOf, type SampleLevel } from '../../../domain/control/sampleLevel.ts';
import type { Method } from '../../../domain/method/method.ts';
import type { MethodsView, OrganisationView } from '../../../contract/organisation.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { methodText } from '../../../text/screenOrganisation.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { queryClient, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { ChooseMethod, type ListedMethod } from './ChooseMethod.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MethodView } from './MethodView.tsx';
import { methodsQuery, organisationQuery } from './organisationQueries.ts';
import { Tabs } from './Tabs.tsx';
import './organisation.css';


/** The methods in words and as a matrix; a board's own limits; another method for a year. */
export default function MethodsPage(): ReactElement {
  const { administers, boards } = useSession();
  const { methods } = useSuspenseQuery(methodsQuery).data;
  const organisation = useSuspenseQuery(organisationQuery).data;
  const [own, setOwn] = useState(false);
  const latest = latestOf(methods);
  const owner = (method: ListedMethod): string => method.bodyId === null ? methodText.ofMunicipality : methodText.ofBoard(organisation.bodies.find((body) => body.id === method.bodyId)?.name ?? '');
  return (
    <div className="page org">
      <Tabs here="methods" />
      <div className="org-head"><h1>{methodText.title}</h1>{administers ? <button type="button" className="btn btn-main" onClick={() => setOwn(true)}>{methodText.own}</button> : null}</div>
      <p className="lead">{methodText.lead}</p>
      <section className="part" aria-label={methodText.title}>
        {latest.map((one, at) => (
          <details className="method" key={one.id} open={at === 0}>
            <summary><b>{one.method.name}</b> <span className="small quiet">{owner(one)} · {methodText.version(one.method.version)}</span></summary>
            <MethodView method={one.method} />
          </details>
        ))}
      </section>
      {boards.some((board) => board.may.edit) ? <ChooseMethod methods={latest} owner={owner} /> : null}
      {own ? <OwnDialog methods={latest.filter((one) => one.bodyId === null)} organisation={organisation} onClose={() => setOwn(false)} onDone={(view, board) => {
        queryClient.setQueryData(methodsQuery.queryKey, view);
        setOwn(false);
        toast({ words: methodText.saved(board) });
      }} /> : null}
    </div>
  );
}

/** The newest version of each method, the municipality's own first. */
function latestOf(methods: readonly ListedMethod[]): ListedMethod[] {
  const newest = new Map<string, ListedMethod>();
  for (const one of methods) {
    const key = `${one.bodyId ?? ''} ${one.method.key}`;
    if ((newest.get(key)?.method.version ?? -1) < one.method.version) newest.set(key, one);
  }
  return [...newest.values()].toSorted((a, b) => Number(a.bodyId !== null) - Number(b.bodyId !== null) || swedishOrder(a.method.name, b.method.name));
}

function OwnDialog({ methods, organisation, onClose, onDone }: { readonly methods: readonly ListedMethod[]; readonly organisation: OrganisationView; readonly onClose: () => void; readonly onDone: (view: MethodsView, board: string) => void }): ReactElement {
  const [board, setBoard] = useState<string>(organisation.bodies[0]?.id ?? '');
  const [from, setFrom] = useState<string>(methods[0]?.id ?? '');
  const base = methods.find((one) => one.id === from) ?? methods[0];
  const [measure, setMeasure] = useState(words(base?.method.measureFrom));
  const [plan, setPlan] = useState(words(base?.method.planFrom));
  const [levels, setLevels] = useState(() => percents(base?.method));
  const [reason, setReason] = useState('');
  const top = base ? Math.max(...base.method.likelihood.map((step) => step.value)) * Math.max(...base.method.consequence.map((step) => step.value)) : 0;
  const stop = (value: string): string | null => value.trim() === '' || (/^\d+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= top) ? null : methodText.wholeNumber(top);
  const act = async (): Promise<void> => {
    if (!base) return;
    const limit = (value: string): number | null => value.trim() === '' ? null : Number(value);
    const method = { ...base.method, measureFrom: limit(measure), planFrom: limit(plan), sampleLevels: withPercents(base.method, levels), thresholdReason: reason.trim() };
    onDone(await call('method.saveVersion', { id: newId(), bodyId: board as BodyId, definition: JSON.stringify(method), reason: reason.trim() }), organisation.bodies.find((body) => body.id === board)?.name ?? '');
  };
  return (
    <FormDialog title={methodText.ownThresholds} button={methodText.save} stopped={board === '' || !base || stop(measure) !== null || stop(plan) !== null || levels.some(badPercents) || reason.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <div className="pair">
            <Field label={methodText.board} stop={tried && board === '' ? methodText.boardMissing : null}>{(parts) => <select {...parts} value={board} onChange={(event) => setBoard(event.target.value)}>{organisation.bodies.map((body) => <option key={body.id} value={body.id}>{body.name}</option>)}</select>}</Field>
            <Field label={methodText.chosen}>{(parts) => <select {...parts} value={from} onChange={(event) => {
              const next = methods.find((one) => one.id === event.target.value);
              setFrom(event.target.value);
              setMeasure(words(next?.method.measureFrom));
              setPlan(words(next?.method.planFrom));
              setLevels(percents(next?.method));
            }}>{methods.map((one) => <option key={one.id} value={one.id}>{one.method.name}</option>)}</select>}</Field>
            <Field label={methodText.measureFrom} hint={methodText.measureHint} stop={tried ? stop(measure) : null}>{(parts) => <input {...parts} type="text" inputMode="numeric" value={measure} onChange={(event) => setMeasure(event.target.value)} />}</Field>
            <Field label={methodText.planFrom} hint={methodText.planHint} stop={tried ? stop(plan) : null}>{(parts) => <input {...parts} type="text" inputMode="numeric" value={plan} onChange={(event) => setPlan(event.target.value)} />}</Field>
          </div>
          <p className="small quiet">{methodText.samplingHint}</p>
          <div className="pair">
            {levels.flatMap((one, at) => (['tolerable', 'confidence'] as const).map((part) => (
              <Field key={`${one.id} ${part}`} label={methodText[part](one.word)} stop={tried && shareOfPercent(one[part]) === null ? methodText.percentStop : null}>{(parts) => <input {...parts} type="text" inputMode="decimal" value={one[part]} onChange={(event) => setLevels(levels.with(at, { ...one, [part]: event.target.value }))} />}</Field>
            )))}
          </div>
          <Field label={methodText.reason} hint={methodText.reasonHint} stop={tried && reason.trim() === '' ? methodText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

interface Percents { readonly id: SampleLevel['id']; readonly word: string; readonly tolerable: string; readonly confidence: string }
/** The levels that are samples, as somebody writes them. */
function percents(method: Method | undefined): readonly Percents[] {
  return method === undefined ? [] : sampleLevelsOf(method).flatMap((level) => (level.kind === 'sample' ? [{ id: level.id, word: level.word, tolerable: percentOf(level.tolerable), confidence: percentOf(level.confidence) }] : []));
}
function badPercents(one: Percents): boolean {
  return shareOfPercent(one.tolerable) === null || shareOfPercent(one.confidence) === null;
}
function withPercents(method: Method, written: readonly Percents[]): readonly SampleLevel[] {
  return sampleLevelsOf(method).map((level): SampleLevel => {
    const own = written.find((one) => one.id === level.id);
    const [tolerable, confidence] = own ? [shareOfPercent(own.tolerable), shareOfPercent(own.confidence)] : [null, null];
    return level.kind === 'sample' && tolerable !== null && confidence !== null ? { ...level, tolerable, confidence } : level;
  });
}

function words(limit: number | null | undefined): string {
  return limit === null || limit === undefined ? '' : String(limit);
}
