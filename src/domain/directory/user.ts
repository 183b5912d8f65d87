/** What a directory says of a person (RFC 7643, 4.1), and how its changes are read. What we have no use for is not kept: a directory sends more than anybody should spread. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { fitted, holds, pathFrom, saidBy, type AttributePath, type Filter } from './filter.ts';
import { mailShape } from './shapes.ts';
import { truthOf as truthIn } from './truth.ts';

export interface SaidMail { readonly value: string; readonly type: string | null; readonly primary: boolean }
export interface SaidUser {
  readonly userName: string; readonly externalId: string | null; readonly active: boolean;
  readonly displayName: string | null; readonly title: string | null;
  readonly name: { readonly formatted: string | null; readonly givenName: string | null; readonly familyName: string | null };
  readonly emails: readonly SaidMail[];
}
/** One operation of a PATCH, as it came: Entra ID writes "Replace" and leaves the path out where it likes. */
export interface PatchOperation { readonly op: string; readonly path?: string | null | undefined; readonly value?: unknown }
export type Verb = 'add' | 'replace' | 'remove';

const noUser: SaidUser = { userName: '', externalId: null, active: true, displayName: null, title: null, name: { formatted: null, givenName: null, familyName: null }, emails: [] };

const longest = { userName: 320, externalId: 500, displayName: 500, title: 500, formatted: 500, givenName: 250, familyName: 250, mail: 320 } as const;
const mostMails = 20;
const address = /^[^\s@<>"]+@[^\s@<>"]+$/;

type Said<Value> = Outcome<Value>;
const wrong = (path: string): ReturnType<typeof refuse> => refuse('scim.value-not-allowed', { path });

export function verbOf(op: string): Verb | null {
  const word = op.toLowerCase();
  return word === 'add' || word === 'replace' || word === 'remove' ? word : null;
}
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A single value that came as a list of one, as older jobs of Entra ID send it. */
function single(value: unknown): unknown {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isObject(one) && 'value' in one ? one['value'] : one;
}
function textOf(given: unknown, most: number, path: string): Said<string | null> {
  const value = single(given);
  if (value === null || value === undefined) return ok(null);
  if (typeof value !== 'string' || value.length > most) return wrong(path);
  const text = value.replaceAll('\n', ' ').trim();
  return ok(text === '' ? null : text);
}
function truthOf(given: unknown): boolean | null {
  return truthIn(single(given));
}

/** A whole resource, as POST and PUT bring it. */
export function userFrom(resource: Readonly<Record<string, unknown>>): Outcome<SaidUser> {
  return complete(eachOf(noUser, 'replace', resource));
}
/** The person as a PATCH leaves it; all of its operations or none. */
export function patchedUser(user: SaidUser, operations: readonly PatchOperation[]): Outcome<SaidUser> {
  let said: Outcome<SaidUser> = ok(user);
  for (const one of operations) {
    if (!said.ok) return said;
    const verb = verbOf(one.op);
    if (verb === null) return refuse('scim.operation-unknown', { op: one.op.slice(0, 40) });
    if (one.path === undefined || one.path === null || one.path === '') {
      if (verb === 'remove') return refuse('scim.path-not-allowed', { path: '' });
      if (!isObject(one.value)) return wrong('value');
      said = eachOf(said.value, verb, one.value);
    } else {
      const path = pathFrom(one.path);
      if (path === null) return refuse('scim.path-not-allowed', { path: one.path.slice(0, 200) });
      said = set(said.value, verb, path, one.value);
    }
  }
  return complete(said);
}
function complete(said: Outcome<SaidUser>): Outcome<SaidUser> {
  return said.ok && said.value.userName === '' ? wrong('userName') : said;
}
/** Values by their names, which may be paths themselves ("name.givenName"). */
function eachOf(user: SaidUser, verb: Verb, values: Readonly<Record<string, unknown>>): Outcome<SaidUser> {
  let said: Outcome<SaidUser> = ok(user);
  for (const [key, value] of Object.entries(values)) {
    if (!said.ok) return said;
    const path = pathFrom(key);
    // In a whole resource what has no such name is another's, and none of ours.
    if (path !== null) said = set(said.value, verb, path, value);
  }
  return said;
}

function set(user: SaidUser, verb: Verb, path: AttributePath, given: unknown): Outcome<SaidUser> {
  const value = verb === 'remove' ? null : given;
  const taken = <Key extends 'externalId' | 'displayName' | 'title'>(key: Key): Outcome<SaidUser> => {
    const text = textOf(value, longest[key], key);
    return text.ok ? ok({ ...user, [key]: text.value }) : text;
  };
  switch (path.attribute) {
    case 'username': {
      const text = textOf(value, longest.userName, 'userName');
      return !text.ok ? text : text.value === null ? wrong('userName') : ok({ ...user, userName: text.value });
    }
    case 'externalid': return taken('externalId');
    case 'displayname': return taken('displayName');
    case 'title': return taken('title');
    case 'active': {
      // Without a value it is as it was when nothing had been said: RFC 7643 leaves the default to us.
      const truth = verb === 'remove' ? true : truthOf(value);
      return truth === null ? wrong('active') : ok({ ...user, active: truth });
    }
    case 'name': return setName(user, verb, path, value);
    case 'emails': return setMails(user, verb, path, value);
    default: return ok(user);
  }
}
function setName(user: SaidUser, verb: Verb, path: AttributePath, value: unknown): Outcome<SaidUser> {
  const wanted: Readonly<Record<string, unknown>> = path.sub === null ? (isObject(value) ? value : {}) : { [path.sub]: value };
  if (path.sub === null && value !== null && !isObject(value)) return wrong('name');
  let name = path.sub === null && (verb === 'remove' || value === null) ? noUser.name : user.name;
  for (const [key, part] of Object.entries(wanted)) {
    const field = (['formatted', 'givenName', 'familyName'] as const).find((one) => one.toLowerCase() === key.toLowerCase());
    if (field === undefined) continue;
    const text = textOf(part, longest[field], `name.${field}`);
    if (!text.ok) return text;
    name = { ...name, [field]: text.value };
  }
  return ok({ ...user, name });
}

function mailFrom(value: unknown): Outcome<SaidMail | null> {
  const given: Readonly<Record<string, unknown>> = isObject(value) ? value : { value };
  const mail = textOf(given['value'], longest.mail, 'emails');
  if (!mail.ok) return mail;
  if (mail.value === null) return ok(null);
  if (!address.test(mail.value)) return wrong('emails');
  const type = textOf(given['type'], 50, 'emails.type');
  return type.ok ? ok({ value: mail.value, type: type.value, primary: truthOf(given['primary']) ?? false }) : type;
}
function fits(mail: SaidMail, where: Filter): boolean {
  return holds(where, { value: mail.value.normalize('NFC').toLowerCase(), type: mail.type?.normalize('NFC').toLowerCase() ?? null, primary: mail.primary });
}
function setMails(user: SaidUser, verb: Verb, path: AttributePath, value: unknown): Outcome<SaidUser> {
  const { sub } = path;
  const where = path.where === null ? null : fitted(path.where, mailShape);
  if (path.where !== null && where === null) return refuse('scim.path-not-allowed', { path: 'emails[…]' });
  if (where === null && sub === null) {
    if (value === null) return ok({ ...user, emails: [] });
    const list = Array.isArray(value) ? value : [value];
    const read: SaidMail[] = [];
    for (const one of list) {
      const mail = mailFrom(one);
      if (!mail.ok) return mail;
      if (mail.value !== null) read.push(mail.value);
    }
    const kept = verb === 'add' ? user.emails.filter((one) => !read.some((each) => each.value.toLowerCase() === one.value.toLowerCase())) : [];
    const emails = [...(read.some((one) => one.primary) ? kept.map((one) => ({ ...one, primary: false })) : kept), ...read];
    return emails.length > mostMails ? wrong('emails') : ok({ ...user, emails });
  }
  const meant = where !== null ? user.emails.filter((one) => fits(one, where)) : user.emails.filter((one) => one.primary).concat(user.emails).slice(0, 1);
  if (verb === 'remove') {
    return ok({ ...user, emails: user.emails.flatMap((one) => (!meant.includes(one) ? [one] : sub === null || sub === 'value' ? [] : [{ ...one, ...(sub === 'type' ? { type: null } : { primary: false }) }])) });
  }
  const change: Readonly<Record<string, unknown>> = sub === null ? (isObject(value) ? value : { value }) : { [sub]: single(value) };
  if (meant.length === 0) {
    // Entra ID sets "the one of type work" before there is one.
    const said = path.where === null ? {} : saidBy(path.where);
    if (said === null) return refuse('scim.path-not-allowed', { path: 'emails[…]' });
    const mail = mailFrom({ ...said, ...change });
    return !mail.ok ? mail : mail.value === null ? ok(user) : user.emails.length >= mostMails ? wrong('emails') : ok({ ...user, emails: [...user.emails, mail.value] });
  }
  const emails: SaidMail[] = [];
  for (const one of user.emails) {
    const mail: Outcome<SaidMail | null> = meant.includes(one) ? mailFrom({ ...one, ...change }) : ok(one);
    if (!mail.ok) return mail;
    if (mail.value !== null) emails.push(mail.value);
  }
  return ok({ ...user, emails });
}

/** The person as the house has one. The primary address is the person's; else the one for work; else the first. */
export function personOf(user: SaidUser): { readonly name: string; readonly title: string; readonly mail: string | null } {
  const parts = [user.name.givenName, user.name.familyName].filter((one) => one !== null).join(' ');
  const mail = user.emails.find((one) => one.primary) ?? user.emails.find((one) => one.type?.toLowerCase() === 'work') ?? user.emails[0];
  return { name: user.displayName ?? user.name.formatted ?? (parts === '' ? user.userName : parts), title: user.title ?? '', mail: mail?.value ?? null };
}
