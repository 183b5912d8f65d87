-- The house: organisation, people, sessions, the year's analysis and plan, versions, imports, trail.
-- Every scoped table has rows' security: a query without the settings of a transaction opened by app/run.ts sees nothing.

create table setting (name text primary key, value jsonb not null);

create table body (
  id uuid primary key, name text not null, kind text not null, valid_from date, valid_to date,
  unique (name)
);
create table unit (
  id uuid primary key, parent_id uuid references unit(id), kind text not null, name text not null, valid_from date, valid_to date
);
create table unit_serves (unit_id uuid not null references unit(id), body_id uuid not null references body(id), primary key (unit_id, body_id));

create table person (
  id uuid primary key, name text not null, title text not null default '', mail text, valid_from date, valid_to date
);
create unique index person_mail on person (lower(mail));
create table role_grant (
  id uuid primary key, person_id uuid not null references person(id), role text not null,
  place_kind text not null, place_id uuid, valid_from date, valid_to date
);
create index role_grant_person on role_grant (person_id);

create table credential (person_id uuid primary key references person(id), secret text not null, changed_at timestamptz not null);
create table one_time_link (token_hash bytea primary key, person_id uuid not null references person(id), purpose text not null, expires_at timestamptz not null, used_at timestamptz);
create table session (
  id_hash bytea primary key, person_id uuid not null references person(id), created_at timestamptz not null, last_used_at timestamptz not null, expires_at timestamptz not null
);
create index session_person on session (person_id);
create table sign_in_failure (account text not null, address text not null, count int not null, last_at timestamptz not null, primary key (account, address));

create table method (
  id uuid primary key, key text not null, version int not null, body_id uuid references body(id), definition jsonb not null, created_at timestamptz not null
);
create unique index method_version on method (key, version, coalesce(body_id, '00000000-0000-0000-0000-000000000000'::uuid));

create table board_year (
  id uuid primary key, body_id uuid not null references body(id), year int not null, method_id uuid not null references method(id),
  layout jsonb not null, introduction text not null default '', case_number text not null default '', recipients text not null default '',
  started_from uuid references board_year(id), created_at timestamptz not null,
  unique (body_id, year)
);

create table year_group (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade,
  parent_id uuid, level int not null, title text not null, position int not null
);
create table control (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade,
  group_id uuid, text text not null, covers jsonb not null, position int not null
);
create table event (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade,
  group_id uuid, position int not null, label text, kind text not null, text text not null, explanation text not null, category text not null,
  risk_owner jsonb, origin text not null, department text not null, likelihood int, consequence int, printed_value int,
  rating_reason text not null, rated_on date, review text not null, treatment text, treatment_reason text not null, accepted_until date,
  indicator text not null, council_target text not null, board_target text not null, routine text not null, running_checks text not null,
  activity_text text not null, imported jsonb
);
create table activity (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade,
  position int not null, event_ids jsonb not null, text text not null, purpose text not null, scope text not null, kind text not null,
  population_source text not null, proposed_sample text not null, owner jsonb, performers jsonb not null, places text not null, frequency jsonb,
  reported_when text not null, printed_event text not null, printed_control text not null, printed_goal text not null, printed_process text not null,
  printed_work_method text not null, printed_label text, printed_value int, extra jsonb not null, imported jsonb
);
create table measure (
  id uuid primary key, body_id uuid not null references body(id), position int not null, title text not null, responsible jsonb,
  start_on date, end_on date, status text not null, status_reason text not null
);
create table measure_mends (
  measure_id uuid not null references measure(id) on delete cascade, board_year_id uuid not null references board_year(id) on delete cascade,
  event_ids jsonb not null, primary key (measure_id, board_year_id)
);
create table irregularity_answer (
  board_year_id uuid not null references board_year(id) on delete cascade, question text not null, event_ids jsonb not null, reason text not null,
  primary key (board_year_id, question)
);
create table finding_note (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade, rule text not null, keys jsonb not null, reason text not null, asked boolean not null
);
create table ended (
  board_year_id uuid not null references board_year(id) on delete cascade, object text not null, previous_id uuid not null, reason text not null,
  primary key (board_year_id, object, previous_id)
);
create table lineage (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade, object text not null, kind text not null, from_ids jsonb not null, to_ids jsonb not null
);
create index year_group_year on year_group (board_year_id);
create index control_year on control (board_year_id);
create index event_year on event (board_year_id, position);
create index activity_year on activity (board_year_id, position);
create index measure_body on measure (body_id);
create index measure_mends_year on measure_mends (board_year_id);
create index finding_note_year on finding_note (board_year_id);
create index lineage_year on lineage (board_year_id);

-- Kept files (imports, papers of decided versions) as bytes, once per checksum and body.
create table kept_file (
  id uuid primary key, body_id uuid not null references body(id), sha256 text not null, name text not null, media_type text not null, bytes bytea not null, created_at timestamptz not null
);
create table import (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade, file_id uuid not null references kept_file(id),
  reader_version int not null, draft jsonb not null, dismissed jsonb not null, read_at timestamptz not null, read_by uuid, undone_at timestamptz
);
-- A version is frozen content: canonical JSON (RFC 8785) in a numbered format with its SHA-256.
create table version (
  id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade, number int not null, kind text not null,
  format int not null, snapshot jsonb not null, canonical text not null, checksum text not null, findings jsonb not null, overridden jsonb not null,
  meeting_on date, case_number text not null, recipients text not null, submitted_at timestamptz not null, submitted_by uuid,
  withdrawn_at timestamptz, withdrawn_note text not null default '',
  outcome text, decided_on date, minutes_item text not null default '', decision_note text not null default '', registered_at timestamptz,
  adjusted_on date, notice text not null default '',
  unique (board_year_id, number)
);
create table version_file (version_id uuid not null references version(id) on delete cascade, kind text not null, file_id uuid not null references kept_file(id), primary key (version_id, kind));

-- The trail: entries are written in the change's own transaction and sealed after commit by one sealer.
create table trail_entry (
  id uuid primary key, stream text not null, body_id uuid, at timestamptz not null, actor text not null, actor_id uuid, operation text not null,
  object_kind text not null, object_id text not null, board_year_id uuid, change_id uuid not null, content text not null, salt bytea not null,
  written bigint generated always as identity,
  number bigint, previous_hash bytea, hash bytea, sealed_at timestamptz,
  unique (stream, number)
);
create index trail_unsealed on trail_entry (written) where number is null;
create index trail_object on trail_entry (object_kind, object_id);
create index trail_change on trail_entry (change_id);
create index trail_year on trail_entry (board_year_id, written desc);

-- The powerless role. It belongs to the whole server, so another database there may have made it already, at this very moment even.
do $$ begin
  if not exists (select from pg_roles where rolname = 'internkoll_app') then create role internkoll_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant internkoll_app to %I', current_user);
exception when insufficient_privilege then
  if not pg_has_role(current_user, 'internkoll_app', 'member') then raise; end if;
end $$;
grant usage on schema public to internkoll_app;
grant select, insert, update, delete on all tables in schema public to internkoll_app;
revoke update, delete on trail_entry from internkoll_app;
grant usage, select on all sequences in schema public to internkoll_app;

-- Which bodies a transaction may see: 'all', or ids with commas between; nothing when unset.
create function seen_body(candidate uuid) returns boolean language sql stable as $$
  select case coalesce(current_setting('internkoll.bodies', true), '')
    when '' then false when 'all' then true
    else candidate = any (string_to_array(current_setting('internkoll.bodies', true), ',')::uuid[]) end
$$;

alter table board_year enable row level security;
create policy scope on board_year to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
alter table measure enable row level security;
create policy scope on measure to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
alter table kept_file enable row level security;
create policy scope on kept_file to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
alter table trail_entry enable row level security;
create policy scope on trail_entry for select to internkoll_app using (case when body_id is null then current_setting('internkoll.bodies', true) = 'all' else seen_body(body_id) end);
create policy write on trail_entry for insert to internkoll_app with check (current_setting('internkoll.bodies', true) <> '');
do $$ declare name text; begin
  foreach name in array array['year_group','control','event','activity','measure_mends','irregularity_answer','finding_note','ended','lineage','import','version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I to internkoll_app using (board_year_id in (select y.id from board_year y)) with check (board_year_id in (select y.id from board_year y))', name);
  end loop;
end $$;
alter table version_file enable row level security;
create policy scope on version_file to internkoll_app using (exists (select from version v where v.id = version_id)) with check (exists (select from version v where v.id = version_id));
