import { Link } from '../../place.tsx';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { SubmissionProposal } from '../../../contract/decision.ts';
import type { YearView } from '../../../contract/year.ts';
import type { Day } from '../../../domain/day.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { VersionId } from '../../../domain/identity.ts';
import { ruleSentence, ruleVerb, groundWord } from '../../../text/rules.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import { riskText } from '../../../text/screenRisk.ts';
import { fieldWords } from '../../../text/screenTrail.ts';
import { call, paperAddress, sentenceOf } from '../../call.ts';
import type { Conflict } from '../../draft/item.ts';
import type { Draft } from '../../draft/store.ts';
import { newId } from '../../identity.ts';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { useWriting } from '../../ui/useWriting.ts';
import { Copied } from './Copied.tsx';
import { useKept } from './useKept.ts';

interface Given { readonly view: YearView; readonly draft: Draft; readonly conflicts: readonly Conflict[]; readonly proposal: SubmissionProposal; readonly onDone: (view: YearView) => void }

/** Everything that stands on the page before the version is frozen: to whom, what is found, which files, the words to copy. */
export function SubmitPart({ view, draft, conflicts, proposal, onDone }: Given): ReactElement {
  const { content } = view;
  const { today, person } = useSession();
  const { kept, keep, forget } = useKept(`internkoll.submission.${person?.id ?? ''}.${content.boardYearId}`);
  const { meetingOn = proposal.meetingOn ?? '', reasons = {} } = kept;
  // To whom and under which number belong to the year: who may write in it saves them there as they are typed, others keep them here.
  const own = (field: 'recipients' | 'caseNumber') => ({
    value: view.abilities.edit ? view[field] || proposal[field] : kept[field] ?? proposal[field],
    hand: (words: string): void => { if (view.abilities.edit) draft.change([{ object: 'year', id: content.boardYearId, field, wanted: words }]); else keep({ [field]: words }); },
  });
  const recipients = useWriting(own('recipients').value, own('recipients').hand);
  const caseNumber = useWriting(own('caseNumber').value, own('caseNumber').hand);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [mailOpen, setMailOpen] = useState(false);
  const meetingStop = meetingOn === '' ? decisionText.meetingMissing : meetingOn < today ? decisionText.meetingPassed : null;
  const unanswered = proposal.errors.filter((finding) => (reasons[finding.rule] ?? '').trim() === '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    if (meetingStop !== null || unanswered.length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.decide [aria-invalid=true]')?.focus());
      return;
    }
    try {
      recipients.flush();
      caseNumber.flush();
      const answer = await call('decision.submit', {
        boardId: content.board.id, year: content.year, versionId: newId<VersionId>(), meetingOn: meetingOn as Day, caseNumber: caseNumber.words.trim(), recipients: recipients.words.trim(),
        overrides: proposal.errors.map((finding) => ({ rule: finding.rule, reason: (reasons[finding.rule] ?? '').trim() })),
      });
      forget();
      onDone(answer);
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <section className="part" aria-labelledby="to-whom">
        <h2 id="to-whom">{decisionText.toWhom}</h2>
        <div className="form-grid">
          <Field label={decisionText.meeting} stop={tried ? meetingStop : null}>{(parts) => <input {...parts} type="date" min={today} value={meetingOn} onChange={(event) => keep({ meetingOn: event.target.value })} />}</Field>
          <Field label={proposal.recipients === '' ? decisionText.recipients : decisionText.recipientsSame}>{(parts) => <input {...parts} type="text" value={recipients.words} onBlur={recipients.flush} onChange={(event) => recipients.write(event.target.value)} />}</Field>
          <Field label={decisionText.caseNumber}>{(parts) => <input {...parts} type="text" value={caseNumber.words} onBlur={caseNumber.flush} onChange={(event) => caseNumber.write(event.target.value)} />}</Field>
        </div>
        {conflicts.filter((each) => each.object === 'year').map((each) => <YearConflict key={each.field} conflict={each} draft={draft} />)}
      </section>
      <section className="part" aria-labelledby="findings">
        <header><h2 id="findings">{decisionText.findings}</h2><span className="small quiet">{decisionText.findingsOnce}</span></header>
        {proposal.errors.length + proposal.warnings.length + proposal.noted.length === 0 ? <p>{decisionText.noFindings}</p> : (
          <ul>
            {proposal.errors.map((finding) => (
              <FindingLine key={finding.rule} finding={finding} view={view}>
                <Field className="override" label={decisionText.override} stop={tried && (reasons[finding.rule] ?? '').trim() === '' ? decisionText.overrideMissing : null}>
                  {(parts) => <input {...parts} type="text" value={reasons[finding.rule] ?? ''} onChange={(event) => keep({ reasons: { ...reasons, [finding.rule]: event.target.value } })} />}
                </Field>
              </FindingLine>
            ))}
            {proposal.warnings.map((finding) => <FindingLine key={finding.rule} finding={finding} view={view} />)}
            {proposal.noted.map(({ finding, reason }, at) => <FindingLine key={`${finding.rule} ${at}`} finding={finding} view={view} noted={reason} />)}
          </ul>
        )}
      </section>
      <section className="part" aria-labelledby="files">
        <header><h2 id="files">{decisionText.files}</h2><a className="small" href={paperAddress({ boardId: content.board.id, year: content.year, format: 'pdf', version: 'draft' })} target="_blank" rel="noreferrer">{decisionText.preview}</a></header>
        <table className="files">
          <caption className="vh">{decisionText.files}</caption>
          <tbody>{proposal.files.map((file) => <tr key={file.format}><th scope="row"><a href={paperAddress({ boardId: content.board.id, year: content.year, format: file.format, version: 'draft' })} download={file.name}>{file.name}</a></th><td>{file.format === 'pdf' ? decisionText.accessible : decisionText.sameContent}</td></tr>)}</tbody>
        </table>
      </section>
      <section className="part" aria-labelledby="proposed">
        <header><h2 id="proposed">{decisionText.proposed}</h2><Copied words={decisionText.copy} label={`${decisionText.copy}: ${decisionText.proposed}`} text={proposal.proposedDecision.map((point, at) => `${at + 1}. ${point}`).join('\n')} /></header>
        <ol className="att">{proposal.proposedDecision.map((point) => <li key={point}>{point}</li>)}</ol>
      </section>
      {mailOpen ? (
        <section className="part" aria-labelledby="mail" id="mail-part">
          <header><h2 id="mail">{decisionText.mail}</h2><Copied words={decisionText.copyMail} label={decisionText.copyMail} text={`${proposal.mail.subject}\n\n${proposal.mail.text}`} /></header>
          <p className="mail-text"><b>{proposal.mail.subject}</b></p>
          <p className="mail-text">{proposal.mail.text}</p>
        </section>
      ) : null}
      {refusal === '' ? null : <p role="alert" className="urgent part">{refusal}</p>}
      <div className="submit-row">
        <button type="submit" className="btn btn-main">{decisionText.submit}</button>
        <button type="button" className="btn" aria-expanded={mailOpen} aria-controls="mail-part" onClick={() => setMailOpen(!mailOpen)}>{decisionText.mail}</button>
      </div>
    </form>
  );
}

/** Somebody else has written the same field: both values, two buttons named by them. */
function YearConflict({ conflict, draft }: { readonly conflict: Conflict; readonly draft: Draft }): ReactElement {
  const words: Readonly<Record<string, string>> = fieldWords.year;
  const [mine, theirs] = [conflict.wanted, conflict.now].map((value) => (typeof value === 'string' && value !== '' ? value : riskText.nothing)) as [string, string];
  return (
    <div className="conflict" role="group">
      <p><strong>{riskText.conflict(conflict.by, words[conflict.field] ?? '')}</strong> {riskText.conflictValues(mine, theirs)}</p>
      <div className="row"><button type="button" className="btn" onClick={() => draft.settle(conflict, true)}>{riskText.keep(mine)}</button><button type="button" className="btn" onClick={() => draft.settle(conflict, false)}>{riskText.take(theirs)}</button></div>
    </div>
  );
}

/** One finding: mark, sentence, ground, where to mend it. */
function FindingLine({ finding, view, noted, children }: { readonly finding: Finding; readonly view: YearView; readonly noted?: string; readonly children?: ReactElement }): ReactElement {
  const params = { boardId: view.content.board.id, year: String(view.content.year) };
  const inPlan = finding.rows.some((row) => row.kind === 'activity');
  return (
    <li className="finding">
      <FindingMark urgent={finding.severity === 'error'} />
      <p className={noted === undefined ? undefined : 'quiet'}>{ruleSentence(finding)} <span className="small quiet">· {groundWord[finding.ground].toLocaleLowerCase('sv')}</span></p>
      <Link className="link" to={inPlan ? '/n/$boardId/$year/plan' : '/n/$boardId/$year/analys'} params={params} {...(inPlan ? {} : { hash: 'anm' })}>{noted === undefined ? ruleVerb(finding.rule) : decisionText.mend}</Link>
      {noted === undefined ? null : <p className="rows">{decisionText.notedBecause(noted)}</p>}
      {children}
    </li>
  );
}
