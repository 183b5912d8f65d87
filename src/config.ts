/** Alone reads the environment. Everything else gets its settings as arguments. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ownerWithoutDatabase, settingMeaning, settingProblem, type SettingName } from './text/configuration.ts';

export interface Config {
  /** Absolute path. */
  readonly dataFolder: string;
  /** null: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly ownerUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** IP addresses and nets whose forwarded headers are believed. */
  readonly proxies: readonly string[];
  /** Requests a minute, of a session and of an address. */
  readonly ceilings: { readonly session: number; readonly address: number };
  /** null: not said; then a folder that `npm start` makes gets the demo. */
  readonly demo: boolean | null;
  readonly zone: string;
  readonly migrate: 'auto' | 'manual';
  /** Largest file to read in, in bytes. */
  readonly uploadBytes: number;
  /** The mail server as smtp:// or smtps://; null: no mail is sent. */
  readonly smtpUrl: string | null;
  /** Who mail comes from. */
  readonly mailFrom: string;
}

/** Every setting, in the order of the documentation. */
export const configTable = Object.keys(settingMeaning) as SettingName[];

type Read = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** The configuration of this process. */
export function readEnvironment(): Read {
  return readConfig(process.env);
}

/** Shapes: an environment in, a whole configuration or every problem as a sentence out. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Read {
  const problems: string[] = [];
  const said = (name: SettingName): string | null => environment[name]?.trim() || null;
  const read = <Value>(name: SettingName, otherwise: Value, parse: (text: string) => Value | null): Value => {
    const text = said(name);
    if (text === null) return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    problems.push(settingProblem(name));
    return otherwise;
  };
  const host = read('HOST', '127.0.0.1', (text) => (/^[\w.:-]+$/.test(text) ? text : null));
  const port = read('PORT', 3000, (text) => wholeNumber(text, 0, 65_535));
  const databaseUrl = read<string | null>('DATABASE_URL', null, postgresUrl);
  const ownerUrl = read<string | null>('DATABASE_OWNER_URL', null, postgresUrl);
  if (ownerUrl !== null && databaseUrl === null && said('DATABASE_URL') === null) problems.push(ownerWithoutDatabase());
  const config: Config = {
    dataFolder: resolve(said('INTERNKOLL_DATA') ?? './data'),
    databaseUrl, ownerUrl, host, port,
    publicUrl: read('INTERNKOLL_URL', `http://${hostInUrl(host)}:${port}`, webUrl),
    proxies: read<readonly string[]>('INTERNKOLL_PROXIES', [], addressList),
    ceilings: { session: read('INTERNKOLL_SESSION_CEILING', 1_200, (text) => wholeNumber(text, 60, 999_999)), address: read('INTERNKOLL_ADDRESS_CEILING', 12_000, (text) => wholeNumber(text, 60, 999_999)) },
    demo: read<boolean | null>('INTERNKOLL_DEMO', null, (text) => (text === '1' ? true : text === '0' ? false : null)),
    zone: read('INTERNKOLL_ZONE', 'Europe/Stockholm', zoneName),
    migrate: read<'auto' | 'manual'>('INTERNKOLL_MIGRATE', 'auto', (text) => (text === 'auto' || text === 'manual' ? text : null)),
    uploadBytes: read('INTERNKOLL_UPLOAD_MB', 25, (text) => wholeNumber(text, 1, 200)) * 1024 * 1024,
    smtpUrl: read<string | null>('INTERNKOLL_SMTP', null, mailUrl), mailFrom: read('INTERNKOLL_MAIL_FROM', 'Internkoll <internkoll@localhost>', mailAddress),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config };
}

/** A server that listens on every address is reached on this machine by the loopback one. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
function postgresUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  return ['postgres:', 'postgresql:'].includes(new URL(text).protocol) ? text : null;
}
function mailUrl(text: string): string | null {
  return URL.canParse(text) && ['smtp:', 'smtps:'].includes(new URL(text).protocol) ? text : null;
}
/** An address, with or without a name before it; never more than one line. */
function mailAddress(text: string): string | null {
  return /^(?:[^<>\r\n]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : null;
}
function webUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : null;
}
function addressList(text: string): readonly string[] | null {
  const parts = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return parts.every(isAddressOrNet) ? parts : null;
}
function isAddressOrNet(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || wholeNumber(prefix, 0, version === 4 ? 32 : 128) !== null;
}
function zoneName(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: text }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
