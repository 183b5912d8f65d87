/** One board's whole year over the wire, on both databases: each act by the person who would do it, on the day it would be done, and what the next person then sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OccasionRow, OccasionView } from '../src/contract/control.ts';
import type { Database } from '../src/adapters/db/database.ts';
import type { Day } from '../src/domain/day.ts';
import type { VersionId } from '../src/domain/identity.ts';
import type { RiskEvent } from '../src/domain/risk/analysis.ts';
import { activityOf, contentOf, eventOf, groupOf } from '../src/domain/year/content.fixture.ts';
import { testDatabases } from './databases.ts';
import { yearTown, type Name, type Town } from './yearTown.ts';

const day = (text: string): Day => text as Day;
const year = 2027;
type Handled = { readonly position: number; readonly note: string } & ({ readonly handling: 'mended' | 'left' } | { readonly handling: 'measure'; readonly measureId: string; readonly title: string; readonly who: Name; readonly end: string });

describe.each(testDatabases())('a whole year on $name', ({ fresh }) => {
  let database: Database;
  let town: Town;
  const at = () => ({ boardId: town.boardId, year });
  const rows = new Map<string, string>();
  const [planVersion, measureId, recommendationId, planMeasureId] = ['11', '22', '33', '44'].map((end) => `0190a0a0-0000-7000-8000-0000000000${end}`) as [VersionId, string, string, string];
  const row = (name: string): string => rows.get(name) ?? name;
  const controls = async (name: Name, of = year) => town.as(name, 'control.list', { boardId: town.boardId, year: of });
  const occasion = async (activity: string, period: string, unit: string | null = null): Promise<OccasionRow> => {
    const found = (await controls('Sam')).activities.find((one) => one.activityId === row(activity))?.occasions.find((one) => one.period.code === period && one.unitName === unit);
    if (!found) throw new Error(`no control ${activity} ${period} ${unit ?? ''}`);
    return found;
  };
  /** The five minutes: how many, each fault and what is done about it, the rest in order, done. */
  const perform = async (who: Name, on: OccasionRow, given: { readonly size?: number; readonly file?: string; readonly faults?: readonly Handled[]; readonly conclusion?: string; readonly comment?: string }): Promise<OccasionView> => {
    const ref = { boardId: town.boardId, occasionId: on.id };
    let view = await town.as(who, 'control.read', ref);
    if (given.size !== undefined) view = await town.as(who, 'control.count', { ...ref, revision: view.occasion.revision, size: given.size });
    if (given.file !== undefined) view = await town.as(who, 'control.population', { ...ref, revision: view.occasion.revision, name: 'lista.csv', sheet: null, idColumn: null, stratumColumn: null, bytes: btoa(given.file) });
    for (const fault of given.faults ?? []) {
      if (fault.position > 0) await town.as(who, 'control.answer', { ...ref, items: [{ position: fault.position, seen: null, result: 'fault', note: fault.note }] });
      const measure = fault.handling === 'measure' ? { id: fault.measureId, title: fault.title, responsibleId: town.ids[fault.who], end: day(fault.end) } : null;
      view = await town.as(who, 'control.handle', { ...ref, position: fault.position, seen: null, note: fault.note, handling: fault.handling, measure });
    }
    if (view.items.some((item) => item.result === null)) view = await town.as(who, 'control.rest', { ...ref, revision: view.occasion.revision });
    return town.as(who, 'control.finish', { ...ref, revision: view.occasion.revision, conclusion: given.conclusion ?? 'Utan anmärkning', comment: given.comment ?? '' });
  };
  const summarise = async (period: string): Promise<void> => {
    expect(await town.waits('Olle')).toContain(`summarise ${period} 3/3`);
    const drafted = (await controls('Olle')).activities[0]?.periods.find((one) => one.period.code === period)?.drafted ?? '';
    expect(drafted).toContain('utlägg');
    await town.as('Olle', 'control.summarise', { ...at(), activityId: row('utlägg'), period, seen: '', analysis: drafted, conclusion: 'Utan anmärkning' });
    expect(await town.waits('Olle')).not.toContain(`summarise ${period} 3/3`);
  };
  /** Every section is read, given a word of analysis and marked as ready. */
  const writeAll = async (code: string): Promise<void> => {
    const { sections } = await town.as('Sam', 'followup.read', { ...at(), occasion: code });
    for (const { kind, subject } of sections.filter((one) => one.kind === 'activity' || one.kind === 'measure')) {
      await town.as('Sam', 'followup.write', { ...at(), occasion: code, kind, subject, changes: [{ field: 'analysis', seen: '', wanted: 'Rutinen fungerar.' }, { field: 'ready', seen: false, wanted: true }] });
    }
  };
  /** Sent by the director, registered and adjusted by the secretary; each step waits for the next person only. */
  const decide = async (document: 'vorPlan' | 'followup-T2' | 'followup-VB', versionId: VersionId, days: { readonly sent: string; readonly meeting: string; readonly adjusted: string }, minutesItem: string, tasks: { readonly submit: string; readonly register: string; readonly adjust: string }): Promise<void> => {
    expect(await town.waits('Dora')).toContain(tasks.submit);
    town.goTo(days.sent);
    const prepared = await town.as('Dora', 'decision.prepare', { ...at(), document });
    expect(prepared.errors.map((one) => one.rule)).toEqual([]);
    await town.as('Dora', 'decision.submit', { ...at(), document, versionId, meetingOn: day(days.meeting), caseNumber: 'KN 2027/12', recipients: 'Kommunstyrelsen', overrides: [] });
    expect([await town.waits('Dora'), await town.waits('Sten')]).toEqual([expect.not.arrayContaining([tasks.submit]), expect.arrayContaining([tasks.register])]);
    town.goTo(days.meeting);
    await town.as('Sten', 'decision.register', { ...at(), document, versionId, outcome: 'asProposed', decidedOn: day(days.meeting), minutesItem, note: '', boardsOwnVersionId: null });
    expect(await town.waits('Sten')).toEqual([tasks.adjust]);
    town.goTo(days.adjusted);
    await town.as('Sten', 'decision.adjust', { ...at(), document, versionId, adjustedOn: day(days.adjusted), notice: `Anslag ${days.adjusted}` });
    expect(await town.waits('Sten')).toEqual([]);
  };

  beforeAll(async () => {
    database = await fresh();
    town = await yearTown(database);
  });
  afterAll(async () => {
    await town?.close();
    await database?.close();
  });

  test('last year’s document is read in as decided', async () => {
    expect([await town.waits('Sam'), await town.waits('Dora'), await town.waits('Ada'), await town.waits('Rut')]).toEqual([['importFirst 2027'], ['importFirst 2027'], [], []]);
    const content = contentOf({
      groups: [groupOf('g1', null, { title: 'Ordning i ekonomin', level: 0 }), groupOf('g2', 'g1', { title: 'Betalningar', level: 1 }), groupOf('g3', 'g2', { title: 'Attest', level: 2 })],
      events: ([['Utlägg betalas utan kvitto', 3, 4, 'planAndMeasure'], ['Faktura betalas två gånger', 2, 4, 'plan'], ['Behörighet ligger kvar när någon slutat', 2, 4, 'plan'], ['Gåva tas emot utan att någon får veta det', 2, 3, 'plan'], ['Nyckel lånas ut utan kvittens', 2, 2, 'analysisOnly']] as const)
        .map(([text, likelihood, consequence, treatment], index) => eventOf(`e${index + 1}`, { text, groupId: 'g3', likelihood, consequence, treatment })),
      activities: [activityOf('a1', ['e1'], { text: 'Stickprov av utlägg på varje enhet' }), activityOf('a2', ['e2'], { text: 'Betalda fakturor jämförs med leverantörsreskontran' }), activityOf('a3', ['e3'], { text: 'Behörigheter jämförs med personallistan' }), activityOf('a4', ['e4'], { text: 'Samtal om gåvor med varje enhetschef' })],
    });
    const bytes = Buffer.from(await town.served.house.writePaper({ content, status: { kind: 'draft', day: day('2025-11-20') }, caseNumber: null, findingsNoted: [], overridden: [] }, 'docx')).toString('base64');
    const file = { boardId: town.boardId, year: year - 1, name: 'plan-2026.docx', bytes };
    expect((await town.as('Sam', 'import.preview', file)).verdict).toMatchObject({ events: 5, planRows: 4, doubtful: 0 });
    const { view } = await town.as('Sam', 'import.take', { ...file, boardYearId: town.newId(), importId: town.newId(), changeId: town.newId(), replace: false, continues: {}, leaveOut: { events: [], planRows: [] }, decided: { outcome: 'asProposed', decidedOn: day('2025-12-09'), minutesItem: '§ 90', caseNumber: 'KN 2025/88' } });
    expect(view.state).toMatchObject({ kind: 'decided', minutesItem: '§ 90' });
    expect([await town.waits('Sam'), await town.waits('Dora')]).toEqual([['beginFollowup T2', 'startYear 2027 5', 'planControls 2026'], ['beginFollowup T2', 'startYear 2027 5', 'planControls 2026']]);
  });

  test('the new year is started from it, reviewed, submitted and decided; its controls are hung up', async () => {
    town.goTo('2026-10-05');
    const { content } = await town.as('Sam', 'year.start', { ...at(), from: year - 1, boardYearId: town.newId() });
    expect(await town.waits('Sam')).toEqual(['beginFollowup T2', 'reviewRatings 2027 5', 'planControls 2026']);
    const owner = (name: Name, printed: string) => ({ kind: 'person', personId: town.ids[name], printed });
    const frequency = (code: string) => ({ kind: 'code', code, printed: '' });
    const names = ['utlägg', 'fakturor', 'behörigheter', 'gåvor'];
    const asked = [['tertial', 'Olle', 'Ekonomistrateg'], ['halfYear', 'Olle', 'Ekonomistrateg'], ['year', 'Sam', 'Samordnare'], ['year', 'Dora', 'Kulturdirektör']] as const;
    const changes = content.activities.flatMap((activity, index) => {
      const [code, who, printed] = asked[index] ?? asked[0];
      rows.set(names[index] ?? '', activity.id);
      return [{ object: 'activity' as const, id: activity.id, field: 'owner', seen: activity.owner, wanted: owner(who, printed) }, { object: 'activity' as const, id: activity.id, field: 'frequency', seen: activity.frequency, wanted: frequency(code) }];
    });
    for (const event of content.events) rows.set(event.text, event.id);
    const reviewed = content.events.flatMap((event: RiskEvent) => [{ object: 'event' as const, id: event.id, field: 'review', seen: 'carried', wanted: 'unchanged' }, { object: 'event' as const, id: event.id, field: 'ratedOn', seen: event.ratedOn, wanted: '2026-10-05' }]);
    expect((await town.as('Sam', 'year.change', { ...at(), changeId: town.newId(), changes: [...changes, ...reviewed] })).conflicts).toEqual([]);
    await town.as('Sam', 'year.add', { ...at(), changeId: town.newId(), object: 'measure', rows: [{ id: planMeasureId, position: 0, title: 'Utlägg lämnas in med foto av kvittot', responsible: owner('Olle', 'Ekonomistrateg'), start: '2027-01-01', end: '2028-06-30', status: 'notStarted', eventIds: [row('Utlägg betalas utan kvitto')] }] });
    for (const { question } of contentOf().answers) await town.as('Sam', 'year.answer', { ...at(), changeId: town.newId(), question, eventIds: question === 'giftsAndBribes' ? [row('Gåva tas emot utan att någon får veta det')] : [], reason: question === 'giftsAndBribes' ? '' : 'Bedömd utan väsentlig risk' });
    await decide('vorPlan', planVersion, { sent: '2026-11-24', meeting: '2026-12-08', adjusted: '2026-12-14' }, '§ 101', { submit: 'submit 2027 5', register: 'registerDecision 2027', adjust: 'adjust 2027' });
    expect(await town.waits('Rut')).toEqual(['readDecided 2027']);
    expect((await town.as('Rut', 'version.read', { ...at(), versionId: planVersion })).content.activities).toHaveLength(4);
    expect(await town.refusal('Rut', 'year.read', at())).toBe('access.not-allowed');
    expect((await controls('Sam')).activities.map((one) => one.occasions.map((each) => each.period.code))).toEqual([['2027-T1', '2027-T2', '2027-T3'], ['2027-H1', '2027-H2'], ['2027'], ['2027']]);
  });

  test('the coordinator says once how each control is performed', async () => {
    town.goTo('2027-01-11');
    const set = (name: string, changes: Parameters<typeof town.as<'control.setUp'>>[2]['changes']) => town.as('Sam', 'control.setUp', { ...at(), activityId: row(name), changes });
    await set('utlägg', { instruction: 'Finns kvittot? Är beloppet detsamma?', itemWord: 'utlägg', places: { kind: 'units', unitIds: [], chosen: { by: 'all' } } });
    await set('fakturor', { itemWord: 'fakturor', populationFrom: 'file', secondReviewer: true });
    await set('behörigheter', { itemWord: 'behörigheter', sampling: 'careful' });
    await set('gåvor', { sampling: 'none' });
    const view = await controls('Sam');
    expect([view.missing, view.outdated, view.activities.map((one) => one.occasions.filter((each) => each.state !== 'withdrawn').length)]).toEqual([0, 0, [9, 2, 1, 1]]);
    expect([await town.waits('Ada'), await town.waits('Olle')]).toEqual([[], []]);
    town.goTo('2027-04-12');
    expect([await town.waits('Ada'), await town.waits('Bo'), await town.waits('Cia')]).toEqual(['Norr', 'Söder', 'Väster'].map((unit) => [`performControl 2027-T1 ${unit}`]));
  });

  test('the first tertial: three faults – mended at once, a measure, left to the coordinator', async () => {
    town.goTo('2027-05-03');
    const done = await perform('Ada', await occasion('utlägg', '2027-T1', 'Norr'), { size: 25, faults: [{ position: 1, note: 'Kvittot låg i fel pärm', handling: 'mended' }], conclusion: 'Mindre avvikelse', comment: 'Kvittot hittades.' });
    expect(done.occasion).toMatchObject({ state: 'done', population: { kind: 'stated', size: 25 } });
    expect([await town.waits('Ada'), await town.waits('Olle'), await town.waits('Sam')]).toEqual([[], ['remindUnits 2027-T1 2/3'], ['beginFollowup VB', 'remindUnits 2027-T1 2/3']]);
    await perform('Bo', await occasion('utlägg', '2027-T1', 'Söder'), { size: 8, faults: [{ position: 2, note: 'Inget kvitto', handling: 'measure', measureId, title: 'Kvittot fotas vid köpet', who: 'Bo', end: '2027-06-10' }], conclusion: 'Mindre avvikelse' });
    await perform('Cia', await occasion('utlägg', '2027-T1', 'Väster'), { size: 5, faults: [{ position: 3, note: 'Utlägg för privat bruk?', handling: 'left' }], conclusion: 'Väsentlig avvikelse' });
    expect(await town.waits('Olle')).toEqual(['summarise 2027-T1 3/3']);
    expect(await town.waits('Sam')).toEqual(['beginFollowup VB', 'settleFault 2027']);
    const left = (await controls('Sam')).left;
    expect(left).toMatchObject([{ note: 'Utlägg för privat bruk?', unitName: 'Väster', by: 'Cia' }]);
    await town.as('Sam', 'control.settle', { boardId: town.boardId, occasionId: left[0]?.occasionId ?? '', position: 3, note: 'Beloppet är återbetalt och samtal hållet.' });
    const drafted = (await controls('Olle')).activities[0]?.periods[0]?.drafted ?? '';
    expect(drafted).toContain('utlägg');
    await town.as('Olle', 'control.summarise', { ...at(), activityId: row('utlägg'), period: '2027-T1', seen: '', analysis: drafted, conclusion: 'Mindre avvikelse' });
    expect([await town.waits('Olle'), await town.waits('Sam'), (await controls('Sam')).left]).toEqual([[], ['beginFollowup VB'], []]);
  });

  test('the measure is followed by who answers for it, and a recommendation comes in', async () => {
    town.goTo('2027-05-24');
    expect(await town.waits('Bo')).toContain('measureDue 2027');
    await town.as('Bo', 'measure.note', { ...at(), measureId, noteId: town.newId(), text: 'Alla har fått en app för kvitton.', status: 'done', end: null });
    expect([(await town.waits('Bo')).filter((one) => one.startsWith('measure')), await town.waits('Sam')]).toEqual([[], expect.arrayContaining(['checkEffect 2027'])]);
    await town.as('Sam', 'recommendation.add', { ...at(), changeId: town.newId(), row: { id: recommendationId, source: 'auditors', sourceName: 'Kommunens revisorer', kind: 'recommendation', caseNumber: 'REV 2027/4', receivedOn: '2027-05-20', text: 'Nämnden bör följa upp utlägg oftare', statementDue: '2027-08-31', owner: { kind: 'person', personId: town.ids.Dora, printed: 'Kulturdirektör' } } });
  });

  test('a half-year’s invoices: a list is brought, drawn from, and looked over by another', async () => {
    town.goTo('2027-07-05');
    expect(await town.waits('Olle')).toEqual(['performControl 2027-H1']);
    const list = ['Verifikation;Belopp', ...Array.from({ length: 240 }, (_, at) => `V${at + 1};${100 + at}`)].join('\n');
    const waiting = await perform('Olle', await occasion('fakturor', '2027-H1'), { file: list });
    expect(waiting.occasion).toMatchObject({ state: 'review', population: { kind: 'file', size: 240, idColumn: 'Verifikation' }, sample: { full: false } });
    expect(waiting.items.every((item) => item.itemId === `V${item.populationPosition}`)).toBe(true);
    expect([await town.waits('Olle'), await town.waits('Sam')]).toEqual([[], expect.arrayContaining(['reviewControl 2027-H1'])]);
    const closed = await town.as('Sam', 'control.review', { boardId: town.boardId, occasionId: waiting.occasion.id, revision: waiting.occasion.revision, agrees: true, comment: '' });
    expect(closed.occasion).toMatchObject({ state: 'done', performedBy: 'Olle', reviewedBy: 'Sam' });
    expect(await town.waits('Sam')).not.toContain('reviewControl 2027-H1');
  });

  test('the effect of the measure is checked, and the recommendation answered', async () => {
    town.goTo('2027-08-16');
    expect(await town.waits('Dora')).toContain('answerRecommendation 2027');
    await town.as('Dora', 'measure.change', { ...at(), changeId: town.newId(), changes: [{ object: 'recommendation', id: recommendationId, field: 'statement', seen: '', wanted: 'Nämnden delar synpunkten.' }, { object: 'recommendation', id: recommendationId, field: 'statementOn', seen: null, wanted: '2027-08-16' }, { object: 'recommendation', id: recommendationId, field: 'status', seen: 'open', wanted: 'inProgress' }] });
    await town.as('Dora', 'measure.link', { ...at(), changeId: town.newId(), measureId: planMeasureId, linkId: town.newId(), kind: 'recommendation', targetId: recommendationId, itemPosition: null, remove: false });
    expect(await town.waits('Dora')).not.toContain('answerRecommendation 2027');
    await town.as('Sam', 'measure.checkEffect', { ...at(), changeId: town.newId(), measureId, found: 'effective', note: 'Inga saknade kvitton i juli.' });
    expect(await town.waits('Sam')).not.toContain('checkEffect 2027');
  });

  test('the second tertial is in order, and its follow-up goes to the board', async () => {
    town.goTo('2027-09-06');
    for (const [who, unit] of [['Ada', 'Norr'], ['Bo', 'Söder'], ['Cia', 'Väster']] as const) {
      expect(await town.waits(who)).toEqual([`performControl 2027-T2 ${unit}`]);
      const before = await occasion('utlägg', '2027-T2', unit);
      expect((await town.as(who, 'control.read', { boardId: town.boardId, occasionId: before.id })).last).toMatchObject({ periodCode: '2027-T1', faults: 1 });
      await perform(who, before, { size: 12 });
      expect(await town.waits(who)).toEqual([]);
    }
    await summarise('2027-T2');
    expect([await town.waits('Sam'), await town.waits('Dora')]).toEqual([['beginFollowup T2', 'startYear 2028 5'], ['beginFollowup T2', 'startYear 2028 5']]);
    const view = await town.as('Sam', 'followup.begin', { ...at(), occasion: 'T2', followupId: town.newId() });
    expect(view.content.rows.map((each) => [each.figures.planned, each.figures.performed, each.figures.faults])).toEqual([[6, 6, 3], [1, 1, 0], [0, 0, 0], [0, 0, 0]]);
    expect(view.content.rows[0]?.measureIds.toSorted()).toEqual([measureId, planMeasureId].toSorted());
    expect(await town.waits('Sam')).toContain('writeFollowup T2 6/6');
    await writeAll('T2');
    expect(await town.waits('Sam')).toContain('submitFollowup T2');
    await decide('followup-T2', town.newId() as VersionId, { sent: '2027-09-14', meeting: '2027-09-28', adjusted: '2027-10-04' }, '§ 71', { submit: 'submitFollowup T2', register: 'registerFollowup T2', adjust: 'adjustFollowup T2' });
    // What the board has judged is changed by a correction with a reason only.
    const judged = await occasion('utlägg', '2027-T1', 'Norr');
    expect(await town.refusal('Ada', 'control.reopen', { boardId: town.boardId, occasionId: judged.id, revision: judged.revision, reason: 'Ett fel till' })).toBe('control.closed-by-followup');
  });

  test('the year’s last controls, the annual follow-up with judgement, and the board’s decision', async () => {
    town.goTo('2028-01-10');
    for (const [who, unit] of [['Ada', 'Norr'], ['Bo', 'Söder'], ['Cia', 'Väster']] as const) {
      expect(await town.waits(who)).toEqual([`performControl 2027-T3 ${unit}`]);
      await perform(who, await occasion('utlägg', '2027-T3', unit), { size: 9 });
    }
    await summarise('2027-T3');
    expect(await town.waits('Olle')).toEqual(['performControl 2027-H2']);
    const second = await perform('Olle', await occasion('fakturor', '2027-H2'), { file: ['Verifikation;Belopp', 'V1;10', 'V2;20', 'V3;30'].join('\n') });
    expect(second.occasion.sample).toMatchObject({ full: true, size: 3 });
    await town.as('Sam', 'control.review', { boardId: town.boardId, occasionId: second.occasion.id, revision: second.occasion.revision, agrees: true, comment: 'Läst' });
    expect([(await town.waits('Sam')).filter((one) => one.startsWith('perform')), (await town.waits('Dora')).filter((one) => one.startsWith('perform'))]).toEqual([['performControl 2027'], ['performControl 2027']]);
    const stated = await perform('Sam', await occasion('behörigheter', '2027'), { size: 60 });
    expect(stated.occasion.sample).toMatchObject({ size: 31, full: false });
    await perform('Dora', await occasion('gåvor', '2027'), { comment: 'Samtal hållna med alla tre.' });
    expect((await controls('Sam')).activities.flatMap((each) => each.occasions).filter((one) => one.state !== 'withdrawn' && one.state !== 'done')).toEqual([]);
    const occasion_ = 'VB';
    const begun = await town.as('Sam', 'followup.begin', { ...at(), occasion: occasion_, followupId: town.newId() });
    expect([begun.proposed.judgement, begun.findings.map((one) => one.rule)]).toEqual(['partly', ['followup.no-reassessment']]);
    const event = row('Utlägg betalas utan kvitto');
    await town.as('Sam', 'followup.write', { ...at(), occasion: occasion_, kind: 'event', subject: event, changes: [{ field: 'likelihood', seen: null, wanted: 2 }, { field: 'consequence', seen: null, wanted: 4 }, { field: 'ratingReason', seen: '', wanted: 'Inga fel sedan kvittona fotas.' }] });
    await writeAll(occasion_);
    expect(await town.waits('Dora')).toContain('judge VB');
    expect(await town.refusal('Sam', 'followup.judge', { ...at(), occasion: occasion_, judgement: 'partly', grounds: 'x' })).toBe('access.not-allowed');
    await town.as('Dora', 'followup.judge', { ...at(), occasion: occasion_, judgement: 'partly', grounds: 'En väsentlig avvikelse i våras, därefter inga fel.' });
    await decide('followup-VB', town.newId() as VersionId, { sent: '2028-01-25', meeting: '2028-02-08', adjusted: '2028-02-14' }, '§ 9', { submit: 'submitFollowup VB', register: 'registerFollowup VB', adjust: 'adjustFollowup VB' });
    expect((await town.as('Rut', 'paper.followup', { ...at(), occasion: 'VB', format: 'pdf', version: 'decided' }) as unknown as { type: string }).type).toBe('application/pdf');
  });

  test('the next year carries what is unfinished, the recommendation and how controls are performed', async () => {
    expect(await town.waits('Sam')).toContain('startYear 2028 5');
    const { content } = await town.as('Sam', 'year.start', { boardId: town.boardId, year: 2028, from: year, boardYearId: town.newId() });
    expect(content.measures.map((one) => one.id)).toEqual([planMeasureId]);
    const register = await town.as('Sam', 'measure.list', { boardId: town.boardId, year: 2028 });
    expect(register.recommendations).toMatchObject([{ id: recommendationId, status: 'inProgress', measureIds: [planMeasureId] }]);
    // This year's plan is not decided yet: last year's applies, and its controls are performed as before.
    const planned = await town.as('Sam', 'control.plan', { boardId: town.boardId, year: 2028 });
    expect([planned.planYear, planned.activities[0]?.setup.instruction, planned.activities[0]?.occasions.filter((one) => one.period.code === '2028-T1').map((one) => one.performerName)]).toEqual([year, 'Finns kvittot? Är beloppet detsamma?', ['Ada', 'Bo', 'Cia']]);
    expect((await town.as('Ada', 'control.read', { boardId: town.boardId, occasionId: planned.activities[0]?.occasions[0]?.id ?? '' })).last).toMatchObject({ periodCode: '2027-T3', faults: 0 });
  });

  test('every link of the chain leads both ways', async () => {
    const event = row('Utlägg betalas utan kvitto');
    const chain = await town.as('Sam', 'chain.read', { ...at(), eventId: event });
    expect(chain.groups.map((group) => group.title)).toEqual(['Ordning i ekonomin', 'Betalningar', 'Attest']);
    expect(chain.planRows.filter((one) => one.year === year)).toMatchObject([{ activityId: row('utlägg'), planRow: 1 }]);
    const faulty = await occasion('utlägg', '2027-T1', 'Söder');
    expect(chain.controls.filter((one) => one.faults > 0).map((one) => one.unitName).toSorted()).toEqual(['Norr', 'Söder', 'Väster']);
    expect(chain.measures.map((one) => [one.id, one.fromControl, one.closed]).toSorted()).toEqual([[measureId, true, true], [planMeasureId, false, false]].toSorted());
    expect(chain.sections.map((one) => one.code).toSorted()).toEqual(['T2', 'VB']);
    expect(chain.judgements).toMatchObject([{ code: 'VB', judgement: 'partly' }]);
    expect(chain.decisions.map((one) => [one.year, one.code, one.minutesItem]).toSorted()).toEqual([[2026, null, '§ 90'], [2027, null, '§ 101'], [2027, 'T2', '§ 71'], [2027, 'VB', '§ 9']].toSorted());
    expect(chain.years.map((one) => one.year).toSorted()).toEqual([2026, 2027, 2028]);
    expect(chain.years.find((one) => one.year === year)).toMatchObject({ done: { planned: 9, performed: 9, faults: 3 }, after: { code: 'VB', likelihood: 2, consequence: 4 } });
    // And back: from the control, the measure, the recommendation, the follow-up.
    const control = await town.as('Ada', 'control.read', { boardId: town.boardId, occasionId: faulty.id });
    expect(control.chain).toMatchObject({ groups: ['Ordning i ekonomin', 'Betalningar', 'Attest'], events: [{ id: event }], activityId: row('utlägg'), planRow: 1, measures: [{ id: measureId, itemPosition: 2 }] });
    const register = await town.as('Dora', 'measure.list', at());
    expect(register.measures.find((one) => one.id === measureId)?.mends).toMatchObject([{ kind: 'occasion', id: faulty.id, itemPosition: 2, place: 'Söder' }]);
    expect(register.measures.find((one) => one.id === planMeasureId)?.mends.map((one) => [one.kind, one.id]).toSorted()).toEqual(expect.arrayContaining([['event', event], ['recommendation', recommendationId]]));
    expect(register.faults.find((one) => one.thing.id === faulty.id)).toMatchObject({ count: 1, measureIds: [measureId] });
    for (const code of ['T2', 'VB']) {
      const followup = await town.as('Dora', 'followup.read', { ...at(), occasion: code });
      const of = followup.content.rows.find((one) => one.activityId === row('utlägg'));
      expect(of?.events.map((one) => one.id)).toEqual([event]);
      expect(of?.occasions.map((one) => one.id)).toContain(faulty.id);
      expect(of?.measureIds.toSorted()).toEqual([measureId, planMeasureId].toSorted());
      expect(followup.content.plan).toMatchObject({ year, minutesItem: '§ 101' });
      expect(followup.versions.map((one) => one.minutesItem)).toEqual([code === 'T2' ? '§ 71' : '§ 9']);
      expect(followup.state).toMatchObject({ kind: 'decided', changedSince: false });
    }
    expect((await town.as('Sam', 'year.read', at())).state).toMatchObject({ kind: 'decided', minutesItem: '§ 101', changedSince: false });
  });

  test('the trail is complete: every change left its entry, sealed and verified', async () => {
    expect(town.silent).toEqual([]);
    const audit = await town.audit();
    expect([audit.ok, audit.faults]).toEqual([true, []]);
    expect(audit.sealed).toBe(audit.entries);
    expect(audit.entries).toBeGreaterThan(town.changes());
    const faulty = await occasion('utlägg', '2027-T1', 'Väster');
    expect((await town.as('Sten', 'trail.ofObject', { ...at(), objectId: faulty.id })).entries.map((one) => [one.operation, one.actor])).toEqual([
      ['control.settle', 'Sam'], ['control.finish', 'Cia'], ['control.rest', 'Cia'], ['control.handle', 'Cia'], ['control.answer', 'Cia'], ['control.count', 'Cia'],
    ]);
  });
});
