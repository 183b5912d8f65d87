import type { Output } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import { decidedVersion, settles, waitingVersion, type VersionHead } from '../domain/decision/version.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { ruleTitle } from '../text/rules.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import type { DocumentKey } from '../domain/followup/content.ts';
import { hangUp } from './controlPlan.ts';
import type { Desk } from './desk.ts';
import { deskOf } from './desks.ts';
import { freeze } from './freeze.ts';
import { headOf, yearView } from './year.ts';

export const prepareSubmission: UseCase<'decision.prepare'> = {
  async act(context, input) {
    const found = await headOf(context, input);
    if (!found.ok) return found;
    const head = found.value;
    const opened = await deskOf(context, head, input.document ?? 'vorPlan');
    if (!opened.ok) return opened;
    const desk = opened.value;
    const findings = await desk.findings(context, head);
    const versions = await context.store.versions(head.id, desk.document);
    const latest = versions.at(-1);
    const before = head.startedFrom ? (await context.store.versions(head.startedFrom, desk.document)).at(-1) : undefined;
    const { decision, mail } = await desk.proposal(context, head);
    const file = (format: 'pdf' | 'docx') => ({ format, name: desk.fileName(head, format, 'submitted') });
    return ok({
      nextVersion: Math.max(0, ...versions.map((one) => one.number)) + 1, meetingOn: meetingAhead(latest, context.today),
      // What stands in the year is never older than what was last handed to the board.
      caseNumber: head.caseNumber || latest?.caseNumber || '', recipients: head.recipients || latest?.recipients || before?.recipients || '',
      errors: findings.open.filter((one) => one.severity === 'error'), warnings: findings.open.filter((one) => one.severity === 'warning'), noted: findings.noted,
      files: [file('pdf'), file('docx')], proposedDecision: decision, mail,
    });
  },
};

/** The meeting it was handed over for, while that has not decided and is still ahead: what is taken back goes there again, mended. */
function meetingAhead(latest: VersionHead | undefined, today: Day): Day | null {
  return latest?.outcome === null && latest.meetingOn !== null && latest.meetingOn >= today ? latest.meetingOn : null;
}

/** Lämna till nämnden: content, method and checksum are frozen. Errors hold back unless overridden with a reason that is kept. */
export const submit: UseCase<'decision.submit'> = {
  async act(context, input) {
    const found = await headOf(context, input, 'alone');
    if (!found.ok) return found;
    const head = found.value;
    const opened = await deskOf(context, head, input.document ?? 'vorPlan');
    if (!opened.ok) return opened;
    const desk = opened.value;
    const versions = await context.store.versions(head.id, desk.document);
    if (versions.some((one) => one.id === input.versionId)) return ok(await yearView(context, head));
    if (waitingVersion(versions)) return refuse('decision.already-submitted');
    const findings = await desk.findings(context, head);
    const errors = findings.open.filter((one) => one.severity === 'error');
    const overrides = input.overrides.filter((one) => errors.some((error) => error.rule === one.rule)).map((one) => ({ rule: one.rule, reason: one.reason.trim() }));
    const left = errors.filter((one) => !overrides.some((override) => override.rule === one.rule && override.reason !== ''));
    if (left[0]) return refuse('decision.errors-remain', { count: left.length, first: ruleTitle(left[0]) });
    // The year's own case number is the analysis and plan's; a follow-up has one of its own, kept with its version.
    if (desk.document === 'vorPlan') await context.store.updateRow('year', head.id, head.id, { caseNumber: input.caseNumber, recipients: input.recipients });
    const after = await context.store.yearHead(head.bodyId, head.year) ?? head;
    const frozen = await freeze(context, after, desk, { id: input.versionId, kind: 'submitted', meetingOn: input.meetingOn, caseNumber: input.caseNumber, recipients: input.recipients, overrides });
    if (!frozen.ok) return frozen;
    const version = frozen.value;
    await keepPapers(context, head, desk, version.id);
    recordVersion(context, head, version.id, { submitted: version.number, meetingOn: input.meetingOn, caseNumber: input.caseNumber, checksum: version.checksum, overrides }, '');
    return ok(await yearView(context, after));
  },
};

function recordVersion(context: Context, head: YearHead, id: string, values: Record<string, unknown>, note: string): void {
  context.record({ objectKind: 'version', objectId: id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values, note } });
}

/** The files of a version are kept as bytes: what was sent and what was decided can be shown as it was. */
async function keepPapers(context: Context, head: YearHead, desk: Desk, versionId: VersionId): Promise<void> {
  const before = await desk.paper(context, head, versionId, 'submitted');
  if (!before) return;
  const as = settles(before.head.outcome) ? 'decided' as const : 'submitted' as const;
  const input = as === 'submitted' ? before.input : (await desk.paper(context, head, versionId, 'decided') ?? before).input;
  for (const { format, bytes } of await context.papers([{ input, format: 'pdf' }, { input, format: 'docx' }])) {
    const id = context.house.newId();
    const sha256 = Array.from(context.house.sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    await context.store.insertFile(head.bodyId, { id, sha256, name: desk.fileName(head, format, as), mediaType: mediaTypeOf[format], bytes }, context.now);
    await context.store.keepVersionFile(versionId, `${as}-${format}`, id);
  }
}
export const mediaTypeOf = {
  pdf: 'application/pdf', pdfa: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

async function versionOf(context: Context, input: { boardId: BodyId; year: number; versionId: VersionId; document?: DocumentKey | undefined }): Promise<Outcome<{ head: YearHead; desk: Desk; version: VersionHead; versions: VersionHead[] }>> {
  const head = await headOf(context, input, 'alone');
  if (!head.ok) return head;
  const desk = await deskOf(context, head.value, input.document ?? 'vorPlan');
  if (!desk.ok) return desk;
  const versions = await context.store.versions(head.value.id, desk.value.document);
  const version = versions.find((one) => one.id === input.versionId);
  return version ? ok({ head: head.value, desk: desk.value, version, versions }) : refuse('object.not-found');
}

export const withdraw: UseCase<'decision.withdraw'> = {
  async act(context, input) {
    const found = await versionOf(context, input);
    if (!found.ok) return found;
    const { head, version } = found.value;
    if (version.outcome !== null) return refuse('decision.already-registered');
    if (version.withdrawnAt === null) {
      const note = input.note;
      await context.store.updateVersion(version.id, { withdrawnAt: context.now, withdrawnNote: note });
      recordVersion(context, head, version.id, { withdrawn: version.number }, note);
    }
    return ok(await yearView(context, head));
  },
};

/** Registrera nämndens beslut. Errors never hold this back: what was decided is recorded as decided. */
export const register: UseCase<'decision.register'> = {
  async act(context, input) {
    const found = await versionOf(context, input);
    if (!found.ok) return found;
    const { head, desk, version } = found.value;
    if (version.withdrawnAt !== null) return refuse('decision.not-submitted');
    const same = version.outcome === input.outcome && version.decidedOn === input.decidedOn && version.minutesItem === input.minutesItem.trim();
    // The same registration again is a retry: it has been done.
    if (same) return ok(await yearView(context, head));
    if (version.outcome !== null && version.outcome !== 'postponed') return refuse('decision.already-registered');
    let decided = version;
    if (input.outcome === 'withChanges') {
      // The board's own version: the draft as it stands, with the changes shown against what was submitted.
      const frozen = await freeze(context, head, desk, { id: (input.boardsOwnVersionId ?? context.house.newId()) as VersionId, kind: 'boardsOwn', meetingOn: input.decidedOn, caseNumber: version.caseNumber, recipients: version.recipients, overrides: [] });
      if (!frozen.ok) return frozen;
      decided = frozen.value;
    }
    const { note } = input;
    await context.store.updateVersion(decided.id, { outcome: input.outcome, decidedOn: input.decidedOn, minutesItem: input.minutesItem.trim(), decisionNote: note, registeredAt: context.now });
    if (decided.id !== version.id) {
      // What was submitted was decided with changes too, never rejected; the board's own version is the later and so the one in force.
      await context.store.updateVersion(version.id, { outcome: input.outcome, decidedOn: input.decidedOn, minutesItem: input.minutesItem.trim(), decisionNote: note, registeredAt: context.now });
      recordVersion(context, head, version.id, { outcome: input.outcome, decidedOn: input.decidedOn, minutesItem: input.minutesItem, replacedBy: decided.number }, note);
    }
    if (settles(input.outcome)) await keepPapers(context, head, desk, decided.id);
    // A decided plan is to be performed: its controls are hung up at once. Plans of past years are only kept.
    if (settles(input.outcome) && desk.document === 'vorPlan' && head.year >= Number(context.today.slice(0, 4))) {
      const hung = await hangUp(context, head.bodyId, head.year);
      if (!hung.ok) return hung;
    }
    recordVersion(context, head, decided.id, { outcome: input.outcome, decidedOn: input.decidedOn, minutesItem: input.minutesItem, version: decided.number, checksum: decided.checksum }, note);
    return ok(await yearView(context, head));
  },
};

export const adjust: UseCase<'decision.adjust'> = {
  async act(context, input) {
    const found = await versionOf(context, input);
    if (!found.ok) return found;
    const { head, version, versions } = found.value;
    if (decidedVersion(versions)?.id !== version.id) return refuse('decision.not-registered');
    await context.store.updateVersion(version.id, { adjustedOn: input.adjustedOn, notice: input.notice });
    recordVersion(context, head, version.id, { adjustedOn: input.adjustedOn, notice: input.notice }, '');
    return ok(await yearView(context, head));
  },
};

/** A mistyped date or § is mended by a logged correction; content and checksum stay. */
export const correct: UseCase<'decision.correct'> = {
  async act(context, input) {
    const found = await versionOf(context, input);
    if (!found.ok) return found;
    const { head, version, versions } = found.value;
    if (version.outcome === null) return refuse('decision.not-registered');
    // A decision with changes stands on two versions: what was submitted and the board's own.
    for (const one of versions.filter((other) => other.id === version.id || (version.outcome === 'withChanges' && other.outcome === 'withChanges' && other.decidedOn === version.decidedOn && other.minutesItem === version.minutesItem))) {
      await context.store.updateVersion(one.id, { decidedOn: input.decidedOn, minutesItem: input.minutesItem.trim() });
    }
    context.record({ objectKind: 'version', objectId: version.id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values: { decidedOn: { before: version.decidedOn, after: input.decidedOn }, minutesItem: { before: version.minutesItem, after: input.minutesItem } }, note: input.reason } });
    return ok(await yearView(context, head));
  },
};

export const listVersions: UseCase<'version.list'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const versions = await context.store.versions(head.value.id);
    // A year of which nothing has left the board is to others as one that is not begun.
    return versions.length === 0 && !context.may('year.read', input.boardId) ? refuse('object.not-found') : ok<Output<'version.list'>>({ versions });
  },
};
export const readVersion: UseCase<'version.read'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const stored = await context.store.version(head.value.id, input.versionId);
    return stored ? ok<Output<'version.read'>>({ head: stored.head, content: stored.content }) : refuse('object.not-found');
  },
};
