import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { answerText } from '../../../text/screenProviders.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link, navigate, usePlace } from '../../place.tsx';
import { takeSession } from '../../queries.ts';
import { waysQuery } from './accountQueries.ts';
import { wayBack } from './wayBack.ts';
import './session.css';

/** Where another provider sends the browser back to: what it brought is handed over once, and taken out of the address. */
export default function AnswerPage(): ReactElement {
  const { params, url } = usePlace();
  const ways = useQuery(waysQuery).data;
  const [refusal, setRefusal] = useState('');
  const handed = useRef(false);
  const providerId = params.providerId ?? '';
  const number = url.searchParams.get('nummer');
  useEffect(() => {
    if (handed.current || number !== null) return;
    handed.current = true;
    const answer = url.search;
    history.replaceState(history.state, '', url.pathname);
    void call('signIn.finish', { providerId, answer }).then(({ session, back }) => {
      takeSession(session);
      return navigate({ href: wayBack(back), replace: true });
    }, (reason: unknown) => setRefusal(sentenceOf(reason)));
  }, [providerId, number, url]);
  const told = number === null ? refusal : answerText.failed(ways?.providers.find((one) => one.id === providerId)?.name ?? answerText.otherwise, number);
  return (
    <div className="page sign-in">
      <h1>{told === '' ? answerText.title : answerText.failedTitle}</h1>
      {told === '' ? <p className="lead">{answerText.lead}</p> : <><p role="alert" className="lead">{told}</p><p><Link to="/logga-in">{answerText.back}</Link></p></>}
    </div>
  );
}
