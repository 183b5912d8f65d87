/** A board's two years: the one that is decided and adjusted, and the coming one as far as it has come. */
import type { Input, Output } from '../contract/table.ts';
import type { EventId, VersionId } from '../domain/identity.ts';
import type { Frequency, FrequencyCode } from '../domain/plan/plan.ts';
import type { Responsible } from '../domain/risk/analysis.ts';
import { irregularityQuestions } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import type { ActivityRow, EventRow, GroupRows, MeasureRow } from './boards/shape.ts';
import { named, type Telling } from './telling.ts';

const printedFrequency: Readonly<Record<FrequencyCode, string>> = {
  month: 'Varje månad', quarter: 'Varje kvartal', tertial: 'Varje tertial', halfYear: 'Varje halvår', year: 'Varje år', continuous: 'Löpande', onOccasion: 'Vid behov',
};
const frequency = (code: FrequencyCode | undefined): Frequency | null => (code === undefined ? null : { kind: 'code', code, printed: printedFrequency[code] });

/** A function is printed; where one of the demo's people holds it, that person answers. */
function responsible(telling: Telling, printed: string | undefined): Responsible | null {
  if (printed === undefined) return null;
  const person = telling.board.people.find((one) => one.title === printed);
  return person ? { kind: 'person', personId: telling.who(person.key), printed } : { kind: 'text', printed };
}

type Row = Record<string, unknown> & { readonly id: string };
type Change = Input<'year.change'>['changes'][number];

function eventRow(telling: Telling, row: EventRow, id: string, groupId: string, position: number, ratedOn: string): Row {
  const [number, text, likelihood, consequence, treatment, more = {}] = row;
  return {
    id, groupId, position, label: String(number), text, likelihood, consequence, treatment, ratedOn, explanation: more.explanation ?? '', ratingReason: more.rated ?? '',
    treatmentReason: more.because ?? '', riskOwner: responsible(telling, more.owner), category: more.category ?? '', origin: more.common === true ? 'common' : 'own',
  };
}
function activityRow(telling: Telling, row: ActivityRow, position: number, eventId: (number: number) => string): Row {
  return {
    id: telling.newId(), position, eventIds: row.events.map(eventId), text: row.text, owner: responsible(telling, row.owner), frequency: frequency(row.frequency), purpose: row.purpose ?? '', scope: row.scope ?? '',
    kind: row.kind ?? '', populationSource: row.population ?? '', proposedSample: row.sample ?? '', places: row.places ?? '', reportedWhen: row.reported ?? '',
  };
}
function measureRow(telling: Telling, row: MeasureRow, year: number, position: number, eventId: (number: number) => string): Row {
  const [title, who, end, events] = row;
  return { id: telling.newId(), position, title, responsible: responsible(telling, who), start: `${year}-01-01`, end: `${year}-${end}`, status: 'notStarted', eventIds: events.map(eventId) };
}

interface Written { readonly groups: Row[]; readonly controls: Row[]; readonly events: Row[]; readonly idOf: (number: number) => string }

/** The nested tables as rows, in reading order. */
function written(telling: Telling, ratedOn: string): Written {
  const groups: Row[] = [];
  const controls: Row[] = [];
  const events: Row[] = [];
  const ids = new Map<string, string>();
  const covers: { control: Row; numbers: readonly number[] }[] = [];
  function write(rows: readonly GroupRows[], level: number, parentId: string | null): void {
    for (const row of rows) {
      const id = telling.newId();
      groups.push({ id, parentId, level, title: row.title, position: groups.length });
      for (const event of row.events ?? []) {
        const eventId = telling.newId();
        ids.set(String(event[0]), eventId);
        events.push(eventRow(telling, event, eventId, id, events.length, ratedOn));
      }
      for (const [text, ...numbers] of row.controls ?? []) {
        const control: Row = { id: telling.newId(), groupId: id, text, position: controls.length };
        controls.push(control);
        covers.push({ control, numbers });
      }
      write(row.groups ?? [], level + 1, id);
    }
  }
  write(telling.board.groups, 0, null);
  const idOf = (number: number): string => named(ids, String(number));
  for (const { control, numbers } of covers) control['covers'] = numbers.map(idOf);
  return { groups, controls, events, idOf };
}

/** Last year: written in the autumn before, submitted, decided as proposed, adjusted. */
export async function tellDecidedYear(telling: Telling): Promise<void> {
  const { call, newId, board, boardId, coming } = telling;
  const year = coming - 1;
  const at = { boardId, year };
  const coordinator = telling.who('samordnare');
  const inAutumn = telling.on(year - 1, '10-19');
  const boardYearId = newId();
  await call('year.create', { ...at, boardYearId, methodId: telling.methodId }, coordinator, telling.on(year - 1, '09-14'));
  const rows = written(telling, inAutumn);
  const add = async (object: Input<'year.add'>['object'], all: Row[]): Promise<void> => {
    if (all.length > 0) saved(await call('year.add', { ...at, changeId: newId(), object, rows: all }, coordinator, inAutumn));
  };
  await add('group', rows.groups);
  await add('event', rows.events);
  await add('control', rows.controls);
  await add('activity', board.activities.map((row, position) => activityRow(telling, row, position, rows.idOf)));
  await add('measure', board.measures.map((row, position) => measureRow(telling, row, year, position, rows.idOf)));
  await answerQuestions(telling, year, rows.idOf, inAutumn);
  saved(await call('year.change', { ...at, changeId: newId(), changes: [{ object: 'year', id: boardYearId, field: 'introduction', seen: '', wanted: board.introduction }] }, coordinator, inAutumn));

  const versionId = newId() as VersionId;
  const secretary = telling.who('sekreterare');
  const decidedOn = telling.on(year - 1, '12-09');
  await call('decision.submit', { ...at, versionId, meetingOn: decidedOn, caseNumber: board.caseNumbers[0](year), recipients: board.recipients, overrides: [] }, telling.who('direktor'), telling.on(year - 1, '11-24'));
  await call('decision.register', { ...at, versionId, outcome: 'asProposed', decidedOn, minutesItem: board.minutesItem, note: '', boardsOwnVersionId: null }, secretary, telling.on(year - 1, '12-10'));
  await call('decision.adjust', { ...at, versionId, adjustedOn: telling.on(year - 1, '12-14'), notice: `Anslag ${telling.on(year - 1, '12-15')}` }, secretary, telling.on(year - 1, '12-15'));
}

async function answerQuestions(telling: Telling, year: number, eventId: (number: number) => string, on: ReturnType<Telling['on']>): Promise<void> {
  for (const question of irregularityQuestions) {
    const answer = telling.board.answers[question];
    if (answer === '') continue;
    const given = typeof answer === 'string' ? { eventIds: [], reason: answer } : { eventIds: answer.map(eventId), reason: '' };
    saved(await telling.call('year.answer', { boardId: telling.boardId, year, changeId: telling.newId(), question, ...given }, telling.who('samordnare'), on));
  }
}

/** A demo that collides with itself is a fault in the tables. */
function saved(change: Output<'year.change'>): void {
  if (change.conflicts.length > 0) throw new Error(`The demo changes what it has not seen: ${JSON.stringify(change.conflicts[0])}`);
}

/** The coming year: started from the decided one, worked on through the autumn, one board's already submitted. */
export async function tellNextYear(telling: Telling): Promise<void> {
  const { call, newId, board, boardId, coming: year } = telling;
  const { next } = board;
  const at = { boardId, year };
  const coordinator = telling.who('samordnare');
  const startedOn = telling.on(year - 1, '09-07');
  const workedOn = telling.on(year - 1, '10-12');
  const { content } = await call('year.start', { ...at, from: year - 1, boardYearId: newId() }, coordinator, startedOn);
  const { content: before } = await call('year.read', { boardId, year: year - 1 }, coordinator, startedOn);
  const events = new Map(content.events.map((event) => [event.label ?? '', event]));
  const event = (number: number): YearContent['events'][number] => named(events, String(number));
  const last = (number: number): string => named(new Map(before.events.map((one) => [one.label ?? '', one.id])), String(number));
  const change = async (changes: Change[], on = workedOn, as = coordinator): Promise<void> => {
    if (changes.length > 0) saved(await call('year.change', { ...at, changeId: newId(), changes }, as, on));
  };
  const field = (object: Change['object'], id: string, name: string, seen: unknown, wanted: unknown): Change => ({ object, id, field: name, seen, wanted });

  // How the measures have come along: they belong to the board and are told where one reads them now.
  await change(content.measures.flatMap((measure) => {
    const standing = board.measures.find(([title]) => title === measure.title)?.[4] ?? 'notStarted';
    return standing === measure.status ? [] : [field('measure', measure.id, 'status', measure.status, standing)];
  }), startedOn);
  // The risk round: looked at and left as they are, or rated anew.
  await change(next.unchanged.flatMap((number) => [field('event', event(number).id, 'review', 'carried', 'unchanged'), field('event', event(number).id, 'ratedOn', event(number).ratedOn, workedOn)]));
  for (const [number, likelihood, consequence, reason] of next.rated) {
    const one = event(number);
    const moved = likelihood !== one.likelihood || consequence !== one.consequence;
    await change([
      field('event', one.id, 'likelihood', one.likelihood, likelihood), field('event', one.id, 'consequence', one.consequence, consequence), field('event', one.id, 'ratingReason', one.ratingReason, reason),
      field('event', one.id, 'ratedOn', one.ratedOn, workedOn), field('event', one.id, 'review', 'carried', moved ? 'changed' : 'unchanged'),
    ]);
  }
  await change(next.reworded.map(([number, text]) => field('event', event(number).id, 'text', event(number).text, text)));
  for (const [was, now] of next.controls) {
    const control = content.controls.find((one) => one.text === was);
    if (!control) throw new Error(`No control says "${was}"`);
    await change([field('control', control.id, 'text', was, now)]);
  }
  await treat(telling, content, before, change);
  await takeAway(telling, event, last);
  const eventId = await addNew(telling, content, events);
  if (next.answered) await answerQuestions(telling, year, eventId, telling.on(year - 1, '11-02'));
  for (const [rule, reason] of next.noted) {
    const { open } = await call('year.findings', at, coordinator, telling.on(year - 1, '11-09'));
    const finding = open.find((one) => one.rule === rule);
    if (!finding) throw new Error(`The demo notes ${rule}, which is not found in ${board.name}`);
    await call('year.note', { ...at, changeId: newId(), id: newId(), rule, keys: [...finding.keys], reason }, coordinator, telling.on(year - 1, '11-09'));
  }
  if (next.submitted) {
    const versionId = newId() as VersionId;
    await call('decision.submit', { ...at, versionId, meetingOn: `${year - 1}-12-09` as never, caseNumber: board.caseNumbers[1](year), recipients: board.recipients, overrides: [] }, telling.who('direktor'), telling.on(year - 1, '11-17'));
    // The draft goes on beside what was submitted.
    await change(next.submitted.changedAfter.map(([number, text]) => field('event', event(number).id, 'text', event(number).text, text)), telling.on(year - 1, '11-19'));
  }
}

/** Other treatments. What leaves the plan takes its activity with it, with the same reason. */
async function treat(telling: Telling, content: YearContent, before: YearContent, change: (changes: Change[]) => Promise<void>): Promise<void> {
  const { call, newId, board, boardId, coming: year } = telling;
  const coordinator = telling.who('samordnare');
  const on = telling.on(year - 1, '10-13');
  for (const [number, treatment, because] of board.next.treated) {
    const event = content.events.find((one) => one.label === String(number));
    if (!event) throw new Error(`No event ${number} in ${board.name}`);
    await change([
      { object: 'event', id: event.id, field: 'treatment', seen: event.treatment, wanted: treatment }, { object: 'event', id: event.id, field: 'treatmentReason', seen: event.treatmentReason, wanted: because },
    ]);
    if (content.method.treatments.find((one) => one.id === treatment)?.plan === true) continue;
    for (const activity of content.activities.filter((one) => one.eventIds.length === 1 && one.eventIds[0] === event.id)) {
      saved(await call('year.remove', { boardId, year, changeId: newId(), object: 'activity', ids: [activity.id], reason: because }, coordinator, on));
      const previous = before.activities.find((one) => one.text === activity.text && one.position === activity.position);
      if (previous) saved(await call('year.endRow', { boardId, year, changeId: newId(), object: 'activity', previousId: previous.id, reason: because }, coordinator, on));
    }
  }
}

async function takeAway(telling: Telling, event: (number: number) => { readonly id: EventId }, last: (number: number) => string): Promise<void> {
  const { call, newId, board, boardId, coming: year } = telling;
  const coordinator = telling.who('samordnare');
  const on = telling.on(year - 1, '10-20');
  for (const [number, because] of board.next.gone) {
    saved(await call('year.remove', { boardId, year, changeId: newId(), object: 'event', ids: [event(number).id], reason: because }, coordinator, on));
    if (because !== '') saved(await call('year.endRow', { boardId, year, changeId: newId(), object: 'event', previousId: last(number), reason: because }, coordinator, on));
  }
}

/** New events with their activities and measures; answers where an event's number leads now. */
async function addNew(telling: Telling, content: YearContent, carried: ReadonlyMap<string, { readonly id: string }>): Promise<(number: number) => string> {
  const { call, newId, board, boardId, coming: year } = telling;
  const { added, activities, measures } = board.next;
  const coordinator = telling.who('samordnare');
  const on = telling.on(year - 1, '10-26');
  const ids = new Map([...carried].map(([label, event]) => [label, event.id]));
  const eventId = (number: number): string => named(ids, String(number));
  for (const [at, { under, event }] of added.entries()) {
    const group = content.groups.find((one) => one.title === under);
    if (!group) throw new Error(`No group is called "${under}"`);
    const id = newId();
    saved(await call('year.add', { boardId, year, changeId: newId(), object: 'event', rows: [eventRow(telling, event, id, group.id, content.events.length + at, on)] }, coordinator, on));
    if (!ids.has(String(event[0]))) ids.set(String(event[0]), id);
  }
  if (activities.length > 0) saved(await call('year.add', { boardId, year, changeId: newId(), object: 'activity', rows: activities.map((row, at) => activityRow(telling, row, content.activities.length + at, eventId)) }, coordinator, on));
  if (measures.length > 0) saved(await call('year.add', { boardId, year, changeId: newId(), object: 'measure', rows: measures.map((row, at) => measureRow(telling, row, year, content.measures.length + at, eventId)) }, coordinator, on));
  return eventId;
}
