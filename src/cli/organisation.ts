import { basename } from 'node:path';
import { dayFrom, dayOf, type Day } from '../domain/day.ts';
import { commandText } from '../text/commands.ts';
import { cellWords, doubtSentence, organisationImportText, organisationVerdict } from '../text/screenOrganisationImport.ts';
import { CommandRefused, type Command } from './command.ts';

/** The same look and the same writing as on the page. What is missing in the file ends only when it is asked for. */
export const organisationImport: Command = {
  name: 'organisation import', words: ['FIL'],
  options: { day: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'close-missing': { type: 'boolean' } },
  reads: (values) => [values.path('FIL')],
  async run(values, work) {
    const { house } = work.installation();
    const path = values.path('FIL');
    const words = values.optional('day');
    const day: Day | null = words === null ? dayOf(house.now(), house.zone) : dayFrom(words);
    if (day === null) throw new CommandRefused('command.not-allowed', commandText.notAllowed('--day', commandText.anyDay));
    const file = { name: basename(path), bytes: Buffer.from(await work.read(path)).toString('base64'), day };
    const { fingerprint, ...preview } = await work.call('organisation.previewImport', file);
    const lines = [organisationVerdict(preview.verdict), ...preview.doubts.map((one) => `${cellWords(one.at)}: ${doubtSentence(one.kind, one.value)}`)];
    if (values.flag('dry-run')) return { code: 0, json: { day, ...preview, written: null }, lines: [...lines, commandText.nothingWritten] };
    const close = values.flag('close-missing') ? preview.missing.map((one) => one.unitId) : [];
    const { written } = await work.call('organisation.import', { ...file, fingerprint, close, endHeads: [], leaveOut: [], leaveOutPeople: [] });
    return { code: 0, json: { day, ...preview, written }, lines: [...lines, organisationImportText.saved] };
  },
};
