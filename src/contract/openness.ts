import { z } from 'zod';
import type { DocumentKey } from '../domain/followup/content.ts';
import { continuedKinds, markedKinds, type EarlierRow, type SecrecyMark } from '../domain/openness/secrecy.ts';
import type { ProcessingDetails } from '../domain/openness/processing.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, day, personId, shortText, versionId } from './shapes.ts';
import { paperFormats } from './paper.ts';

/** A kept version and whether it stands on the board's public page. */
export interface PublishableVersion {
  readonly versionId: string; readonly year: number; readonly document: DocumentKey; readonly number: number; readonly stand: 'submitted' | 'decided';
  readonly on: string; readonly minutesItem: string;
  /** How many of its rows and sections are left out as things stand. */
  readonly withheld: number;
  readonly published: { readonly id: string; readonly at: string; readonly by: string } | null;
}
export interface EndedPublication { readonly id: string; readonly versionId: string; readonly at: string; readonly by: string; readonly reason: string }

export interface PublishedVersion { readonly publicationId: string; readonly board: string; readonly year: number; readonly document: DocumentKey; readonly decidedOn: string; readonly minutesItem: string; readonly publishedOn: string; readonly withheld: number }

/** What the system knows by itself and the board cannot misstate. */
export interface ProcessingFacts { readonly municipality: string; readonly board: string; readonly roles: readonly { readonly role: Role; readonly people: number }[]; readonly signsInBy: readonly ('local' | 'provider')[]; readonly sendsMail: boolean }
export interface ProcessingView { readonly facts: ProcessingFacts; readonly details: ProcessingDetails; readonly changedAt: string | null; readonly changedBy: string; readonly may: boolean }

export const publicPapers = ['whole', 'plan', 'members', 'differences'] as const;
export const publicFormats = [...paperFormats, 'html', 'json', 'csv'] as const;
const details = z.object({
  purposes: z.string().max(5000), legalBasis: z.string().max(5000), categories: z.string().max(5000), recipients: z.string().max(5000), thirdCountries: z.string().max(5000), retention: z.string().max(5000), security: z.string().max(5000),
  contact: z.string().max(1000), officer: z.string().max(1000),
});

export const opennessOperations = {
  'secrecy.list': operation({ method: 'GET', path: '/api/boards/:boardId/secrecy-marks', permission: 'year.read', input: z.object({ boardId }), output: answers<{ readonly marks: readonly SecrecyMark[]; readonly may: boolean }>(), says: "The board's secrecy marks, those that were lifted too.", board: 'boardId' }),
  'secrecy.mark': operation({ method: 'POST', path: '/api/boards/:boardId/secrecy-marks', permission: 'secrecy.mark', input: z.object({ boardId, markId: anyId, objectKind: z.enum(markedKinds), objectId: z.string().max(120), ground: z.string().trim().min(1).max(300), decidedBy: z.string().trim().min(1).max(200), decidedOn: day, note: shortText.default(''), /** Rows of earlier years that are marked in the same act, each with its mark's id. */ also: z.array(z.object({ markId: anyId, objectId: anyId })).max(100).optional() }), output: answers<{ readonly marks: readonly SecrecyMark[]; readonly may: boolean }>(), says: 'Marks a row, a file or a section of a follow-up: legal ground, who decided and when.', board: 'boardId' }),
  'secrecy.earlier': operation({ method: 'GET', path: '/api/boards/:boardId/secrecy-marks/earlier/:objectKind/:objectId', permission: 'secrecy.mark', input: z.object({ boardId, objectKind: z.enum(continuedKinds), objectId: anyId }), output: answers<{ readonly rows: readonly EarlierRow[] }>(), says: 'Rows of earlier years, in what has been handed in, that say the same as this one or that it continues, and are not marked.', board: 'boardId' }),
  'secrecy.lift': operation({ method: 'POST', path: '/api/boards/:boardId/secrecy-marks/:markId/lift', permission: 'secrecy.mark', input: z.object({ boardId, markId: anyId, reason: z.string().trim().min(1).max(500) }), output: answers<{ readonly marks: readonly SecrecyMark[]; readonly may: boolean }>(), says: 'Lifts a secrecy mark, with the reason.', board: 'boardId' }),

  'publication.list': operation({ method: 'GET', path: '/api/boards/:boardId/publications', permission: 'version.read', input: z.object({ boardId }), output: answers<{ readonly versions: readonly PublishableVersion[]; readonly ended: readonly EndedPublication[]; readonly may: boolean }>(), says: "The board's submitted and decided versions, and which of them are published on the web.", board: 'boardId' }),
  'publication.publish': operation({ method: 'POST', path: '/api/boards/:boardId/publications', permission: 'publication.manage', input: z.object({ boardId, publicationId: anyId, versionId }), output: answers<{ readonly published: string }>(), says: 'Puts a decided version on the public page, without what is withheld.', board: 'boardId' }),
  'publication.end': operation({ method: 'POST', path: '/api/boards/:boardId/publications/:publicationId/end', permission: 'publication.manage', input: z.object({ boardId, publicationId: anyId, reason: z.string().trim().min(1).max(500) }), output: answers<{ readonly ended: string }>(), says: 'Takes a version off the public page, with the reason.', board: 'boardId' }),
  'paper.publication': operation({ method: 'GET', path: '/api/boards/:boardId/publication-papers/:versionId/:paper/:format', permission: 'paper.read', input: z.object({ boardId, versionId, paper: z.enum(publicPapers), format: z.enum(publicFormats) }), output: paperAnswer(), says: 'A paper of a submitted or decided version for publication: what is withheld is left out, and says so.', board: 'boardId' }),

  'published.list': operation({ method: 'GET', path: '/api/published', permission: 'open', input: z.object({}), output: answers<{ readonly municipality: string; readonly versions: readonly PublishedVersion[] }>(), says: 'What the boards have published, for anybody.', board: 'none' }),
  'published.page': operation({ method: 'GET', path: '/publicerat', permission: 'open', input: z.object({}), output: paperAnswer(), says: 'The public page: every board with what it has published.', board: 'none' }),
  'published.version': operation({ method: 'GET', path: '/publicerat/:publicationId', permission: 'open', input: z.object({ publicationId: anyId }), output: paperAnswer(), says: 'One published version as a page.', board: 'none' }),
  'published.paper': operation({ method: 'GET', path: '/publicerat/:publicationId/:paper/:format', permission: 'open', input: z.object({ publicationId: anyId, paper: z.enum(publicPapers), format: z.enum(publicFormats) }), output: paperAnswer(), says: 'A paper or the data of a published version.', board: 'none' }),
  'published.style': operation({ method: 'GET', path: '/publicerat/utseende.css', permission: 'open', input: z.object({}), output: paperAnswer(), says: 'How the public pages look.', board: 'none' }),

  'personData.export': operation({ method: 'POST', path: '/api/people/:personId/data-exports', permission: 'person.export', input: z.object({ personId, requestId: anyId, format: z.enum(['json', 'pdf', 'html', 'docx']) }), output: paperAnswer(), says: 'What is kept about a person (GDPR art. 15). It stops at what a person must decide on and makes a task of it.', board: 'none' }),

  'processing.read': operation({ method: 'GET', path: '/api/boards/:boardId/processing-record', permission: 'processing.read', input: z.object({ boardId }), output: answers<ProcessingView>(), says: "The board's record of how personal data is handled here (GDPR art. 30).", board: 'boardId' }),
  'processing.save': operation({ method: 'POST', path: '/api/boards/:boardId/processing-record', permission: 'processing.manage', input: z.object({ boardId, seen: z.string().max(40).nullable(), details }), output: answers<ProcessingView>(), says: 'Saves what the board says of how it handles personal data.', board: 'boardId' }),
  'paper.processing': operation({ method: 'GET', path: '/api/boards/:boardId/processing-record/papers/:format', permission: 'processing.read', input: z.object({ boardId, format: z.enum(paperFormats) }), output: paperAnswer(), says: 'The record as a document.', board: 'boardId' }),
} as const;
