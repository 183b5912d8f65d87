import { deliveredMethods } from '../domain/method/delivered.ts';
import type { Body } from '../domain/organisation/organisation.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { commandText } from '../text/commands.ts';
import { CommandRefused, type Command, type Work } from './command.ts';

/** The board of that name. Throws CommandRefused. */
export async function boardNamed(work: Work, name: string): Promise<Body> {
  const { bodies } = await work.call('organisation.read', {});
  const found = bodies.filter((body) => sameName(body.name, name));
  if (found.length > 1) throw new CommandRefused('board.ambiguous', commandText.boardAmbiguous(name));
  const [body] = found;
  if (body === undefined) throw new CommandRefused('board.unknown', commandText.boardUnknown(name, bodies.map((one) => one.name)));
  return body;
}
/** Refuses with the years that there are. Throws CommandRefused. */
export async function yearThere(work: Work, board: Body, year: number): Promise<void> {
  const all = await work.installation().house.opener.transaction('all', (store) => store.yearsOfScope());
  const own = all.filter((one) => one.bodyId === board.id).map((one) => one.year).toSorted((a, b) => a - b);
  if (!own.includes(year)) throw new CommandRefused('year.unknown', commandText.yearUnknown(board.name, year, own));
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').trim().toLocaleLowerCase('sv') === b.normalize('NFC').trim().toLocaleLowerCase('sv');
}

const keys = deliveredMethods.map((method) => method.key);

export const boardAdd: Command = {
  name: 'board add', words: ['NAMN'], options: { method: { type: 'string' } },
  async run(values, work) {
    const name = values.text('NAMN').normalize('NFC').trim();
    const key = values.optional('method') === null ? null : values.choice('method', keys);
    const { bodies } = await work.call('organisation.read', {});
    const there = bodies.find((body) => sameName(body.name, name));
    if (there) return { code: 0, json: { id: there.id, name: there.name, added: false }, lines: [commandText.boardThere(there.name)] };
    const { house } = work.installation();
    const id = house.newId();
    await work.call('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null });
    const method = deliveredMethods.find((one) => one.key === key);
    if (method) await work.call('method.saveVersion', { id: house.newId(), bodyId: id, definition: JSON.stringify(method), reason: '' });
    return { code: 0, json: { id, name, added: true }, lines: [commandText.boardAdded(name)] };
  },
};

export const boardList: Command = {
  name: 'boards', words: [], options: {},
  async run(_values, work) {
    const { bodies } = await work.call('organisation.read', {});
    const { methods } = await work.call('method.list', {});
    const newest = methods.toSorted((a, b) => b.method.version - a.method.version);
    const { opener } = work.installation().house;
    const { years, methodOfYear } = await opener.transaction('all', async (store) => {
      const all = await store.yearsOfScope();
      const latest = new Map<string, string>();
      for (const body of bodies) {
        const last = Math.max(0, ...all.filter((year) => year.bodyId === body.id).map((year) => year.year));
        const head = last > 0 ? await store.yearHead(body.id, last) : null;
        if (head) latest.set(body.id, head.method.key);
      }
      return { years: all, methodOfYear: latest };
    });
    // The method of the latest year; before the first year the one that a new year would get.
    const boards = bodies.map((body) => ({
      name: body.name,
      method: methodOfYear.get(body.id) ?? (newest.find((one) => one.bodyId === body.id) ?? newest.find((one) => one.bodyId === null && one.method.key === keys[0]))?.method.key ?? null,
      years: years.filter((year) => year.bodyId === body.id).map((year) => year.year).toSorted((a, b) => a - b),
    })).toSorted((a, b) => swedishOrder(a.name, b.name));
    return { code: 0, json: { boards }, lines: boards.length === 0 ? [commandText.noBoards] : boards.map((board) => commandText.boardLine(board.name, board.method ?? '–', board.years)) };
  },
};
