/** An opened installation: database, sealer and the house over them. The folder is owned already (ownership.ts). */
import type { Database } from '../adapters/db/database.ts';
import { openDatabase } from '../adapters/db/open.ts';
import { bePresent, type Presence } from '../adapters/db/presence.ts';
import { startSealer, type Sealer } from '../adapters/db/seal.ts';
import { openTrailKey, type TrailKey } from '../adapters/db/sealKeys.ts';
import type { House } from '../app/house.ts';
import { prepareInstallation } from '../app/installation.ts';
import type { Config } from '../config.ts';
import type { KeepingNotice } from '../domain/keeping.ts';
import { buildHouse } from '../wiring.ts';

export interface Installation {
  readonly house: House;
  readonly database: Database;
  readonly dataFolder: string;
  /** False for the one who restores: it is not present itself, and finds out whether anybody is. */
  readonly present: boolean;
  key(): TrailKey;
  sealer(): Sealer;
  /** Runs work that replaces the trail and perhaps its key, with no sealer at it; a new one starts afterwards. */
  withoutSealer<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Seals what is left and closes the database. */
  close(): Promise<void>;
}

export interface Hearing {
  announce(notice: KeepingNotice): void;
  /** A round of the sealer failed; the next tries again. */
  sealFailed(error: unknown): void;
  /** The connection that says we are here was lost; it is taken again. */
  presenceLost(error: unknown): void;
  trailLost(stream: string): void;
}

const SEAL_EVERY_MS = 400;

/** Throws KeepingError for what a person can mend. */
export async function openInstallation(config: Config, demo: boolean, hearing: Hearing, present = true): Promise<Installation> {
  const { dataFolder } = config;
  const database = await openDatabase({ dataFolder, databaseUrl: config.databaseUrl, ownerUrl: config.ownerUrl, migrate: config.migrate, announce: (notice) => hearing.announce(notice) });
  let presence: Presence | null = null;
  try {
    // Before the key is read: a restore brings its own.
    if (present) presence = await bePresent(database, { lost: (error) => hearing.presenceLost(error) });
    let key = await openTrailKey(database, dataFolder);
    const startSealing = (): Sealer => startSealer(database, {
      ...key, everyMs: SEAL_EVERY_MS, failed: (error) => hearing.sealFailed(error), lost: (stream) => hearing.trailLost(stream),
    });
    const house = buildHouse({ database, dataFolder, zone: config.zone, publicUrl: config.publicUrl, demo, uploadBytes: config.uploadBytes, sendsMail: config.smtpUrl !== null });
    await prepareInstallation(house);
    let sealer = startSealing();
    return {
      house, database, dataFolder, present,
      key: () => key,
      sealer: () => sealer,
      async withoutSealer(work) {
        await sealer.stop();
        try {
          return await work();
        } finally {
          key = await openTrailKey(database, dataFolder);
          sealer = startSealing();
        }
      },
      async close() {
        await sealer.stop();
        await presence?.leave();
        await database.close();
      },
    };
  } catch (error) {
    await presence?.leave();
    await database.close();
    throw error;
  }
}
