import type { DeviationChanges, DeviationHead, DeviationNote, DeviationStore, RecordRequest, StoredDeviation } from '../../app/deviationPorts.ts';
import type { Deviation, DeviationState } from '../../domain/deviation/deviation.ts';
import type { Day } from '../../domain/day.ts';
import type { DeviationFacts } from '../../domain/task/deviationTasks.ts';
import type { BodyId } from '../../domain/identity.ts';
import type { Connection } from './database.ts';
import { unitNameOn } from './unitName.ts';

const columns: Readonly<Record<keyof Deviation, string>> = {
  id: 'id', bodyId: 'body_id', reporterId: 'reporter_id', reporter: 'reporter', reportedOn: 'reported_on', what: 'what', happenedOn: 'happened_on', unitId: 'unit_id', route: 'route', answerBy: 'answer_by', state: 'state', revision: 'revision',
  confidential: 'confidential', title: 'title', severity: 'severity', category: 'category', nature: 'nature', cause: 'cause', handling: 'handling', suspectedCrime: 'suspected_crime', boardToldOn: 'board_told_on', informOn: 'inform_on',
  handledOn: 'handled_on', closedOn: 'closed_on', answer: 'answer',
};
const columnNames: Readonly<Record<string, string>> = columns;
const whole = Object.entries(columns).map(([field, column]) => `d.${column} as "${field}"`).join(', ');
type Row = Deviation & { readonly board: string; readonly unitName: string };

const requestColumns = `q.id, q.kind, q.about, q.asked_on as "askedOn", q.asked_by as "askedBy", q.answered_on as "answeredOn", q.answered_by as "answeredBy", q.answer, q.outcome, q.ground,
  case when q.decided_on is not null then json_build_object('decidedOn', q.decided_on, 'decidedBy', q.decided_by, 'caseNumber', q.case_number, 'reasons', q.reasons) end as decision`;

/** Who sees what is the database's own rule (migrations/0004): the filters here only say which of the seen is wanted. */
export function deviationStore(connection: Connection): DeviationStore {
  const read = async (bodyId: BodyId, id: string, hold: string): Promise<StoredDeviation | null> => {
    const [[row], receivers, involved, notes, measures, files, readings] = await Promise.all([
      connection.query<Row>(`select ${whole}, b.name as board, coalesce(${unitNameOn('d.happened_on')}, '') as "unitName" from deviation d join body b on b.id = d.body_id left join unit u on u.id = d.unit_id where d.body_id = $1 and d.id = $2${hold}`, [bodyId, id]),
      connection.query<StoredDeviation['receivers'][number]>('select r.person_id as "personId", p.name, p.title, r.role, r.given_on as "givenOn", r.given_by as "givenBy" from deviation_receiver r join person p on p.id = r.person_id where r.deviation_id = $1 order by r.given_on, p.name, p.id', [id]),
      connection.query<StoredDeviation['involved'][number]>('select i.person_id as "personId", i.name from deviation_involved i where i.deviation_id = $1 order by i.name, i.id', [id]),
      connection.query<DeviationNote>('select n.id, n.kind, n.text, n.written_on as "on", n.written_by as "by" from deviation_note n where n.deviation_id = $1 order by n.written', [id]),
      connection.query<StoredDeviation['measures'][number]>(`select m.id, m.title, m.status, m.end_on as "end", l.id as "linkId" from measure_link l join measure m on m.id = l.measure_id where l.kind = 'deviation' and l.target_id = $1 order by m.title, m.id`, [id]),
      connection.query<{ id: string; name: string; at: Date; by: string }>('select f.id, f.name, f.added_at as "at", f.added_by as "by" from deviation_file f where f.deviation_id = $1 order by f.added_at, f.id', [id]),
      connection.query<{ by: string; at: Date }>(`select t.actor as "by", t.at from trail_entry t where t.object_kind = 'deviation' and t.object_id = $1 and t.operation in ('deviation.read', 'deviation.file') order by t.at desc, t.written desc limit 100`, [id]),
    ]);
    if (!row) return null;
    const { board, unitName, ...deviation } = row;
    return { deviation, board, unitName, receivers, involved, notes, measures, files: files.map((one) => ({ ...one, at: one.at.toISOString() })), readings: readings.map((one) => ({ by: one.by, at: one.at.toISOString() })) };
  };
  return {
    deviationHeads: () => connection.query<DeviationHead>(`select d.id, d.body_id as "boardId", b.name as board, coalesce(${unitNameOn('d.happened_on')}, '') as "unitName", d.reported_on as "reportedOn", d.answer_by as "answerBy", d.state, d.title, d.severity, d.reporter, d.reporter_id as "reporterId",
      received_by_me(d.id) as receives, (select count(*)::int from measure_link l where l.kind = 'deviation' and l.target_id = d.id) as measures, d.confidential, d.inform_on as "informOn"
      from deviation d join body b on b.id = d.body_id left join unit u on u.id = d.unit_id order by d.reported_at desc, d.id limit 500`),
    deviation: (bodyId, id) => read(bodyId, id, ''),
    heldDeviation: (bodyId, id) => read(bodyId, id, ' for update of d'),
    insertDeviation: async (one, at) => (await connection.query(`insert into deviation (id, body_id, reporter_id, reporter, reported_on, reported_at, what, happened_on, unit_id, route, answer_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
      [one.id, one.bodyId, one.reporterId, one.reporter, one.reportedOn, at, one.what, one.happenedOn, one.unitId, one.route, one.answerBy])).length > 0,
    async giveDeviation(id, receivers, on, by) {
      for (const one of receivers) await connection.query('insert into deviation_receiver (deviation_id, person_id, role, given_on, given_by) values ($1, $2, $3, $4, $5)', [id, one.personId, one.role, on, by]);
    },
    async nameInvolved(id, involved) {
      for (const one of involved) await connection.query('insert into deviation_involved (id, deviation_id, person_id, name) values ($1, $2, $3, $4)', [one.id, id, one.personId, one.name]);
    },
    async updateDeviation(id, changes: DeviationChanges) {
      const values: unknown[] = [id];
      const sets = Object.entries(changes).map(([field, value]) => `${columnNames[field] ?? ''} = $${values.push(value)}`);
      await connection.query(`update deviation set ${[...sets, 'revision = revision + 1'].join(', ')} where id = $1`, values);
    },
    insertDeviationNote: async (id, note, at) => (await connection.query('insert into deviation_note (id, deviation_id, kind, text, written_on, written_by, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id', [note.id, id, note.kind, note.text, note.on, note.by, at])).length > 0,
    linkDeviation: async (bodyId, id, measureId, linkId) => (await connection.query(`insert into measure_link (id, measure_id, body_id, kind, target_id) select $1::uuid, $2::uuid, $3::uuid, 'deviation', $4::uuid
      where not exists (select from measure_link l where l.kind = 'deviation' and l.target_id = $4 and l.measure_id = $2) on conflict (id) do nothing returning id`, [linkId, measureId, bodyId, id])).length > 0,
    hasMeasure: async (bodyId, measureId) => (await connection.query('select 1 from measure where body_id = $1 and id = $2', [bodyId, measureId])).length > 0,
    openMaterial: (bodyId, from, to) => connection.query<{ id: string; title: string; reportedOn: Day; state: DeviationState; measures: number }>(`select d.id, d.title, d.reported_on as "reportedOn", d.state,
      (select count(*)::int from measure_link l where l.kind = 'deviation' and l.target_id = d.id) as measures
      from deviation d where d.body_id = $1 and not d.confidential and d.severity = 'material' and d.reported_on between $2 and $3 order by d.reported_on, d.id`, [bodyId, from, to]),
    async deviationsWaiting(personId, today) {
      const [received, unhandled, requests] = await Promise.all([
        connection.query<DeviationFacts['received'][number]>(`select d.id, d.body_id as "bodyId", d.state, d.answer_by as "answerBy", d.handled_on as "handledOn", r.role, r.role in ('chair', 'member', 'auditor') as elected, d.suspected_crime as "suspectedCrime",
          d.board_told_on as "boardToldOn", d.inform_on as "informOn", exists (select from deviation_receiver o where o.deviation_id = d.id and o.role = 'director' and o.person_id <> r.person_id and not exists (select from deviation_involved i where i.deviation_id = d.id and i.person_id = o.person_id)) as "ledElsewhere"
          from deviation d join deviation_receiver r on r.deviation_id = d.id where r.person_id = $1 and d.state <> 'closed' and received_by_me(d.id) order by d.answer_by, d.id limit 200`, [personId]),
        connection.query<DeviationFacts['unhandled'][number]>('select u.body_id as "bodyId", u.count, u.since from deviations_unhandled($1::date) u', [today]),
        connection.query<DeviationFacts['requests'][number]>('select q.body_id as "bodyId", q.kind, count(*)::int as count, min(q.asked_on) as since from record_request q where q.answered_on is null group by q.body_id, q.kind', []),
      ]);
      return { received, unhandled, requests };
    },
    answerDays: async (bodyId) => (await connection.query<{ days: number }>('select answer_days as days from deviation_setup where body_id = $1', [bodyId]))[0]?.days ?? null,
    setAnswerDays: async (bodyId, days) => { await connection.query('insert into deviation_setup (body_id, answer_days) values ($1, $2) on conflict (body_id) do update set answer_days = excluded.answer_days', [bodyId, days]); },
    async insertDeviationFile(bodyId, id, file, at) {
      if ((await connection.query('select 1 from deviation_file where id = $1', [file.id])).length > 0) return false;
      await connection.query('insert into kept_file (id, body_id, sha256, name, media_type, bytes, created_at, deviation_id) values ($1, $2, $3, $4, $5, $6, $7, $8)', [file.fileId, bodyId, file.sha256, file.name, file.mediaType, file.bytes, at, id]);
      return (await connection.query('insert into deviation_file (id, deviation_id, file_id, name, added_at, added_by, adder_id) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id', [file.id, id, file.fileId, file.name, at, file.by, file.adderId])).length > 0;
    },
    deviationFile: async (bodyId, id, fileId) => (await connection.query<{ name: string; mediaType: string; bytes: Uint8Array }>('select f.name, k.media_type as "mediaType", k.bytes from deviation_file f join kept_file k on k.id = f.file_id where k.body_id = $1 and f.deviation_id = $2 and f.id = $3', [bodyId, id, fileId]))[0] ?? null,
    reportingChannel: async () => (await connection.query<{ value: string }>(`select value from setting where name = 'reportingChannel'`))[0]?.value ?? '',
    setReportingChannel: async (address) => { await connection.query(`insert into setting (name, value) values ('reportingChannel', $1) on conflict (name) do update set value = excluded.value`, [JSON.stringify(address)]); },
    requestsBy: (personId) => connection.query<RecordRequest & { board: string }>(`select ${requestColumns}, b.name as board from record_request q join body b on b.id = q.body_id where q.asker_id = $1 order by q.asked_on desc, q.id limit 200`, [personId]),
    recordRequests: (bodyId) => connection.query<RecordRequest>(`select ${requestColumns} from record_request q where q.body_id = $1 order by q.asked_on, q.id`, [bodyId]),
    insertRecordRequest: async (bodyId, one) => (await connection.query('insert into record_request (id, body_id, kind, about, asked_on, asked_by, asker_id) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id', [one.id, bodyId, one.kind, one.about, one.askedOn, one.askedBy, one.askerId])).length > 0,
    decideRecordRequest: async (bodyId, id, { decidedOn, decidedBy, caseNumber, reasons }) => (await connection.query("update record_request set decided_on = $3, decided_by = $4, case_number = $5, reasons = $6 where body_id = $1 and id = $2 and decided_on is null and outcome in ('partly', 'refused') returning id", [bodyId, id, decidedOn, decidedBy, caseNumber, reasons])).length > 0,
    answerRecordRequest: async (bodyId, id, { answer, outcome, ground }, on, by) => (await connection.query('update record_request set answer = $3, answered_on = $4, answered_by = $5, outcome = $6, ground = $7 where body_id = $1 and id = $2 and answered_on is null returning id', [bodyId, id, answer, on, by, outcome, ground])).length > 0,
  };
}
