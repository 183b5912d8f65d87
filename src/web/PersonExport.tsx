import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import type { BodyId, PersonId } from '../domain/identity.ts';
import { personPaper as text } from '../text/opennessRecords.ts';
import { addressOf, call, sentenceOf } from './call.ts';
import { newId } from './identity.ts';
import { Menu } from './ui/Menu.tsx';
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
  return <Menu words={text.short} label={name} className="pick small" align="end" items={formats.map(([format, words]) => ({ kind: 'do' as const, key: format, words: text.asFile(words), onPick: () => { void save(personId, format); } }))} />;
}

/** For the registrar: whose extract, found by name. */
export function PersonExport({ boardId }: { readonly boardId: string }): ReactElement {
  const field = useId();
  const [words, setWords] = useState('');
  const people = useQuery({ queryKey: ['peopleOf', boardId, words], enabled: words.trim().length >= 2, queryFn: ({ signal }) => call('deviation.people', { boardId: boardId as BodyId, search: words.trim() }, signal) }).data?.people ?? [];
  return (
    <section aria-labelledby={`${field}-h`}>
      <h2 id={`${field}-h`}>{text.exportIt}</h2>
      <p>{text.why}</p>
      <div className="field"><label htmlFor={field}>{text.name}</label><input id={field} type="search" value={words} onChange={(event) => setWords(event.target.value)} /></div>
      <ul className="o-list">{people.map((person: { readonly id: PersonId | string; readonly name: string; readonly title: string }) => <li key={person.id}><div>{person.name}<span className="quiet">{person.title}</span></div><ExportButtons personId={person.id} name={person.name} /></li>)}</ul>
    </section>
  );
}
