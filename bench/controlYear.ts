import type { Database } from '../src/adapters/db/database.ts';
import type { House } from '../src/app/house.ts';
import type { Input, OperationId, Output } from '../src/contract/table.ts';
import type { BodyId, PersonId } from '../src/domain/identity.ts';

type Ask = <Id extends OperationId>(id: Id, input: Input<Id>) => Promise<Output<Id>>;

/** The control year that is measured: one board whose plan of 40 rows is controlled in 50 units with ten items each, and 59 boards beside it. */
export const amounts = { boards: 60, rows: 40, units: 50, items: 10 } as const;
export interface ControlYear { readonly boardId: BodyId; /** A board with forty occasions. */ readonly otherId: BodyId; readonly boardYearId: string; readonly year: number }

/**
 * What a year of controls leaves: 2,000 occasions with 20,000 items at the first board, and at each of the others what a year usually has.
 * The plan of the first board is decided through the use cases; what hangs on it is written straight into the tables, as no person would live to click it.
 */
export async function seedControlYear(database: Database, house: House, ask: Ask, coordinator: PersonId): Promise<ControlYear> {
  const year = house.now().getFullYear();
  const boards = await Promise.all(Array.from({ length: amounts.boards }, async (_, at) => {
    const [id, yearId] = [house.newId() as BodyId, house.newId()];
    await ask('organisation.addBody', { id, name: `Kontrollnämnd ${at}`, kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId: id, year, boardYearId: yearId, methodId: null });
    await ask('person.grant', { id: house.newId(), personId: coordinator, role: 'coordinator', place: { kind: 'body', id }, from: null, to: null });
    return { id, yearId };
  }));
  const [first, other] = boards;
  if (!first || !other) throw new Error('no board was made');
  const events = Array.from({ length: amounts.rows }, () => house.newId());
  const activities = events.map(() => house.newId());
  await ask('year.add', { boardId: first.id, year, changeId: house.newId(), object: 'event', rows: events.map((id, position) => ({ id, position, label: String(position + 1), text: `Utbetalning ${position} görs utan att underlaget är attesterat`, likelihood: 3, consequence: 3, treatment: 'plan' })) });
  await ask('year.add', { boardId: first.id, year, changeId: house.newId(), object: 'activity', rows: activities.map((id, position) => ({ id, position, text: `Stickprov ${position} av utbetalningar`, eventIds: [events[position] ?? ''], frequency: { kind: 'code', code: 'year', printed: 'Varje år' } })) });
  const versionId = house.newId();
  const findings = await ask('year.findings', { boardId: first.id, year });
  await ask('decision.submit', { boardId: first.id, year, versionId: versionId as never, meetingOn: `${year}-01-20` as never, caseNumber: '', recipients: '', overrides: [...new Set(findings.open.filter((one) => one.severity === 'error').map((one) => one.rule))].map((rule) => ({ rule, reason: 'mätning' })) });
  await ask('decision.register', { boardId: first.id, year, versionId: versionId as never, outcome: 'asProposed', decidedOn: `${year}-01-20` as never, minutesItem: '§ 4', note: '', boardsOwnVersionId: null });

  await database.asOwner(async (owner) => {
    // The other boards decided the same; only the heads of their versions are ever read here.
    await owner.query(`insert into version (id, board_year_id, number, kind, format, snapshot, canonical, checksum, findings, overridden, meeting_on, case_number, recipients, submitted_at, outcome, decided_on, registered_at)
      select gen_random_uuid(), y.id, 1, v.kind, v.format, v.snapshot, v.canonical, v.checksum, '[]', '[]', v.meeting_on, '', '', v.submitted_at, v.outcome, v.decided_on, v.registered_at
      from version v cross join board_year y where v.id = $1 and y.id = any ($2::uuid[])`, [versionId, boards.slice(1).map((one) => one.yearId)]);
    await owner.query(`insert into unit (id, parent_id, kind, name) select gen_random_uuid(), null, 'unit', 'Enhet ' || n from generate_series(1, $1::int) n`, [amounts.units]);
    // Of the first board: nineteen of twenty done, one in twenty of these with a fault.
    const sample = JSON.stringify({ size: amounts.items, full: false, algorithm: 'a', seed: 'mätning', tolerable: '0.05', confidence: '0.95', strata: [{ name: '', population: 200, size: amounts.items }] });
    await owner.query(`insert into occasion (id, body_id, board_year_id, activity_id, period, period_from, period_to, unit_id, due_on, performer, state, population, sample, counts, conclusion, performed_on, performed_by, created_at)
      select gen_random_uuid(), $1, $2, a.id::uuid, $3::int::text, make_date($3::int, 1, 1), make_date($3::int, 12, 31), u.id, make_date($3::int, 12, 31), '{"kind":"text","printed":"Enhetschefen"}',
        case when (a.at * 50 + u.at) % 20 = 0 then 'planned' else 'done' end, case when (a.at * 50 + u.at) % 20 = 0 then null else '{"kind":"stated","size":200}'::jsonb end, case when (a.at * 50 + u.at) % 20 = 0 then null else $4::jsonb end,
        case when (a.at * 50 + u.at) % 20 = 0 then '{}' when (a.at * 50 + u.at) % 20 = 1 then '{"ok":9,"fault":1,"notApplicable":0,"left":1,"byRest":8}' else '{"ok":10,"fault":0,"notApplicable":0,"left":0,"byRest":9}' end::jsonb,
        case when (a.at * 50 + u.at) % 20 = 0 then '' when (a.at * 50 + u.at) % 20 = 1 then 'Mindre avvikelse' else 'Utan anmärkning' end, make_date($3::int, 6, 1), 'Enhetschefen', now()
      from unnest($5::text[]) with ordinality a(id, at) cross join (select id, row_number() over (order by name) as at from unit where name like 'Enhet %') u`, [first.id, first.yearId, year, sample, activities]);
    await owner.query(`insert into occasion_item (occasion_id, body_id, position, population_position, item_id, result, handling)
      select o.id, o.body_id, n, n * 7, 'Verifikat ' || n, case when o.state = 'planned' then null when n = 1 and o.counts ->> 'fault' = '1' then 'fault' else 'ok' end, case when n = 1 and o.counts ->> 'fault' = '1' then 'left' end
      from occasion o cross join generate_series(1, $2::int) n where o.board_year_id = $1`, [first.yearId, amounts.items]);
    // The others: ten rows a quarter, measures, recommendations, and a follow-up that is being written.
    const rest = boards.slice(1).map((one) => one.yearId);
    await owner.query(`insert into activity (id, board_year_id, position, event_ids, text, purpose, scope, kind, population_source, proposed_sample, performers, places, reported_when, printed_event, printed_control, printed_goal, printed_process, printed_work_method, extra)
      select gen_random_uuid(), y, n, '[]', 'Stickprov ' || n, '', '', 'sample', '', '', '[]', '', '', '', '', '', '', '', '{}' from unnest($1::uuid[]) y cross join generate_series(1, 10) n`, [rest]);
    await owner.query(`insert into occasion (id, body_id, board_year_id, activity_id, period, period_from, period_to, due_on, performer_id, state, counts, created_at)
      select gen_random_uuid(), y.body_id, y.id, a.id, $2::int || '-Q' || q, make_date($2::int, 3 * q - 2, 1), make_date($2::int, 3 * q, 28), make_date($2::int, 3 * q, 28), case when q = 4 and a.position = 1 then $3::uuid end, case when q < 4 then 'done' else 'planned' end, '{}', now()
      from board_year y join activity a on a.board_year_id = y.id cross join generate_series(1, 4) q where y.id = any ($1::uuid[])`, [rest, year, coordinator]);
    await owner.query(`insert into measure (id, body_id, position, title, responsible, start_on, end_on, status, status_reason, created_on)
      select gen_random_uuid(), y.body_id, n, 'Rutinen skrivs om ' || n, null, make_date($2::int, 1, 1), make_date($2::int, 12, n), case when n < 8 then 'inProgress' else 'done' end, '', make_date($2::int, 1, 1) from board_year y cross join generate_series(1, 10) n where y.id = any ($1::uuid[])`, [boards.map((one) => one.yearId), year]);
    await owner.query(`insert into recommendation (id, body_id, position, source, kind, text, statement_due, status) select gen_random_uuid(), y.body_id, n, 'auditors', 'recommendation', 'Rutinen behöver skrivas ned', make_date($2::int, 12, 20), 'open' from board_year y cross join generate_series(1, 3) n where y.id = any ($1::uuid[])`, [rest, year]);
    await owner.query(`insert into followup (id, board_year_id, body_id, occasion, begun_at, changed_at) select gen_random_uuid(), y.id, y.body_id, 'T2', now(), now() from board_year y where y.id = any ($1::uuid[])`, [boards.map((one) => one.yearId)]);
    await owner.query(`insert into followup_section (followup_id, body_id, kind, subject, result, ready) select f.id, f.body_id, 'activity', gen_random_uuid()::text, 'Kontrollen är gjord.', n < 5 from followup f cross join generate_series(1, 20) n where f.board_year_id = any ($1::uuid[])`, [boards.map((one) => one.yearId)]);
  });
  return { boardId: first.id, otherId: other.id, boardYearId: first.yearId, year };
}

/** How many statements the work sends through a database, whatever transaction they stand in. */
export function counting(database: Database): { readonly database: Database; taken(): number } {
  const texts: string[] = [];
  return {
    taken: () => texts.splice(0).length,
    database: {
      ...database,
      ask: (settings, text, values) => { texts.push(text); return database.ask(settings, text, values); },
      reading: (settings, work) => database.reading(settings, (connection) => work({ ...connection, query: (text, values) => { texts.push(text); return connection.query(text, values); } })),
    },
  };
}
