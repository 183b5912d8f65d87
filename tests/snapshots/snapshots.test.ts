import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { snapshotFormat } from '../../src/domain/decision/snapshot.ts';
import { canonicalJson } from '../../src/domain/document/canonical.ts';
import { checkYear } from '../../src/domain/year/check.ts';
import type { YearContent } from '../../src/domain/year/content.ts';
import { vorPlanDocument } from '../../src/reports/vorPlan.ts';

/** One frozen sample of every format that a version was ever kept in. A new format adds a row; an old file is never changed. */
const samples = [{ format: 1, sha256: 'f43dbaeb009d822e4873392fc099b5ebaaa76f21364424bf9e179ab06d44ba43' }] as const;

describe.each(samples)('a version frozen in format $format', ({ format, sha256 }) => {
  const text = readFileSync(new URL(`./format-${format}.json`, import.meta.url), 'utf8');
  const content = JSON.parse(text) as YearContent;

  it('is the bytes it was', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  });
  it('is canonical, so that its checksum can be computed again from what it says', () => {
    expect(canonicalJson(content)).toBe(text);
  });
  it('is still checked and printed whole', () => {
    expect(() => checkYear(content, null)).not.toThrow();
    const paper = JSON.stringify(vorPlanDocument({ content, status: { kind: 'draft', day: '2026-12-01' as never }, caseNumber: null, findingsNoted: [], overridden: [] }));
    for (const event of content.events) expect(paper).toContain(JSON.stringify(event.text).slice(1, -1));
    expect(content.events.length).toBeGreaterThan(40);
  });
});

it('has a sample of the format that is written today', () => {
  expect(samples.map((one): number => one.format)).toContain(snapshotFormat);
});
