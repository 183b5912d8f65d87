import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { CalendarOccasion } from '../../../domain/calendar/calendar.ts';
import { dayFrom } from '../../../domain/day.ts';
import { calendarText } from '../../../text/screenCalendar.ts';
import { call, sentenceOf } from '../../call.ts';
import { queryClient } from '../../queries.ts';
import { toast } from '../../ui/toast.ts';
import { Tabs } from './Tabs.tsx';
import './organisation.css';
import './calendar.css';

const calendarQuery = queryOptions({ queryKey: ['calendar'], queryFn: ({ signal }) => call('calendar.read', {}, signal) });
const dayFields = ['cutOff', 'begins', 'lastDay'] as const;
/** A day of any year; 02-29 is none, for not every year has it. */
const isMonthDay = (text: string): boolean => dayFrom(`2026-${text}`) !== null;

/** When boards follow up their plans: data of the municipality, edited as the table it is. */
export default function CalendarPage(): ReactElement {
  const { occasions, manage } = useSuspenseQuery(calendarQuery).data;
  const [rows, setRows] = useState<readonly CalendarOccasion[]>(occasions);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const change = (code: string, changes: Partial<CalendarOccasion>): void => setRows(rows.map((row) => (row.code === code ? { ...row, ...changes } : row)));
  const wrong = rows.some((row) => row.name.trim() === '' || dayFields.some((field) => !isMonthDay(row[field])));
  const save = async (): Promise<void> => {
    setTried(true);
    setRefusal('');
    if (wrong) { requestAnimationFrame(() => document.querySelector<HTMLElement>('.calendar [aria-invalid=true]')?.focus()); return; }
    try {
      queryClient.setQueryData(calendarQuery.queryKey, await call('calendar.set', { occasions: [...rows] }));
      toast({ words: calendarText.saved });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <div className="page org">
      <Tabs here="calendar" />
      <h1>{calendarText.title}</h1>
      <p className="lead">{manage ? calendarText.lead : calendarText.reads}</p>
      <div className="calendar" role="region" aria-label={calendarText.title} tabIndex={-1}>
        <table>
          <thead><tr>{[calendarText.used, calendarText.name, calendarText.cutOff, calendarText.begins, calendarText.lastDay, calendarText.yearAfter, calendarText.includes, calendarText.receiver].map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
          <tbody>{rows.map((row) => {
            const aria = (field: string): string => calendarText.fieldAria(field, row.name || row.code);
            const stop = (bad: boolean): { 'aria-invalid'?: true } => (tried && bad ? { 'aria-invalid': true } : {});
            return (
              <tr key={row.code}>
                <td><input type="checkbox" disabled={!manage} checked={row.used} aria-label={calendarText.usedAria(row.name)} onChange={(event) => change(row.code, { used: event.target.checked })} /></td>
                <th scope="row"><input type="text" readOnly={!manage} value={row.name} aria-label={aria(calendarText.name)} {...stop(row.name.trim() === '')} onChange={(event) => change(row.code, { name: event.target.value })} /><span className="small quiet">{calendarText.kinds[row.kind]}</span></th>
                {dayFields.map((field) => <td key={field}><input type="text" className="monthday" inputMode="numeric" readOnly={!manage} value={row[field]} title={calendarText.dayHint} aria-label={aria(calendarText[field])} {...stop(!isMonthDay(row[field]))} onChange={(event) => change(row.code, { [field]: event.target.value })} /></td>)}
                <td><input type="checkbox" disabled={!manage} checked={row.yearAfter} aria-label={aria(calendarText.yearAfter)} onChange={(event) => change(row.code, { yearAfter: event.target.checked })} /></td>
                <td><select disabled={!manage} value={row.includes} aria-label={aria(calendarText.includes)} onChange={(event) => change(row.code, { includes: event.target.value as CalendarOccasion['includes'] })}>{(['all', 'material'] as const).map((one) => <option key={one} value={one}>{calendarText.includesWords[one]}</option>)}</select></td>
                <td><input type="text" readOnly={!manage} value={row.receiver} aria-label={aria(calendarText.receiver)} onChange={(event) => change(row.code, { receiver: event.target.value })} /></td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
      {tried && wrong ? <p role="alert" className="urgent">{rows.some((row) => row.name.trim() === '') ? calendarText.nameStop : calendarText.dayStop}</p> : null}
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      {manage ? <p><button type="button" className="btn btn-main" onClick={() => void save()}>{calendarText.save}</button></p> : null}
    </div>
  );
}
