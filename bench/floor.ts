import { createServer } from 'node:http';
import pg from 'pg';

/** The floor: a bare node:http + pg process that answers the same rows as JSON, without sign-in, checks or log. Prints its port. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const server = createServer((request, response) => {
  answer(new URL(request.url ?? '/', 'http://floor')).then(
    (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    (problem: unknown) => response.writeHead(500).end(String(problem)),
  );
});

/** What a follow-up is made from, as it lies in the tables. The items are not among it: their counts are kept with each occasion. */
const followupSelects = [
  'select o.*, u.name as unit_name, p.name as person_name from occasion o left join unit u on u.id = o.unit_id left join person p on p.id = o.performer_id where o.board_year_id = $1 order by o.activity_id, o.period_from',
  `select v.snapshot from version v where v.board_year_id = $1 and v.document = 'vorPlan' and v.outcome is not null order by v.number desc limit 1`,
  'select s.* from followup f join followup_section s on s.followup_id = f.id where f.board_year_id = $1',
  'select m.* from measure m join board_year y on y.body_id = m.body_id where y.id = $1', 'select r.* from recommendation r join board_year y on y.body_id = r.body_id where y.id = $1',
];

async function answer(url: URL): Promise<string> {
  switch (url.pathname) {
    case '/events': return JSON.stringify((await pool.query('select * from event where board_year_id = $1 order by position', [url.searchParams.get('id')])).rows);
    case '/page': return JSON.stringify((await pool.query('select id, label, text, likelihood, consequence from event order by id limit 50')).rows);
    case '/change': return JSON.stringify((await pool.query('update event set likelihood = $2 where id = $1', [url.searchParams.get('id'), Number(url.searchParams.get('value'))])).rowCount);
    case '/followup': return JSON.stringify((await Promise.all(followupSelects.map((text) => pool.query(text, [url.searchParams.get('id')])))).map((one) => one.rows));
    default: throw new Error(`no such page: ${url.pathname}`);
  }
}
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`${address.port}\n`);
});
