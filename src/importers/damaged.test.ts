import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInProcess } from './readInProcess.ts';

const sources = new URL('../../../shared/sources/', import.meta.url);
beforeAll(() => {
  if (!existsSync(sources)) throw new Error('The folder ../shared/sources is missing: these tests read real documents from it.');
});

/** The same bytes in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function refusalOf(bytes: Uint8Array, name: string): Promise<string | null> {
  const result = await readInProcess(bytes, name);
  return result.ok ? null : result.refusal;
}

describe('never a crash, never half a plan', () => {
  it('bytes by chance, with and without the first bytes of a known type', async () => {
    const next = chance(7);
    for (let at = 0; at < 20; at += 1) {
      const noise = Buffer.from(Array.from({ length: 50 + at * 200 }, () => Math.floor(next() * 256)));
      for (const [signature, refusals] of [['', ['file.type-unknown']], ['%PDF-1.7\n', ['file.damaged']], ['PK\u0003\u0004', ['file.damaged']], ['\u00D0\u00CF\u0011\u00E0', ['file.type-unknown']]] as const) {
        expect(refusals).toContain(await refusalOf(Buffer.concat([Buffer.from(signature, 'latin1'), noise]), 'plan.docx'));
      }
    }
  });
  it.each(['vor_ikp_2023.docx', 'vor_ikp_2023.xlsx', 'vor_ikp_2023.pdf', 'plan_2014.xlsx'])('%s cut off at twenty places', async (name) => {
    const whole = new Uint8Array(readFileSync(new URL(name, sources)));
    for (let at = 0; at < 20; at += 1) expect(await refusalOf(whole.slice(0, Math.floor((whole.length * (at + 0.5)) / 20)), name), `cut ${at}`).toMatch(/^file\.(?:damaged|type-unknown)$/);
  });
  it.each(['vor_ikp_2023.docx', 'vor_ikp_2023.xlsx', 'vor_ikp_2023.pdf'])('%s with a hundred bytes changed', async (name) => {
    const next = chance(11);
    for (let round = 0; round < 5; round += 1) {
      const broken = new Uint8Array(readFileSync(new URL(name, sources)));
      for (let at = 0; at < 100; at += 1) broken[Math.floor(next() * broken.length)] = Math.floor(next() * 256);
      expect(await refusalOf(broken, name), `round ${round}`).toMatch(/^file\./);
    }
  });
});
