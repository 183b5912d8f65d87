import type { BodyId, EventId, GroupId, MeasureId, PersonId, RecommendationId } from '../domain/identity.ts';
import type { Day } from '../domain/day.ts';
import { day, eventOf, followupOf, occasionOf, performed, rowOf } from '../domain/followup/followup.fixture.ts';
import type { FollowupMeasure } from '../domain/followup/content.ts';
import { compareYears } from '../domain/year/compare.ts';
import type { Lineage, YearContent } from '../domain/year/content.ts';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import type { DifferencesInput, MeasuresInput, MembersInput, PrintedMeasure, PrintedRecommendation, WorksheetInput } from './extractInput.ts';

/** Made-up papers of a made-up board, for the tests of what is written beside the board's own documents. */
const municipality = 'Ekstrand';
const board = 'Kultur- och fritidsnämnden';
const today = day('2027-11-21');

export function measureOf(id: string, title: string, more: Partial<PrintedMeasure> = {}): PrintedMeasure {
  return {
    id: id as MeasureId, bodyId: 'b' as BodyId, position: 0, title, responsible: null, responsibleId: null, start: day('2027-02-01'), end: day('2027-12-31'), status: 'inProgress', statusReason: '', createdOn: day('2027-02-01'), events: [], links: [], effect: null,
    mends: [], responsibleName: 'Ekonomichef', notes: [], late: false, closed: false, ...more,
  };
}
function recommendationOf(id: string, words: string, more: Partial<PrintedRecommendation> = {}): PrintedRecommendation {
  return {
    id: id as RecommendationId, bodyId: 'b' as BodyId, position: 0, source: 'auditors', sourceName: 'Revisorernas granskning av bidrag', kind: 'recommendation', caseNumber: 'REV 2026-14', receivedOn: day('2026-05-04'), text: words, statement: '', statementDue: day('2027-09-30'), statementOn: null,
    owner: null, ownerId: null, status: 'open', statusReason: '', measureIds: ['m1' as MeasureId], after: [], ownerName: 'Kulturdirektör', unanswered: true, statesDue: [1], ...more,
  };
}

export const measuresInput: MeasuresInput = {
  paper: 'measures', municipality, board, day: today,
  measures: [
    measureOf('m3', 'Lathund för kortköp tas fram', { status: 'done', closed: true, end: day('2027-05-31'), effect: { found: 'partly', note: 'Felen har halverats.', on: day('2027-10-02'), by: 'Asta Lundvik' } }),
    measureOf('m2', 'Deltagarlistor jämförs automatiskt med närvaroregistret', { mends: [{ kind: 'event', year: 2027, label: '17', text: 'Stöd betalas för deltagare som inte finns', place: '', itemPosition: null }] }),
    measureOf('m1', 'Rutinen för attest av kortköp skrivs om och chefer utbildas', {
      end: day('2027-06-30'), late: true, notes: [{ id: 'n1', measureId: 'm1' as MeasureId, on: day('2027-09-01'), text: 'Utkast finns, väntar på förhandling.', by: 'Asta Lundvik', at: '2027-09-01T08:00:00Z' }],
      mends: [{ kind: 'occasion', year: 2027, label: '2027-T1', text: 'Stickprov av kortköp', place: 'Badet', itemPosition: 4 }, { kind: 'recommendation', year: 2026, label: '', text: 'Stärk kontrollen av inköp', place: '', itemPosition: null }],
    }),
    measureOf('m4', 'Nytt larm för köldmedium', { status: 'done', end: day('2027-08-01') }),
  ],
  recommendations: [
    recommendationOf('r1', 'Stärk kontrollen av inköp'),
    recommendationOf('r2', 'Följ upp bidrag som har betalats ut', { kind: 'remark', status: 'inProgress', unanswered: false, statement: 'Nämnden delar bedömningen.', statementOn: day('2026-09-01'), statesDue: [], after: [{ years: 1, state: 'inProgress', note: 'Halva rutinen är införd', on: day('2027-05-10'), by: 'Asta Lundvik' }] }),
  ],
};

const fileColumns = ['Leverantör', 'Belopp', 'Bokfört'];
export function worksheetInput(more: Partial<WorksheetInput> = {}): WorksheetInput {
  return {
    paper: 'worksheet', municipality, board, day: today, planYear: 2027, planRow: 3, title: 'Stickprov av köp med kommunens kort', instruction: 'Kvitto finns.\nSyftet framgår.\nRätt chef har attesterat.', groups: ['3.1 Ordning i ekonomin', 'Redovisning'],
    events: [{ label: '27', text: 'Privata köp betalas med kommunens kort' }], unitName: 'Badet', performerName: 'Maj Ström', reviewerName: 'Asta Lundvik',
    occasion: occasionOf('o1', {
      state: 'done', performedOn: day('2027-05-03'), performedBy: 'Maj Ström', reviewedOn: day('2027-05-05'), reviewedBy: 'Asta Lundvik', conclusion: 'Mindre avvikelse', comment: 'Två kvitton saknades.',
      population: { kind: 'file', size: 60, fileId: 'f', fileName: 'kortköp tertial 1.xlsx', sha256: '7eeb443c78caaa0937ed328e0e13b666b15e358d8fa073cfbf1a0b3d39800ac8', idColumn: 'Verifikation', columns: fileColumns },
      sample: { size: 31, full: false, algorithm: 'internkoll-draw-1', seed: 'b1946ac92492d234', tolerable: '0.05', confidence: '0.95', strata: [] }, counts: { ok: 29, fault: 2, notApplicable: 0, left: 0, byRest: 20 },
    }),
    items: Array.from({ length: 31 }, (_, at) => ({
      position: at + 1, populationPosition: ((at * 17) % 60) + 1, itemId: `V${2000 + at}`, cells: [`Butiken ${at}`, String(100 + at * 7), '2027-03-14'], stratum: '', result: at === 3 || at === 8 ? 'fault' as const : 'ok' as const, note: at === 3 ? 'Kvittot saknas' : at === 8 ? 'Syftet framgår inte' : '',
      handling: at === 3 ? 'measure' as const : at === 8 ? 'left' as const : null, measureId: null, byRest: at > 10, settled: at === 8 ? { on: day('2027-06-01'), by: 'Asta Lundvik', note: 'Syftet är tillskrivet' } : null,
    })),
    measures: [{ title: 'Rutinen för attest av kortköp skrivs om', itemPosition: 4 }],
    evidence: [{ name: 'kvitton badet.pdf', size: 482_113, sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', addedBy: 'Maj Ström', addedOn: day('2027-05-03') }],
    ...more,
  };
}

/** This year's analysis and the one it was started from: same rows with other ids. */
function twoYears(): { readonly before: YearContent; readonly after: YearContent; readonly lineage: readonly Lineage[] } {
  const after = { ...ekstrand(), year: 2027 };
  const old = (id: string): string => id.replace(/^0190/, '0189');
  const events = after.events.slice(0, -1).map((event, at) => ({ ...event, id: old(event.id) as EventId, groupId: event.groupId === null ? null : old(event.groupId) as GroupId, likelihood: at === 3 ? 1 : event.likelihood, consequence: at === 6 ? 2 : event.consequence, text: at === 8 ? 'Tider lämnas bort utanför bokningen' : event.text }));
  const extra = { ...events[0], id: old('0190ffff-0000-7000-8000-000000000001') as EventId, label: '99', text: 'Vaktmästaren arbetar ensam på natten' } as YearContent['events'][number];
  const rows = <Row extends { readonly id: string }>(object: Lineage['object'], all: readonly Row[]): Lineage[] => all.map((row) => ({ object, kind: 'same', from: [old(row.id)], to: [row.id] }));
  const before: YearContent = {
    ...after, year: 2026, events: [...events, extra], groups: after.groups.map((group) => ({ ...group, id: old(group.id) as GroupId, parentId: group.parentId === null ? null : old(group.parentId) as GroupId })),
    controls: after.controls.map((control) => ({ ...control, id: old(control.id) as typeof control.id, covers: control.covers.map((id) => old(id) as EventId) })),
    activities: after.activities.map((activity, at) => ({ ...activity, id: old(activity.id) as typeof activity.id, eventIds: activity.eventIds.map((id) => old(id) as EventId), frequency: at === 0 ? { kind: 'code' as const, code: 'month' as const, printed: 'Varje månad' } : activity.frequency })),
  };
  return { before, after, lineage: [...rows('event', after.events.slice(0, -1)), ...rows('activity', after.activities), ...rows('control', after.controls), ...rows('group', after.groups)] };
}

export function differencesInput(): DifferencesInput {
  const { before, after, lineage } = twoYears();
  return {
    paper: 'differences', municipality, board, day: today, before: { kind: 'decided', year: 2026, version: 2, meeting: day('2025-12-10'), minutesItem: '§ 91' }, after: { kind: 'draft', year: 2027 }, methods: { before: before.method, after: after.method },
    differences: compareYears(before, after, lineage), texts: Object.fromEntries([...after.events, ...after.activities].map((row) => [row.id, row.text])), tied: ['event', 'activity', 'control', 'group'],
  };
}

function late(id: string, title: string, end: string): FollowupMeasure {
  return { ...measureOf(id, title, { end: end as Day, responsibleId: 'p' as PersonId }), result: '', analysis: '', ready: false };
}
/** `letters` fills every text up to that length, to see that the page still is one page. */
export function membersInput(letters = 0): MembersInput {
  const long = (words: string): string => (letters === 0 ? words : `${words} ${'och så vidare med många fler ord '.repeat(60)}`.slice(0, letters));
  const { before, after, lineage } = twoYears();
  const padded = (content: YearContent): YearContent => ({
    ...content, events: Array.from({ length: 65 }, (_, at) => { const event = content.events[at % content.events.length]; if (!event) throw new Error('the fixture has events'); return at < content.events.length ? { ...event, text: long(event.text) } : { ...event, id: `${event.id}-${at}` as EventId, label: String(at + 1), text: long(`${event.text} igen`) }; }),
    activities: content.activities.map((activity) => ({ ...activity, text: long(activity.text) })),
  });
  const rows = [
    rowOf(1, [performed('o1', 154, 25, 3, 'Väsentlig avvikelse')], { title: long('Stickprov av köp med kommunens kort'), events: [eventOf('e27')] }),
    rowOf(2, [performed('o2', 80, 20, 1, 'Mindre avvikelse')], { title: long('Deltagarlistor jämförs med närvaro') }),
    rowOf(3, [occasionOf('o3', { dueOn: day('2027-05-15') })], { title: long('Behörigheter går igenom') }),
    rowOf(4, [occasionOf('o4', { state: 'notPerformed', notPerformed: { reason: 'notInTime', text: '', until: null, by: 'Maj', on: day('2027-05-01') } })], { title: long('Badvattnets protokoll läses') }),
    rowOf(5, [performed('o5', 40, 20, 0, 'Utan anmärkning')]), rowOf(6, [performed('o6', 40, 20, 2, 'Mindre avvikelse')], { title: long('Avgifter i kulturskolan räknas om') }),
  ];
  return {
    paper: 'members', municipality, board, day: today, content: padded(after), plan: { kind: 'decided', year: 2027, version: 1, meeting: day('2026-12-08'), minutesItem: '§ 87' }, before: { content: before, lineage },
    followup: { stand: { kind: 'draft', year: 2027 }, content: followupOf(rows, {
      board: { id: 'b' as BodyId, name: board }, measures: [late('m1', long('Rutinen för attest av kortköp skrivs om'), '2027-03-31'), late('m2', long('Nytt larm för köldmedium'), '2027-09-30'), late('m5', long('Avtal tecknas om'), '2027-10-01')],
      judgement: { judgement: 'partly', grounds: long('Fyra av sex planerade kontroller är gjorda. En granskning visade en väsentlig avvikelse, och en åtgärd är försenad sedan mars.'), by: 'Siv Almgren, kulturdirektör', on: day('2027-11-20') },
    }) },
  };
}
