import { evidenceKind } from '../domain/control/evidenceKind.ts';
import { drawItems } from '../domain/control/drawItems.ts';
import { sampleLevelsOf } from '../domain/control/sampleLevel.ts';
import { open } from '../domain/control/work.ts';
import type { ListNote, PopulationList } from '../domain/control/population.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { newSeed } from './control.ts';
import { deskOf, heldDesk, occasionView, refined, written, type Desk } from './controlDesk.ts';
import { recordOccasion } from './controlPlan.ts';
import { hex } from './hex.ts';
import type { Context, UseCase } from './useCase.ts';

/** The file as it came, or that it was no base64. */
export function bytesOf(base64: string): Outcome<Uint8Array> {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64) || base64.replaceAll(/\s/g, '').length % 4 === 1) return refuse('input.malformed', { field: 'bytes' });
  return ok(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

export interface EvidenceFile { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }
/** Evidence is refused by what it is, whatever it is called, and kept as it came. */
export function evidenceOf(input: { readonly name: string; readonly bytes: string }): Outcome<EvidenceFile> {
  const bytes = bytesOf(input.bytes);
  if (!bytes.ok) return bytes;
  const kind = evidenceKind(input.name, bytes.value);
  return kind.ok ? ok({ bytes: bytes.value, ...kind.value }) : kind;
}

interface ReadList { readonly bytes: Uint8Array; readonly population: PopulationList; readonly notes: readonly ListNote[] }

/** A list is read before anything is held; then kept with its checksum, and drawn from. */
export const bringPopulation: UseCase<'control.population', ReadList> = {
  async before(house, input) {
    const bytes = bytesOf(input.bytes);
    if (!bytes.ok) return bytes;
    const read = await house.readPopulation(bytes.value, input.name, { idColumn: input.idColumn, sheet: input.sheet });
    return read.ok ? ok({ bytes: bytes.value, ...read.value }) : read;
  },
  async act(context, input, { bytes, population, notes }) {
    const held = await heldDesk(context, input, 'perform');
    if (!held.ok) return held;
    const desk = held.value;
    const fileId = context.house.newId();
    const name = input.name.split(/[/\\]/).at(-1)?.trim() || input.name;
    const acted = await refined(context, desk, drawItems(desk.work, { ...desk.setup, levels: sampleLevelsOf(desk.content.method) }, { list: population, fileId, fileName: name, stratumColumn: input.stratumColumn }, input.revision, newSeed(context), desk.closed));
    if (!acted.ok) return acted;
    if (acted.value === null) return ok(await occasionView(context, desk, { listNotes: notes }));
    await context.store.insertFile(desk.work.occasion.bodyId, { id: fileId, sha256: hex(context.house.sha256(bytes)), name, mediaType: 'application/octet-stream', bytes }, context.now);
    return ok(await occasionView(context, await written(context, desk, acted.value), { listNotes: notes }));
  },
};

export const addEvidence: UseCase<'control.addEvidence', EvidenceFile> = {
  before: async (_house, input) => evidenceOf(input),
  async act(context, input, { bytes, name, mediaType }) {
    const held = await heldDesk(context, input, 'perform');
    if (!held.ok) return held;
    const desk = held.value;
    const { occasion } = desk.work;
    const before = await context.store.evidenceOf(occasion.id);
    // The same file sent again is a retry.
    if (before.some((one) => one.id === input.evidenceId)) return ok(await occasionView(context, desk));
    const allowed = open(occasion, desk.closed);
    if (!allowed.ok) return allowed;
    const { house, store, now, actor } = context;
    const fileId = house.newId();
    const sha256 = hex(house.sha256(bytes));
    await store.insertFile(occasion.bodyId, { id: fileId, sha256, name, mediaType, bytes }, now);
    if (!await store.insertEvidence(occasion.bodyId, { id: input.evidenceId, occasionId: occasion.id, fileId, name, at: now, by: actor.name })) return refuse('field.value-not-allowed', { field: 'evidenceId' });
    recordOccasion(context, occasion, { evidence: name, sha256, size: bytes.length });
    return ok(await occasionView(context, counted(desk, 1)));
  },
};
function counted(desk: Desk, more: number): Desk {
  return { ...desk, stored: { ...desk.stored, evidenceCount: desk.stored.evidenceCount + more } };
}

export const removeEvidence: UseCase<'control.removeEvidence'> = {
  async act(context, input) {
    const found = await context.store.evidence(input.boardId, input.evidenceId);
    if (!found) return refuse('object.not-found');
    const held = await heldDesk(context, { boardId: input.boardId, occasionId: found.occasionId }, 'perform');
    if (!held.ok) return held;
    const { occasion } = held.value.work;
    const allowed = open(occasion, held.value.closed);
    if (!allowed.ok) return allowed;
    await context.store.removeEvidence(input.evidenceId, context.now);
    recordOccasion(context, occasion, { evidenceRemoved: found.name });
    return ok({ removed: true as const });
  },
};

export const readEvidence: UseCase<'control.evidence'> = {
  act: async (context: Context, input) => {
    const found = await context.store.evidence(input.boardId, input.evidenceId);
    if (!found) return refuse('object.not-found');
    const desk = await deskOf(context, { boardId: input.boardId, occasionId: found.occasionId });
    return desk.ok ? ok({ bytes: found.bytes, name: found.name, mediaType: found.mediaType }) : desk;
  },
};
