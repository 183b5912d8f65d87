import { commandText } from '../text/commands.ts';
import { CommandRefused, type Command } from './command.ts';

export const personAdd: Command = {
  name: 'person add', words: ['NAMN'], options: { mail: { type: 'string' }, title: { type: 'string' }, administrator: { type: 'boolean' } },
  async run(values, work) {
    const name = values.text('NAMN').trim();
    const mail = values.text('mail').trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(mail)) throw new CommandRefused('command.not-allowed', commandText.mailNeeded);
    const { house } = work.installation();
    const personId = house.newId();
    await work.call('person.add', { id: personId, name, title: values.optional('title') ?? '', mail });
    if (values.flag('administrator')) {
      await work.call('person.grant', { id: house.newId(), personId, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
    }
    const { link, validUntil } = await work.call('person.link', { personId });
    const until = new Intl.DateTimeFormat('sv-SE', { timeZone: house.zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(validUntil));
    return { code: 0, json: { personId, link, validUntil }, lines: [commandText.personAdded(name), commandText.linkFor(link, until)] };
  },
};
