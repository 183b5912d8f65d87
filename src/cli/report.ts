import type { OperationId, Output } from '../contract/table.ts';
import type { Paper } from '../contract/operation.ts';
import { commandText, type CommandName } from '../text/commands.ts';
import { boardNamed, yearThere } from './board.ts';
import type { Command, Values } from './command.ts';

const formats = ['pdf', 'pdfa', 'docx', 'xlsx'] as const;
const versions = ['draft', 'submitted', 'decided'] as const;
const sides = ['draft', 'submitted', 'decided', 'previous', 'previous-decided'] as const;
/** Operations that answer with a paper. */
type PaperId = { [Id in OperationId]: Output<Id> extends Paper ? Id : never }[OperationId];

/** A paper of a board's year, written to a file. `more` = what the paper asks beside board, year and format. */
function reportOf(name: CommandName, operation: PaperId, options: readonly string[], more: (values: Values) => Record<string, unknown>): Command {
  return {
    name, words: [], options: Object.fromEntries(['board', 'year', 'format', 'out', ...options].map((one) => [one, { type: 'string' as const }])),
    async run(values, work) {
      const [year, format, out] = [values.year('year'), values.choice('format', formats), values.path('out')];
      const asked = more(values);
      const board = await boardNamed(work, values.text('board'));
      await yearThere(work, board, year);
      const paper = await work.call(operation, { boardId: board.id, year, format, ...asked }) as Paper;
      await work.write(out, paper.bytes);
      return { code: 0, json: { file: out, bytes: paper.bytes.length, mediaType: paper.mediaType }, lines: [commandText.written(out)] };
    },
  };
}
function chosen<Value extends string>(values: Values, name: string, allowed: readonly Value[]): Record<string, Value> {
  return values.optional(name) === null ? {} : { [name]: values.choice(name, allowed) };
}
const version = (values: Values): Record<string, unknown> => chosen(values, 'version', versions);

export const reportVorPlan = reportOf('report vor-plan', 'paper.vorPlan', ['version'], version);
export const reportPlan = reportOf('report plan', 'paper.plan', ['version'], version);
export const reportFollowup = reportOf('report followup', 'paper.followup', ['version', 'occasion'], (values) => ({ occasion: values.text('occasion'), ...version(values) }));
export const reportMeasures = reportOf('report measures', 'paper.measures', [], () => ({}));
export const reportMembers = reportOf('report members', 'paper.members', ['version'], version);
export const reportDifferences = reportOf('report differences', 'paper.differences', ['before', 'after'], (values) => ({ ...chosen(values, 'before', sides), ...chosen(values, 'after', sides) }));
