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

async function answer(url: URL): Promise<string> {
  switch (url.pathname) {
    case '/events': return JSON.stringify((await pool.query('select * from event where board_year_id = $1 order by position', [url.searchParams.get('id')])).rows);
    case '/page': return JSON.stringify((await pool.query('select id, label, text, likelihood, consequence from event order by id limit 50')).rows);
    case '/change': return JSON.stringify((await pool.query('update event set likelihood = $2 where id = $1', [url.searchParams.get('id'), Number(url.searchParams.get('value'))])).rowCount);
    default: throw new Error(`no such page: ${url.pathname}`);
  }
}
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`${address.port}\n`);
});
