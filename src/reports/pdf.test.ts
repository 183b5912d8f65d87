import { afterAll, describe, expect, test } from 'vitest';
import type { Day } from '../domain/day.ts';
import { fiveByFive, fourByFour } from '../domain/method/delivered.ts';
import type { RiskEvent } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { paperText } from '../text/paper.ts';
import { ekstrand, ekstrandWith } from '../picture/ekstrand.fixture.ts';
import { countedWords, draftOf, folded, moment, read } from './outside.fixture.ts';
import { closePdf, missingCharacters, writePdf } from './pdf.ts';
import type { VorPlanInput } from './paperInput.ts';
import { vorPlanDocument } from './vorPlan.ts';

afterAll(closePdf);

const pdf = (input: VorPlanInput, standard: 'ua-1' | 'a-2a' = 'ua-1') => writePdf(vorPlanDocument(input), { standard, createdAt: moment });
const textOf = (bytes: Uint8Array) => folded(read('pdftotext', ['-raw'], bytes, ['-']));
const changed = (content: YearContent, label: string, change: Partial<RiskEvent>): YearContent => ({ ...content, events: content.events.map((event) => (event.label === label ? { ...event, ...change } : event)) });
const lostOf = (bytes: Uint8Array, words: readonly string[]) => { const found = new Set(textOf(bytes).split(' ')); return words.filter((word) => !found.has(word)); };

describe('the paper as PDF, read by other programs', () => {
  test('is a sound file, tagged, PDF/UA-1, in Swedish', async () => {
    const bytes = await pdf(draftOf(ekstrand()));
    expect(read('qpdf', ['--check'], bytes)).toContain('No syntax or stream encoding errors');
    expect(read('pdfinfo', [], bytes)).toMatch(/Tagged:\s+yes/);
    expect(read('pdfinfo', ['-meta'], bytes)).toMatch(/pdfuaid:part>1</);
    expect(read('qpdf', ['--qdf', '--object-streams=disable'], bytes, ['-'])).toMatch(/\/Lang \(sv-SE\)/);
    expect(read('pdffonts', [], bytes).split('\n').slice(2).filter((row) => row !== '').every((row) => row.includes('SourceSans3'))).toBe(true);
  });

  test('is PDF/A-2a when asked', async () => {
    const meta = read('pdfinfo', ['-meta'], await pdf(draftOf(ekstrand()), 'a-2a'));
    expect(meta).toMatch(/pdfaid:part>2</);
    expect(meta).toMatch(/pdfaid:conformance>A</);
  });

  test('has every event, activity, control, group, reason and answer by its words', async () => {
    const content = ekstrand();
    const text = textOf(await pdf(draftOf(content, { findingsNoted: [{ title: 'Åtgärd saknas', numbers: ['3', '9'], reason: 'beslutas i januari' }] })));
    const expected = [
      ...content.events.flatMap((event) => [event.text, event.explanation, event.ratingReason, event.treatmentReason, event.category]),
      ...content.activities.flatMap((activity) => [activity.text, activity.purpose, activity.owner?.printed ?? '', activity.frequency?.printed ?? '']),
      ...content.controls.map((control) => control.text), ...content.groups.map((group) => group.title), ...content.answers.map((answer) => answer.reason), ...content.measures.map((measure) => measure.title),
      'Åtgärd saknas', 'beslutas i januari', 'Utkast 2026-11-10', 'Ekstrands kommun · Kultur- och fritidsnämnden · Dnr KFN 2026-0412', 'Sida 1 av',
    ];
    expect(expected.filter((each) => !text.includes(folded(each)))).toEqual([]);
    const inReadingOrder = folded(read('pdftotext', [], await pdf(draftOf(content)), ['-']));
    expect([...content.events, ...content.activities].filter((each) => !inReadingOrder.includes(each.text)).map((each) => each.text)).toEqual([]);
  });

  test('gives the same bytes for the same paper and moment', async () => {
    const [one, two] = await Promise.all([pdf(draftOf(ekstrand())), pdf(draftOf(ekstrand()))]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  test('says what it was printed from', async () => {
    const checksum = 'ab'.repeat(32);
    const text = textOf(await pdf(draftOf(ekstrand(), { status: { kind: 'decided', meeting: '2026-12-11' as Day, minutesItem: '§ 14', version: 2, checksum, adjusted: null, checkpoint: { stream: 'kfn', number: 812, hash: 'cd'.repeat(32) } } })));
    expect(text).toContain('Fastställd § 14, 2026-12-11, ej justerad');
    expect(text).toContain(checksum);
    expect(text).toContain('post 812');
  });
});

describe('long and odd content', () => {
  test('a text of 20,000 characters keeps every word, wherever it stands', async () => {
    const base = ekstrand();
    const long = countedWords('ord', 2_900);
    expect(long.length).toBeGreaterThan(20_000);
    const places: readonly YearContent[] = [
      changed(base, '3', { text: long }), changed(base, '2', { explanation: long }), changed(base, '13', { treatmentReason: long }),
      { ...base, controls: base.controls.map((control, at) => (at === 1 ? { ...control, text: long } : control)) },
      { ...base, groups: base.groups.map((group, at) => (at === 0 ? { ...group, title: long } : group)) },
      { ...base, groups: base.groups.map((group, at) => (at === 1 ? { ...group, title: long } : group)) },
      { ...base, activities: base.activities.map((activity, at) => (at === 0 ? { ...activity, text: long } : activity)) },
      { ...base, introduction: long },
    ];
    for (const content of places) expect(lostOf(await pdf(draftOf(content)), long.split(' '))).toEqual([]);
  }, 30_000);

  test('400 rows of uneven length keep every word', async () => {
    const base = ekstrandWith(400);
    const content = { ...base, events: base.events.map((event, at) => ({ ...event, text: countedWords(`e${at}x`, [8, 12, 30, 60, 200][at % 5] ?? 8) })), controls: base.controls.map((control, at) => ({ ...control, text: countedWords(`k${at}x`, 15 * at) })) };
    expect(lostOf(await pdf(draftOf(content)), [...content.events, ...content.controls].flatMap((each) => each.text.split(' ')).filter((word) => word !== ''))).toEqual([]);
  }, 30_000);

  test('a character that no shipped font has is shown by its code point and refuses nothing', async () => {
    expect(missingCharacters('Rörelse – 10 % ≥ é')).toEqual([]);
    expect(missingCharacters('a😀中')).toEqual(['😀', '中']);
    const text = textOf(await pdf(draftOf(changed(ekstrand(), '1', { text: 'Smil 😀 och 中文 =1+1' }))));
    expect(text).toContain('Smil □U+1F600 och □U+4E2D□U+6587 =1+1');
  });

  test('an endless word is cut in lines, a long one hyphenated: nothing runs into the next column', async () => {
    const content = changed(ekstrand(), '1', { text: 'å'.repeat(5_000) });
    const letters = textOf(await pdf(draftOf(content))).match(/å/gu)?.length ?? 0;
    expect(letters).toBeGreaterThanOrEqual(5_000);
  });

  test('text is never read as typesetting code', async () => {
    expect(textOf(await pdf(draftOf(changed(ekstrand(), '1', { text: '#panic("x") $x^2$ *fet* <etikett> @ref \\ `kod`' }))))).toContain('#panic("x") $x^2$ *fet* <etikett> @ref \\ `kod`');
  });
});

describe('other layouts', () => {
  const base = ekstrand();
  const printed = async (content: YearContent) => { const text = textOf(await pdf(draftOf(content))); return content.events.filter((event) => !text.includes(event.text)).map((event) => event.text); };
  test.each([0, 1, 2])('%i grouping levels', async (levels) => {
    const skipped = 3 - levels;
    const groups = base.groups.filter((group) => group.level >= skipped).map((group) => ({ ...group, level: group.level - skipped, parentId: group.level === skipped ? null : group.parentId }));
    expect(await printed({ ...base, method: { ...fiveByFive, grouping: fiveByFive.grouping.slice(skipped) }, groups, events: base.events.map((event) => ({ ...event, groupId: levels === 0 ? null : event.groupId })) })).toEqual([]);
  });
  test('four by four, with values outside the scale and events without a group', async () => {
    expect(await printed({ ...base, method: fourByFour, groups: [], events: base.events.map((event) => ({ ...event, groupId: null })) })).toEqual([]);
  });
  test('older kinds of analysis keep their columns', async () => {
    const content = { ...base, events: base.events.map((event, at): RiskEvent => (at % 3 === 0 ? event : { ...event, kind: at % 3 === 1 ? 'indicator' : 'process', indicator: at % 3 === 1 ? `Andel nöjda ${at}` : '', councilTarget: '80 %', routine: 'Ja', activityText: `Följs upp ${at}` })) };
    const text = textOf(await pdf(draftOf(content)));
    expect(content.events.flatMap((event) => [event.text, event.indicator, event.activityText]).filter((each) => !text.includes(each))).toEqual([]);
  });
  test('what is empty says so', async () => {
    const text = textOf(await pdf(draftOf({ ...base, introduction: '', groups: [], controls: [], events: [], activities: [], measures: [], answers: [] })));
    for (const sentence of [paperText.noIntroduction, paperText.noEvents, paperText.noPlan, paperText.noAccepted, paperText.notAnswered, paperText.noFindings]) expect(text).toContain(sentence);
  });
});
