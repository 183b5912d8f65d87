import type { ActivityId, BoardYearId, ControlId, EventId, GroupId, NoteId } from '../identity.ts';
import type { Lineage, YearContent } from './content.ts';

/**
 * A new year from last year's. Everything gets a new identity and exactly one lineage row back, so that the two years
 * can be changed apart and still be read as one history.
 *
 * - Groups, controls, events and activities are carried whole: words, order, labels, owners, reasons, treatments.
 * - Ratings stand as last year's until somebody has looked at them: review 'carried'. What the paper printed as risk
 *   value and the imported cells belong to last year's paper and are left there.
 * - The ten questions keep their events but lose their reasons: an event still answers as long as it is in the analysis,
 *   while "no material risk, because …" is a judgement of one year and must be made anew.
 * - Measures live across years: the same ids, with their events mapped, except those done or cancelled. What was made from a
 *   fault or a recommendation needs no carrying: it stands in the board's register, as do the recommendations, until it is closed.
 * - Notes come back as questions; their keys follow the new ids, so that each finds its finding.
 * - What was ended last year stays ended there.
 */
export function startYear(previous: YearContent, year: number, newId: () => string, boardYearId: BoardYearId): { content: YearContent; lineage: Lineage[] } {
  const ids = new Map<string, string>();
  const lineage: Lineage[] = [];
  const carry = (object: Lineage['object'], rows: readonly { readonly id: string }[]): void => {
    for (const row of rows) {
      const id = newId();
      ids.set(row.id, id);
      lineage.push({ object, kind: 'same', from: [row.id], to: [id] });
    }
  };
  carry('group', previous.groups);
  carry('control', previous.controls);
  carry('event', previous.events);
  carry('activity', previous.activities);

  /** A reference to something that is not there is dropped, never pointed at last year's row. */
  const mapped = <Id extends string>(id: Id): Id[] => {
    const found = ids.get(id);
    return found === undefined ? [] : [found as Id];
  };
  const own = <Id extends string>(id: Id): Id => mapped(id)[0] ?? id;

  const content: YearContent = {
    ...previous, boardYearId, year,
    groups: previous.groups.map((group) => ({ ...group, id: own<GroupId>(group.id), parentId: group.parentId === null ? null : mapped(group.parentId)[0] ?? null })),
    controls: previous.controls.map((control) => ({
      ...control, id: own<ControlId>(control.id), groupId: control.groupId === null ? null : mapped(control.groupId)[0] ?? null, covers: control.covers.flatMap(mapped),
    })),
    events: previous.events.map((event) => ({
      ...event, id: own<EventId>(event.id), groupId: event.groupId === null ? null : mapped(event.groupId)[0] ?? null,
      review: 'carried', printedValue: null, imported: null,
    })),
    activities: previous.activities.map((activity) => ({
      ...activity, id: own<ActivityId>(activity.id), eventIds: activity.eventIds.flatMap(mapped),
      printedEvent: '', printedControl: '', printedGoal: '', printedProcess: '', printedWorkMethod: '', printedLabel: null, printedValue: null, imported: null,
    })),
    measures: previous.measures
      .filter((measure) => measure.status !== 'done' && measure.status !== 'cancelled')
      .map((measure) => ({ ...measure, eventIds: measure.eventIds.flatMap(mapped) })),
    answers: previous.answers.map((answer) => ({ ...answer, eventIds: answer.eventIds.flatMap(mapped), reason: '' })),
    notes: previous.notes.map((note) => ({ ...note, id: newId() as NoteId, keys: note.keys.map((key) => carriedKey(key, ids)), asked: true })),
    endedEvents: [], endedActivities: [],
  };
  return { content, lineage };
}

/** A key is `rule|id|…`: the id follows the object into the new year. */
function carriedKey(key: string, ids: ReadonlyMap<string, string>): string {
  const [rule = '', id = '', ...about] = key.split('|');
  return [rule, ids.get(id) ?? id, ...about].join('|');
}
