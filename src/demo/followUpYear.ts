/** What follows from a year's controls: measures and their effect, recommendations, and the follow-up to the board. */
import type { Output } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { VersionId } from '../domain/identity.ts';
import type { ControlTables, RecommendationRow } from './controls/shape.ts';
import type { Act, Telling } from './telling.ts';

type Register = Output<'measure.list'>;

export function registerActs(telling: Telling, controls: ControlTables, year: number): Act[] {
  const { call, boardId, newId } = telling;
  const at = { boardId, year };
  const day = (monthAndDay: string): Day => `${year}-${monthAndDay}` as Day;
  const coordinator = telling.who('samordnare');
  let known: Register['measures'] = [];
  const measureCalled = async (title: string, on: Day): Promise<Register['measures'][number]> => {
    const called = (): Register['measures'][number] | undefined => known.find((one) => one.title === title);
    if (!called()) known = (await call('measure.list', at, coordinator, on)).measures;
    const found = called();
    if (!found) throw new Error(`${telling.board.name} has no measure "${title}"`);
    return found;
  };
  const measures = controls.measures.flatMap(({ title, note, checked }): Act[] => [
    ...(note ? [{ on: day(note[0]), tell: async () => {
      const measure = await measureCalled(title, day(note[0]));
      await call('measure.note', { ...at, measureId: measure.id, noteId: newId(), text: note[1], status: note[2], end: note[3] === undefined ? null : day(note[3]) }, measure.responsibleId ?? coordinator, day(note[0]));
    } }] : []),
    ...(checked ? [{ on: day(checked[0]), tell: async () => {
      const measure = await measureCalled(title, day(checked[0]));
      await call('measure.checkEffect', { ...at, changeId: newId(), measureId: measure.id, found: checked[1], note: checked[2] }, coordinator, day(checked[0]));
    } }] : []),
  ]);
  return [...measures, ...controls.recommendations.flatMap((row) => recommended(telling, row, year, measureCalled))];
}

function recommended(telling: Telling, row: RecommendationRow, year: number, measureCalled: (title: string, on: Day) => Promise<{ readonly id: string }>): Act[] {
  const { call, boardId, newId } = telling;
  const at = { boardId, year };
  const day = (monthAndDay: string): Day => `${year}-${monthAndDay}` as Day;
  const id = newId();
  const owner = telling.board.people.find((person) => person.key === row.owner);
  const { answered, measure } = row;
  return [
    { on: day(row.received), tell: async () => {
      await call('recommendation.add', { ...at, changeId: newId(), row: {
        id, source: row.source, sourceName: row.sourceName, kind: row.kind, caseNumber: `${row.caseNumber}/${year}`, receivedOn: day(row.received), text: row.text, statementDue: day(row.due),
        owner: { kind: 'person', personId: telling.who(row.owner), printed: owner?.title ?? '' },
      } }, telling.who('samordnare'), day(row.received));
    } },
    ...(answered ? [{ on: day(answered[0]), tell: async () => {
      const [monthAndDay, statement] = answered;
      const field = (name: string, seen: unknown, wanted: unknown) => ({ object: 'recommendation' as const, id, field: name, seen, wanted });
      await call('measure.change', { ...at, changeId: newId(), changes: [field('statement', '', statement), field('statementOn', null, day(monthAndDay)), field('status', 'open', 'inProgress')] }, telling.who(row.owner), day(monthAndDay));
      if (measure === undefined) return;
      const mends = await measureCalled(measure, day(monthAndDay));
      await call('measure.link', { ...at, changeId: newId(), measureId: mends.id, linkId: newId(), kind: 'recommendation', targetId: id, itemPosition: null, remove: false }, telling.who('samordnare'), day(monthAndDay));
    } }] : []),
  ];
}

/** The follow-up of the second tertial: begun from the figures, written row by row, and – where it has come so far – decided by the board. */
export function followupActs(telling: Telling, controls: ControlTables, year: number): Act[] {
  const { followup } = controls;
  if (!followup) return [];
  const { call, boardId, newId } = telling;
  const at = { boardId, year, occasion: 'T2' };
  const coordinator = telling.who('samordnare');
  const day = (monthAndDay: string): Day => `${year}-${monthAndDay}` as Day;
  const begun: Act = { on: day(followup.begun), tell: async () => { await call('followup.begin', { ...at, followupId: newId() }, coordinator, day(followup.begun)); } };
  const written: Act = { on: day(followup.written), tell: async () => {
    const { content, sections } = await call('followup.read', at, coordinator, day(followup.written));
    const whole = followup.decided !== null;
    const wordsOf = (kind: string, subject: string): string => (kind === 'activity' ? followup.texts[content.rows.find((row) => row.activityId === subject)?.planRow ?? 0] ?? '' : '');
    // A draft is ready where somebody has written; one that goes to the board is ready throughout.
    for (const { kind, subject } of sections.filter((one) => (whole && one.kind !== 'closing') || wordsOf(one.kind, one.subject) !== '')) {
      const words = wordsOf(kind, subject);
      await call('followup.write', { ...at, kind, subject, changes: [...(words === '' ? [] : [{ field: 'analysis' as const, seen: '', wanted: words }]), { field: 'ready' as const, seen: false, wanted: true }] }, coordinator, day(followup.written));
    }
    if (followup.closing !== '') await call('followup.write', { ...at, kind: 'closing', subject: '', changes: [{ field: 'result', seen: '', wanted: followup.closing }] }, coordinator, day(followup.written));
  } };
  const { decided } = followup;
  if (!decided) return [begun, written];
  const versionId = newId() as VersionId;
  const document = { boardId, year, document: 'followup-T2' as const, versionId };
  const secretary = telling.who('sekreterare');
  return [
    begun, written,
    { on: day(decided.sent), tell: async () => { await call('decision.submit', { ...document, meetingOn: day(decided.meeting), caseNumber: decided.caseNumber(year), recipients: telling.board.recipients, overrides: [] }, telling.who('direktor'), day(decided.sent)); } },
    { on: day(decided.meeting), tell: async () => { await call('decision.register', { ...document, outcome: 'asProposed', decidedOn: day(decided.meeting), minutesItem: decided.minutesItem, note: '', boardsOwnVersionId: null }, secretary, day(decided.meeting)); } },
    { on: day(decided.adjusted), tell: async () => { await call('decision.adjust', { ...document, adjustedOn: day(decided.adjusted), notice: `Anslag ${day(decided.adjusted)}` }, secretary, day(decided.adjusted)); } },
  ];
}
