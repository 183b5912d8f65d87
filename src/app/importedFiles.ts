/** The documents that years were read from: kept as they came, and the board's to give out. */
import type { Output } from '../contract/table.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { UseCase } from './useCase.ts';

export const listImportedFiles: UseCase<'import.list'> = { act: async ({ store }, { boardId }) => ok<Output<'import.list'>>({ files: await store.importedFiles(boardId) }) };
export const importedFile: UseCase<'import.file'> = {
  async act({ store }, { boardId, importId }) {
    const file = await store.importedFile(boardId, importId);
    return file === null ? refuse('object.not-found') : ok(file);
  },
};
