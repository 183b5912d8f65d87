import { memo, useImperativeHandle, useMemo, useState } from 'react';
import type { Ref } from 'react';
import type { YearContent } from '../../../domain/year/content.ts';
import { inPlan } from '../../../domain/year/content.ts';
import { matrix, matrixTable } from '../../../picture/matrix.ts';
import { wordOf } from '../../../domain/method/method.ts';
import { matrixWords, riskText } from '../../../text/screenRisk.ts';
import { LevelMark, Star } from '../../ui/Marks.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { Filter } from './tableRows.ts';
import { noFilter } from './tableRows.ts';

interface Given { readonly content: YearContent; readonly filter: Filter; readonly onFilter: (filter: Filter) => void; readonly handle: Ref<MatrixHandle> }
/** Marks one event in its cell. Beside the properties, so that walking through the table draws nothing but the mark. */
export interface MatrixHandle { readonly mark: (id: string | null) => void }

/** The matrix as picture or table. A cell shows its events in the table; the same cell again shows all. */
export const MatrixPart = memo(function MatrixPart({ content, filter, onFilter, handle }: Given) {
  const [active, setActive] = useState<string | null>(null);
  useImperativeHandle(handle, () => ({ mark: setActive }), []);
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const picture = useMemo(() => matrix(content), [content]);
  const { method } = content;
  const pick = (likelihood: number, consequence: number) => {
    const same = filter.cell?.likelihood === likelihood && filter.cell.consequence === consequence;
    onFilter({ ...noFilter, cell: same ? null : { likelihood, consequence } });
  };
  const only = (part: Partial<Filter>, on: boolean) => onFilter(on ? noFilter : { ...noFilter, ...part });
  const highest = method.likelihood.at(-1);
  return (
    <section id="matris" aria-labelledby="h-m">
      <div className="side-head"><h2 id="h-m">{matrixWords.title}</h2><Tabs label={matrixWords.viewLabel} tabs={[{ key: 'picture', words: matrixWords.picture }, { key: 'table', words: matrixWords.table }]} chosen={view} onChoose={(key) => setView(key === 'table' ? 'table' : 'picture')} /></div>
      {view === 'table' ? (
        <table className="figures"><thead><tr><th scope="col">{method.likelihoodWord}</th><th scope="col">{method.consequenceWord}</th><th scope="col" className="num">{matrixWords.value}</th><th scope="col">{matrixWords.numbers}</th></tr></thead>
          <tbody>{matrixTable(picture).map((row) => <tr key={`${row.likelihood} ${row.consequence}`}><td>{row.likelihood}</td><td>{row.consequence}</td><td className="num">{row.level ? <span className={`chip lv${row.level.step}`}><LevelMark step={row.level.step} /><b>{row.value}</b> {row.level.word}</span> : row.value}</td><td>{row.labels.join(' ')}</td></tr>)}</tbody></table>
      ) : (
        <>
          <p className="axis-name">{highest ? matrixWords.axis(method.likelihoodWord, highest.value, highest.word) : method.likelihoodWord}</p>
          <table className="matrix">
            <caption className="vh">{matrixWords.caption}</caption>
            <colgroup><col className="axis" />{picture.columns.map((column) => <col key={column.step.value} />)}</colgroup>
            <tbody>
              {picture.rows.map((row) => (
                <tr key={row.step.value}>
                  <th scope="row"><span title={row.step.word}>{row.step.value}<span className="vh"> {row.step.word}</span></span></th>
                  {row.cells.map((cell) => {
                    const consequence = wordOf(method.consequence, cell.consequence);
                    const chosen = filter.cell?.likelihood === cell.likelihood && filter.cell.consequence === cell.consequence;
                    return (
                      <td key={cell.consequence} className={`cell lv${cell.level?.step ?? 0}${cell.events.length === 0 ? ' none' : ''}${chosen ? ' chosen' : ''}`}>
                        {cell.events.length === 0 ? <span className="vh">{matrixWords.none}</span> : (
                          <button type="button" aria-pressed={chosen} title={matrixWords.hint(row.step.word, consequence, cell.value, cell.level?.word ?? '')} onClick={() => pick(cell.likelihood, cell.consequence)}>
                            <span className="vh">{matrixWords.cell(row.step.word, consequence, cell.level?.word ?? '')}</span>
                            {cell.events.map((event, at) => <span key={event.id}>{at === 0 ? '' : ' '}{event.id === active ? <mark>{event.label}</mark> : event.label}</span>)}
                          </button>
                        )}
                        {cell.level ? <LevelMark step={cell.level.step} className="corner" /> : null}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            <tfoot><tr><td />{picture.columns.map((column) => <th key={column.step.value} scope="col"><span title={column.step.word}>{column.step.value}<span className="vh"> {column.step.word}</span></span></th>)}</tr></tfoot>
          </table>
          <p className="axis-name x" aria-hidden="true"><span>{method.consequence.at(0)?.word}</span><span>{method.consequenceWord}</span><span>{method.consequence.at(-1)?.word}</span></p>
        </>
      )}
      <p className="counts">
        {picture.levels.map((each) => {
          const on = filter.levels.length === 1 && filter.levels[0] === each.level.id;
          return <button key={each.level.id} type="button" className={`lv${each.level.step}`} aria-pressed={on} onClick={() => only({ levels: [each.level.id] }, on)}><LevelMark step={each.level.step} />{matrixWords.level(each.level.word, each.count)}</button>;
        })}
        <button type="button" aria-pressed={filter.plan.includes('yes')} onClick={() => only({ plan: ['yes'] }, filter.plan.includes('yes'))}><Star />{matrixWords.inPlan(content.events.filter((event) => inPlan(content, event) === true).length)}</button>
        {picture.outside.length === 0 ? null : <button type="button" aria-pressed={filter.levels.includes('')} onClick={() => only({ levels: [''] }, filter.levels.includes(''))}>{riskText.none} {matrixWords.outside(picture.outside.length)}</button>}
      </p>
    </section>
  );
});
