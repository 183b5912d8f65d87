import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BodyId } from '../../../domain/identity.ts';
import { recommendationStateWords } from '../../../text/measure.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { call, sentenceOf } from '../../call.ts';

/** The board's measures and recommendations, over all years. */
export function RegisterPart({ boardId }: { readonly boardId: BodyId }): ReactElement {
  const read = useQuery({ queryKey: ['audit', boardId, 'register'], queryFn: ({ signal }) => call('audit.register', { boardId }, signal) });
  const { measures = [], recommendations = [] } = read.data ?? {};
  return (
    <section className="part" aria-labelledby="register">
      <h2 id="register">{text.register}</h2>
      {read.error ? <p role="alert" className="urgent">{sentenceOf(read.error)}</p> : null}
      {read.data ? (
        <div className="audit-two">
          <div>
            <h3>{text.measures}</h3>
            {measures.length === 0 ? <p className="quiet">{text.noMeasures}</p> : <ul className="audit-list">{measures.map((one) => (
              <li key={one.id}>{one.title}<span className="audit-more">{[measureStatusWords[one.status], one.responsibleName, one.end === null ? '' : text.until(one.end)].filter((part) => part !== '').join(', ')}{one.late ? <> · <span className="urgent">{text.late}</span></> : null}</span></li>
            ))}</ul>}
          </div>
          <div>
            <h3>{text.recommendations}</h3>
            {recommendations.length === 0 ? <p className="quiet">{text.noRecommendations}</p> : <ul className="audit-list">{recommendations.map((one) => (
              <li key={one.id}>{one.text}<span className="audit-more">{[one.sourceName, recommendationStateWords[one.status], one.ownerName, one.statement].filter((part) => part !== '').join(', ')}{one.unanswered ? <> · <span className="urgent">{text.unanswered}</span></> : null}</span></li>
            ))}</ul>}
          </div>
        </div>
      ) : null}
    </section>
  );
}
