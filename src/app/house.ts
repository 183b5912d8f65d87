import type { ReadResult } from '../domain/document/draft.ts';
import type { AnyPaperInput, PaperInput } from '../reports/paperInput.ts';
import type { PageWish, PaperPage } from '../reports/model.ts';
import type { PaperFormat } from '../reports/names.ts';
import type { ListNote, PopulationList } from '../domain/control/population.ts';
import type { OrganisationFile } from '../domain/organisation/organisationFile.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { CalendarEntry } from '../domain/reminder/entry.ts';
import type { StoreOpener } from './ports.ts';
import type { OidcPeer, Passkeys, SamlPeer, Seal } from './signInPorts.ts';

/** All that comes from outside, handed in: time, chance, database, papers, readers, passwords. */
export interface House {
  readonly opener: StoreOpener;
  now(): Date;
  newId(): string;
  random(bytes: number): Uint8Array;
  sha256(data: Uint8Array | string): Uint8Array;
  readonly zone: string;
  readonly publicUrl: string;
  /** True when the installation has a mail server. */
  readonly sendsMail: boolean;
  /** A person's tasks as iCalendar. */
  writeCalendar(name: string, entries: readonly CalendarEntry[]): string;
  /** True only with demo data: then a visitor on loopback may sign in as a demo person. */
  readonly demo: boolean;
  /** Largest file to read in, in bytes. */
  readonly uploadBytes: number;
  readonly passwords: { hash(password: string): Promise<string>; verify(secret: string, password: string): Promise<boolean>; workFor(password: string): Promise<void> };
  readonly passkeys: Passkeys;
  readonly oidc: OidcPeer;
  readonly saml: SamlPeer;
  readonly seal: Seal;
  readDocument(bytes: Uint8Array, name: string, options: { readonly analysis?: number }): Promise<ReadResult>;
  /** The list that a sample is drawn from, Excel or text; refused with what is wrong in it. */
  readPopulation(bytes: Uint8Array, name: string, options: { readonly idColumn: string | null; readonly sheet: string | null }): Promise<Outcome<{ readonly population: PopulationList; readonly notes: readonly ListNote[] }>>;
  /** Units and people from Excel or text; refused with what is wrong with the file. */
  readOrganisation(bytes: Uint8Array, name: string): Promise<Outcome<OrganisationFile>>;
  writePaper(input: AnyPaperInput, format: PaperFormat): Promise<Uint8Array>;
  /** One page of the paper as its PDF would have it, drawn. */
  drawPage(input: PaperInput, wish: PageWish): Promise<PaperPage>;
  /** The log's last sealed checkpoint of a stream, for print; null before the first. `hash` is its link, which whoever has the paper can follow without the key. */
  checkpoint(stream: string): { readonly stream: string; readonly number: number; readonly hash: string } | null;
}
