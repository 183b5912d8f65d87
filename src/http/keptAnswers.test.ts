import { describe, expect, it } from 'vitest';
import { KeptAnswers } from './keptAnswers.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const soon = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

describe('kept answers', () => {
  it('are given again under their key, and never under another', () => {
    const kept = new KeptAnswers();
    kept.keep('a 1', bytes('one'));
    expect(kept.get('a 1')?.toString()).toBe('one');
    expect(kept.get('a 2')).toBeNull();
  });

  it('go when there is no more room, the one asked for longest ago first', () => {
    const kept = new KeptAnswers();
    for (let at = 0; at < 8; at += 1) kept.keep(`key ${at}`, Buffer.alloc(1024 * 1024));
    expect(kept.get('key 0')).not.toBeNull();
    kept.keep('one more', Buffer.alloc(1024 * 1024));
    expect([kept.get('key 0'), kept.get('key 1')].map((one) => one !== null)).toEqual([true, false]);
  });

  it('are waited for while somebody else makes the one that is asked for', async () => {
    const kept = new KeptAnswers();
    const done = kept.begin('place');
    const waiting = Promise.all([kept.getOrWait('place', 'place 1'), kept.getOrWait('place', 'place 1')]);
    await soon();
    kept.keep('place 1', bytes('one'));
    done();
    expect((await waiting).map(String)).toEqual(['one', 'one']);
  });

  it('are made anew by who was told another stamp, and not waited for at another place', async () => {
    const kept = new KeptAnswers();
    const done = kept.begin('place');
    const told = kept.getOrWait('place', 'place 2');
    expect(await kept.getOrWait('elsewhere', 'elsewhere 1')).toBeNull();
    kept.keep('place 1', bytes('one'));
    done();
    expect(await told).toBeNull();
  });

  it('are not waited for without end, however thick the makings come', async () => {
    const kept = new KeptAnswers();
    let done = kept.begin('place');
    let over = false;
    const waiting = kept.getOrWait('place', 'never').then((found) => { over = true; return found; });
    for (let makings = 0; makings < 4; makings += 1) {
      await soon();
      done();
      done = kept.begin('place');
    }
    await soon();
    expect(over).toBe(true);
    expect(await waiting).toBeNull();
    done();
  });

  it('are not asked for by their stamp alone where the last asking found a change, unless somebody makes the next one', () => {
    const kept = new KeptAnswers();
    kept.found('place', false);
    expect([kept.asksFirst('place'), kept.asksFirst('elsewhere')]).toEqual([false, true]);
    const done = kept.begin('place');
    expect(kept.asksFirst('place')).toBe(true);
    done();
    expect(kept.asksFirst('place')).toBe(false);
    kept.found('place', true);
    expect(kept.asksFirst('place')).toBe(true);
  });

  it('are known to who had one at the very place', () => {
    const kept = new KeptAnswers();
    kept.told('place', 'asker');
    expect([kept.knows('place', 'asker'), kept.knows('place', 'another'), kept.knows('elsewhere', 'asker')]).toEqual([true, false, false]);
    for (let at = 0; at < 10_001; at += 1) kept.told('place', String(at));
    expect([kept.knows('place', 'asker'), kept.knows('place', '10000')]).toEqual([false, true]);
  });
});
