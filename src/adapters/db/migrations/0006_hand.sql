-- What the hand wants that uses it.

-- Whether a control was performed on the spot (internkontrollbesök), as its performer says when closing it; null before that, and for what was closed before it was asked.
alter table occasion add column visited boolean;

-- An address that a directory has changed waits until the person or an administrator has stood for it: no link goes there before. `mail_before` is the address that was stood for.
alter table person add column mail_moved_at timestamptz, add column mail_before text;

-- The log is searched for who and for words by the runs of three letters that they hold, so that "larm" finds "brandlarmet". No extension of the
-- database is asked for: not every municipality's has them. The keeper of the log fills this in when it has nothing to seal, so that no change waits for it; the entries
-- that are not in it yet are looked through. Words are parted at the signs of JSON; ids are left out, since nobody searches for a piece of one and they would fill the index.
create function trail_runs(words text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(w, n, 3)), '{}') from (
    select distinct w from string_to_table(translate(lower(words), '"{}[]:,.;()/\', '               '), ' ') w where length(w) > 2 and w not like '________-____-____-____-____________'
  ) s, generate_series(1, length(w) - 2) n
$$;
-- Derived from the log, and in no backup. `runs` null: too long to be taken apart, so that it is looked through each time.
create table trail_words (entry_id uuid primary key, stream text not null, number bigint not null, runs text[] collate "C", unique (stream, number));
create index trail_words_runs on trail_words using gin (runs);
create index trail_words_long on trail_words (stream) where runs is null;
-- Nobody but the keeper reads it. What a search may mean is asked here: ids only, of a board that the person sees; the rows are then read as always.
alter table trail_words enable row level security;
create function trail_candidates(board uuid, wanted text[]) returns setof uuid language sql stable security definer set search_path = public as $$
  select entry_id from trail_words where runs @> wanted and stream = board::text and seen_body(board)
  union all select entry_id from trail_words where runs is null and stream = board::text and seen_body(board)
  union all select id from trail_entry where stream = board::text and number > coalesce((select max(number) from trail_words where stream = board::text), 0) and seen_body(board)
  union all select id from trail_entry where number is null and stream = board::text and seen_body(board)
$$;

-- What came of a request for documents, by which provision something was withheld, and the decision in writing that can be appealed against.
alter table record_request add column outcome text not null default '', add column ground text not null default '',
  add column decided_on date, add column decided_by text not null default '', add column case_number text not null default '', add column reasons text not null default '';
