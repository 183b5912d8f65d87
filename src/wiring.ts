import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkpointFile } from './adapters/db/sealKeys.ts';
import type { Database } from './adapters/db/database.ts';
import { writeCalendar } from './adapters/mail/calendar.ts';
import { openStores } from './adapters/db/stores.ts';
import { passkeysAt } from './adapters/identity/passkeys.ts';
import { passwords } from './adapters/identity/password.ts';
import { sealIn } from './adapters/identity/seal.ts';
import type { House } from './app/house.ts';
import type { PaperFormat } from './reports/names.ts';
import type { AnyPaperInput } from './reports/paperInput.ts';
import { idFrom } from './domain/identity.ts';
import { standardLimits } from './importers/limits.ts';
import type { Checkpoint } from './domain/trail/seal.ts';

export interface Surroundings {
  readonly database: Database;
  readonly dataFolder: string;
  readonly zone: string;
  readonly publicUrl: string;
  readonly sendsMail?: boolean;
  readonly demo: boolean;
  /** Largest file to read in, in bytes; without it the readers' own limit. */
  readonly uploadBytes?: number;
  /** Told moments; the clock of the machine unless a test says otherwise. */
  readonly now?: () => Date;
}

/** Readers and writers of papers are large and seldom needed at once, so they are loaded when first asked for. */
async function writePaper(input: AnyPaperInput, format: PaperFormat, now: Date): Promise<Uint8Array> {
  const { csvOf, documentOf, workbookOf } = await import('./reports/papers.ts');
  if (format === 'csv') return csvOf(input);
  const document = documentOf(input, format);
  switch (format) {
    case 'pdf': return (await import('./reports/pdf.ts')).writePdf(document, { standard: 'ua-1', createdAt: now });
    case 'pdfa': return (await import('./reports/pdf.ts')).writePdf(document, { standard: 'a-2a', createdAt: now });
    case 'docx': return (await import('./reports/word.ts')).writeWord(document, { createdAt: now });
    case 'xlsx': return (await import('./reports/excel.ts')).writeExcel(workbookOf(input), { createdAt: now });
    case 'html': return new TextEncoder().encode((await import('./reports/html.ts')).writeHtml(document));
  }
}

/** The last checkpoint as it lies in the file beside the key, with the link that can be followed without the key; null before the first sealing. */
function checkpointIn(dataFolder: string, stream: string): { stream: string; number: number; hash: string } | null {
  let text: string;
  try {
    text = readFileSync(checkpointFile(dataFolder), 'utf8');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw problem;
  }
  const { checkpoints } = JSON.parse(text) as { checkpoints: Checkpoint[] };
  const found = checkpoints.find((one) => one.stream === stream);
  return found?.link === undefined ? null : { stream, number: Number(found.number), hash: found.link };
}

/** Puts the house together: time, chance, database, readers and writers handed to the use cases. */
export function buildHouse(around: Surroundings): House {
  const now = around.now ?? (() => new Date());
  return {
    opener: openStores(around.database), now, zone: around.zone, publicUrl: around.publicUrl, sendsMail: around.sendsMail ?? false, writeCalendar: (name, entries) => writeCalendar(name, entries, now()), demo: around.demo, uploadBytes: around.uploadBytes ?? standardLimits.bytes,
    newId: () => idFrom(now().getTime(), randomBytes(10)),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    sha256: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
    passwords: {
      hash: passwords.hash, verify: passwords.verify, workFor: passwords.workFor,
    },
    passkeys: passkeysAt(around.publicUrl),
    // Large, and needed only where a provider is set up: loaded when first asked for.
    oidc: {
      begin: async (...asked) => (await import('./adapters/identity/oidc.ts')).oidc.begin(...asked),
      finish: async (...asked) => (await import('./adapters/identity/oidc.ts')).oidc.finish(...asked),
    },
    saml: {
      begin: async (...asked) => (await import('./adapters/identity/saml.ts')).saml.begin(...asked),
      finish: async (...asked) => (await import('./adapters/identity/saml.ts')).saml.finish(...asked),
      metadata: async (...asked) => (await import('./adapters/identity/saml.ts')).saml.metadata(...asked),
      makeKeys: async (...asked) => (await import('./adapters/identity/saml.ts')).saml.makeKeys(...asked),
    },
    seal: sealIn(around.dataFolder),
    readDocument: async (bytes, name, options) => (await import('./importers/read.ts')).readDocument(bytes, name, around.uploadBytes === undefined ? options : { ...options, limits: { bytes: around.uploadBytes } }),
    readPopulation: async (bytes, name, options) => (await import('./importers/population.ts')).readPopulation(bytes, name, around.uploadBytes === undefined ? options : { ...options, limits: { bytes: around.uploadBytes } }),
    readOrganisation: async (bytes, name) => (await import('./importers/organisation.ts')).readOrganisation(bytes, name, around.uploadBytes === undefined ? {} : { limits: { bytes: around.uploadBytes } }),
    writePaper: (input, format) => writePaper(input, format, now()),
    drawPage: async (input, wish) => (await import('./reports/pdf.ts')).drawPage((await import('./reports/papers.ts')).documentOf(input), wish),
    checkpoint: (stream) => checkpointIn(around.dataFolder, stream),
  };
}
