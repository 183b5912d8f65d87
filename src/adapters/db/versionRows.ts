import type { VersionHead } from '../../domain/decision/version.ts';

const fields = `v.id, v.board_year_id as "boardYearId", v.number, v.kind, v.checksum, v.meeting_on as "meetingOn", v.case_number as "caseNumber", v.recipients,
  v.submitted_at as "submittedAt", p.name as "submittedBy", v.withdrawn_at as "withdrawnAt", v.withdrawn_note as "withdrawnNote", v.outcome, v.decided_on as "decidedOn",
  v.minutes_item as "minutesItem", v.decision_note as "decisionNote", v.registered_at as "registeredAt", v.adjusted_on as "adjustedOn", v.notice
  from version v left join person p on p.id = v.submitted_by`;
export const versionSelect = `select ${fields}`;
/** The same with more columns beside the head's own. */
export function versionSelectWith(more: string): string {
  return `select ${more}, ${fields}`;
}

/** Instants leave the store as ISO 8601 text. */
export function plainVersion(row: VersionHead): VersionHead {
  const iso = (moment: unknown): string | null => (moment instanceof Date ? moment.toISOString() : (moment as string | null));
  return { ...row, submittedAt: iso(row.submittedAt) ?? '', withdrawnAt: iso(row.withdrawnAt), registeredAt: iso(row.registeredAt) };
}
