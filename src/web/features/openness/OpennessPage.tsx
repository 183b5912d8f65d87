import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { PublishableVersion } from '../../../contract/openness.ts';
import type { SecrecyMark } from '../../../domain/openness/secrecy.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { documentName, groundWords, markedWords, publicationText as text, secrecyText } from '../../../text/openness.ts';
import { groundName } from '../../../text/secrecy.ts';
import { processingPaper, logSearchText } from '../../../text/opennessRecords.ts';
import { isGround } from '../../../domain/openness/secrecy.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import { marksQuery } from '../../secrecyMarks.ts';
import { SecrecyLine } from '../../SecrecyLine.tsx';
import { useBoardYear } from '../../shell/current.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { ImportedFiles } from '../../ImportedFiles.tsx';
import { PersonExport } from '../../PersonExport.tsx';
import { FormatLinks, paperFormats } from '../../PaperLinks.tsx';
import { useSession } from '../../queries.ts';
import './openness.css';

const publicationsQuery = (boardId: string) => queryOptions({ queryKey: ['publications', boardId], queryFn: ({ signal }) => call('publication.list', { boardId: boardId as BodyId }, signal) });

/** What the board has marked as secret, and what it has put on the web. */
export default function OpennessPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const board = useSession().boards.find((one) => one.id === boardId);
  const params = { boardId, year: String(year) };
  return (
    <div className="page openness">
      <h1>{secrecyText.title}</h1>
      <p className="lead">{secrecyText.lead(board?.name ?? '')}</p>
      <nav className="openness-nav" aria-label={secrecyText.title}>
        {board?.may.processing ? <Link to="/n/$boardId/$year/personuppgifter" params={params}>{processingPaper.page}</Link> : null}
        {board?.may.trail ? <Link to="/n/$boardId/$year/logg/sok" params={params}>{logSearchText.page}</Link> : null}
        <a href="/publicerat">{text.page}</a>
      </nav>
      <Publications boardId={boardId} />
      {board?.may.read ? <Marks boardId={boardId} /> : null}
      {board?.may.read ? <Introduction boardId={boardId} year={year} /> : null}
      {board?.may.read ? <ImportedFiles boardId={boardId} /> : null}
      {board?.may.answer ? <PersonExport boardId={boardId} /> : null}
    </div>
  );
}

function Publications({ boardId }: { readonly boardId: string }): ReactElement {
  const { data, error } = useQuery(publicationsQuery(boardId));
  const [ending, setEnding] = useState<PublishableVersion | null>(null);
  const publish = async (version: PublishableVersion): Promise<void> => {
    try {
      await call('publication.publish', { boardId: boardId as BodyId, publicationId: newId(), versionId: version.versionId as never });
      toast({ words: text.done });
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
    await queryClient.invalidateQueries({ queryKey: publicationsQuery(boardId).queryKey });
  };
  return (
    <section aria-labelledby="publicering">
      <h2 id="publicering">{text.part}</h2>
      <p>{text.why}</p>
      {error ? <p role="alert" className="urgent">{sentenceOf(error)}</p> : null}
      {data && data.versions.length === 0 ? <p className="quiet">{text.none}</p> : null}
      <ul className="o-list">{data?.versions.map((version) => (
        <li key={version.versionId}>
          <div>
            <b>{documentName(version.document, version.year)}</b>, {text.version(version.number).toLowerCase()}
            <span className="quiet">{version.stand === 'decided' ? text.decided(version.on, version.minutesItem) : text.submitted(version.on)}. {text.withheld(version.withheld)}.</span>
            {version.published === null ? null : <span>{text.published(version.published.at.slice(0, 10), version.published.by)} · <a href={`/publicerat/${version.published.id}`}>{text.page}</a></span>}
            <Papers boardId={boardId} version={version} />
          </div>
          {!data.may ? null : version.published !== null ? <button type="button" className="btn" onClick={() => setEnding(version)} aria-label={`${text.end}: ${documentName(version.document, version.year)}`}>{text.end}</button>
            : version.stand === 'decided' ? <button type="button" className="btn" onClick={() => void publish(version)} aria-label={`${text.publish}: ${documentName(version.document, version.year)}, ${text.version(version.number)}`}>{text.publish}</button> : <span className="small quiet">{text.notDecided}</span>}
        </li>
      ))}</ul>
      {data && data.ended.length > 0 ? <details><summary>{text.endedOnes}</summary><ul>{data.ended.map((one) => <li key={one.id}>{text.endedLine(one.at.slice(0, 10), one.by, one.reason)}</li>)}</ul></details> : null}
      {ending ? <EndDialog boardId={boardId} version={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  );
}

function Papers({ boardId, version }: { readonly boardId: string; readonly version: PublishableVersion }): ReactElement {
  const papers = version.document === 'vorPlan' ? (['whole', 'plan', 'members'] as const) : (['whole'] as const);
  return (
    <details>
      <summary>{text.papers}</summary>
      <ul>{papers.map((paper) => (
        <li key={paper}>{text.paper[paper]}: <FormatLinks label={`${text.papersOf(documentName(version.document, version.year))}, ${text.paper[paper]}`} formats={[...paperFormats, 'csv', 'json']} word={(format) => text.format[format]} address={(format) => addressOf('paper.publication', { boardId, versionId: version.versionId, paper, format }).url} /></li>
      ))}</ul>
    </details>
  );
}

function EndDialog({ boardId, version, onClose }: { readonly boardId: string; readonly version: PublishableVersion; readonly onClose: () => void }): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <FormDialog title={`${text.end}: ${documentName(version.document, version.year)}`} button={text.end} stopped={reason.trim() === ''} onClose={onClose} onAct={async () => {
      await call('publication.end', { boardId: boardId as BodyId, publicationId: version.published?.id ?? '', reason: reason.trim() });
      await queryClient.invalidateQueries({ queryKey: publicationsQuery(boardId).queryKey });
      toast({ words: text.ended });
      onClose();
    }}>
      {(tried) => <Field label={text.endReason} stop={tried && reason.trim() === '' ? secrecyText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

function Marks({ boardId }: { readonly boardId: string }): ReactElement {
  const marks = useQuery(marksQuery(boardId)).data?.marks ?? [];
  const [standing, lifted] = [marks.filter((mark) => mark.lifted === null), marks.filter((mark) => mark.lifted !== null)];
  return (
    <section aria-labelledby="sekretess">
      <h2 id="sekretess">{secrecyText.marks}</h2>
      <p>{secrecyText.why}</p>
      {standing.length === 0 ? <p className="quiet">{secrecyText.noMarks}</p> : null}
      <ul className="o-list">{standing.map((mark) => <li key={mark.id}><div>{capital(markedWords[mark.objectKind])}{mark.says === '' ? '' : `: ${mark.says}`}<span className="quiet small">{isGround(mark.ground) ? groundWords[mark.ground] : ''}</span></div><SecrecyLine boardId={boardId} kind={mark.objectKind} id={mark.objectId} /></li>)}</ul>
      {lifted.length === 0 ? null : <details><summary>{secrecyText.liftedMarks}</summary><ul>{lifted.map((mark) => <li key={mark.id}>{liftedWords(mark)}</li>)}</ul></details>}
    </section>
  );
}
/** The year's introduction stands in the papers only, so that it is marked here. */
function Introduction({ boardId, year }: { readonly boardId: string; readonly year: number }): ReactElement | null {
  const exists = useSession().boards.find((one) => one.id === boardId)?.years.some((one) => one.year === year) ?? false;
  const { data } = useQuery({ queryKey: ['year', boardId, year, 'introduction'], enabled: exists, queryFn: async ({ signal }) => { const { content } = await call('year.read', { boardId: boardId as BodyId, year }, signal); return { id: content.boardYearId, words: content.introduction.trim() }; } });
  if (!data || data.words === '') return null;
  return (
    <section aria-labelledby="inledning">
      <h2 id="inledning">{secrecyText.introduction(year)}</h2>
      <p className="o-words">{data.words}</p>
      <SecrecyLine boardId={boardId} kind="introduction" id={data.id} />
    </section>
  );
}
function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}
function liftedWords(mark: SecrecyMark): string {
  return `${capital(markedWords[mark.objectKind])}: ${mark.says}. ${groundName(mark.ground)}. ${mark.lifted === null ? '' : `${secrecyText.lifted(mark.lifted.on, mark.lifted.by)}. ${mark.lifted.reason}`}`;
}
