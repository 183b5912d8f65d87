import { useEffect, useId, useState, type ReactElement } from 'react';
import { judgements, type Judgement } from '../../../domain/followup/followup.ts';
import { judgementWords } from '../../../text/followup.ts';
import { figures } from '../../../text/numbers.ts';
import { followupText as text, judgementSays } from '../../../text/screenFollowup.ts';
import { sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { SecrecyLine } from '../../secrecyPart.ts';
import { sectionKey } from '../../../domain/openness/secrecy.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import type { OpenFollowup } from './followupBook.ts';

interface Kept { readonly judgement: Judgement | null; readonly grounds: string }

/** The director's proposal: one of three words, the figures it rests on, and the grounds. Kept in the browser until it has been saved. */
export function JudgementPart({ open }: { readonly open: OpenFollowup }): ReactElement {
  const { view, book, boardId, year, code, personId } = open;
  const { content, proposed, abilities } = view;
  const given = content.judgement;
  const keptName = `internkoll.judgement.${personId}.${boardId}.${year}.${code}`;
  const [kept, setKept] = useState<Kept | null>(() => read(keptName));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const group = useId();
  const now: Kept = kept ?? { judgement: given?.judgement ?? null, grounds: given?.grounds ?? proposed.grounds };
  const write = (parts: Partial<Kept>): void => setKept({ ...now, ...parts });
  useEffect(() => {
    if (kept === null) sessionStorage.removeItem(keptName);
    else sessionStorage.setItem(keptName, JSON.stringify(kept));
  }, [kept, keptName]);
  const save = async (): Promise<void> => {
    setTried(true);
    setRefusal('');
    const { judgement, grounds } = now;
    if (judgement === null || grounds.trim() === '') {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.fu-text [aria-invalid=true], .fu-text input[type=radio]')?.focus());
      return;
    }
    try {
      await book.judge({ judgement, grounds: grounds.trim() });
      setKept(null);
      setTried(false);
      say(text.judgementSaved);
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <>
      <h2 id="fu-part" tabIndex={-1}>{text.judgement}</h2>
      <p className="quiet">{text.judgementLead}</p>
      <GroundFigures open={open} />
      <MaterialDeviations open={open} />
      <p className="fu-says">{text.proposedByFigures(judgementWords[proposed.judgement])}</p>
      {abilities.judge ? (
        <div className="fu-section">
          <fieldset className="fu-judgements" aria-describedby={tried && now.judgement === null ? `${group}-stop` : undefined}>
            <legend>{text.judgement}</legend>
            {judgements.map((one) => (
              <label key={one} className="choice"><input type="radio" name={group} value={one} checked={now.judgement === one} onChange={() => write({ judgement: one })} /><span><b>{judgementWords[one]}</b><span className="small quiet">{judgementSays[one]}</span></span></label>
            ))}
            {tried && now.judgement === null ? <p className="urgent small" id={`${group}-stop`}>{text.judgementChoose}</p> : null}
          </fieldset>
          <Field label={text.grounds} hint={text.groundsHint} stop={tried && now.grounds.trim() === '' ? text.groundsMissing : null}>{(parts) => <textarea {...parts} rows={4} value={now.grounds} onChange={(event) => write({ grounds: event.target.value })} />}</Field>
          <div className="fu-under"><span>{now.grounds === proposed.grounds ? text.drafted : given?.on ? text.judgedBy(given.by, given.on) : ''}</span>{now.grounds === proposed.grounds ? null : <button type="button" className="link" onClick={() => write({ grounds: proposed.grounds })}>{text.fetchAgain}</button>}</div>
          {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
          <div className="fu-acts"><button type="button" className="btn btn-main" onClick={() => void save()}>{text.saveJudgement}</button></div>
        </div>
      ) : given === null ? <p>{text.judgementMissing}. {text.onlyDirector}</p> : (
        <div className="fu-read"><h3>{judgementWords[given.judgement]}</h3><p>{given.grounds}</p>{given.on === null ? null : <p className="small quiet">{text.judgedBy(given.by, given.on)}</p>}</div>
      )}
      {given === null ? null : <SecrecyLine boardId={boardId} kind="section" id={sectionKey(content.followupId, 'judgement', '')} />}
    </>
  );
}

/** The material deviations as the paper prints them: by their title. */
function MaterialDeviations({ open: { view: { content }, boardId } }: { readonly open: OpenFollowup }): ReactElement | null {
  const deviations = content.deviations ?? [];
  if (deviations.length === 0) return null;
  return (
    <section aria-labelledby="fu-deviations">
      <h3 className="fu-h3" id="fu-deviations">{text.figure.deviations}</h3>
      <ul className="fu-measures">{deviations.map((one) => <li key={one.id}>{one.title} <SecrecyLine small boardId={boardId} kind="section" id={sectionKey(content.followupId, 'deviation', one.id)} name={one.title} /></li>)}</ul>
    </section>
  );
}

/** Every figure leads to the rows behind it. */
function GroundFigures({ open }: { readonly open: OpenFollowup }): ReactElement {
  const { view: { content, proposed: { figures: grounds } }, boardId, year } = open;
  const sums = grounds.figures;
  const params = { boardId, year: String(year) };
  const controls = (words: string): ReactElement => <Link to="/n/$boardId/$year/kontroller" params={params}>{words}</Link>;
  return (
    <table className="figures"><caption>{text.restsOn}</caption>
      <thead className="vh"><tr><th scope="col">{text.figureHead}</th><th scope="col">{text.amount}</th></tr></thead>
      <tbody>
        <tr><th scope="row">{controls(text.figure.performed)}</th><td className="num">{text.of(sums.performed, sums.planned)}</td></tr>
        <tr><th scope="row">{controls(text.figure.rows)}</th><td className="num">{text.of(grounds.rowsPerformed, grounds.rows)}</td></tr>
        <tr><th scope="row">{controls(text.figure.faults)}</th><td className="num">{text.of(sums.faults, sums.reviewed)}</td></tr>
        <tr><th scope="row">{controls(text.figure.material)}</th><td className="num">{figures(grounds.rowsMaterial)}</td></tr>
        <tr><th scope="row"><Link to="/avvikelser">{text.figure.deviations}</Link></th><td className="num">{figures(content.deviations?.length ?? 0)}</td></tr>
        <tr><th scope="row">{controls(text.figure.unexplained)}</th><td className="num">{figures(grounds.unexplained)}</td></tr>
        <tr><th scope="row"><Link to="/n/$boardId/$year/atgarder" params={params}>{text.figure.lateMeasures}</Link></th><td className="num">{figures(grounds.lateMeasures)}</td></tr>
      </tbody>
    </table>
  );
}

function read(name: string): Kept | null {
  const found: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
  if (typeof found !== 'object' || found === null || !('grounds' in found) || typeof found.grounds !== 'string') return null;
  const judgement = 'judgement' in found ? judgements.find((one) => one === found.judgement) ?? null : null;
  return { judgement, grounds: found.grounds };
}
