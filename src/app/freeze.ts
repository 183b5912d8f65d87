import { canonicalJson } from '../domain/document/canonical.ts';
import type { Day } from '../domain/day.ts';
import type { VersionHead } from '../domain/decision/version.ts';
import type { Finding } from '../domain/finding.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import { ruleTitle } from '../text/rules.ts';
import type { PaperStatus, PrintedNote, VorPlanInput } from '../reports/paperInput.ts';
import { ok, type Outcome } from '../domain/refusal.ts';
import type { Desk } from './desk.ts';
import type { StoredVersion, YearHead } from './ports.ts';
import type { Context } from './useCase.ts';

/** Freezes a document's draft as a version: its content whole, findings that were noted or overridden, canonical JSON and its SHA-256. */
export async function freeze(context: Context, head: YearHead, desk: Pick<Desk, 'document' | 'content' | 'findings'>, given: {
  readonly id: VersionId; readonly kind: VersionHead['kind']; readonly meetingOn: Day | null; readonly caseNumber: string; readonly recipients: string;
  readonly overrides: readonly { readonly rule: string; readonly reason: string }[];
}): Promise<Outcome<VersionHead>> {
  const { store, house, actor } = context;
  const drafted = await desk.content(context, head);
  if (!drafted.ok) return drafted;
  const content = drafted.value;
  const canonical = canonicalJson(content);
  const checksum = Array.from(house.sha256(canonical), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const findings = await desk.findings(context, head);
  const versions = await store.versions(head.id, desk.document);
  const version: VersionHead = {
    id: given.id, boardYearId: head.id, number: Math.max(0, ...versions.map((one) => one.number)) + 1, kind: given.kind, checksum, meetingOn: given.meetingOn, caseNumber: given.caseNumber,
    recipients: given.recipients, submittedAt: house.now().toISOString(), submittedBy: actor.name, withdrawnAt: null, withdrawnNote: '', outcome: null, decidedOn: null, minutesItem: '', decisionNote: '',
    registeredAt: null, adjustedOn: null, notice: '',
  };
  const errors = findings.open.filter((finding) => finding.severity === 'error');
  await store.insertVersion(version, desk.document, content, canonical, findings.noted.map((one) => one.finding), given.overrides.map((one): StoredVersion['overridden'][number] => ({ ...one, finding: errors.find((finding) => finding.rule === one.rule) ?? null })), actor.personId);
  return ok(version);
}

function printed(finding: Finding, reason: string): PrintedNote {
  return { title: ruleTitle(finding), numbers: finding.rows.map((row) => row.label), reason };
}

/** What the paper of a stored version is made from: as it was submitted, or as the board decided it. */
export function paperInputOf(context: Context, stored: StoredVersion, as: 'submitted' | 'decided'): VorPlanInput {
  const { head, content } = stored;
  const common = {
    content, caseNumber: head.caseNumber || null, findingsNoted: notesOf(stored).map((one) => printed(one.finding, one.reason)),
    overridden: stored.overridden.map((one) => (one.finding ? printed(one.finding, one.reason) : { title: one.rule, numbers: [], reason: one.reason })),
  };
  return { ...common, status: statusOf(context, head, content.board.id, as) };
}

/** What a kept version's paper says of itself: as it was submitted, or as the board decided it. */
export function statusOf(context: Context, head: VersionHead, boardId: BodyId, as: 'submitted' | 'decided'): PaperStatus {
  if (as === 'decided') return { kind: 'decided', meeting: head.decidedOn ?? context.today, minutesItem: head.minutesItem, version: head.number, checksum: head.checksum, adjusted: head.adjustedOn, checkpoint: context.house.checkpoint(boardId) };
  return { kind: 'submitted', day: head.submittedAt.slice(0, 10) as Day, meeting: head.meetingOn ?? context.today, version: head.number, checksum: head.checksum };
}

/** The notes that held in a frozen content: reasons by finding, as they were. */
function notesOf(stored: StoredVersion): { finding: Finding; reason: string }[] {
  return stored.noted.map((finding) => ({ finding, reason: stored.content.notes.find((note) => note.rule === finding.rule && note.keys.some((key) => finding.keys.includes(key)))?.reason ?? '' }));
}
export { printed as printedFinding };
