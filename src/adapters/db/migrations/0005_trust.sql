-- People over time and from directories, what is shared and what is withheld, and evidence of deviations.

-- Units over time: the municipality's own code for a unit (used again once a unit has ended), what it was called and lay under until a day, and what continues it when it is merged or split.
alter table unit add column code text;
create table unit_earlier (unit_id uuid not null references unit(id), until date not null, name text not null, parent_id uuid references unit(id), primary key (unit_id, until));
create table unit_succession (id uuid primary key, from_id uuid not null references unit(id), to_id uuid not null references unit(id), on_day date not null, kind text not null, reason text not null default '', unique (from_id, to_id), check (from_id <> to_id));
create index unit_succession_to on unit_succession (to_id);

-- "While I am away": a deputy acts in the own name with the absent person's roles, between two days. It never opens confidential deviations.
create table delegation (
  id uuid primary key, from_id uuid not null references person(id), to_id uuid not null references person(id), valid_from date not null, valid_to date not null, reason text not null default '',
  made_at timestamptz not null, made_by text not null, ended_on date, check (from_id <> to_id), check (valid_from <= valid_to)
);
create index delegation_to on delegation (to_id, valid_to);
create index delegation_from on delegation (from_id);

-- People from a directory (SCIM 2.0): whom the directory names, whether they may sign in, and the roles its groups give.
-- `directory` is what the directory said, `user_key` the name by which it is one and the same whoever types it, `user_look` what it looks like.
alter table person add column user_name text, add column user_key text, add column user_look text, add column external_id text, add column active boolean not null default true,
  add column directory jsonb, add column directory_at timestamptz, add column directory_changed_at timestamptz, add column directory_left_at timestamptz;
create unique index person_user_key on person (user_key) where user_key is not null;
create index person_user_look on person (user_look) where user_look is not null;
create index person_external_id on person (external_id) where external_id is not null;
create table scim_key (id uuid primary key, name text not null, hash bytea not null unique, created_at timestamptz not null, created_by text not null, last_used_at timestamptz, revoked_at timestamptz);
create table scim_call (id uuid primary key, at timestamptz not null, key_id uuid references scim_key(id), method text not null, resource text not null, object_id text not null default '', status int not null, code text not null default '', params jsonb not null default '{}');
create index scim_call_at on scim_call (at desc, id desc);
create table directory_group (id uuid primary key, name text not null, name_key text not null unique, external_id text, created_at timestamptz not null, changed_at timestamptz not null);
create table directory_member (group_id uuid not null references directory_group(id) on delete cascade, person_id uuid not null references person(id), primary key (group_id, person_id));
create index directory_member_person on directory_member (person_id);
create table directory_role (id uuid primary key, group_id uuid not null references directory_group(id) on delete cascade, role text not null, place_kind text not null, place_id uuid);
-- A role that a group gave is ended by the group, never by hand.
alter table role_grant add column group_id uuid;
create index role_grant_group on role_grant (group_id) where group_id is not null;

-- A board shares a draft by an act of its own, with others and for a time (domain 13).
create table draft_share (
  id uuid primary key, body_id uuid not null references body(id), board_year_id uuid not null references board_year(id) on delete cascade, year int not null, audience text not null, audience_body_id uuid references body(id),
  valid_from date not null, valid_to date not null, reason text not null default '', shared_at timestamptz not null, shared_by text not null, ended_on date
);
create index draft_share_year on draft_share (board_year_id);
create index draft_share_audience on draft_share (valid_to) where ended_on is null;
-- When an auditor last said "I have read this".
create table audit_mark (person_id uuid primary key references person(id), seen_at timestamptz not null);

-- Secrecy, row by row and file by file: the legal ground, who decided and when. Lifted, it stays to be read.
create table secrecy_mark (
  id uuid primary key, body_id uuid not null references body(id), board_year_id uuid, object_kind text not null, object_id text not null, ground text not null, note text not null default '',
  decided_by text not null, decided_on date not null, marked_at timestamptz not null, marked_by text not null, lifted_on date, lifted_by text not null default '', lifted_reason text not null default ''
);
create index secrecy_mark_body on secrecy_mark (body_id) where lifted_on is null;
create unique index secrecy_mark_object on secrecy_mark (object_kind, object_id) where lifted_on is null;

-- What a board has put on its public page: a kept version, for publication, without what is withheld. Taken back, it stays to be read.
create table publication (
  id uuid primary key, body_id uuid not null references body(id), board_year_id uuid not null references board_year(id), version_id uuid not null references version(id), document text not null,
  published_at timestamptz not null, published_by text not null, ended_at timestamptz, ended_by text not null default '', ended_reason text not null default ''
);
create unique index publication_version on publication (version_id) where ended_at is null;
create index publication_year on publication (board_year_id);
-- Anybody reads what is published; only who sees the board publishes or takes back, and nothing is deleted.
alter table publication enable row level security;
create policy known on publication for select to internkoll_app using (true);
create policy made on publication for insert to internkoll_app with check (seen_body(body_id));
create policy ended on publication for update to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
-- The log for people is searched by stream and time, and by who.
create index trail_body on trail_entry (body_id, written desc);
create index trail_actor on trail_entry (actor_id, written desc);

-- What a board says of its own handling of personal data, beside what the system knows (GDPR art. 30).
create table processing_record (body_id uuid primary key references body(id), details jsonb not null, changed_at timestamptz not null, changed_by text not null);

-- A finding may be noted in a follow-up too.
alter table finding_note add column document text not null default 'vorPlan';

-- Evidence of a deviation is as confidential as the deviation.
alter table kept_file add column deviation_id uuid references deviation(id);
drop policy scope on kept_file;
create table deviation_file (id uuid primary key, deviation_id uuid not null references deviation(id), file_id uuid not null references kept_file(id), name text not null, added_at timestamptz not null, added_by text not null, adder_id uuid not null references person(id));
create index deviation_file_deviation on deviation_file (deviation_id);
create index deviation_file_file on deviation_file (file_id);
-- Receivers see all of it; who reported sees the own files, for the receivers' may name somebody.
create policy scope on kept_file to internkoll_app
  using (seen_body(body_id) and (deviation_id is null or exists (select from deviation_file f where f.file_id = kept_file.id)))
  with check (seen_body(body_id) and (deviation_id is null or reported_by_me(deviation_id) or received_by_me(deviation_id)));

-- Who asked for documents or personal data finds the own requests and their answers again.
alter table record_request add column asker_id uuid references person(id);
create index record_request_asker on record_request (asker_id) where asker_id is not null;

-- Mail that is only about what is closed shows in nobody's transaction, so that no list of mail tells who has a deviation waiting. The postman acts for no board.
alter table outbox add column closed boolean not null default false;
alter table outbox enable row level security;
create policy scope on outbox to internkoll_app using (not closed or coalesce(current_setting('internkoll.bodies', true), '') = '') with check (true);

grant select, insert, update, delete on unit_earlier, unit_succession, scim_key, scim_call, directory_group, directory_member, directory_role, draft_share, secrecy_mark, processing_record to internkoll_app;
grant select, insert on deviation_file to internkoll_app;
grant select, insert, update on publication to internkoll_app;

-- Nobody makes himself somebody's deputy, whatever a use case forgets; and what was made is only ever ended.
grant select, insert on delegation to internkoll_app;
grant update (ended_on) on delegation to internkoll_app;
alter table delegation enable row level security;
create policy known on delegation for select to internkoll_app using (true);
create policy made on delegation for insert to internkoll_app with check (to_id is distinct from acting_person());
create policy ended on delegation for update to internkoll_app using (true);

alter table deviation_file enable row level security;
create policy seen on deviation_file for select to internkoll_app using (received_by_me(deviation_id) or (adder_id = acting_person() and reported_by_me(deviation_id)));
create policy given on deviation_file for insert to internkoll_app with check (adder_id = acting_person() and (reported_by_me(deviation_id) or received_by_me(deviation_id)));
do $$ declare name text; begin
  foreach name in array array['secrecy_mark','processing_record'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id))', name);
  end loop;
  -- What opens doors changes only in a transaction over the whole municipality.
  foreach name in array array['scim_key','scim_call','directory_group','directory_member','directory_role'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy known on %I for select to internkoll_app using (true)', name);
    execute format('create policy managed on %I for all to internkoll_app using (current_setting(''internkoll.bodies'', true) = ''all'') with check (current_setting(''internkoll.bodies'', true) = ''all'')', name);
  end loop;
end $$;

-- A share is known to the board that made it and to the board it was made to.
alter table draft_share enable row level security;
create policy known on draft_share for select to internkoll_app using (seen_body(body_id) or (audience_body_id is not null and seen_body(audience_body_id)));
create policy made on draft_share for insert to internkoll_app with check (seen_body(body_id));
create policy ended on draft_share for update to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
grant select, insert, update on audit_mark to internkoll_app;
alter table audit_mark enable row level security;
create policy own on audit_mark to internkoll_app using (person_id = acting_person()) with check (person_id = acting_person());
-- Who reads from outside the board sees what is submitted or decided: for such a transaction the rows of drafts are not there, whatever a query asks.
do $$ declare name text; begin
  foreach name in array array['year_group','control','event','activity','irregularity_answer','finding_note','ended','followup_section'] loop
    execute format('create policy drafts on %I as restrictive to internkoll_app using ((select current_setting(''internkoll.drafts'', true)) is distinct from ''closed'')', name);
  end loop;
end $$;
