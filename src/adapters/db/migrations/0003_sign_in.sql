-- Sign-in: passkeys and recovery codes of local accounts, other identity providers with their groups, what is asked of them
-- and not yet answered, why a sign-in failed, and what a session was opened with.
-- These tables are reached before any scope is known, so they hold hashes and public keys: whoever reads them cannot get in with what stands there.

-- A session is named to its owner by public_id, never by the hash that lets it in. The roles that a provider's groups gave last as long as the session.
alter table session add column public_id uuid not null default gen_random_uuid(), add column way text not null default 'password', add column provider_id uuid,
  add column device text not null default '', add column address text not null default '', add column grants jsonb not null default '[]';
create unique index session_public on session (public_id);
create index session_provider on session (provider_id) where provider_id is not null;

create table passkey (
  id text primary key, person_id uuid not null references person(id), name text not null, public_key bytea not null, counter bigint not null, transports jsonb not null,
  backed_up boolean not null, created_at timestamptz not null, last_used_at timestamptz
);
create index passkey_person on passkey (person_id);
create table recovery_code (hash bytea primary key, person_id uuid not null references person(id), created_at timestamptz not null, used_at timestamptz);
create index recovery_code_person on recovery_code (person_id);

-- `settings` by kind, see app/signInPorts.ts. `secret` is sealed by a key outside the database.
create table identity_provider (
  id uuid primary key, kind text not null, name text not null, used boolean not null, trusts_mail boolean not null, settings jsonb not null, secret text not null default '',
  groups jsonb not null, created_at timestamptz not null
);
create table external_identity (
  provider_id uuid not null references identity_provider(id) on delete cascade, issuer text not null, subject text not null, person_id uuid not null references person(id),
  bound_at timestamptz not null, bound_by text not null, last_at timestamptz, primary key (provider_id, issuer, subject)
);
create index external_identity_person on external_identity (person_id);

-- What was asked and waits for its answer, known by a hash of its one-time value: a passkey's challenge, OIDC's state, SAML's request id, the ticket of an answer that has come.
create table sign_in_request (
  key_hash bytea primary key, kind text not null, provider_id uuid references identity_provider(id) on delete cascade, person_id uuid references person(id), browser_hash bytea,
  details jsonb not null, created_at timestamptz not null, expires_at timestamptz not null
);
create index sign_in_request_expires on sign_in_request (expires_at);
-- An assertion is used once, however often it is sent within its time.
create table used_assertion (provider_id uuid not null references identity_provider(id) on delete cascade, assertion_id text not null, expires_at timestamptz not null, primary key (provider_id, assertion_id));
create table sign_in_diagnosis (
  id uuid primary key, at timestamptz not null, provider_id uuid references identity_provider(id) on delete cascade, code text not null, params jsonb not null
);
create index sign_in_diagnosis_at on sign_in_diagnosis (at desc);

grant select, insert, update, delete on passkey, recovery_code, identity_provider, external_identity, sign_in_request, used_assertion, sign_in_diagnosis to internkoll_app;

-- Who may be trusted to say who somebody is changes only in a transaction over the whole municipality.
alter table identity_provider enable row level security;
create policy known on identity_provider for select to internkoll_app using (true);
create policy managed on identity_provider for all to internkoll_app using (current_setting('internkoll.bodies', true) = 'all') with check (current_setting('internkoll.bodies', true) = 'all');
alter table external_identity enable row level security;
create policy known on external_identity for select to internkoll_app using (true);
create policy managed on external_identity for all to internkoll_app using (current_setting('internkoll.bodies', true) = 'all') with check (current_setting('internkoll.bodies', true) = 'all');
-- What a person does with the own account is in the log, also where that person has no role anywhere yet.
create policy own_account on trail_entry for insert to internkoll_app with check (body_id is null and object_kind = 'account');
