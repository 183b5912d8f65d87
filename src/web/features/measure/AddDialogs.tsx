import { useState } from 'react';
import type { MeasuresView, MendedThing } from '../../../contract/measure.ts';
import { recommendationKinds, recommendationSources, type RecommendationKind, type RecommendationSource } from '../../../domain/measure/register.ts';
import type { Responsible } from '../../../domain/risk/analysis.ts';
import { recommendationKindWords, recommendationSourceWords } from '../../../text/measure.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { thingName } from './Mends.tsx';
import type { RegisterBook } from './registerBook.ts';
import { WhoField } from './WhoField.tsx';

interface Given { readonly view: MeasuresView; readonly book: RegisterBook; readonly onClose: () => void; readonly onAdded: (id: string) => void }

/** A new measure: what, who, until when, and what it mends. The rest is written in its row. */
export function AddMeasure({ view, book, mendsFirst, onClose, onAdded }: Given & { readonly mendsFirst: string | null }) {
  const [id] = useState(newId);
  const [linkId] = useState(newId);
  const [changeId] = useState(newId);
  const [title, setTitle] = useState('');
  const [who, setWho] = useState<Responsible | null>(null);
  const [end, setEnd] = useState('');
  const [mends, setMends] = useState(mendsFirst ?? '');
  const things: readonly Pick<MendedThing, 'kind' | 'id' | 'text' | 'label' | 'year' | 'place' | 'itemPosition' | 'linkId'>[] = [...view.mendable, ...view.recommendations.map((one): MendedThing => ({ kind: 'recommendation', id: one.id, year: null, label: '', text: one.text, place: '', itemPosition: null, linkId: null }))];
  const act = async (): Promise<void> => {
    const thing = things.find((one) => one.id === mends);
    await book.act('measure.add', { changeId, row: {
      id, title: title.trim(), responsible: who, end: end === '' ? null : end, start: view.today,
      ...(thing?.kind === 'event' ? { eventIds: [thing.id] } : thing ? { links: [{ id: linkId, kind: thing.kind, targetId: thing.id, itemPosition: null }] } : {}),
    } });
    onAdded(id);
  };
  const missing = title.trim() === '';
  return (
    <FormDialog title={measureText.addMeasure} button={measureText.addMeasure} stopped={missing} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={registerFieldWords.title} hint={measureText.titleHint} stop={tried && missing ? measureText.titleMissing : null}>{(parts) => <input {...parts} type="text" data-autofocus="" maxLength={2000} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
          <WhoField label={registerFieldWords.responsible} value={who} people={view.people} onChoose={setWho} />
          <Field label={registerFieldWords.end}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>
          <Field label={measureText.mendsWhat}>{(parts) => (
            <select {...parts} value={mends} onChange={(event) => setMends(event.target.value)}>
              <option value="">{measureText.mendsNothing}</option>
              {(['event', 'occasion', 'recommendation'] as const).map((kind) => {
                const own = things.filter((thing) => thing.kind === kind);
                return own.length === 0 ? null : <optgroup key={kind} label={kind === 'event' ? measureText.tieEvents(view.year) : kind === 'occasion' ? measureText.tieOccasions : measureText.tieRecommendations}>{own.map((thing) => <option key={thing.id} value={thing.id}>{kind === 'event' ? `${thing.label} ` : kind === 'occasion' ? `${thingName(thing, view.year)}: ` : ''}{measureText.unnumbered(thing.text)}</option>)}</optgroup>;
              })}
            </select>
          )}</Field>
        </>
      )}
    </FormDialog>
  );
}

/** A new recommendation: what, from whom, when it came and when the answer is due. */
export function AddRecommendation({ view, book, onClose, onAdded }: Given) {
  const [id] = useState(newId);
  const [changeId] = useState(newId);
  const [text, setText] = useState('');
  const [source, setSource] = useState<RecommendationSource>('auditors');
  const [kind, setKind] = useState<RecommendationKind>('recommendation');
  const [sourceName, setSourceName] = useState('');
  const [receivedOn, setReceivedOn] = useState<string>(view.today);
  const [statementDue, setStatementDue] = useState('');
  const act = async (): Promise<void> => {
    await book.act('recommendation.add', { changeId, row: { id, text: text.trim(), source, kind, sourceName: sourceName.trim(), receivedOn: receivedOn === '' ? null : receivedOn, statementDue: statementDue === '' ? null : statementDue } });
    onAdded(id);
  };
  const missing = text.trim() === '';
  return (
    <FormDialog title={measureText.addRecommendation} button={measureText.addRecommendation} stopped={missing} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={registerFieldWords.text} stop={tried && missing ? measureText.textMissing : null}>{(parts) => <textarea {...parts} rows={2} data-autofocus="" value={text} onChange={(event) => setText(event.target.value)} />}</Field>
          <Field label={registerFieldWords.source}>{(parts) => <select {...parts} value={source} onChange={(event) => setSource(recommendationSources.find((one) => one === event.target.value) ?? 'other')}>{recommendationSources.map((one) => <option key={one} value={one}>{recommendationSourceWords[one]}</option>)}</select>}</Field>
          <Field label={registerFieldWords.kind}>{(parts) => <select {...parts} value={kind} onChange={(event) => setKind(recommendationKinds.find((one) => one === event.target.value) ?? 'recommendation')}>{recommendationKinds.map((one) => <option key={one} value={one}>{recommendationKindWords[one]}</option>)}</select>}</Field>
          <Field label={registerFieldWords.sourceName}>{(parts) => <input {...parts} type="text" maxLength={500} value={sourceName} onChange={(event) => setSourceName(event.target.value)} />}</Field>
          <Field label={registerFieldWords.receivedOn}>{(parts) => <input {...parts} type="date" value={receivedOn} onChange={(event) => setReceivedOn(event.target.value)} />}</Field>
          <Field label={registerFieldWords.statementDue}>{(parts) => <input {...parts} type="date" value={statementDue} onChange={(event) => setStatementDue(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}
