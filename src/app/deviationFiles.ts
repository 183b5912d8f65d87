/** Evidence of a deviation: as closed as the deviation itself, and every reading of it is logged. */
import { ok, refuse } from '../domain/refusal.ts';
import { evidenceOf, type EvidenceFile } from './controlFiles.ts';
import { recordOn } from './deviation.ts';
import { filesOf, receives } from './deviationView.ts';
import { hex } from './hex.ts';
import type { UseCase } from './useCase.ts';

export const addDeviationFile: UseCase<'deviation.addFile', EvidenceFile> = {
  before: async (_house, input) => evidenceOf(input),
  async act(context, input, { bytes, name, mediaType }) {
    const { store, actor, house, now } = context;
    const stored = await store.deviation(input.boardId, input.deviationId);
    const { personId } = actor;
    if (!stored || personId === null || (stored.deviation.reporterId !== personId && !receives(stored, personId))) return refuse('object.not-found');
    // The same file sent again is a retry.
    if (stored.files.some((one) => one.id === input.fileId)) return ok({ files: filesOf(context, stored) });
    if (stored.deviation.state === 'closed') return refuse('deviation.closed');
    const sha256 = hex(house.sha256(bytes));
    if (!await store.insertDeviationFile(input.boardId, stored.deviation.id, { id: input.fileId, fileId: house.newId(), sha256, name, mediaType, bytes, by: actor.name, adderId: personId }, now)) return refuse('field.value-not-allowed', { field: 'fileId' });
    recordOn(context, input.boardId, stored.deviation.id, { file: name, sha256, size: bytes.length });
    const after = await store.deviation(input.boardId, input.deviationId);
    return after ? ok({ files: filesOf(context, after) }) : refuse('object.not-found');
  },
};

export const readDeviationFile: UseCase<'deviation.file'> = {
  logsReading: true,
  async act(context, input) {
    const found = await context.store.deviationFile(input.boardId, input.deviationId, input.fileId);
    if (!found) return refuse('object.not-found');
    recordOn(context, input.boardId, input.deviationId, { file: found.name });
    return ok(found);
  },
};
