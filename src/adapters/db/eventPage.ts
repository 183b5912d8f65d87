/** A page of all events of all boards: board by board in the order of their names, read until the page is full. */
import type { Store } from '../../app/ports.ts';
import type { BodyId, EventId } from '../../domain/identity.ts';
import { riskValue } from '../../domain/method/method.ts';
import type { Connection } from './database.ts';

interface PageRow { id: EventId; label: string | null; text: string; likelihood: number | null; consequence: number | null; position: number; inPlan: boolean | null }
interface BoardRow { body_id: BodyId; name: string; rows: PageRow[] }

const cursor = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (-?\d{1,6}) (.+)$/s;

// Walks from board to board and asks each for what is still missing: an order over all of them would make the database read and sort every board first.
const statement = `with recursive place as materialized (
    select row_number() over (order by b.name) as n, y.id, y.body_id, b.name, m.definition -> 'treatments' as treatments
    from board_year y join body b on b.id = y.body_id join method m on m.id = y.method_id where y.year = $1 and b.name >= $2),
  walk as (
    select 0::bigint as n, 0::bigint as taken, null::uuid as body_id, null::text as name, null::json as rows
    union all
    select p.n, w.taken + e.count, p.body_id, p.name, e.rows from walk w join place p on p.n = w.n + 1 cross join lateral (
      select count(*), json_agg(json_build_object('id', r.id, 'label', r.label, 'text', r.text, 'likelihood', r.likelihood, 'consequence', r.consequence, 'position', r.position,
        'inPlan', (select (one -> 'plan')::boolean from jsonb_array_elements(p.treatments) one where one ->> 'id' = r.treatment limit 1)) order by r.position, r.id) as rows
      from (select e.id, e.label, e.text, e.likelihood, e.consequence, e.position, e.treatment from event e
        where e.board_year_id = p.id and (p.name > $2 or (e.position, e.id) > ($3, $4)) order by e.position, e.id limit $5 - w.taken) r) e
    where w.taken < $5)
  select body_id, name, rows from walk where rows is not null order by n`;

export async function eventPage(connection: Connection, year: number, after: string | null, limit: number): ReturnType<Store['eventPage']> {
  // The cursor is the place of the last row shown; one that somebody made up begins the list.
  const [, id = '00000000-0000-0000-0000-000000000000', position = '0', bodyName = ''] = cursor.exec(after ?? '') ?? [];
  const boards = await connection.query<BoardRow>(statement, [year, bodyName, Number(position), id, limit]);
  const rows = boards.flatMap((board) => board.rows.map((row) => ({ board, row })));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    next: last ? `${last.row.id} ${last.row.position} ${last.board.name}` : null,
    rows: rows.map(({ board, row }) => ({
      eventId: row.id, boardId: board.body_id, board: board.name, year, label: row.label, text: row.text, likelihood: row.likelihood, consequence: row.consequence, riskValue: riskValue(row), inPlan: row.inPlan,
    })),
  };
}
