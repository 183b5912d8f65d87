import { Link, type Target } from '../../place.tsx';
import { useId, useRef, useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { SubmissionProposal } from '../../../contract/decision.ts';
import type { YearView } from '../../../contract/year.ts';
import type { Day } from '../../../domain/day.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { VersionId } from '../../../domain/identity.ts';
import { ruleSentence, ruleVerb, groundWord } from '../../../text/rules.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { useWriting } from '../../ui/useWriting.ts';
import { Copied } from './Copied.tsx';
import type { DocumentAt } from './DecisionDialogs.tsx';
import { useKept } from './useKept.ts';

/** Two lines of the submission: kept with the year for the analysis and plan, with this submission for a follow-up. */
export interface SubmitLine { readonly value: string; readonly hand: ((words: string) => void) | null }
interface Given {
  readonly at: DocumentAt;
  /** Under which name what is written is kept until it has been handed over. */
  readonly keptAs: string;
  readonly proposal: SubmissionProposal;
  readonly recipients: SubmitLine;
  readonly caseNumber: SubmitLine;
  /** Somebody else has written the same line. */
  readonly conflicts?: ReactNode;
  /** Address of the draft's paper. */
  readonly paper: (format: 'pdf' | 'docx') => string;
  /** Where a finding is mended. */
  readonly mend: (finding: Finding) => Target;
  readonly onDone: (view: YearView) => void;
}

/** Everything that stands on the page before the version is frozen: to whom, what is found, which files, the words to copy. */
export function SubmitPart({ at, keptAs, proposal, recipients: givenRecipients, caseNumber: givenCase, conflicts, paper, mend, onDone }: Given): ReactElement {
  const { today, person } = useSession();
  const prefix = useId();
  const { kept, keep, forget } = useKept(`internkoll.submission.${person?.id ?? ''}.${keptAs}`);
  const { meetingOn = proposal.meetingOn ?? '', reasons = {} } = kept;
  // Who may write in the year saves these there as they are typed, others keep them here.
  const own = (field: 'recipients' | 'caseNumber', line: SubmitLine) => ({ value: line.hand === null ? kept[field] ?? line.value : line.value, hand: (words: string): void => { if (line.hand === null) keep({ [field]: words }); else line.hand(words); } });
  const [ownRecipients, ownCase] = [own('recipients', givenRecipients), own('caseNumber', givenCase)];
  const recipients = useWriting(ownRecipients.value, ownRecipients.hand);
  const caseNumber = useWriting(ownCase.value, ownCase.hand);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [mailOpen, setMailOpen] = useState(false);
  // The files are written before the answer comes: that takes seconds, and a second press must not hand over once more.
  const [sending, setSending] = useState(false);
  const sent = useRef(false);
  const meetingStop = meetingOn === '' ? decisionText.meetingMissing : meetingOn < today ? decisionText.meetingPassed : null;
  const unanswered = proposal.errors.filter((finding) => (reasons[finding.rule] ?? '').trim() === '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (sent.current) return;
    setTried(true);
    setRefusal('');
    if (meetingStop !== null || unanswered.length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    sent.current = true;
    setSending(true);
    say(decisionText.submitting);
    try {
      recipients.flush();
      caseNumber.flush();
      const answer = await call('decision.submit', {
        ...at, versionId: newId<VersionId>(), meetingOn: meetingOn as Day, caseNumber: caseNumber.words.trim(), recipients: recipients.words.trim(),
        overrides: proposal.errors.map((finding) => ({ rule: finding.rule, reason: (reasons[finding.rule] ?? '').trim() })),
      });
      forget();
      onDone(answer);
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally {
      sent.current = false;
      setSending(false);
    }
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <section className="part">
        <h2>{decisionText.toWhom}</h2>
        <div className="form-grid">
          <Field label={decisionText.meeting} stop={tried ? meetingStop : null}>{(parts) => <input {...parts} type="date" min={today} value={meetingOn} onChange={(event) => keep({ meetingOn: event.target.value })} />}</Field>
          <Field label={proposal.recipients === '' ? decisionText.recipients : decisionText.recipientsSame}>{(parts) => <input {...parts} type="text" value={recipients.words} onBlur={recipients.leave} onChange={(event) => recipients.write(event.target.value)} />}</Field>
          <Field label={decisionText.caseNumber}>{(parts) => <input {...parts} type="text" value={caseNumber.words} onBlur={caseNumber.leave} onChange={(event) => caseNumber.write(event.target.value)} />}</Field>
        </div>
        {conflicts}
      </section>
      <section className="part">
        <header><h2>{decisionText.findings}</h2><span className="small quiet">{decisionText.findingsOnce}</span></header>
        {proposal.errors.length + proposal.warnings.length + proposal.noted.length === 0 ? <p>{decisionText.noFindings}</p> : (
          <ul>
            {proposal.errors.map((finding) => (
              <FindingLine key={finding.rule} finding={finding} mend={mend}>
                <Field className="override" label={decisionText.override} stop={tried && (reasons[finding.rule] ?? '').trim() === '' ? decisionText.overrideMissing : null}>
                  {(parts) => <input {...parts} type="text" value={reasons[finding.rule] ?? ''} onChange={(event) => keep({ reasons: { ...reasons, [finding.rule]: event.target.value } })} />}
                </Field>
              </FindingLine>
            ))}
            {proposal.warnings.map((finding) => <FindingLine key={finding.rule} finding={finding} mend={mend} />)}
            {proposal.noted.map(({ finding, reason }, at) => <FindingLine key={`${finding.rule} ${at}`} finding={finding} mend={mend} noted={reason} />)}
          </ul>
        )}
      </section>
      <section className="part">
        <header><h2>{decisionText.files}</h2><a className="small" href={paper('pdf')} target="_blank" rel="noreferrer">{decisionText.preview}</a></header>
        <table className="files">
          <caption className="vh">{decisionText.files}</caption>
          <tbody>{proposal.files.map((file) => <tr key={file.format}><th scope="row"><a href={paper(file.format)} download={file.name}>{file.name}</a></th><td>{file.format === 'pdf' ? decisionText.accessible : decisionText.sameContent}</td></tr>)}</tbody>
        </table>
      </section>
      <section className="part">
        <header><h2>{decisionText.proposed}</h2><Copied words={decisionText.copy} label={`${decisionText.copy}: ${decisionText.proposed}`} text={proposal.proposedDecision.map((point, at) => `${at + 1}. ${point}`).join('\n')} /></header>
        <ol className="att">{proposal.proposedDecision.map((point) => <li key={point}>{point}</li>)}</ol>
      </section>
      {mailOpen ? (
        <section className="part" id={`${prefix}-mail-part`}>
          <header><h2>{decisionText.mail}</h2><Copied words={decisionText.copyMail} label={decisionText.copyMail} text={`${proposal.mail.subject}\n\n${proposal.mail.text}`} /></header>
          <p className="mail-text"><b>{proposal.mail.subject}</b></p>
          <p className="mail-text">{proposal.mail.text}</p>
        </section>
      ) : null}
      {refusal === '' ? null : <p role="alert" className="urgent part">{refusal}</p>}
      <div className="submit-row">
        <button type="submit" className="btn btn-main" aria-disabled={sending}>{sending ? decisionText.submitting : decisionText.submit}</button>
        <button type="button" className="btn" aria-expanded={mailOpen} aria-controls={`${prefix}-mail-part`} onClick={() => setMailOpen(!mailOpen)}>{decisionText.mail}</button>
      </div>
    </form>
  );
}

/** One finding: mark, sentence, ground, where to mend it. */
function FindingLine({ finding, mend, noted, children }: { readonly finding: Finding; readonly mend: (finding: Finding) => Target; readonly noted?: string; readonly children?: ReactElement }): ReactElement {
  return (
    <li className="finding">
      <FindingMark urgent={finding.severity === 'error'} />
      <p className={noted === undefined ? undefined : 'quiet'}>{ruleSentence(finding)} <span className="small quiet">· {groundWord[finding.ground].toLocaleLowerCase('sv')}</span></p>
      <Link className="link" {...mend(finding)}>{noted === undefined ? ruleVerb(finding.rule) : decisionText.mend}</Link>
      {noted === undefined ? null : <p className="rows">{decisionText.notedBecause(noted)}</p>}
      {children}
    </li>
  );
}
