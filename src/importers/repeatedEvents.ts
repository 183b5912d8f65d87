import type { DraftEvent } from '../domain/document/draft.ts';
import { sameWords } from '../domain/wording.ts';
import type { Section } from './analyses.ts';
import { hasField } from './layout.ts';

interface Read { readonly section: Section; readonly rows: readonly DraftEvent[] }

/**
 * A list that repeats events of the analysis – those that are accepted, those of the highest level – is no analysis
 * of its own: what it says more of an event is kept with that event.
 */
export function withoutRepeats(sections: readonly Read[]): Read[] {
  const rated = sections.filter(({ section }) => isRated(section));
  const lists = sections.filter(({ section, rows }) => !isRated(section) && rows.length > 0 && rows.every((row) => rated.some((one) => one.rows.some((event) => isSame(event, row)))));
  if (lists.length === 0) return [...sections];
  const repeats = lists.flatMap((one) => one.rows);
  return sections.filter((one) => !lists.includes(one)).map(({ section, rows }) => ({
    section,
    rows: rows.map((event) => repeats.filter((row) => isSame(event, row)).reduce((whole, row) => ({ ...whole, riskOwner: whole.riskOwner ?? row.riskOwner, category: whole.category ?? row.category, department: whole.department ?? row.department, extra: { ...row.extra, ...whole.extra }, cells: { ...row.cells, ...whole.cells } }), event)),
  }));
}

function isRated({ part }: Section): boolean {
  return hasField(part.layout, 'likelihood') && hasField(part.layout, 'consequence');
}

function isSame(event: DraftEvent, row: DraftEvent): boolean {
  if (event.number !== null && row.number !== null && event.number !== row.number) return false;
  return sameWords(event.event ?? '', row.event ?? '');
}
