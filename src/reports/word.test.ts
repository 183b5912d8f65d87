import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import { draftOf, folded, moment } from './outside.fixture.ts';
import { vorPlanDocument } from './vorPlan.ts';
import { writeWord } from './word.ts';

const word = (content = ekstrand()) => writeWord(vorPlanDocument(draftOf(content)), { createdAt: moment });

describe('the paper as Word', () => {
  test('has real headings, tables with merged cells, and every row', async () => {
    const content = ekstrand();
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await word(content)) }, { includeEmbeddedStyleMap: false });
    expect(value).toContain('<h1>Väsentlighets- och riskanalys 2027</h1>');
    expect(value).toContain('<h1>Internkontrollplan 2027</h1>');
    expect(value).toContain('<thead>');
    expect(value).toMatch(/rowspan="4"/);
    const text = folded(value.replaceAll(/<[^>]*>/g, ' '));
    expect([...content.events, ...content.activities, ...content.controls].map((each) => each.text).filter((each) => each !== '' && !text.includes(each))).toEqual([]);
  });

  test('gives the same bytes for the same paper and moment, whatever the clock', async () => {
    const one = await word();
    await new Promise((resolve) => { setTimeout(resolve, 2_100); });
    expect(Buffer.from(one).equals(Buffer.from(await word()))).toBe(true);
  });

  test('characters that the format cannot hold are shown by their code point', async () => {
    const base = ekstrand();
    const content = { ...base, events: base.events.map((event, at) => (at === 0 ? { ...event, text: 'Ljud \u0007 och <b>&amp;</b> 😀 中' } : event)) };
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await word(content)) });
    expect(value).toContain('Ljud □U+0007 och <b>&amp;</b> 😀 中');
  });
});
