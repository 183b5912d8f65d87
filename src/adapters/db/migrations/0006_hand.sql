-- What the hand wants that uses it.

-- Whether a control was performed on the spot (internkontrollbesök), as its performer says when closing it; null before that, and for what was closed before it was asked.
alter table occasion add column visited boolean;

-- An address that a directory has changed waits until the person or an administrator has stood for it: no link goes there before. `mail_before` is the address that was stood for.
alter table person add column mail_moved_at timestamptz, add column mail_before text;

-- The log is searched for who and for words by the runs of three letters that they hold, so that "larm" finds "brandlarmet". No extension of the
-- database is asked for: not every municipality's has them. Only sealed entries are in the index, so that no change waits for it; the few others are looked through.
-- Words are parted at the signs of JSON; ids are left out, since nobody searches for a piece of one and they would fill the index.
create function trail_runs(words text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(w, n, 3)), '{}') from (
    select distinct w from string_to_table(translate(lower(words), '"{}[]:,.;()/\', '               '), ' ') w where length(w) > 2 and w not like '________-____-____-____-____________'
  ) s, generate_series(1, length(w) - 2) n
$$;
create index trail_words on trail_entry using gin (trail_runs(actor || ' ' || coalesce(content, ''))) where number is not null;
-- Rows' security lets no index be asked by what is searched for. This one answers with ids only, of a board that the person sees; the rows are then read as always.
create function trail_candidates(board uuid, runs text[]) returns setof uuid language sql stable security definer set search_path = public as $$
  select id from trail_entry where number is not null and trail_runs(actor || ' ' || coalesce(content, '')) @> runs and body_id = board and seen_body(board)
  union all select id from trail_entry where number is null and body_id = board and seen_body(board)
$$;
