/** A page of all events of all boards: board by board in the order of their names, read until the page is full. */
import type { Store } from '../../app/ports.ts';
import type { BodyId, EventId } from '../../domain/identity.ts';
import { riskValue, type Treatment } from '../../domain/method/method.ts';
import type { Connection } from './database.ts';

interface PageRow { id: EventId; label: string | null; text: string; likelihood: number | null; consequence: number | null; position: number; treatment: string | null }
interface BoardRow { body_id: BodyId; name: string; treatments: readonly Treatment[]; rows: PageRow[] }

const cursor = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (-?\d{1,6}) (.+)$/s;

// Walks from board to board and asks each for what is still missing: an order over all of them would make the database read and sort every board first.
const statement = `with recursive place as materialized (
    select row_number() over (order by b.name) as n, y.id, y.body_id, b.name, y.method_id
    from board_year y join body b on b.id = y.body_id where y.year = $1 and b.name >= $2),
  walk as (
    select 0::bigint as n, 0::bigint as taken, null::uuid as body_id, null::text as name, null::uuid as method_id, null::json as rows
    union all
    select p.n, w.taken + e.count, p.body_id, p.name, p.method_id, e.rows from walk w join place p on p.n = w.n + 1 cross join lateral (
      select count(*), json_agg(r order by r.position, r.id) as rows
      from (select e.id, e.label, e.text, e.likelihood, e.consequence, e.position, e.treatment from event e
        where e.board_year_id = p.id and (p.name > $2 or (e.position, e.id) > ($3, $4)) order by e.position, e.id limit $5 - w.taken) r) e
    where w.taken < $5)
  select w.body_id, w.name, (select m.definition -> 'treatments' from method m where m.id = w.method_id) as treatments, w.rows from walk w where w.rows is not null order by w.n`;

export async function eventPage(connection: Connection, year: number, after: string | null, limit: number): ReturnType<Store['eventPage']> {
  // The cursor is the place of the last row shown; one that somebody made up begins the list.
  const [, id = '00000000-0000-0000-0000-000000000000', position = '0', bodyName = ''] = cursor.exec(after ?? '') ?? [];
  const boards = await connection.query<BoardRow>(statement, [year, bodyName, Number(position), id, limit]);
  const rows = boards.flatMap((board) => board.rows.map((row) => ({ board, row })));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    next: last ? `${last.row.id} ${last.row.position} ${last.board.name}` : null,
    rows: rows.map(({ board, row }) => ({
      eventId: row.id, boardId: board.body_id, board: board.name, year, label: row.label, text: row.text, likelihood: row.likelihood, consequence: row.consequence, riskValue: riskValue(row),
      inPlan: board.treatments.find((one) => one.id === row.treatment)?.plan ?? null,
    })),
  };
}
