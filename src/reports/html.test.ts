import { expect, test } from 'vitest';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import { writeHtml } from './html.ts';
import { paperFileName } from './names.ts';
import { draftOf } from './outside.fixture.ts';
import { vorPlanDocument } from './vorPlan.ts';

test('the preview has every row and escapes what people wrote', () => {
  const base = ekstrand();
  const content = { ...base, events: base.events.map((event, at) => (at === 0 ? { ...event, text: '<script>alert("x")</script>' } : event)) };
  const html = writeHtml(vorPlanDocument(draftOf(content)));
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(content.events.slice(1).filter((event) => !html.includes(event.text))).toEqual([]);
});

test('a file is named for what it is', () => {
  expect(paperFileName('Kulturnämnden', 2027, 'vorPlan', 'pdf')).toBe('Analys och internkontrollplan 2027 Kulturnämnden.pdf');
  expect(paperFileName('Miljö/bygg: "A"?', 2027, 'vorPlan', 'docx')).toBe('Analys och internkontrollplan 2027 Miljö bygg A.docx');
  expect(paperFileName('Kulturnämnden', 2027, 'vorPlan', 'pdfa')).toBe('Analys och internkontrollplan 2027 Kulturnämnden arkiv.pdf');
});
