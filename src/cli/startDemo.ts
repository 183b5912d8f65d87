/** The demo municipality: told once into a new folder, and remembered by a file in it so that the next start knows. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseFolder } from '../adapters/db/open.ts';
import { checkpointFile } from '../adapters/db/sealKeys.ts';
import type { Installation } from './installation.ts';
import type { Config } from '../config.ts';
import { startingText } from '../text/starting.ts';

export interface DemoState {
  /** Sign-in by one click is offered to a visitor on this machine. */
  readonly shown: boolean;
  /** It is to be told at this start, if it has not been. */
  readonly wanted: boolean;
}

const TOLD = 'told';
function file(dataFolder: string): string {
  return join(dataFolder, 'demo');
}
function remembered(dataFolder: string): string | null {
  return existsSync(file(dataFolder)) ? readFileSync(file(dataFolder), 'utf8').trim() : null;
}

/** Without a setting only a folder that `npm start` makes gets the demo. A PostgreSQL database gets it only when asked for. */
export function demoState(config: Config, started: boolean, databaseExists: boolean): DemoState {
  const before = remembered(config.dataFolder);
  const asked = config.demo ?? (before !== null || (started && config.databaseUrl === null && !databaseExists));
  // Begun and never finished: the folder holds nothing but half a demo, which is made anew.
  if (asked && before !== null && before !== TOLD && config.databaseUrl === null) {
    for (const half of [databaseFolder(config.dataFolder), dirname(checkpointFile(config.dataFolder))]) rmSync(half, { recursive: true, force: true });
  }
  return { shown: asked, wanted: asked && before !== TOLD };
}

/** Only an empty database is told the demo: nobody's own data is ever mixed with it. */
export async function tellDemoOnce(config: Config, installation: Installation, say: (sentence: string) => void): Promise<void> {
  const { house } = installation;
  const empty = await house.opener.transaction('all', async (store) => (await store.bodies()).length === 0 && (await store.people()).length === 0);
  if (!empty) return;
  say(startingText.tellingDemo);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(file(config.dataFolder), 'begun\n');
  const { fillDemo } = await import('../demo/fill.ts');
  await fillDemo(house);
  await installation.sealer().sealNow();
  await writeFile(file(config.dataFolder), `${TOLD}\n`);
}
