import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BodyId } from '../domain/identity.ts';
import { momentWords } from '../text/days.ts';
import { importedText as text } from '../text/openness.ts';
import { addressOf, call, sentenceOf } from './call.ts';
import { SecrecyLine } from './secrecyPart.ts';
import './secrecy.css';

/** The documents that the board's years were read from, as they came. Nothing where there is none. */
export function ImportedFiles({ boardId }: { readonly boardId: string }): ReactElement | null {
  const { data, error } = useQuery({ queryKey: ['importedFiles', boardId], queryFn: ({ signal }) => call('import.list', { boardId: boardId as BodyId }, signal) });
  if (error) return <p role="alert" className="urgent">{sentenceOf(error)}</p>;
  if (!data || data.files.length === 0) return null;
  return (
    <section className="imported-files" aria-labelledby="inlasta">
      <h2 id="inlasta">{text.title}</h2>
      <p>{text.why}</p>
      <ul>{data.files.map((file) => (
        <li key={file.id}>
          <div><a href={addressOf('import.file', { boardId, importId: file.id }).url} download={file.name}>{file.name}</a><span className="quiet small">{text.line(file.year, momentWords(file.readAt, new Date()), file.readBy)}{file.undone ? ` ${text.undone}` : ''}</span></div>
          <SecrecyLine boardId={boardId} kind="import" id={file.id} name={file.name} />
        </li>
      ))}</ul>
    </section>
  );
}
