/** Mail that Internkoll sends: plain text, a link straight to each task, and how to change how often it comes. */
import type { Task } from '../domain/task/tasks.ts';
import { dueWords } from './days.ts';
import { delegationText } from './delegation.ts';
import { capital } from './numbers.ts';
import { shortPeriodWords } from './periods.ts';
import { taskAddress } from './taskAddress.ts';
import { outsideWords } from './taskOutside.ts';

export interface MailText { readonly subject: string; readonly text: string }
/** A control that somebody is reminded of, or is given by another. */
export interface MailedControl { readonly occasionId: string; readonly title: string; readonly place: string; readonly period: string; readonly dueOn: string }
export interface MailedControls { readonly kind: 'remind' | 'handedOver'; readonly by: string; readonly board: string; readonly boardId: string; readonly controls: readonly MailedControl[]; /** Whose they are, when they go to who stands in. */ readonly forName?: string }

/** What fits in a mail that is read on a phone; the rest waits on the start page. */
const mostTasks = 12;

function foot(url: string): string {
  return `\n–\nDu får det här från Internkoll. Hur ofta det kommer väljer du här: ${url}/paminnelser\n`;
}
function plain(words: string, length = 90): string {
  const text = words.trim().replace(/\s+/gu, ' ');
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** "Det här väntar på dig", one mail for all boards. */
export function digestMail(name: string, tasks: readonly Task[], today: string, url: string): MailText {
  const late = tasks.filter((task) => task.due !== null && task.due < today).length;
  const lines = tasks.slice(0, mostTasks).map((task) => {
    const due = dueWords(task.due, today);
    const words = outsideWords(task);
    return `${[due.head, due.note].filter((part) => part !== '').join(', ')}\n${capital(words.what)}${words.board === '' ? '' : ` (${words.board})`}${task.forName === undefined ? '' : `, ${delegationText.taskFor(task.forName)}`}\n${url}${taskAddress(task)}\n`;
  });
  const more = tasks.length > mostTasks ? `${tasks.length - mostTasks} till finns på startsidan: ${url}/\n` : '';
  return {
    subject: late > 0 ? `Intern kontroll: ${tasks.length === 1 ? 'en sak väntar' : `${tasks.length} saker väntar`}, ${late === 1 ? 'en är sen' : `${late} är sena`}` : `Intern kontroll: ${tasks.length === 1 ? 'en sak väntar' : `${tasks.length} saker väntar`}`,
    text: `Hej ${name},\n\nDet här väntar på dig, det mest brådskande först.\n\n${lines.join('\n')}${more === '' ? '' : `\n${more}`}${foot(url)}`,
  };
}

/** Reminders and handed over controls that wait for one person, as one mail. */
export function controlsMail(name: string, sent: readonly MailedControls[], today: string, url: string): MailText {
  const controls = sent.flatMap((one) => one.controls.map((control) => ({ ...control, boardId: one.boardId, board: one.forName === undefined ? one.board : `${one.board}, ${delegationText.taskFor(one.forName)}` })));
  const first = controls[0];
  const handed = sent.every((one) => one.kind === 'handedOver');
  const by = [...new Set(sent.map((one) => one.by).filter((one) => one !== ''))].join(' och ');
  const lead = handed ? `${by === '' ? 'Någon' : by} har lämnat över ${controls.length === 1 ? 'en kontroll' : `${controls.length} kontroller`} till dig.` : `${by === '' ? 'Kontrollansvarig' : by} påminner om ${controls.length === 1 ? 'en kontroll som väntar' : `${controls.length} kontroller som väntar`} på dig. ${controls.length === 1 ? 'Den tar' : 'Varje kontroll tar'} oftast fem minuter.`;
  const lines = controls.map((control) => {
    const due = dueWords(control.dueOn, today);
    return `${plain(control.title)}\n${[control.place, shortPeriodWords(control.period), control.board].filter((part) => part !== '').join(' · ')}\n${[due.head, due.note].filter((part) => part !== '').join(', ')}\n${url}/kontroll/${control.boardId}/${control.occasionId}\n`;
  });
  return { subject: handed ? `Kontroll till dig: ${plain(first?.title ?? '', 60)}` : `Påminnelse: ${plain(first?.title ?? '', 60)}${controls.length > 1 ? ` och ${controls.length - 1} till` : ''}`, text: `Hej ${name},\n\n${lead}\n\n${lines.join('\n')}${foot(url)}` };
}
