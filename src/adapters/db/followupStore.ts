import type { FollowupStore } from '../../app/ports.ts';
import type { BoardYearId, BodyId, FollowupId } from '../../domain/identity.ts';
import type { Day } from '../../domain/day.ts';
import type { FollowupSection, Judgement } from '../../domain/followup/followup.ts';
import { followupDocument } from '../../domain/followup/content.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { Connection } from './database.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

interface HeadRow { id: FollowupId; boardYearId: BoardYearId; bodyId: BodyId; occasion: string; judgement: Judgement | null; grounds: string; judgementBy: string; judgementOn: Day | null; changedAt: Date }
type SectionRow = Omit<FollowupSection, 'lock' | 'changedAt'> & { changedAt: Date | null; lockedBy: string | null; lockedName: string; lockedUntil: Date | null };

const sectionSelect = `select kind, subject, result, analysis, drafted_from as "draftedFrom", likelihood, consequence, rating_reason as "ratingReason", ready, changed_by as "changedBy", changed_at as "changedAt",
  locked_by as "lockedBy", locked_name as "lockedName", locked_until as "lockedUntil" from followup_section`;
function sectionFrom({ lockedBy, lockedName, lockedUntil, changedAt, ...row }: SectionRow): FollowupSection {
  return { ...row, changedAt: changedAt?.toISOString() ?? null, lock: lockedBy === null || lockedUntil === null ? null : { personId: lockedBy, name: lockedName, until: lockedUntil.toISOString() } };
}

export function followupStore(connection: Connection): FollowupStore {
  return {
    async setCalendar(occasions) {
      await connection.query("insert into setting (name, value) values ('calendar', $1) on conflict (name) do update set value = excluded.value", [JSON.stringify(occasions)]);
    },
    async followup(boardYearId, occasion) {
      const [head] = await connection.query<HeadRow>(`select id, board_year_id as "boardYearId", body_id as "bodyId", occasion, judgement, judgement_grounds as "grounds", judgement_by as "judgementBy", judgement_on as "judgementOn",
        changed_at as "changedAt" from followup where board_year_id = $1 and occasion = $2`, [boardYearId, occasion]);
      if (!head) return null;
      const sections = await connection.query<SectionRow>(`${sectionSelect} where followup_id = $1 order by kind, subject`, [head.id]);
      return { ...head, changedAt: head.changedAt.toISOString(), sections: sections.map(sectionFrom) };
    },
    async followupsOf(boardYearId) {
      const [rows, versions] = await Promise.all([
        connection.query<{ occasion: string; id: FollowupId; changedAt: Date }>('select occasion, id, changed_at as "changedAt" from followup where board_year_id = $1 order by begun_at', [boardYearId]),
        connection.query<VersionHead & { document: string }>(`${versionSelectWith('v.document')} where v.board_year_id = $1 and v.document <> 'vorPlan' order by v.number`, [boardYearId]),
      ]);
      return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString(), versions: versions.filter((version) => version.document === followupDocument(row.occasion)).map(plainVersion) }));
    },
    async insertFollowup(followup, at) {
      const rows = await connection.query('insert into followup (id, board_year_id, body_id, occasion, begun_at, changed_at) values ($1, $2, $3, $4, $5, $5) on conflict (board_year_id, occasion) do nothing returning id', [followup.id, followup.boardYearId, followup.bodyId, followup.occasion, at]);
      if (rows.length === 0) return false;
      for (const section of followup.sections) await this.putSection(followup.id, followup.bodyId, section, null);
      return true;
    },
    async heldSection(followupId, bodyId, kind, subject) {
      // A section that nobody has written in has no row to hold: two who come at once would both begin with an empty one.
      await connection.query('insert into followup_section (followup_id, body_id, kind, subject) values ($1, $2, $3, $4) on conflict (followup_id, kind, subject) do nothing', [followupId, bodyId, kind, subject]);
      const [row] = await connection.query<SectionRow>(`${sectionSelect} where followup_id = $1 and kind = $2 and subject = $3 for update`, [followupId, kind, subject]);
      if (!row) throw new Error('A section that is held is there');
      return sectionFrom(row);
    },
    async putSection(followupId, bodyId, section, at) {
      await connection.query(`insert into followup_section (followup_id, body_id, kind, subject, result, analysis, drafted_from, likelihood, consequence, rating_reason, ready, changed_by, changed_at, locked_by, locked_name, locked_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (followup_id, kind, subject) do update set result = excluded.result, analysis = excluded.analysis, drafted_from = excluded.drafted_from, likelihood = excluded.likelihood, consequence = excluded.consequence,
        rating_reason = excluded.rating_reason, ready = excluded.ready, changed_by = excluded.changed_by, changed_at = excluded.changed_at, locked_by = excluded.locked_by, locked_name = excluded.locked_name, locked_until = excluded.locked_until`,
      [followupId, bodyId, section.kind, section.subject, section.result, section.analysis, section.draftedFrom, section.likelihood, section.consequence, section.ratingReason, section.ready, section.changedBy, section.changedAt,
        section.lock?.personId ?? null, section.lock?.name ?? '', section.lock?.until ?? null]);
      if (at !== null) await connection.query('update followup set changed_at = $2 where id = $1', [followupId, at]);
    },
    async judgeFollowup(followupId, judgement, grounds, by, on, at) {
      await connection.query('update followup set judgement = $2, judgement_grounds = $3, judgement_by = $4, judgement_on = $5, changed_at = $6 where id = $1', [followupId, judgement, grounds, by, on, at]);
    },
  };
}
