-- Holds, and the lock and trigger by which no subject is released against an open one.
create table hold (
  id           uuid primary key,
  subject_kind text not null,
  subject_id   uuid not null,
  reason       text not null,
  cause        text not null,              -- what exactly: a rule, an order; unique among open holds of one reason
  note         text not null,
  placed_by    text not null,
  placed_at    timestamptz not null,
  lifted_by    text,
  lifted_at    timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index hold_open on hold(subject_kind, subject_id, reason, cause) where lifted_at is null;
create index hold_subject on hold(subject_kind, subject_id);
create index hold_reason_open on hold(reason) where lifted_at is null;

-- A hold and a release of one subject exclude each other: both take this lock first, so one of them sees the other.
create function hold_lock(kind text, id uuid) returns void language sql as
$$ select pg_advisory_xact_lock(hashtextextended(kind || ':' || id::text, 1)) $$;

create function hold_placing() returns trigger language plpgsql as
$$ begin perform hold_lock(new.subject_kind, new.subject_id); return new; end $$;
create trigger hold_placing before insert on hold for each row execute function hold_placing();

-- To be put on the table of every subject that can be released. Arguments: subject kind, state that means final release, and optionally
-- the state in which goods may leave the port while these hold reasons are still open.
create function hold_guards_release() returns trigger language plpgsql as
$$
declare
  leaving text := case when tg_nargs > 2 then tg_argv[2] end;
  tolerated text[] := case when tg_nargs > 3 then tg_argv[3:] else '{}' end;
begin
  if new.state not in (tg_argv[1], coalesce(leaving, '')) or (tg_op = 'UPDATE' and old.state = new.state) then
    return new;
  end if;
  perform hold_lock(tg_argv[0], new.id);
  if exists (select from hold where subject_kind = tg_argv[0] and subject_id = new.id and lifted_at is null
             and (new.state = tg_argv[1] or not reason = any (tolerated))) then
    raise exception 'an open hold stands against the release of % %', tg_argv[0], new.id using errcode = 'TG001';
  end if;
  return new;
end
$$;
