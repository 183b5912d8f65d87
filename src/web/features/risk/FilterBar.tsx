import type { YearContent } from '../../../domain/year/content.ts';
import { printedGroups } from '../../../domain/year/renumber.ts';
import { ruleName } from '../../../text/rules.ts';
import { columnKeys, columnWords, riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import type { Finding } from '../../../domain/finding.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { fixedColumns } from './columns.ts';
import { noFilter, printedSorting, type Filter, type Sorting } from './tableRows.ts';

interface Given {
  readonly content: YearContent;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly columns: readonly ColumnKey[];
  readonly onColumn: (column: ColumnKey) => void;
  readonly open: readonly Finding[];
  readonly beforeYear: number | null;
  readonly shown: number;
}

/** What is shown, by the words of the columns. */
export function FilterBar({ content, filter, onFilter, sorting, onSort, columns, onColumn, open, beforeYear, shown }: Given) {
  const filtered = filter !== noFilter && JSON.stringify(filter) !== JSON.stringify(noFilter);
  const ticks = <Key extends string>(part: 'levels' | 'plan' | 'goals' | 'remarks' | 'changed', choices: readonly (readonly [Key, string])[]): MenuItem[] => choices.map(([key, words]) => {
    const held: readonly string[] = filter[part];
    const on = held.includes(key);
    return { kind: 'do', key, words, checked: on, onPick: () => onFilter({ ...filter, only: null, cell: null, [part]: on ? held.filter((each) => each !== key) : [...held, key] }) };
  });
  const goals = printedGroups(content).filter((group) => group.parentId === null);
  const rules = [...new Set(open.filter((finding) => finding.rows.some((row) => row.kind === 'event') && finding.params['column'] !== true).map((finding) => finding.rule))];
  const words = (word: string, on: boolean) => <span className={on ? 'on' : undefined}>{word}</span>;
  const total = content.events.length;
  return (
    <div className="filters" role="group" aria-label={riskText.filtersLabel}>
      <Menu words={words(riskText.level, filter.levels.length > 0)} several items={ticks('levels', [...content.method.levels.toReversed().map((level) => [level.id, level.word] as const), ['', riskText.unrated] as const])} />
      <Menu words={words(riskText.inPlan, filter.plan.length > 0)} several items={ticks('plan', [['yes', riskText.yes], ['no', riskText.no], ['open', riskText.open]])} />
      {goals.length > 0 ? <Menu words={words(content.method.grouping.length > 1 ? riskText.goal : content.method.grouping[0]?.word ?? riskText.goal, filter.goals.length > 0)} several items={ticks('goals', goals.map((group) => [group.id, group.title] as const))} /> : null}
      <Menu words={words(riskText.remark, filter.remarks.length > 0)} several items={ticks('remarks', [['any', riskText.anyRemark], ['errors', riskText.errors], ...rules.map((rule) => [rule, ruleName(rule)] as const)])} />
      <span className="hide-s"><Menu words={words(beforeYear === null ? riskText.review : riskText.changedSince(beforeYear), filter.changed.length > 0)} several items={ticks('changed', [['changed', riskText.changed.changed], ['new', riskText.changed.new], ['carried', riskText.changed.carried], ['unchanged', riskText.changed.unchanged]])} /></span>
      <span className="hide-s"><Menu words={riskText.columns} several items={columnKeys.filter((column) => !fixedColumns.includes(column)).map((column): MenuItem => ({ kind: 'do', key: column, words: columnWords[column], checked: columns.includes(column), onPick: () => onColumn(column) }))} /></span>
      <span className="end">
        {sorting.by === 'printed' ? null : <button type="button" className="link" onClick={() => onSort(printedSorting)}>{riskText.printedOrder}</button>}
        {filtered ? <><button type="button" className="link" onClick={() => onFilter(noFilter)}>{riskText.showAll}</button> {riskText.some(shown, total)}</> : riskText.all(total)}
      </span>
    </div>
  );
}
