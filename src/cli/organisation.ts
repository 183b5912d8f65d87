import { basename } from 'node:path';
import { dayFrom, dayOf, type Day } from '../domain/day.ts';
import { commandText } from '../text/commands.ts';
import { cellWords, doubtSentence, organisationImportText, organisationVerdict } from '../text/screenOrganisationImport.ts';
import type { Input, Output } from '../contract/table.ts';
import type { SameUnit } from '../domain/organisation/renames.ts';
import { CommandRefused, type Command, type Work } from './command.ts';

/** The same look and the same writing as on the page. What is missing in the file ends only when it is asked for. */
export const organisationImport: Command = {
  name: 'organisation import', words: ['FIL'],
  options: { day: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'close-missing': { type: 'boolean' }, 'take-renames': { type: 'boolean' } },
  reads: (values) => [values.path('FIL')],
  async run(values, work) {
    const { house } = work.installation();
    const path = values.path('FIL');
    const words = values.optional('day');
    const day: Day | null = words === null ? dayOf(house.now(), house.zone) : dayFrom(words);
    if (day === null) throw new CommandRefused('command.not-allowed', commandText.notAllowed('--day', commandText.anyDay));
    const file = { name: basename(path), bytes: Buffer.from(await work.read(path)).toString('base64'), day };
    const { same, found: { fingerprint, ...preview } } = await looked(work, file, values.flag('take-renames'));
    const lines = [organisationVerdict(preview.verdict), ...preview.doubts.map((one) => `${cellWords(one.at)}: ${doubtSentence(one.kind, one.value)}`), ...preview.renames.filter((one) => !one.taken).map((one) => `${cellWords(one.at)}: ${commandText.mayBeRenamed(one.name, one.wanted)}`)];
    if (values.flag('dry-run')) return { code: 0, json: { day, ...preview, written: null }, lines: [...lines, commandText.nothingWritten] };
    const close = values.flag('close-missing') ? preview.missing.map((one) => one.unitId) : [];
    const { written } = await work.call('organisation.import', { ...file, same, fingerprint, close, endHeads: [], leaveOut: [], leaveOutPeople: [] });
    return { code: 0, json: { day, ...preview, written }, lines: [...lines, organisationImportText.saved] };
  },
};

type File = Omit<Input<'organisation.previewImport'>, 'same'>;
/** With `take` all that may have got a new name has got one; what lies under it is then known, too, so it is looked again until nothing more is found. */
async function looked(work: Work, file: File, take: boolean): Promise<{ readonly same: SameUnit[]; readonly found: Output<'organisation.previewImport'> }> {
  for (let same: SameUnit[] = []; ;) {
    const found = await work.call('organisation.previewImport', { ...file, same });
    const more = found.renames.filter((one) => !one.taken).map(({ key, unitId }) => ({ key, unitId }));
    if (!take || more.length === 0) return { same, found };
    same = [...same, ...more];
  }
}
