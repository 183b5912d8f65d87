import type { OwnSession, Passkey, SignInAccountStore, SignInRequest, SignInStore, StoredDiagnosis } from '../../app/signInPorts.ts';
import type { PersonId } from '../../domain/identity.ts';
import type { Administrator } from '../../domain/organisation/administrators.ts';
import type { IdentityProvider } from '../../domain/signIn/provider.ts';
import type { Connection, Database } from './database.ts';

const passkeyColumns = `id, person_id as "personId", name, public_key as "publicKey", counter, transports, backed_up as "backedUp", created_at as "createdAt", last_used_at as "lastUsedAt"`;
const providerColumns = `p.id, p.name, p.used, p.trusts_mail as "trustsMail", p.settings, p.groups`;
/** Who has been barred by the directory comes in by no door: each asks. */
export const ofActive = 'exists (select from person p where p.id = person_id and p.active)';
/** The directory says the address of the person known as `p`, who administers by hand: then the address alone opens nothing, or whoever has the directory's key would administer. */
export const addressOpensNothing = "p.user_key is not null and exists (select from role_grant g where g.person_id = p.id and g.role = 'administrator' and g.group_id is null and coalesce(g.valid_to, current_date) >= current_date)";
/** The person known as `p` has something to sign in with again and again. A password is asked for together with an address; a recovery code opens once. */
const hasWayIn = `((p.mail is not null and exists (select from credential c where c.person_id = p.id)) or exists (select from passkey k where k.person_id = p.id)
  or exists (select from external_identity e join identity_provider i on i.id = e.provider_id and i.used where e.person_id = p.id))`;
/** Rows of the past go when new ones come, so that nothing grows without end. */
const keepDiagnoses = 500;

/** Sign-in before any scope is known. */
export function signInStore(database: Database): SignInStore {
  return {
    async putRequest(keyHash, request, now) {
      await database.query('delete from sign_in_request where expires_at < $1', [now]);
      await database.query('insert into sign_in_request (key_hash, kind, provider_id, person_id, browser_hash, details, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [keyHash, request.kind, request.providerId, request.personId, request.browserHash, JSON.stringify(request.details), now, request.expiresAt]);
    },
    takeRequest: async (keyHash, now) => (await database.query<SignInRequest>(`delete from sign_in_request where key_hash = $1 and expires_at > $2
      returning kind, provider_id as "providerId", person_id as "personId", browser_hash as "browserHash", details, expires_at as "expiresAt"`, [keyHash, now]))[0] ?? null,
    request: async (keyHash, now) => (await database.query<SignInRequest>(`select kind, provider_id as "providerId", person_id as "personId", browser_hash as "browserHash", details, expires_at as "expiresAt"
      from sign_in_request where key_hash = $1 and expires_at > $2`, [keyHash, now]))[0] ?? null,
    passkey: async (id) => (await database.query<Passkey>(`select ${passkeyColumns} from passkey where id = $1 and ${ofActive}`, [id]))[0] ?? null,
    passkeyUsed: async (id, counter, now) => { await database.query('update passkey set counter = $2, last_used_at = $3 where id = $1', [id, counter, now]); },
    useRecoveryCode: async (mail, hash, now) => (await database.query<{ person_id: PersonId }>(`update recovery_code c set used_at = $3 from person p
      where c.hash = $2 and c.used_at is null and p.id = c.person_id and lower(p.mail) = lower($1) and p.active returning c.person_id`, [mail, hash, now]))[0]?.person_id ?? null,
    providers: async () => database.query<IdentityProvider>(`select ${providerColumns} from identity_provider p order by p.created_at, p.id`),
    sealedSecret: async (id) => (await database.query<{ secret: string }>('select secret from identity_provider where id = $1', [id]))[0]?.secret ?? '',
    boundPerson: async (providerId, issuer, subject) => (await database.query<{ person_id: PersonId }>('select person_id from external_identity where provider_id = $1 and issuer = $2 and subject = $3', [providerId, issuer, subject]))[0]?.person_id ?? null,
    personToBind: async (mail, providerId) => (await database.query<{ id: PersonId }>(`select p.id from person p where lower(p.mail) = lower($1) and p.active and p.mail_moved_at is null and not (${addressOpensNothing}) and not exists (select from external_identity e where e.person_id = p.id and e.provider_id = $2)`, [mail, providerId]))[0]?.id ?? null,
    isActive: async (personId) => (await database.query('select 1 from person where id = $1 and active', [personId])).length > 0,
    async useAssertion(providerId, assertionId, expiresAt) {
      return (await database.query('insert into used_assertion (provider_id, assertion_id, expires_at) values ($1, $2, $3) on conflict do nothing returning assertion_id', [providerId, assertionId, expiresAt])).length > 0;
    },
    async putDiagnosis(one) {
      await database.query('insert into sign_in_diagnosis (id, at, provider_id, code, params) values ($1, $2, $3, $4, $5)', [one.id, one.at, one.providerId, one.code, JSON.stringify(one.params)]);
      await database.query(`delete from sign_in_diagnosis where id in (select id from sign_in_diagnosis order by at desc, id desc offset ${keepDiagnoses})`);
    },
  };
}

/** A person's own account, and the providers as the administrator sees them, inside a transaction. */
export function signInAccountStore(connection: Connection): SignInAccountStore {
  const count = async (text: string, values: readonly unknown[]): Promise<number> => (await connection.query(text, values)).length;
  return {
    askPasskey: async (keyHash, personId, expiresAt, now) => {
      await connection.query(`insert into sign_in_request (key_hash, kind, person_id, details, created_at, expires_at) values ($1, 'passkeyAdd', $2, '{}', $3, $4)`, [keyHash, personId, now, expiresAt]);
    },
    takePasskeyAsked: async (keyHash, personId, now) => await count(`delete from sign_in_request where key_hash = $1 and kind = 'passkeyAdd' and person_id = $2 and expires_at > $3 returning 1`, [keyHash, personId, now]) > 0,
    passkeysOf: async (personId) => connection.query<Passkey>(`select ${passkeyColumns} from passkey where person_id = $1 order by created_at, id`, [personId]),
    insertPasskey: async (one) => await count('insert into passkey (id, person_id, name, public_key, counter, transports, backed_up, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id',
      [one.id, one.personId, one.name, one.publicKey, one.counter, JSON.stringify(one.transports), one.backedUp, one.createdAt]) > 0,
    deletePasskey: async (personId, id) => await count('delete from passkey where person_id = $1 and id = $2 returning id', [personId, id]) > 0,
    recoveryCodesLeft: async (personId) => (await connection.query<{ left: number }>('select count(*) as left from recovery_code where person_id = $1 and used_at is null', [personId]))[0]?.left ?? 0,
    async replaceRecoveryCodes(personId, hashes, now) {
      await connection.query('delete from recovery_code where person_id = $1', [personId]);
      for (const hash of hashes) await connection.query('insert into recovery_code (hash, person_id, created_at) values ($1, $2, $3)', [hash, personId, now]);
    },
    sessionsOf: async (personId, now) => connection.query<OwnSession>(`select s.public_id as id, s.way, p.name as provider, s.device, s.address, s.created_at as "createdAt", s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt"
      from session s left join identity_provider p on p.id = s.provider_id where s.person_id = $1 and s.expires_at > $2 and s.last_used_at > $2::timestamptz - make_interval(hours => ${idleLimitHours}) order by s.last_used_at desc, s.public_id`, [personId, now]),
    endSessions: async (personId, which) => 'id' in which
      ? count('delete from session where person_id = $1 and public_id = $2 returning 1', [personId, which.id])
      : count('delete from session where person_id = $1 and ($2::uuid is null or public_id <> $2) returning 1', [personId, which.allBut]),
    identityProviders: async () => connection.query<IdentityProvider & { hasSecret: boolean; bound: number }>(`select ${providerColumns}, p.secret <> '' as "hasSecret",
      (select count(*) from external_identity e where e.provider_id = p.id) as bound from identity_provider p order by p.created_at, p.id`),
    putIdentityProvider: async (one, secret, now) => {
      await connection.query(`insert into identity_provider (id, kind, name, used, trusts_mail, settings, secret, groups, created_at) values ($1, $2, $3, $4, $5, $6, coalesce($7, ''), $8, $9)
        on conflict (id) do update set kind = excluded.kind, name = excluded.name, used = excluded.used, trusts_mail = excluded.trusts_mail, settings = excluded.settings, secret = coalesce($7, identity_provider.secret), groups = excluded.groups`,
        [one.id, one.settings.kind, one.name, one.used, one.trustsMail, JSON.stringify(one.settings), secret, JSON.stringify(one.groups), now]);
    },
    deleteIdentityProvider: async (id) => await count('delete from identity_provider where id = $1 returning id', [id]) > 0,
    endSessionsOfProvider: async (id) => { await connection.query('delete from session where provider_id = $1', [id]); },
    bindIdentity: async (one) => {
      await connection.query(`insert into external_identity (provider_id, issuer, subject, person_id, bound_at, bound_by) values ($1, $2, $3, $4, $5, $6)
        on conflict (provider_id, issuer, subject) do update set person_id = excluded.person_id, bound_at = excluded.bound_at, bound_by = excluded.bound_by`, [one.providerId, one.issuer, one.subject, one.personId, one.at, one.by]);
    },
    identityUsed: async (providerId, issuer, subject, at) => { await connection.query('update external_identity set last_at = $4 where provider_id = $1 and issuer = $2 and subject = $3', [providerId, issuer, subject, at]); },
    diagnoses: async (limit) => connection.query<StoredDiagnosis>('select id, at, provider_id as "providerId", code, params from sign_in_diagnosis order by at desc, id desc limit $1', [limit]),
    administrators: async (day) => connection.query<Administrator>(`select p.id as "personId", bool_or(g.group_id is null and g.valid_to is null) as lasting, ${hasWayIn} as reached from person p join role_grant g on g.person_id = p.id
      where p.active and g.role = 'administrator' and g.place_kind = 'municipality' and coalesce(g.valid_from, $1) <= $1 and coalesce(g.valid_to, $1) >= $1 group by p.id order by p.id`, [day]),
  };
}

/** A session that nobody has used for this long is over. */
export const idleLimitHours = 12;
