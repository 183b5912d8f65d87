import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { OrganisationPreview } from '../../../contract/organisationImport.ts';
import type { SameUnit } from '../../../domain/organisation/renames.ts';
import { dayFrom, type Day } from '../../../domain/day.ts';
import { organisationImportText as text } from '../../../text/screenOrganisationImport.ts';
import { call, sentenceOf } from '../../call.ts';
import { bytesOf } from '../../fileBytes.ts';
import { navigate } from '../../place.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { toast } from '../../ui/toast.ts';
import { organisationQuery, peopleQuery } from './organisationQueries.ts';
import { OrganisationPreviewForm, type Wishes } from './OrganisationPreviewForm.tsx';
import { Tabs } from './Tabs.tsx';
import './organisation.css';
import './organisationImport.css';

interface Upload { readonly name: string; readonly bytes: string }
type Step = { readonly kind: 'choose'; readonly stop: string } | { readonly kind: 'reading'; readonly name: string } | { readonly kind: 'preview'; readonly upload: Upload; readonly day: Day; readonly same: readonly SameUnit[]; readonly preview: OrganisationPreview };

/** A file of the organisation: chosen, looked at, written. Nothing is written before the last step. */
export default function OrganisationImportPage(): ReactElement {
  const { administers, today, uploadBytes } = useSession();
  const [day, setDay] = useState<string>(today);
  const [step, setStep] = useState<Step>({ kind: 'choose', stop: '' });
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  if (!administers) return <div className="page"><Empty title={text.title} text={text.mayNot} /></div>;

  const look = async (upload: Upload, from: Day, same: readonly SameUnit[] = []): Promise<void> => {
    underWay.current?.abort();
    const control = new AbortController();
    underWay.current = control;
    try {
      const preview = await call('organisation.previewImport', { ...upload, day: from, same: [...same] }, control.signal);
      setStep({ kind: 'preview', upload, day: from, same, preview });
    } catch (reason) {
      if (!control.signal.aborted) setStep({ kind: 'choose', stop: sentenceOf(reason) });
    }
  };
  const choose = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const most = (uploadBytes / 1024 / 1024).toLocaleString('sv-SE', { maximumFractionDigits: 0 });
    const stop = files.length > 1 ? text.oneFile : dayFrom(day) === null ? text.dayMissing : /\.(?:docx?|pdf)$/i.test(file.name) ? text.wrongKind(file.name) : file.size > uploadBytes ? text.tooLarge(file.name, most) : null;
    if (stop !== null) { setStep({ kind: 'choose', stop }); return; }
    setStep({ kind: 'reading', name: file.name });
    let bytes: string;
    try { bytes = await bytesOf(file); } catch { setStep({ kind: 'choose', stop: text.unreadable(file.name) }); return; }
    await look({ name: file.name, bytes }, day as Day);
  };
  const redate = (words: string): void => {
    setDay(words);
    const from = dayFrom(words);
    if (step.kind === 'preview' && from !== null) void look(step.upload, from);
  };
  /** Throws the refusal for the preview to show. */
  const take = async (shown: Extract<Step, { kind: 'preview' }>, wishes: Wishes): Promise<void> => {
    const { view } = await call('organisation.import', { ...shown.upload, day: shown.day, same: [...shown.same], fingerprint: shown.preview.fingerprint, ...wishes });
    queryClient.setQueryData(organisationQuery.queryKey, view);
    for (const queryKey of [peopleQuery.queryKey, ['session'], ['start']]) void queryClient.invalidateQueries({ queryKey });
    await navigate({ to: '/organisation' });
    toast({ words: text.saved });
  };
  return (
    <div className="page org org-import">
      <Tabs here="organisation" />
      <h1>{text.title}</h1>
      <p className="lead">{text.lead}</p>
      <div className="org-import-day"><Field label={text.day} hint={text.dayHint} stop={dayFrom(day) === null ? text.dayMissing : null}>{(parts) => <input {...parts} type="date" value={day} onChange={(event) => redate(event.target.value)} />}</Field></div>
      {step.kind === 'choose' ? <Choose stop={step.stop} most={uploadBytes} onChoose={(files) => void choose(files)} /> : null}
      {step.kind === 'reading' ? <p className="part" role="status">{text.reading(step.name)}</p> : null}
      {step.kind === 'preview' ? <OrganisationPreviewForm key={`${step.upload.name} ${step.upload.bytes.length} ${step.day}`} onSame={(same) => void look(step.upload, step.day, same)} name={step.upload.name} day={step.day} preview={step.preview} onTake={(wishes) => take(step, wishes)} onAnother={() => setStep({ kind: 'choose', stop: '' })} /> : null}
    </div>
  );
}

function Choose({ stop, most, onChoose }: { readonly stop: string; readonly most: number; readonly onChoose: (files: readonly File[]) => void }): ReactElement {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <>
      <div className={over ? 'org-drop is-over' : 'org-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); onChoose([...event.dataTransfer.files]); }}>
        <p>{text.drop}</p>
        <input id={id} className="vh org-file" type="file" accept=".xlsx,.csv,.txt" aria-describedby={`${id}-kinds`} onChange={(event) => { onChoose([...(event.target.files ?? [])]); event.target.value = ''; }} />
        <label htmlFor={id} className="btn btn-main">{text.choose}</label>
        <p className="small quiet" id={`${id}-kinds`}>{text.kinds((most / 1024 / 1024).toLocaleString('sv-SE', { maximumFractionDigits: 0 }))}</p>
        <div role="alert">{stop === '' ? null : <p className="org-stop urgent"><FindingMark urgent /><span>{stop}</span></p>}</div>
      </div>
      <section className="part" aria-labelledby={`${id}-how`}><h2 id={`${id}-how`}>{text.how}</h2><p>{text.howUnits}</p><p>{text.howPeople}</p><p>{text.howMatch}</p></section>
    </>
  );
}
