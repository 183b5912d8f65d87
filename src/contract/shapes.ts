import { z } from 'zod';
import type { BodyId, EventId, GroupId, MethodId, PersonId, UnitId, VersionId } from '../domain/identity.ts';
import { dayFrom, type Day } from '../domain/day.ts';

/** Shapes that several operations share. */
const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export const anyId = id;
export const boardId = id as unknown as z.ZodType<BodyId>;
export const unitId = id as unknown as z.ZodType<UnitId>;
export const personId = id as unknown as z.ZodType<PersonId>;
export const methodId = id as unknown as z.ZodType<MethodId>;
export const versionId = id as unknown as z.ZodType<VersionId>;
export const eventId = id as unknown as z.ZodType<EventId>;
export const groupId = id as unknown as z.ZodType<GroupId>;
export const day = z.string().refine((text) => dayFrom(text) !== null) as unknown as z.ZodType<Day>;
/** Years arrive as text in an address and as numbers in a body. */
export const year = z.coerce.number().int().min(1990).max(2200);
export const shortText = z.string().max(500);
export const longText = z.string().max(50_000);
export const nothing = z.object({});
