import { Fragment, useId, useState, type ReactElement } from 'react';
import type { Finding } from '../../../domain/finding.ts';
import { frequencies } from '../../../domain/plan/plan.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { ruleSentence, ruleTitle } from '../../../text/rules.ts';
import { planText } from '../../../text/screenPlan.ts';
import { frequencyWords } from '../../../text/words.ts';
import { CellText } from './CellText.tsx';
import { ActivityDetails } from './ActivityDetails.tsx';
import { findingsOf, frequencyFrom, knownWords, responsibleFrom, type Known, type PlanActs, type PlanRow, type PlanSection } from './planRows.ts';
import { ValueChip } from '../../draft/ValueChip.tsx';
import { Link } from '../../place.tsx';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import { useMarks } from '../../secrecyMarks.ts';

export const frequencyListId = 'plan-frequencies';
export const peopleListId = 'plan-people';

export function PlanTable({ content, sections, findings, selected, readOnly, people, acts }: {
  readonly people: readonly Known[]; readonly content: YearContent; readonly sections: readonly PlanSection[]; readonly findings: readonly Finding[]; readonly selected: ReadonlySet<string>; readonly readOnly: boolean; readonly acts: PlanActs;
}): ReactElement {
  const caption = useId();
  const count = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const columns = readOnly ? 7 : 8;
  return (
    <div className="plan-scroll" role="region" aria-labelledby={caption} tabIndex={0}>
      <datalist id={frequencyListId}>{frequencies.map((code) => <option key={code} value={frequencyWords[code]} />)}</datalist>
      <datalist id={peopleListId}>{people.map((one) => <option key={one.id} value={knownWords(one)} />)}</datalist>
      <table className="plan">
        <caption className="vh" id={caption}>{planText.title}</caption>
        <thead>
          <tr>
            {readOnly ? null : <th scope="col" className="p-pick"><input type="checkbox" aria-label={planText.selectAll} checked={count > 0 && selected.size === count} onChange={(event) => acts.selectAll(event.target.checked)} /></th>}
            <th scope="col" className="num p-nr">{planText.number}</th>
            <th scope="col" className="p-event">{planText.event}</th>
            <th scope="col" className="p-value">{planText.value}</th>
            <th scope="col" className="p-text">{planText.activity}</th>
            <th scope="col" className="p-owner">{planText.owner}</th>
            <th scope="col" className="p-often">{planText.frequency}</th>
            <th scope="col" className="p-more"><span className="vh">{planText.more}</span></th>
          </tr>
        </thead>
        {sections.map((section, at) => (
          <tbody key={section.key}>
            {section.path.length > 1 && section.path[0] !== sections[at - 1]?.path[0] ? <tr className="goal"><th scope="colgroup" colSpan={columns}>{section.path[0]}</th></tr> : null}
            <tr className="proc"><th scope="colgroup" colSpan={columns}><b>{innerPath(section)[0] ?? planText.noGroup}</b>{innerPath(section).slice(1).map((title) => <Fragment key={title}> › {title}</Fragment>)}</th></tr>
            {section.rows.map((row) => <Row key={row.activity.id} content={content} row={row} findings={findingsOf(findings, row.activity)} selected={selected.has(row.activity.id)} readOnly={readOnly} people={people} acts={acts} columns={columns} />)}
            {readOnly ? null : section.missing.map((event) => <MissingRow key={event.id} content={content} event={event} acts={acts} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The headings below the outermost one, which stands on a line of its own. */
function innerPath(section: PlanSection): readonly string[] {
  return section.path.length > 1 ? section.path.slice(1) : section.path;
}

function Row({ content, row, findings, selected, readOnly, people, acts, columns }: {
  readonly people: readonly Known[]; readonly content: YearContent; readonly row: PlanRow; readonly findings: readonly Finding[]; readonly selected: boolean; readonly readOnly: boolean; readonly acts: PlanActs; readonly columns: number;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { activity, number } = row;
  const marks = useMarks(content.board.id);
  const pick = { label: (field: string) => planText.fieldOf(field, number), readOnly };
  return (
    <>
      <tr className={selected ? 'row is-selected' : 'row'} id={`planrad-${activity.id}`}>
        {readOnly ? null : <td className="p-pick"><input type="checkbox" aria-label={planText.selectRow(number)} checked={selected} onChange={(event) => acts.select(activity.id, event.target.checked)} /></td>}
        <td className="num p-nr">{row.events.length === 0 ? '–' : row.events.map((event, at) => <Fragment key={event.id}>{at === 0 ? '' : ', '}<Link href={`/n/${content.board.id}/${content.year}/handelse/${event.id}`} aria-label={planText.chainOf(event.label ?? event.text)}>{event.label ?? '–'}</Link></Fragment>)}</td>
        <th scope="row" className="p-event">
          {row.events.length === 0 ? <span className="urgent">{planText.noEvent}</span> : row.events.map((event) => <span className="p-one" key={event.id}>{event.text} <SecrecyBadge mark={marks.get(event.id) ?? null} /></span>)}
          {row.controls.map((control) => <span className="small quiet p-one" key={control.id}>{planText.control}: {control.text}</span>)}
        </th>
        <td className="p-value">{row.events.map((event) => <ValueChip key={event.id} method={content.method} rating={event} />)}</td>
        <td className="p-text"><CellText label={pick.label(planText.activity)} value={activity.text} placeholder={planText.noText} lines="many" readOnly={readOnly} onSave={(value) => acts.change(row, 'text', value)} />
          <SecrecyBadge mark={marks.get(activity.id) ?? null} />
          {findings.map((finding) => <p className="p-remark small" key={finding.rule} title={ruleSentence(finding)}>{ruleTitle(finding)}</p>)}
        </td>
        <td className="p-owner"><span className="p-label">{planText.owner}</span><CellText label={pick.label(planText.owner)} value={activity.owner?.printed ?? ''} placeholder={planText.noOwner} lines="many" readOnly={readOnly} onSave={(value) => acts.change(row, 'owner', responsibleFrom(value, people))} /></td>
        <td className="p-often"><span className="p-label">{planText.frequency}</span><CellText label={pick.label(planText.frequency)} value={activity.frequency?.printed ?? ''} placeholder={planText.noFrequency} lines="one" list={frequencyListId} readOnly={readOnly} onSave={(value) => acts.change(row, 'frequency', frequencyFrom(value))} /></td>
        <td className="p-more"><button type="button" className="link small" aria-expanded={open} aria-controls={details} aria-label={planText.moreOf(number)} onClick={() => setOpen(!open)}>{open ? planText.less : planText.more}</button></td>
      </tr>
      <tr className="p-details" id={details} hidden={!open}>
        <td colSpan={columns}>{open ? <ActivityDetails content={content} row={row} readOnly={readOnly} people={people} acts={acts} /> : null}</td>
      </tr>
    </>
  );
}

function MissingRow({ content, event, acts }: { readonly content: YearContent; readonly event: RiskEvent; readonly acts: PlanActs }): ReactElement {
  return (
    <tr className="row is-missing">
      <td className="p-pick" />
      <td className="num p-nr">{event.label ?? '–'}</td>
      <th scope="row" className="p-event"><span className="p-one">{event.text}</span></th>
      <td className="p-value"><ValueChip method={content.method} rating={event} /></td>
      <td className="p-text" colSpan={4}><button type="button" className="btn" onClick={() => acts.add(event)} aria-label={event.label === null ? planText.addForUnnumbered : planText.addFor(event.label)}>{planText.addForUnnumbered}</button></td>
    </tr>
  );
}
