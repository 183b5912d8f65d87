import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import type { BodyId, PersonId } from '../domain/identity.ts';
import { personPaper as text } from '../text/opennessRecords.ts';
import { addressOf, call, sentenceOf } from './call.ts';
import { newId } from './identity.ts';
import { toast } from './ui/toast.ts';

const formats = [['pdf', 'PDF'], ['docx', 'Word'], ['html', 'HTML'], ['json', 'JSON']] as const;

/** Makes an extract and saves it as a file: it is an act, with a task for the registrar, and so no plain link. */
async function save(personId: string, format: (typeof formats)[number][0]): Promise<void> {
  try {
    const { url, rest } = addressOf('personData.export', { personId, requestId: newId(), format });
    const answer = await fetch(url, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) });
    if (!answer.ok) { toast({ words: ((await answer.json()) as { detail?: string }).detail ?? '' }); return; }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `utdrag.${format}`);
    link.click();
    URL.revokeObjectURL(link.href);
    toast({ words: text.made });
  } catch (reason) { toast({ words: sentenceOf(reason) }); }
}

export function ExportButtons({ personId, name }: { readonly personId: string; readonly name: string }): ReactElement {
  return <span className="export-buttons">{formats.map(([format, words]) => <button key={format} type="button" className="link" aria-label={`${text.title(name)}: ${words}`} onClick={() => void save(personId, format)}>{words}</button>)}</span>;
}

/** For the registrar: whose extract, found by name. Nothing for who may not make one. */
export function PersonExport({ boardId }: { readonly boardId: string }): ReactElement | null {
  const field = useId();
  const [words, setWords] = useState('');
  // The board's registrar answers requests; whoever does not is told nothing here.
  const may = useQuery({ queryKey: ['requests', boardId, 'may'], retry: false, queryFn: async ({ signal }) => { try { await call('request.list', { boardId: boardId as BodyId }, signal); return true; } catch { return false; } } }).data ?? false;
  const people = useQuery({ queryKey: ['peopleOf', boardId, words], enabled: may && words.trim().length >= 2, queryFn: ({ signal }) => call('deviation.people', { boardId: boardId as BodyId, search: words.trim() }, signal) }).data?.people ?? [];
  if (!may) return null;
  return (
    <section aria-labelledby={`${field}-h`}>
      <h2 id={`${field}-h`}>{text.exportIt}</h2>
      <p>{text.why}</p>
      <div className="field"><label htmlFor={field}>{text.name}</label><input id={field} type="search" value={words} onChange={(event) => setWords(event.target.value)} /></div>
      <ul className="o-list">{people.map((person: { readonly id: PersonId | string; readonly name: string; readonly title: string }) => <li key={person.id}><div>{person.name}<span className="quiet">{person.title}</span></div><ExportButtons personId={person.id} name={person.name} /></li>)}</ul>
    </section>
  );
}
