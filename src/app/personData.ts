/** What is kept about a person (GDPR art. 15), inside the scope of whoever makes the extract. It stops at what a person must decide on, always and alike, so that the stop says nothing. */
import type { Paper } from '../contract/operation.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { nameOn } from '../domain/organisation/history.ts';
import { reach, type Grant } from '../domain/organisation/organisation.ts';
import type { BodyId } from '../domain/identity.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { titledFileName } from '../reports/names.ts';
import type { RecordInput } from '../reports/recordPaper.ts';
import { personPaper as said } from '../text/opennessRecords.ts';
import { trailText } from '../text/screenTrail.ts';
import { roleWords } from '../text/screenOrganisation.ts';
import { measureStatusWords } from '../text/words.ts';
import { within, type Scope } from './access.ts';
import { askRegistrar } from './deviationRequests.ts';
import { mediaTypeOf } from './decision.ts';
import type { KeptAboutPerson } from './opennessPorts.ts';
import type { UseCase } from './useCase.ts';

interface Extract { readonly about: KeptAboutPerson; readonly record: RecordInput; readonly format: 'json' | 'pdf' | 'html' | 'docx'; readonly stops: string }

export const exportPersonData: UseCase<'personData.export'> = {
  async act(context, { personId, requestId, format }) {
    const { store, actor, today } = context;
    const scope = context.scopeFor('person.export');
    // What a board has written is the board's to give out: who manages the people of all boards reads none of their drafts, by this door either.
    const read = context.scopeFor('year.read');
    const about = await store.keptAbout(personId, scope === 'all', read);
    if (about.person === null || (scope !== 'all' && about.grants.length === 0 && about.log.length === 0)) return refuse('object.not-found');
    const [bodies, units, earlier] = await Promise.all([store.bodies(), store.units(), store.earlierUnits()]);
    const reached = new Set<BodyId>();
    const unitsById = new Map(units.map((unit) => [unit.id as string, unit]));
    for (const grant of about.grants) {
      const where = reach(grant, unitsById);
      for (const id of where === 'all' ? [] : where) if (within(scope, id)) reached.add(id);
    }
    // Somebody must answer also for who has no board: the executive board, else the first there is.
    const fallback = bodies.find((body) => body.kind === 'executiveBoard' && within(scope, body.id)) ?? bodies.find((body) => within(scope, body.id));
    const answering = reached.size > 0 ? [...reached] : fallback ? [fallback.id] : [];
    for (const [at, bodyId] of answering.entries()) await askRegistrar(context, bodyId, { id: at === 0 ? requestId : context.house.newId(), kind: 'personalData', about: said.request(about.person.name) });
    context.record({ objectKind: 'person', objectId: personId, bodyId: scope === 'all' ? null : answering[0] ?? null, boardYearId: null, content: { kind: 'act', values: { exported: format }, note: '' } });
    // A role that has ended was at what the place was called then.
    const placeOf = ({ place, to }: Grant): string => {
      if (place.kind === 'municipality') return said.whole;
      if (place.kind === 'body') return bodies.find((body) => body.id === place.id)?.name ?? '';
      const unit = unitsById.get(place.id);
      return unit ? nameOn(unit, earlier, to !== null && to < today ? to : today) : '';
    };
    const namesIn = (where: Scope): string[] | null => (where === 'all' ? null : bodies.filter((body) => within(where, body.id)).map((body) => body.name));
    return ok({ about, format, stops: said.stops, record: recordOf(about, placeOf, { municipality: await store.municipality(), day: today, by: actor.name, boards: namesIn(scope), written: namesIn(read) }) } satisfies Extract);
  },
  async after(house, acted) {
    const { about, record, format, stops } = acted as Extract;
    const name = titledFileName(record.title, record.municipality, format === 'json' ? 'csv' : format);
    if (format === 'json') return ok<Paper>({ bytes: new TextEncoder().encode(`${JSON.stringify({ format: 'internkoll-person', version: 1, stops, ...about }, null, 1)}\n`), name: name.replace(/csv$/, 'json'), mediaType: 'application/json; charset=utf-8' });
    const bytes = await house.writePaper(record, format);
    // A file of its own when it is saved: the fragment alone would not say its language or its signs.
    if (format === 'html') return ok<Paper>({ bytes: new TextEncoder().encode(`<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>${record.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title></head><body>${new TextDecoder().decode(bytes)}</body></html>\n`), name, mediaType: 'text/html; charset=utf-8' });
    return ok<Paper>({ bytes, name, mediaType: mediaTypeOf[format] });
  },
};

function recordOf(about: KeptAboutPerson, placeOf: (grant: Grant) => string, given: { municipality: string; day: RecordInput['day']; by: string; boards: readonly string[] | null; written: readonly string[] | null }): RecordInput {
  const person = about.person;
  const moment = (at: string | null): string => (at === null ? '' : `${at.slice(0, 16).replace('T', ' ')} UTC`);
  const section = (heading: string, columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]): RecordInput['sections'][number] => ({
    heading, paragraphs: [rows.length === 0 ? said.nothing : said.count(rows.length)], table: { columns: columns.map(([heading, width]) => ({ heading, width })), rows },
  });
  return {
    paper: 'record', municipality: given.municipality, board: given.boards?.join(', ') ?? '', day: given.day, title: said.title(person?.name ?? ''), lead: [said.lead(given.day, given.by), said.scope(given.boards), ...(given.boards === null && given.written !== null ? [said.ofBoards(given.written)] : []), said.stops],
    sections: [
      section(said.person, [[said.name, 4], [said.jobTitle, 4], [said.mail, 4]], person === null ? [] : [[person.name, person.title, person.mail ?? '']]),
      section(said.roles, [[said.role, 4], [said.place, 5], [said.from, 2], [said.to, 2]], about.grants.map((grant) => [roleWords[grant.role as Role], placeOf(grant), grant.from ?? '', grant.to ?? ''])),
      section(said.sessions, [[said.began, 3], [said.last, 3], [said.ends, 3], [said.way, 2], [said.device, 4], [said.address, 3]], about.sessions.map((one) => [moment(one.createdAt), moment(one.lastUsedAt), moment(one.expiresAt), one.way, one.device, one.address])),
      section(said.keys, [[said.key, 5], [said.began, 3], [said.last, 3]], [...about.passkeys.map((one) => [one.name, moment(one.createdAt), moment(one.lastUsedAt)]), ...about.identities.map((one) => [`${one.provider}, ${one.issuer}`, moment(one.boundAt), ''])]),
      section(said.mails, [[said.kind, 3], [said.written, 3], [said.sent, 3]], about.mails.map((one) => [one.kind, moment(one.createdAt), moment(one.sentAt)])),
      section(said.measures, [[said.board, 4], [said.measure, 8], [said.ends, 2], [said.status, 3]], about.measures.map((one) => [one.board, one.title, one.end ?? '', (measureStatusWords as Readonly<Record<string, string>>)[one.status] ?? one.status])),
      section(said.occasions, [[said.board, 4], [said.control, 8], [said.period, 2], [said.performed, 2], [said.part, 2]], about.occasions.map((one) => [one.board, one.title, one.period, one.performedOn ?? '', said.as[one.as]])),
      section(said.texts, [[said.board, 3], [said.where, 2], [said.text, 9]], about.texts.map((one) => [one.board, said.places[one.place] ?? one.place, one.text])),
      section(said.log, [[said.when, 3], [said.what, 4], [said.board, 3]], about.log.map((one) => [moment(one.at), trailText.did(one.operation, one.objectKind, '', null), one.board ?? ''])),
    ],
  };
}
