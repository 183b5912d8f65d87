import { useQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { BodyId } from '../../../domain/identity.ts';
import { ownMeasureText } from '../../../text/screenOwnMeasure.ts';
import { shellText } from '../../../text/screenShell.ts';
import { Refused, sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { latestYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';
import './own.css';

/** One own row on a page that stands alone, met from a link in a mail: what it is, what is to be done, and nothing around it. */
export function OwnPage<View>({ boardId, queryKey, read, notYours, children }: {
  readonly boardId: BodyId; readonly queryKey: QueryKey; readonly read: (signal: AbortSignal) => Promise<View>; readonly notYours: { readonly title: string; readonly text: string };
  readonly children: (view: View, take: (view: View) => void, again: () => void) => ReactNode;
}): ReactElement {
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => read(signal), staleTime: 0 });
  const take = (view: View): void => {
    queryClient.setQueryData(queryKey, view);
    void queryClient.invalidateQueries({ queryKey: ['start'] });
  };
  return (
    <div className="own">
      <p className="own-top"><Link to="/">{ownMeasureText.toTasks}</Link></p>
      {data !== undefined ? children(data, take, () => { void refetch(); })
        : error === null ? <p className="quiet">{shellText.loading}</p>
        : error instanceof Refused && (error.status === 404 || error.status === 403) ? <NotYours boardId={boardId} {...notYours} />
        : <div role="alert"><p className="urgent">{sentenceOf(error)}</p><p><button type="button" className="btn" onClick={() => void refetch()}>{shellText.retry}</button></p></div>}
    </div>
  );
}

/** Who reads the board's register finds the row there, whoever it belongs to. */
function NotYours({ boardId, title, text }: { readonly boardId: BodyId; readonly title: string; readonly text: string }): ReactElement {
  const board = useSession().boards.find((one) => one.id === boardId && one.may.read);
  const year = board === undefined ? null : latestYear(board);
  return (
    <Empty title={title} text={text}>
      <Link className="btn btn-main" to="/">{shellText.toStart}</Link>
      {year === null ? null : <Link className="btn" to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(year) }}>{ownMeasureText.register}</Link>}
    </Empty>
  );
}

/** The heading of what came instead of the form: those who hear the page begin there. */
export function Receipt({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="own-receipt">
      <h2 tabIndex={-1} ref={(heading) => { if (heading && !heading.dataset['met']) { heading.dataset['met'] = 'yes'; heading.focus(); } }}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 13l6 6L21 5" /></svg>{title}</h2>
      {children}
    </section>
  );
}
