import type { SessionBoard } from '../../contract/session.ts';
import { usePlace } from '../place.tsx';
import { useSession } from '../queries.ts';

/** The board and year that the frame speaks of. */
export interface Current { readonly board: SessionBoard; readonly year: number }

const lastKey = 'internkoll.last';

/** Remembers where the person works, so that the start page and the next visit begin there. */
export function rememberYear(boardId: string, year: number): void {
  if (Number.isInteger(year)) localStorage.setItem(lastKey, JSON.stringify({ boardId, year }));
}

function remembered(): { boardId: string; year: number } | null {
  const kept: unknown = JSON.parse(localStorage.getItem(lastKey) ?? 'null');
  return typeof kept === 'object' && kept !== null && 'boardId' in kept && 'year' in kept ? { boardId: String(kept.boardId), year: Number(kept.year) } : null;
}

/** Board and year of the address; elsewhere the last one worked in, or the first board's latest year. Null when the person reaches no year. */
export function useCurrent(): Current | null {
  const boards = useSession().boards.filter(hasYears);
  const { params } = usePlace();
  const asked = params.boardId !== undefined && params.year !== undefined ? { boardId: params.boardId, year: Number(params.year) } : null;
  const at = asked ?? remembered();
  const board = boards.find((each) => each.id === at?.boardId);
  if (board && at && (asked || board.years.some((each) => each.year === at.year))) return { board, year: at.year };
  if (asked) return null;
  const first = boards.find((each) => each.years.length > 0);
  return first ? { board: first, year: latestYear(first) ?? 0 } : null;
}

/** Who only performs controls or reports at a board reaches none of its years. */
export function hasYears({ may }: SessionBoard): boolean {
  return may.read || may.published;
}

export function latestYear(board: SessionBoard): number | null {
  return board.years.reduce<number | null>((latest, each) => (latest === null || each.year > latest ? each.year : latest), null);
}

/** Board and year of a page under /n/…; throws elsewhere. */
export function useBoardYear(): { readonly boardId: SessionBoard['id']; readonly year: number } {
  const { params } = usePlace();
  if (params.boardId === undefined || params.year === undefined) throw new Error('useBoardYear outside a year');
  return { boardId: params.boardId as SessionBoard['id'], year: Number(params.year) };
}
