/** The words of a follow-up: the judgement, and the text that is drafted from the figures before a person edits it. */
import type { NotPerformedReason } from '../domain/control/occasion.ts';
import type { FollowupContent, FollowupMeasure, FollowupPlanRow } from '../domain/followup/content.ts';
import { judgements, type Judgement } from '../domain/followup/followup.ts';
import type { JudgementGrounds } from '../domain/followup/judge.ts';
import { effectWords } from './measureWords.ts';
import { dayWords } from './days.ts';
import { capital, counted, figures, inWords } from './numbers.ts';
import { periodWords } from './periods.ts';
import { paragraph } from './version.ts';

export const judgementWords: Readonly<Record<Judgement, string>> = { sufficient: 'Tillräcklig', partly: 'Delvis tillräcklig', insufficient: 'Otillräcklig' };
/** The word of a judgement that came as a plain value, as findings keep them. */
export function judgementName(value: unknown): string {
  const found = judgements.find((one) => one === value);
  return found === undefined ? '' : judgementWords[found].toLocaleLowerCase('sv');
}

export const notPerformedWords: Readonly<Record<NotPerformedReason, string>> = {
  noSuchActivity: 'ingen sådan verksamhet under perioden', notInTime: 'hanns inte med', doesNotFit: 'kontrollen passar inte enheten', other: 'annat skäl',
};

/** What the performed controls of a plan row say, in sentences of plain Swedish; only figures, no judgement of what they mean. */
export function draftedResult(row: FollowupPlanRow, municipalityDay: string): string {
  const { figures: sums } = row;
  const said: string[] = [];
  const places = new Set(row.occasions.filter((one) => one.unitId !== null && one.state !== 'withdrawn').map((one) => one.unitId));
  if (sums.planned === 0) return 'Ingen kontroll var planerad under perioden.';
  if (sums.performed === 0) said.push(sums.planned === 1 ? 'Kontrollen har inte utförts.' : `Ingen av de ${figures(sums.planned)} planerade kontrollerna har utförts.`);
  else if (places.size > 1) said.push(`Kontrollen har utförts ${figures(sums.performed)} av ${figures(sums.planned)} gånger på ${counted(places.size, 'enhet', 'enheter')}.`);
  else said.push(sums.performed === sums.planned ? `Kontrollen har utförts ${sums.performed === 1 ? 'en gång' : `${inWords(sums.performed)} gånger`}.` : `Kontrollen har utförts ${inWords(sums.performed)} av ${inWords(sums.planned)} planerade gånger.`);
  if (sums.reviewed > 0) {
    const looked = sums.population !== null && sums.population > sums.reviewed ? `Av ${figures(sums.population)} granskades ${figures(sums.reviewed)}.` : `${capital(counted(sums.reviewed, 'post', 'poster'))} granskades${sums.population === sums.reviewed ? ', det vill säga alla' : ''}.`;
    said.push(looked, sums.faults === 0 ? 'Inget fel hittades.' : `${capital(inWords(sums.faults))} av dem hade fel.`);
    const notes = faultNotes(row);
    if (notes !== '') said.push(notes);
  }
  for (const one of row.occasions) {
    if (one.state !== 'notPerformed' || one.notPerformed === null) continue;
    const place = one.unitName === null ? '' : ` på ${one.unitName}`;
    const until = one.notPerformed.until === null ? '' : ` Den ska göras senast ${dayWords(one.notPerformed.until)}.`;
    said.push(`${capital(periodWords(one.period.code))} kunde kontrollen inte göras${place}: ${one.notPerformed.text.trim() === '' ? notPerformedWords[one.notPerformed.reason] : lowered(one.notPerformed.text)}${/[.!?]$/.test(one.notPerformed.text.trim()) ? '' : '.'}${until}`);
  }
  const late = row.occasions.filter((one) => (one.state === 'planned' || one.state === 'underWay') && one.dueOn < municipalityDay);
  if (late.length > 0) said.push(`${capital(counted(late.length, 'kontroll', 'kontroller'))} är inte ${late.length === 1 ? 'gjord' : 'gjorda'} och det står inte varför.`);
  return said.join(' ');
}

/** The performers' own comments, where there are few enough to be read. */
function faultNotes(row: FollowupPlanRow): string {
  const notes = row.occasions.filter((one) => one.state === 'done' && one.counts.fault > 0 && one.comment.trim() !== '').map((one) => one.comment.trim());
  return notes.length > 0 && notes.length <= 3 ? notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`)).join(' ') : '';
}
function lowered(words: string): string {
  const text = words.trim();
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLocaleLowerCase('sv') + text.slice(1) : text;
}

/** How a measure stands, in one or two sentences. */
export function draftedMeasure(measure: FollowupMeasure): string {
  const who = measure.responsibleName === '' ? '' : ` Ansvarig: ${measure.responsibleName}.`;
  const until = measure.end === null ? '' : ` till och med ${dayWords(measure.end)}`;
  switch (measure.status) {
    case 'notStarted': return `Åtgärden är inte påbörjad.${measure.end === null ? '' : ` Den ska vara klar ${dayWords(measure.end)}.`}${who}`;
    case 'inProgress': return `Åtgärden pågår${until}.${who}`;
    case 'done': return measure.effect === null ? 'Åtgärden är klar. Effekten är inte kontrollerad.' : `Åtgärden är klar. Effekten är kontrollerad ${dayWords(measure.effect.on)}: ${lowered(effectWords[measure.effect.found])}.`;
    case 'cancelled': return `Åtgärden är avbruten${measure.statusReason.trim() === '' ? '' : `: ${lowered(measure.statusReason)}`}.`;
  }
}

/** The grounds of a proposed judgement, drafted from the figures it rests on. */
export function draftedGrounds(grounds: JudgementGrounds): string {
  const { planned, performed, faults, reviewed } = grounds.figures;
  const said = [`${capital(inWords(performed, 'common'))} av ${inWords(planned)} planerade kontroller är utförda, fördelade på ${counted(grounds.rows, 'planrad', 'planrader')}.`];
  if (reviewed > 0) said.push(`Av ${figures(reviewed)} granskade poster hade ${inWords(faults)} fel.`);
  if (grounds.rowsMaterial > 0) said.push(`${capital(counted(grounds.rowsMaterial, 'planrad', 'planrader'))} har en väsentlig avvikelse.`);
  if (grounds.unexplained > 0) said.push(`${capital(counted(grounds.unexplained, 'kontroll', 'kontroller'))} är ${grounds.unexplained === 1 ? 'försenad' : 'försenade'} utan skäl.`);
  if (grounds.lateMeasures > 0) said.push(`${capital(counted(grounds.lateMeasures, 'åtgärd', 'åtgärder'))} är ${grounds.lateMeasures === 1 ? 'försenad' : 'försenade'}.`);
  return said.join(' ');
}

/** The introduction that a follow-up begins with. */
export function draftedIntroduction(content: Pick<FollowupContent, 'board' | 'year' | 'occasion' | 'cutOff' | 'plan'>): string {
  const decided = content.plan.decidedOn === null ? '' : `, som nämnden beslutade ${dayWords(content.plan.decidedOn)}${content.plan.minutesItem === '' ? '' : ` (${paragraph(content.plan.minutesItem)})`}`;
  return `Uppföljningen redovisar ${content.board.name}s internkontrollplan för ${content.plan.year}${decided}. Den omfattar ${content.occasion.includes === 'all' ? 'varje rad i planen' : 'väsentliga avvikelser och åtgärder'} till och med ${dayWords(content.cutOff)}.`;
}
