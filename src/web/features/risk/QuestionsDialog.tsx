import { irregularityQuestions, type IrregularityQuestion } from '../../../domain/risk/analysis.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { irregularityWords } from '../../../text/words.ts';
import { riskText } from '../../../text/screenRisk.ts';
import { questionText } from '../../../text/screenRiskRow.ts';
import type { Draft } from '../../draft/store.ts';
import { SecrecyLine } from '../../secrecyPart.ts';
import { answerKey } from '../../../domain/openness/secrecy.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { WritingField } from '../../ui/WritingField.tsx';
import { idsOf, labelsOf } from './places.ts';

/** The ten questions, each answered by events or by a reason; saved as they are written. */
export function QuestionsDialog({ content, draft, readOnly, onClose }: { readonly content: YearContent; readonly draft: Draft; readonly readOnly: boolean; readonly onClose: () => void }) {
  const answerOf = (question: IrregularityQuestion) => content.answers.find((each) => each.question === question) ?? { eventIds: [], reason: '' };
  const answered = irregularityQuestions.filter((question) => answerOf(question).eventIds.length > 0 || answerOf(question).reason.trim() !== '').length;
  return (
    <Dialog title={questionText.title} onClose={onClose} wide>
      <p className="quiet">{questionText.lead}</p>
      <p className="small" role="status">{questionText.answered(answered, irregularityQuestions.length)}</p>
      <ul className="questions">
        {irregularityQuestions.map((question) => {
          const answer = answerOf(question);
          return (
            <li key={question} role="group" aria-label={irregularityWords[question].title}>
              <h3>{irregularityWords[question].title}</h3><p className="small quiet">{irregularityWords[question].question}</p>
              <WritingField label={questionText.events} readOnly={readOnly} hint={questionText.eventsHint} value={labelsOf(content, answer.eventIds)} onWrite={(words) => draft.answer(question, idsOf(content, words), answer.reason)} />
              <WritingField label={questionText.reason} readOnly={readOnly} value={answer.reason} onWrite={(words) => draft.answer(question, answer.eventIds, words)} />
              {answer.reason.trim() === '' ? null : <SecrecyLine small boardId={content.board.id} kind="answer" id={answerKey(content.boardYearId, question)} name={irregularityWords[question].title} />}
            </li>
          );
        })}
      </ul>
      <div className="row"><button type="button" className="btn" onClick={onClose}>{riskText.close}</button></div>
    </Dialog>
  );
}
