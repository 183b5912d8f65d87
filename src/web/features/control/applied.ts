import type { OccasionView } from '../../../contract/control.ts';
import { unfinished } from '../../../domain/control/closeOccasion.ts';
import type { Handling, ItemResult, OccasionItem } from '../../../domain/control/occasion.ts';
import { countsOf } from '../../../domain/control/work.ts';
import type { Day } from '../../../domain/day.ts';
import type { PersonId } from '../../../domain/identity.ts';

export interface Answer { readonly position: number; readonly seen: ItemResult | null; readonly result: ItemResult | null; readonly note?: string; readonly noteSeen?: string }
export interface NewMeasure { readonly id: string; readonly title: string; readonly responsibleId: PersonId | null; readonly end: Day }
/** What waits to be sent: answers, "Resten i ordning", or what is done about a fault. */
export type Waiting =
  | { readonly kind: 'answer'; readonly items: readonly Answer[] }
  | { readonly kind: 'rest' }
  | { readonly kind: 'handle'; readonly position: number; readonly seen: Handling | null; readonly note: string; readonly handling: Handling | null; readonly measure: NewMeasure | null };

/** The control as it will look when this has been saved. */
export function applied(view: OccasionView, waiting: Waiting): OccasionView {
  const items = after(view.items, waiting);
  if (items === view.items) return view;
  const occasion = { ...view.occasion, state: 'underWay' as const, counts: countsOf(items) };
  const measures = waiting.kind === 'handle' && waiting.measure ? [...view.chain.measures.filter((one) => one.id !== waiting.measure?.id), { id: waiting.measure.id, title: waiting.measure.title, itemPosition: waiting.position === 0 ? null : waiting.position }] : view.chain.measures;
  return { ...view, items, occasion, chain: { ...view.chain, measures }, unfinished: unfinished({ occasion, items }, view.setup, view.evidence.length) };
}

function after(items: readonly OccasionItem[], waiting: Waiting): readonly OccasionItem[] {
  switch (waiting.kind) {
    case 'rest': return items.map((item) => (item.position > 0 && item.result === null ? { ...item, result: 'ok', byRest: true } : item));
    case 'answer': {
      const wanted = new Map(waiting.items.map((one) => [one.position, one]));
      return items.map((item) => {
        const answer = wanted.get(item.position);
        if (!answer) return item;
        const note = answer.note ?? item.note;
        return answer.result === item.result ? { ...item, note } : { ...item, result: answer.result, note, byRest: false, handling: null, measureId: null, settled: null };
      });
    }
    case 'handle': {
      const { position, note, handling, measure } = waiting;
      if (handling === null) return items.filter((item) => item.position !== position);
      const before = items.find((item) => item.position === position) ?? { position, populationPosition: 0, itemId: '', cells: [], stratum: '', result: 'fault', note: '', handling: null, measureId: null, byRest: false, settled: null };
      const row: OccasionItem = { ...before, note, handling, measureId: (measure?.id ?? null) as OccasionItem['measureId'], settled: null };
      return position === 0 ? [row, ...items.filter((item) => item.position !== 0)] : items.map((item) => (item.position === position ? row : item));
    }
  }
}
