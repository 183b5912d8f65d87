-- Deviations: what went wrong, told by anybody, seen by those it concerns and by nobody else (docs/decisions/0007-confidential-rows.md).
-- Beside the bodies of a transaction stands the person who acts: internkoll.person. A query that forgets to ask who sees, sees nothing.

create table deviation (
  id uuid primary key, body_id uuid not null references body(id), reporter_id uuid not null references person(id), reporter text not null, reported_on date not null, reported_at timestamptz not null,
  what text not null, happened_on date not null, unit_id uuid references unit(id), route text not null, answer_by date not null, state text not null default 'received', revision int not null default 0,
  confidential boolean not null default true, title text not null default '', severity text, category text, nature text, cause text not null default '', handling text not null default '',
  suspected_crime boolean not null default false, board_told_on date, inform_on date, handled_on date, closed_on date, answer text not null default ''
);
create index deviation_reporter on deviation (reporter_id);
create index deviation_waiting on deviation (body_id, answer_by) where state = 'received';
create table deviation_receiver (
  deviation_id uuid not null references deviation(id), person_id uuid not null references person(id), role text not null, given_on date not null, given_by text not null, primary key (deviation_id, person_id)
);
create index deviation_receiver_person on deviation_receiver (person_id);
create table deviation_involved (id uuid primary key, deviation_id uuid not null references deviation(id), person_id uuid references person(id), name text not null);
create index deviation_involved_deviation on deviation_involved (deviation_id);
create index deviation_involved_person on deviation_involved (person_id, deviation_id);
create table deviation_note (id uuid primary key, deviation_id uuid not null references deviation(id), kind text not null, text text not null, written_on date not null, written_by text not null, at timestamptz not null, written bigint generated always as identity);
create index deviation_note_deviation on deviation_note (deviation_id, written);

-- How soon a reporter has an answer, where the board has said so.
create table deviation_setup (body_id uuid primary key references body(id), answer_days int not null);
-- Somebody asks for official documents or for what is kept about a person: a person answers, whatever there is or is not.
create table record_request (
  id uuid primary key, body_id uuid not null references body(id), kind text not null, about text not null, asked_on date not null, asked_by text not null, answered_on date, answered_by text not null default '', answer text not null default ''
);
create index record_request_open on record_request (body_id) where answered_on is null;

-- No right to delete: what was reported stays.
grant select, insert, update on deviation, deviation_setup, record_request to internkoll_app;
grant select, insert on deviation_receiver, deviation_involved, deviation_note to internkoll_app;
create function acting_person() returns uuid language sql stable as $$ select nullif(current_setting('internkoll.person', true), '')::uuid $$;
-- The next three look past rows' security, or the policies that ask them would ask themselves. They answer only for the person who acts.
create function involves_me(candidate uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from deviation_involved i where i.deviation_id = candidate and i.person_id = acting_person())
$$;
create function received_by_me(candidate uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from deviation_receiver r where r.deviation_id = candidate and r.person_id = acting_person()) and not involves_me(candidate)
$$;
create function reported_by_me(candidate uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from deviation d where d.id = candidate and d.reporter_id = acting_person()) and not involves_me(candidate)
$$;

alter table deviation enable row level security;
create policy seen on deviation for select to internkoll_app using (seen_body(body_id) and not involves_me(id) and (not confidential or reporter_id = acting_person() or received_by_me(id)));
create policy reported on deviation for insert to internkoll_app with check (seen_body(body_id) and reporter_id = acting_person() and confidential and state = 'received');
create policy received on deviation for update to internkoll_app using (seen_body(body_id) and received_by_me(id)) with check (seen_body(body_id));

alter table deviation_receiver enable row level security;
create policy seen on deviation_receiver for select to internkoll_app using (reported_by_me(deviation_id) or received_by_me(deviation_id));
create policy given on deviation_receiver for insert to internkoll_app with check (reported_by_me(deviation_id) or received_by_me(deviation_id));
-- Who reports names the involved and then sees the names no more: they are the receivers'.
alter table deviation_involved enable row level security;
create policy seen on deviation_involved for select to internkoll_app using (received_by_me(deviation_id));
create policy named on deviation_involved for insert to internkoll_app with check (reported_by_me(deviation_id) or received_by_me(deviation_id));
alter table deviation_note enable row level security;
create policy seen on deviation_note for select to internkoll_app using (received_by_me(deviation_id));
create policy written on deviation_note for insert to internkoll_app with check (received_by_me(deviation_id));
alter table deviation_setup enable row level security;
create policy scope on deviation_setup to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));
alter table record_request enable row level security;
create policy scope on record_request to internkoll_app using (seen_body(body_id)) with check (seen_body(body_id));

-- A measure is the whole board's; that it mends a deviation is known to those who know the deviation.
drop policy scope on measure_link;
create policy scope on measure_link to internkoll_app
  using (body_id in (select b.id from body b where seen_body(b.id)) and (kind <> 'deviation' or exists (select from deviation d where d.id = target_id)))
  with check (body_id in (select b.id from body b where seen_body(b.id)) and (kind <> 'deviation' or received_by_me(target_id)));

-- An entry of the log is as visible as what it is about.
drop policy scope on trail_entry;
create policy scope on trail_entry for select to internkoll_app using (case
  when object_kind = 'deviation' then seen_body(body_id) and received_by_me(object_id::uuid)
  when body_id is null then current_setting('internkoll.bodies', true) = 'all' else seen_body(body_id) end);

-- What the board is told when nothing has been done within its time: how many and since when, and nothing of what they are about.
-- Nobody named as involved is told, nor a board one of whose elected is named.
create function deviations_unhandled(on_day date) returns table (body_id uuid, count int, since date) language sql stable security definer set search_path = public as $$
  select d.body_id, count(*)::int, min(d.answer_by) from deviation d
  where d.state = 'received' and d.answer_by < on_day and seen_body(d.body_id) and not involves_me(d.id)
    and exists (select from role_grant g where g.person_id = acting_person() and g.role in ('chair', 'member') and (g.place_kind = 'municipality' or g.place_id = d.body_id) and coalesce(g.valid_from, on_day) <= on_day and coalesce(g.valid_to, on_day) >= on_day)
    and not exists (select from deviation_involved i join role_grant g on g.person_id = i.person_id where i.deviation_id = d.id and g.role in ('chair', 'member') and (g.place_kind = 'municipality' or g.place_id = d.body_id))
  group by d.body_id
$$;
