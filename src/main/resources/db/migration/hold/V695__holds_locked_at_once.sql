-- The lock that a hold and a release exclude each other by is taken for all subjects of a statement at once, in one order, before it ends:
-- a row nobody else can see yet is as good as one not written.
drop trigger hold_placing on hold;
drop function hold_placing();
create function hold_placing() returns trigger language plpgsql as
$$
begin
  perform hold_lock(s.subject_kind, s.subject_id) from (select distinct subject_kind, subject_id from fresh order by 1, 2) s;
  return null;
end
$$;
create trigger hold_placing after insert on hold referencing new table as fresh for each statement execute function hold_placing();

-- Nearly every subject has an id that is its alone: comparing the kind first only takes time.
drop index hold_open;
create unique index hold_open on hold(subject_id, subject_kind, reason, cause) where lifted_at is null;
drop index hold_subject;
create index hold_subject on hold(subject_id);

-- To be put on the table of every subject that can be released, for what is inserted: as hold_guards_release, for all rows of a statement.
create function hold_guards_release_at_once() returns trigger language plpgsql as
$$
declare
  leaving text := case when tg_nargs > 2 then tg_argv[2] end;
  tolerated text[] := case when tg_nargs > 3 then tg_argv[3:] else '{}' end;
  held uuid;
begin
  perform hold_lock(tg_argv[0], s.id) from (select id from fresh where state in (tg_argv[1], leaving) order by id) s;
  select f.id into held from fresh f join hold h on h.subject_id = f.id and h.subject_kind = tg_argv[0] and h.lifted_at is null
    where f.state = tg_argv[1] or f.state = leaving and not h.reason = any (tolerated) limit 1;
  if held is not null then
    raise exception 'an open hold stands against the release of % %', tg_argv[0], held using errcode = 'TG001';
  end if;
  return null;
end
$$;
