import type { Drafts, Store, StoreOpener } from '../../app/ports.ts';
import type { BodyId, PersonId } from '../../domain/identity.ts';
import type { Connection, Database } from './database.ts';
import { auditStore } from './auditStore.ts';
import { chainStore } from './chainStore.ts';
import { controlStore } from './controlStore.ts';
import { delegationStore } from './delegationStore.ts';
import { deviationStore } from './deviationStore.ts';
import { directoryStore } from './directoryStore.ts';
import { followupStore } from './followupStore.ts';
import { invitationStore } from './invitationStore.ts';
import { identityStore } from './identityStore.ts';
import { mailStore, reminderStore } from './mailStore.ts';
import { measureStore } from './measureStore.ts';
import { organisationHistoryStore } from './organisationHistory.ts';
import { opennessPerson } from './opennessPerson.ts';
import { opennessStore } from './opennessStore.ts';
import { opennessTrail } from './opennessTrail.ts';
import { organisationStore } from './organisationStore.ts';
import { signInAccountStore, signInStore } from './signInStore.ts';
import { taskStore } from './taskStore.ts';
import { trailStore } from './trailStore.ts';
import { versionStore } from './versionStore.ts';
import { yearStore } from './yearStore.ts';

const parts = [
  organisationStore, organisationHistoryStore, delegationStore, invitationStore, deviationStore, auditStore, opennessStore, opennessTrail, opennessPerson, yearStore, versionStore, trailStore,
  controlStore, measureStore, followupStore, chainStore, taskStore, reminderStore, signInAccountStore, directoryStore,
] as const;

/** Answers a store over a connection. A transaction asks two or three of its two hundred questions: the part that has one is made when it is asked. */
const storeOn = ((): ((connection: Connection) => Store) => {
  const nobody: Connection = { query: () => { throw new Error('There is no connection'); }, send: () => { throw new Error('There is no connection'); } };
  const methods = Object.fromEntries(parts.flatMap((part) => Object.keys(part(nobody)).map((name) => [name, {
    get(this: Record<string, unknown> & { readonly connection: Connection }) {
      // From now on this store's own.
      Object.defineProperties(this, Object.getOwnPropertyDescriptors(part(this.connection)));
      return this[name];
    },
  }])));
  const prototype = Object.defineProperties({}, methods) as object;
  return (connection) => Object.create(prototype, { connection: { value: connection } }) as Store;
})();

/** Stores over a database: each transaction carries the bodies it may see, and who acts, as its settings, and rows' security reads them. */
export function openStores(database: Database): StoreOpener {
  /** Of no board: a transaction of somebody who reaches none still is one that the house opened, and may write to the log of the municipality. */
  const ofNone = '00000000-0000-0000-0000-000000000000';
  const settings = (bodies: 'all' | readonly BodyId[], person: PersonId | null = null, drafts: Drafts = 'open') => ({ bodies: bodies === 'all' ? 'all' : bodies.length === 0 ? ofNone : bodies.join(','), person: person ?? '', ...(drafts === 'closed' ? { drafts } : {}) });
  return {
    transaction: (bodies, work, person, drafts) => database.transaction(settings(bodies, person, drafts), (connection) => work(storeOn(connection))),
    reading: (bodies, work, person, drafts) => database.reading(settings(bodies, person, drafts), (connection) => work(storeOn(connection))),
    single: (bodies) => {
      const connection: Connection = { query: (text, values) => database.ask(settings(bodies), text, values), send: () => { throw new Error('A single question writes nothing'); } };
      return { yearStamp: yearStore(connection).yearStamp, scimKey: directoryStore(connection).scimKey };
    },
    identity: identityStore(database), mail: mailStore(database),
    signIn: signInStore(database),
  };
}
