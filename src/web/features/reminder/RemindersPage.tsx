import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { digestChoices } from '../../../domain/reminder/digest.ts';
import { momentWords } from '../../../text/days.ts';
import { digestWords, mailKindWords, reminderText } from '../../../text/screenReminder.ts';
import { call, sentenceOf } from '../../call.ts';
import { queryClient, useSession } from '../../queries.ts';
import { toast } from '../../ui/toast.ts';
import './reminder.css';

const remindersQuery = queryOptions({ queryKey: ['reminders'], queryFn: ({ signal }) => call('reminder.read', {}, signal) });
const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: ({ signal }) => call('mail.log', {}, signal) });

/** How often to be reminded, the person's own calendar, and for the administrator what has been sent. */
export default function RemindersPage(): ReactElement {
  const { administers } = useSession();
  const view = useSuspenseQuery(remindersQuery).data;
  const name = useId();
  const set = async (digest: (typeof digestChoices)[number]): Promise<void> => {
    try {
      queryClient.setQueryData(remindersQuery.queryKey, await call('reminder.set', { digest }));
      toast({ words: reminderText.saved });
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <div className="page reminders">
      <h1>{reminderText.title}</h1>
      <p className="lead">{reminderText.lead}</p>
      <p>{view.mail === null ? reminderText.noMail : reminderText.to(view.mail)}{view.sends ? null : ` ${reminderText.noServer}`}</p>
      <fieldset className="digest">
        <legend className="label">{reminderText.choice}</legend>
        {digestChoices.map((one) => (
          <label key={one} className="radio"><input type="radio" name={name} value={one} checked={view.digest === one} onChange={() => void set(one)} /><span>{digestWords[one].word}<small>{digestWords[one].help}</small></span></label>
        ))}
      </fieldset>
      <Feed has={view.feed} />
      {administers ? <MailLog /> : null}
    </div>
  );
}

function Feed({ has }: { readonly has: boolean }): ReactElement {
  const [url, setUrl] = useState<string | null>(null);
  const field = useId();
  const make = async (): Promise<void> => {
    try {
      const { url: made, ...view } = await call('reminder.makeFeed', {});
      queryClient.setQueryData(remindersQuery.queryKey, view);
      setUrl(made);
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  const drop = async (): Promise<void> => {
    try {
      queryClient.setQueryData(remindersQuery.queryKey, await call('reminder.dropFeed', {}));
      setUrl(null);
      toast({ words: reminderText.dropped });
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <section className="feed" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>{reminderText.feedTitle}</h2>
      <p>{reminderText.feedLead}</p>
      {url === null ? null : (
        <div className="field">
          <label htmlFor={field}>{reminderText.address}</label>
          <span className="hint">{reminderText.shown}</span>
          <div className="row"><input id={field} type="text" readOnly value={url} onFocus={(event) => event.target.select()} /><button type="button" className="btn" onClick={() => { void navigator.clipboard.writeText(url).then(() => toast({ words: reminderText.copied })); }}>{reminderText.copy}</button></div>
        </div>
      )}
      {has && url === null ? <p className="quiet">{reminderText.has}</p> : null}
      <div className="row"><button type="button" className="btn" onClick={() => void make()}>{has ? reminderText.makeNew : reminderText.make}</button>{has ? <button type="button" className="btn" onClick={() => void drop()}>{reminderText.drop}</button> : null}</div>
    </section>
  );
}

function MailLog(): ReactElement | null {
  const { data } = useQuery(mailQuery);
  if (!data) return null;
  const now = new Date();
  return (
    <section aria-labelledby="mail-log">
      <h2 id="mail-log">{reminderText.logTitle}</h2>
      <p>{data.sends ? reminderText.logLead : reminderText.noLogServer}</p>
      {data.rows.length === 0 ? <p className="quiet">{reminderText.logEmpty}</p> : (
        <table className="mail-log">
          <thead><tr><th scope="col">{reminderText.when}</th><th scope="col">{reminderText.who}</th><th scope="col">{reminderText.kind}</th><th scope="col">{reminderText.state}</th></tr></thead>
          <tbody>{data.rows.map((row) => (
            <tr key={row.id}>
              <td>{momentWords(row.sentAt ?? row.createdAt, now)}</td><th scope="row">{row.name}{row.mail === null ? null : <span className="small quiet"> {row.mail}</span>}</th><td>{mailKindWords[row.kind]}</td>
              <td className={row.lastError === '' ? undefined : 'urgent'}>{row.sentAt !== null ? reminderText.sent : row.lastError === '' ? reminderText.waits : reminderText.failed(row.lastError, row.attempts)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}
