import type { SessionBoard } from '../../contract/session.ts';
import { shellText, type PageName } from '../../text/screenShell.ts';
import { Link, usePlace } from '../place.tsx';
import { useSession } from '../queries.ts';
import { hasYears } from './current.ts';
import { Empty } from '../ui/Empty.tsx';

/** A board or a year of the address that this person does not reach, or that nobody has begun. */
export type MissingPlace = { readonly kind: 'board' } | { readonly kind: 'year'; readonly board: SessionBoard; readonly year: number };

/** What the address names but is not there; null when all is there, or where a year is begun by reading a document in. */
export function useMissing(page: PageName | null): MissingPlace | null {
  const session = useSession();
  const { params } = usePlace();
  if (session.person === null || params.boardId === undefined || params.year === undefined || page === 'import') return null;
  const board = session.boards.find((each) => each.id === params.boardId);
  if (!board || !hasYears(board)) return { kind: 'board' };
  const year = Number(params.year);
  return board.years.some((each) => each.year === year) ? null : { kind: 'year', board, year };
}

/** Says what is missing and the ways on. */
export function Missing({ missing }: { readonly missing: MissingPlace }) {
  const toStart = <Link className="btn" to="/">{shellText.toStart}</Link>;
  if (missing.kind === 'board') return <div className="page"><Empty title={shellText.noBoard} text={shellText.noBoardWhy}>{toStart}</Empty></div>;
  const { board, year } = missing;
  return (
    <div className="page">
      <Empty title={shellText.noYear(year)} text={board.may.read ? shellText.noYearWhy : shellText.notShownWhy}>
        {board.may.import ? <Link className="btn btn-main" to="/n/$boardId/$year/inlasning" params={{ boardId: board.id, year: String(year) }}>{shellText.importYear}</Link> : null}
        {toStart}
      </Empty>
    </div>
  );
}
