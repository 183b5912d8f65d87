-- The control year: how controls are performed, their occasions, samples and results, measures across years,
-- recommendations, the follow-up with its sections, evidence and the mail that waits to be sent.
-- Every table here names its body, so that rows' security is one hashed look-up and never a chain of tables.

-- How a plan row is performed. What the board decides stands in `activity`; this is set by the coordinator and may change during the year.
create table control_setup (
  activity_id uuid primary key, board_year_id uuid not null references board_year(id) on delete cascade, body_id uuid not null references body(id),
  instruction text not null default '', routine_link text not null default '', item_word text not null default '', sampling text not null default 'ordinary',
  population_from text not null default 'stated', places jsonb not null default '{"kind":"board"}', evidence text not null default 'notNeeded',
  second_reviewer boolean not null default false, due_days int not null default 15
);
create index control_setup_year on control_setup (board_year_id);

-- An occasion = activity × period × place. One that is performed is never taken away.
create table occasion (
  id uuid primary key, body_id uuid not null references body(id), board_year_id uuid not null references board_year(id), activity_id uuid not null,
  period text not null, period_from date not null, period_to date not null, unit_id uuid references unit(id), due_on date not null,
  performer jsonb, performer_id uuid references person(id), reviewer_id uuid references person(id), state text not null, revision int not null default 0,
  population jsonb, sample jsonb, counts jsonb not null default '{}', comment text not null default '', conclusion text not null default '',
  performed_on date, performed_by text not null default '', performed_by_id uuid, reviewed_on date, reviewed_by text not null default '', reviewed_by_id uuid, review_note text not null default '',
  not_performed jsonb, reminded_at timestamptz, correction text not null default '', created_at timestamptz not null
);
create unique index occasion_one on occasion (activity_id, period, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state <> 'withdrawn';
create index occasion_year on occasion (board_year_id, activity_id, period_from);
create index occasion_performer on occasion (performer_id, due_on) where state in ('planned', 'underWay');
create index occasion_open on occasion (body_id, due_on) where state in ('planned', 'underWay', 'review');

-- The drawn items of an occasion in the order of the draw, with what the population's row said and the result.
create table occasion_item (
  occasion_id uuid not null references occasion(id), body_id uuid not null references body(id), position int not null, population_position int not null, item_id text not null, cells jsonb not null default '[]',
  stratum text not null default '', result text, note text not null default '', handling text, measure_id uuid references measure(id), by_rest boolean not null default false,
  settled_on date, settled_by text not null default '', settled_note text not null default '', primary key (occasion_id, position)
);
create index occasion_item_left on occasion_item (body_id) where handling = 'left' and settled_on is null;

-- The owner's one analysis of all places of an activity and period.
create table control_summary (
  board_year_id uuid not null references board_year(id), activity_id uuid not null, period text not null, body_id uuid not null references body(id),
  analysis text not null default '', conclusion text not null default '', written_by text not null default '', written_at timestamptz, primary key (board_year_id, activity_id, period)
);

create table evidence (
  id uuid primary key, body_id uuid not null references body(id), occasion_id uuid references occasion(id), measure_id uuid references measure(id), file_id uuid not null references kept_file(id),
  name text not null, added_at timestamptz not null, added_by text not null, removed_at timestamptz
);
create index evidence_occasion on evidence (occasion_id);
create index evidence_measure on evidence (measure_id);

-- Measures live across years: what else than events they mend, dated notes, and the effect that is checked before closing.
alter table measure add column created_on date, add column responsible_id uuid references person(id),
  add column effect text, add column effect_note text not null default '', add column effect_on date, add column effect_by text not null default '';
create index measure_open on measure (body_id, end_on) where status in ('notStarted', 'inProgress');
create table measure_link (
  measure_id uuid not null references measure(id) on delete cascade, body_id uuid not null references body(id), kind text not null, target_id uuid not null, item_position int,
  id uuid primary key
);
create index measure_link_measure on measure_link (measure_id);
create index measure_link_target on measure_link (kind, target_id);
create table measure_note (id uuid primary key, measure_id uuid not null references measure(id) on delete cascade, body_id uuid not null references body(id), written_on date not null, text text not null, written_by text not null, written_by_id uuid, at timestamptz not null);
create index measure_note_measure on measure_note (measure_id);

create table recommendation (
  id uuid primary key, body_id uuid not null references body(id), position int not null, source text not null, source_name text not null default '', kind text not null, case_number text not null default '',
  received_on date, text text not null, statement text not null default '', statement_due date, statement_on date, owner jsonb, owner_id uuid references person(id), status text not null, status_reason text not null default ''
);
create index recommendation_body on recommendation (body_id);
create table recommendation_state (recommendation_id uuid not null references recommendation(id) on delete cascade, body_id uuid not null references body(id), after_years int not null, state text not null, note text not null default '', written_on date not null, written_by text not null, primary key (recommendation_id, after_years));

-- A follow-up of one board's year on one occasion of the municipality's calendar.
create table followup (
  id uuid primary key, board_year_id uuid not null references board_year(id), body_id uuid not null references body(id), occasion text not null, begun_at timestamptz not null,
  judgement text, judgement_grounds text not null default '', judgement_by text not null default '', judgement_on date, changed_at timestamptz not null, unique (board_year_id, occasion)
);
create table followup_section (
  followup_id uuid not null references followup(id) on delete cascade, body_id uuid not null references body(id), kind text not null, subject text not null, result text not null default '', analysis text not null default '',
  drafted_from text not null default '', likelihood int, consequence int, rating_reason text not null default '', ready boolean not null default false,
  changed_by text not null default '', changed_at timestamptz, locked_by uuid, locked_name text not null default '', locked_until timestamptz, primary key (followup_id, kind, subject)
);

-- One board's year has several documents, each with versions of its own: the analysis and plan, and each follow-up.
alter table version add column document text not null default 'vorPlan';
alter table version drop constraint version_board_year_id_number_key;
alter table version add constraint version_number unique (board_year_id, document, number);

-- Mail is written in the change's own transaction and sent afterwards.
create table outbox (
  id uuid primary key, person_id uuid not null references person(id), body_id uuid references body(id), kind text not null, params jsonb not null, created_at timestamptz not null,
  next_at timestamptz not null, attempts int not null default 0, sent_at timestamptz, last_error text not null default ''
);
create index outbox_waiting on outbox (next_at) where sent_at is null;

grant select, insert, update, delete on control_setup, occasion, occasion_item, control_summary, evidence, measure_link, measure_note, recommendation, recommendation_state, followup, followup_section, outbox to internkoll_app;

do $$ declare name text; begin
  foreach name in array array['control_setup','occasion','occasion_item','control_summary','evidence','measure_link','measure_note','recommendation','recommendation_state','followup','followup_section'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I to internkoll_app using (body_id in (select b.id from body b where seen_body(b.id))) with check (body_id in (select b.id from body b where seen_body(b.id)))', name);
  end loop;
end $$;
-- Disposal (gallring): the content of a sealed entry may go by rule. Its salted digest stays, so that the chain holds without it;
-- the salt goes too, or a short content could be guessed from the digest. disposal_id names the entry that ordered it.
alter table trail_entry alter column content drop not null, alter column salt drop not null, add column content_digest bytea, add column disposal_id uuid;
alter table trail_entry add constraint trail_content check (
  case when disposal_id is null then content is not null and salt is not null and content_digest is null
  else number is not null and content is null and salt is null and content_digest is not null end);

-- How often a person is reminded by mail, when last, and the secret address of the person's own calendar (only its hash).
alter table person add column digest text not null default 'weekly', add column digest_on date, add column feed_hash bytea;
create unique index person_feed on person (feed_hash) where feed_hash is not null;

-- The same answer for less: ids are 36 characters with commas between, so that one is found in the text only as itself. Taking the list
-- apart for every row cost more than all the rest of a statement for somebody with many boards.
create or replace function seen_body(candidate uuid) returns boolean language sql stable as $$
  select case coalesce(current_setting('internkoll.bodies', true), '')
    when '' then false when 'all' then true
    else position(candidate::text in current_setting('internkoll.bodies', true)) > 0 end
$$;
