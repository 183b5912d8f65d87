import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, ownOrAsk, type Busy, type Hearing, type Owner } from './ownership.ts';
import type { HandedWork } from './ownershipWire.ts';

const WORK: HandedWork = { args: ['boards', '--json'], folder: '/here', user: 'asa' };
const nothing = (): void => undefined;
const silent: Hearing = { progress: nothing, piece: nothing, whole: nothing };

async function busyClaim(folder: string): Promise<Busy> {
  const claimed = await claimFolder(folder, 'command');
  if (claimed.kind !== 'busy') throw new Error('The folder was free');
  return claimed;
}
async function ownerClaim(folder: string): Promise<Owner> {
  const claimed = await claimFolder(folder, 'command');
  if (claimed.kind !== 'owner') throw new Error('The folder was taken');
  return claimed;
}
/** Another process that owns the folder until it is killed. */
async function otherOwner(folder: string) {
  const script = `import { claimFolder } from ${JSON.stringify(new URL('./ownership.ts', import.meta.url).href)};
    await claimFolder(${JSON.stringify(folder)}, 'server'); process.stdout.write('mine'); setInterval(() => 0, 1000);`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe.each([['short', 1], ['long', 4]])('the owner of a %s folder', (_, depth) => {
  let base: string;
  let folder: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'internkoll-own-'));
    folder = join(base, ...Array.from({ length: depth }, () => 'Åsas mapp med ett långt namn och mellanslag'));
    if (depth === 1) folder = join(base, 'd');
  });
  afterEach(async () => rm(base, { recursive: true }));

  it('is one, and does the work of the others', async () => {
    const owner = await ownerClaim(folder);
    const heard: string[] = [];
    owner.onWork(async (work, telling) => {
      telling.progress('läser');
      await telling.piece('a.pdf', Buffer.from([0, 1, 2]));
      await telling.whole('a.pdf');
      return { stdout: JSON.stringify(work), stderr: 'klart\n', exitCode: 2 };
    });
    const answer = await (await busyClaim(folder)).ask(WORK, { progress: (text) => heard.push(text), piece: (path, bytes) => heard.push(`${path} ${Buffer.from(bytes).toString('hex')}`), whole: (path) => heard.push(`${path} is whole`) });
    expect(answer).toEqual({ stdout: JSON.stringify(WORK), stderr: 'klart\n', exitCode: 2 });
    expect(heard).toEqual(['läser', 'a.pdf 000102', 'a.pdf is whole']);
    const large = { ...WORK, files: [{ path: 'stor', base64: 'å\u2028x'.repeat(1_000_000) }] };
    expect(JSON.parse((await (await busyClaim(folder)).ask(large, silent)).stdout)).toEqual(large);
    await owner.release();
    expect(await readdir(folder)).toEqual([]);
    await (await ownerClaim(folder)).release();
  });

  it('hands a long file on piece by piece: never more of it under way than the socket holds', async () => {
    const owner = await ownerClaim(folder);
    const [piece, count] = [Buffer.alloc(65_536, 7), 400];
    let [made, come, most] = [0, 0, 0];
    owner.onWork(async (_work, telling) => {
      for (let at = 0; at < count; at += 1) {
        await telling.piece('stor.zip', piece);
        made += piece.length;
        most = Math.max(most, made - come);
      }
      return { stdout: '', stderr: '', exitCode: 0 };
    });
    await (await busyClaim(folder)).ask(WORK, { ...silent, piece: (_path, bytes) => { come += bytes.length; } });
    expect([made, come]).toEqual([count * piece.length, count * piece.length]);
    expect(most).toBeLessThan(4_000_000);
    await owner.release();
  });

  it('stops a file that the asker cannot write, and says why to the asker', async () => {
    const owner = await ownerClaim(folder);
    let pieces = 0;
    const stopped = new Promise<unknown>((resolve) => {
      owner.onWork(async (_work, telling) => {
        try {
          for (;;) { pieces += 1; await telling.piece('full.zip', Buffer.alloc(65_536)); }
        } catch (error) { resolve(error); throw error; }
      });
    });
    await expect((await busyClaim(folder)).ask(WORK, { ...silent, piece: () => { throw new Error('disken är full'); } })).rejects.toThrow('disken är full');
    expect(String(await stopped)).toContain('has ended');
    expect(pieces).toBeLessThan(200);
    await owner.release();
  });

  it('passes a fault on and goes on working', async () => {
    const owner = await ownerClaim(folder);
    owner.onWork(async () => { throw new Error('trasig'); });
    await expect((await busyClaim(folder)).ask(WORK, silent)).rejects.toThrow('trasig');
    await expect((await busyClaim(folder)).ask(WORK, silent)).rejects.toThrow('trasig');
    await owner.release();
  });

  it('finishes what is under way before letting go; what was not taken is done by the asker itself', async () => {
    const owner = await ownerClaim(folder);
    let finish: () => void = nothing;
    const begun = new Promise<void>((resolve) => {
      owner.onWork(async () => {
        resolve();
        await new Promise<void>((done) => { finish = done; });
        return { stdout: 'gjort', stderr: '', exitCode: 0 };
      });
    });
    const asked = (await busyClaim(folder)).ask(WORK, silent);
    await begun;
    const released = owner.release();
    finish();
    await released;
    expect((await asked).stdout).toBe('gjort');

    const second = await ownerClaim(folder);
    const waiting = ownOrAsk(folder, WORK, silent, async () => 'själv');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await second.release();
    expect(await waiting).toBe('själv');
  });

  it('lets exactly one of many have it, time after time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const claims = await Promise.all(Array.from({ length: 12 }, () => claimFolder(folder, 'command')));
      const owners = claims.filter((claim) => claim.kind === 'owner');
      expect(owners).toHaveLength(1);
      await owners[0]?.release();
    }
  });

  it('is replaced when it is killed', async () => {
    const child = await otherOwner(folder);
    expect((await claimFolder(folder, 'command')).kind).toBe('busy');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimFolder(folder, 'command')));
    const owner = claims.find((claim) => claim.kind === 'owner');
    expect(claims.filter((claim) => claim.kind === 'owner')).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('owner.'))).toHaveLength(1);
    if (owner?.kind === 'owner') await owner.release();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a folder in use', () => {
  it('is refused to a second server after ten seconds, and given to one that waits long enough', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'internkoll-own-')), 'd');
    const owner = await claimFolder(folder, 'server');
    const began = Date.now();
    await expect(claimFolder(folder, 'server')).rejects.toMatchObject({ refusal: { code: 'folder-busy', folder } });
    expect(Date.now() - began).toBeGreaterThan(9_900);
    const waiting = claimFolder(folder, 'server');
    await owner.release();
    await (await waiting).release();
  });

  it('has a socket for its owner only', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'internkoll-own-')), 'd');
    await mkdir(folder);
    const owner = await ownerClaim(folder);
    const socket = (await readdir(folder)).find((name) => name.endsWith('.sock')) ?? '';
    expect((await stat(join(folder, socket))).mode & 0o777).toBe(0o600);
    await owner.release();
  });
});
