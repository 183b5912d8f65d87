import type { ReactElement } from 'react';
import type { NewsItem } from '../../../contract/audit.ts';
import { versionDeed, versionDeedMore } from '../../../text/audit.ts';
import { momentWords } from '../../../text/days.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { Link } from '../../place.tsx';

/** What has happened to versions, the newest first, each with the way to it. */
export function NewsList({ items }: { readonly items: readonly NewsItem[] }): ReactElement {
  return (
    <ul className="audit-news">
      {items.map((one) => {
        const more = versionDeedMore(one.operation, one.values);
        return (
          <li key={one.id}>
            <span className="audit-when">{momentWords(one.at, new Date())}</span>
            <div>
              <b>{versionDeed(one.operation, one.values)}</b> · <Link to="/revision/$boardId/$year" params={{ boardId: one.boardId, year: String(one.year) }}>{one.board}: {text.newsLine(one.name, one.year, one.number)}</Link>
              {more === '' ? null : <span className="audit-more">{more}</span>}
              {one.note === '' ? null : <span className="audit-more">”{one.note}”</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
