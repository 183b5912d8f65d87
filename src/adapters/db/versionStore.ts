import type { Store, StoredVersion, KeptFile } from '../../app/ports.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { Finding } from '../../domain/finding.ts';
import { followupFormat, type FollowupContent } from '../../domain/followup/content.ts';
import type { YearContent } from '../../domain/year/content.ts';
import { snapshotFormat } from '../../domain/decision/snapshot.ts';
import type { Connection } from './database.ts';
import { withItsFiles } from './keptFiles.ts';
import { plainVersion, versionSelect } from './versionRows.ts';

type VersionStore = Pick<Store, 'insertFile' | 'insertImport' | 'markImport' | 'deleteVersion' | 'versions' | 'version' | 'followupVersion' | 'insertVersion' | 'updateVersion' | 'keepVersionFile' | 'versionFile'>;

const columns: Readonly<Record<string, string>> = {
  withdrawnAt: 'withdrawn_at', withdrawnNote: 'withdrawn_note', outcome: 'outcome', decidedOn: 'decided_on', minutesItem: 'minutes_item', decisionNote: 'decision_note',
  registeredAt: 'registered_at', adjustedOn: 'adjusted_on', notice: 'notice', caseNumber: 'case_number',
};

/** A version with its content as it was frozen; which documents are meant is a condition on the column. */
async function frozen<Content>(connection: Connection, boardYearId: string, id: string, document: string): Promise<{ head: VersionHead; content: Content; noted: Finding[]; overridden: StoredVersion['overridden'] } | null> {
  const [head] = await connection.query<VersionHead>(`${versionSelect} where v.board_year_id = $1 and v.id = $2 and v.document ${document}`, [boardYearId, id]);
  if (!head) return null;
  const [kept] = await connection.query<{ snapshot: Content; findings: Finding[]; overridden: StoredVersion['overridden'] }>('select snapshot, findings, overridden from version where id = $1', [id]);
  return kept ? { head: plainVersion(head), content: kept.snapshot, noted: kept.findings, overridden: kept.overridden } : null;
}

/** The versions of a year's document; the expressions say which, by the values. */
export async function versionsOf(connection: Connection, year: string, document: string, values: readonly unknown[]): Promise<VersionHead[]> {
  return (await connection.query<VersionHead>(`${versionSelect} where v.board_year_id = ${year} and v.document = ${document} order by v.number`, values)).map(plainVersion);
}

export function versionStore(connection: Connection): VersionStore {
  return {
    async insertFile(bodyId, file, at) {
      await connection.query('insert into kept_file (id, body_id, sha256, name, media_type, bytes, created_at) values ($1, $2, $3, $4, $5, $6, $7)', [file.id, bodyId, file.sha256, file.name, file.mediaType, file.bytes, at]);
    },
    async insertImport(row) {
      await connection.query(`insert into import (id, board_year_id, file_id, reader_version, draft, dismissed, read_at, read_by) values ($1, $2, $3, $4, $5, '[]', $6, $7)`, [row.id, row.boardYearId, row.fileId, row.readerVersion, JSON.stringify(row.draft), row.at, row.by]);
    },
    markImport: async (id, undoneAt) => { await connection.query('update import set undone_at = $2 where id = $1', [id, undoneAt]); },
    deleteVersion: (id) => withItsFiles(connection, 'select file_id from version_file where version_id = $1', 'delete from version where id = $1', id),
    versions: (boardYearId, document = 'vorPlan') => versionsOf(connection, '$1', '$2', [boardYearId, document]),
    version: (boardYearId, id) => frozen<YearContent>(connection, boardYearId, id, "= 'vorPlan'"),
    followupVersion: (boardYearId, id) => frozen<FollowupContent>(connection, boardYearId, id, "<> 'vorPlan'"),
    async insertVersion(head, document, content, canonical, noted, overridden, by) {
      await connection.query(`insert into version (id, board_year_id, number, kind, format, document, snapshot, canonical, checksum, findings, overridden, meeting_on, case_number, recipients, submitted_at, submitted_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [head.id, head.boardYearId, head.number, head.kind, document === 'vorPlan' ? snapshotFormat : followupFormat, document, JSON.stringify(content), canonical, head.checksum, JSON.stringify(noted), JSON.stringify(overridden), head.meetingOn, head.caseNumber, head.recipients, head.submittedAt, by]);
    },
    async updateVersion(id, changes) {
      const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
      await connection.query(`update version set ${entries.map(([field], at) => `${columns[field]} = $${at + 2}`).join(', ')} where id = $1`, [id, ...entries.map(([, value]) => value)]);
    },
    async keepVersionFile(versionId, kind, fileId) {
      await connection.query('insert into version_file (version_id, kind, file_id) values ($1, $2, $3) on conflict (version_id, kind) do update set file_id = excluded.file_id', [versionId, kind, fileId]);
    },
    async versionFile(versionId, kind) {
      const [row] = await connection.query<{ id: string; name: string; media_type: string; bytes: Uint8Array }>('select f.id, f.name, f.media_type, f.bytes from version_file v join kept_file f on f.id = v.file_id where v.version_id = $1 and v.kind = $2', [versionId, kind]);
      return row ? { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes } satisfies KeptFile : null;
    },
  };
}
