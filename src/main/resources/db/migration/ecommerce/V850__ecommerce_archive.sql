-- Archive of closed months: what lies in files, and how the lists of a month leave the database.

-- One writing of a month to files. A month may be written again, for lists that were still open the time before.
create table ecommerce_archive (
  id        uuid primary key,
  month     date not null,                 -- its first day, by the time in the lists' identities (UTC)
  part      int4 not null,                 -- running number within the month
  state     text not null check (state in ('WRITING', 'STORED', 'DONE')),
  changed   boolean not null default false,  -- a list of the month changed while it was written: it is written again
  lists     int8 not null default 0,
  parts     int8 not null default 0,       -- orders, payments and waybills of those lists
  messages  int8 not null default 0,       -- bodies of messages of the month
  open      int8 not null default 0,       -- lists that stay in the database
  value     int8 not null default 0,       -- fen, of all lists together
  tax       int8 not null default 0,
  files     text not null default '[]',    -- JSON: name, rows, bytes, SHA-256 of the file, SHA-256 of its rows
  began_at  timestamptz not null,
  stored_at timestamptz,                   -- the lists left the database
  done_at   timestamptz,                   -- so did everything else
  checked_at timestamptz,                  -- files and journal were last compared with this row
  check (state = 'WRITING' or stored_at is not null),
  unique (month, part)
);
create unique index ecommerce_archive_one on ecommerce_archive(month) where state <> 'DONE';

-- The lists of the month being written that stay, and the parts of those that go. Worthless when a writing ends.
create table ecommerce_archive_open (
  list_id uuid primary key
);
create unlogged table ecommerce_archive_part (
  key       uuid not null,
  id        uuid not null,
  trader_id int8 not null,
  day       date not null,
  kind      int4 not null,
  facts     bytea not null,
  list_id   uuid not null,
  claimed   boolean not null,              -- the list holds the key
  number    int4 not null,                 -- of a payment, in 32 bits
  primary key (key, list_id)
);
alter table ecommerce_archive_part enable row level security;
alter table ecommerce_archive_part force row level security;
create policy ecommerce_archive_part_scope on ecommerce_archive_part using (visible_to(trader_id)) with check (true);

-- Whoever changes a list of a month that is being written makes the writing begin again.
create function ecommerce_archive_changed() returns trigger language plpgsql security definer set search_path = public as
$$
begin
  update ecommerce_archive set changed = true where month = tg_argv[0]::date and state = 'WRITING' and not changed;
  return null;
end
$$;
create function ecommerce_archive_watch(archived date) returns void language plpgsql security definer set search_path = public as
$$
declare
  name text := 'ecommerce_list_' || to_char(archived, 'YYYYMM');
begin
  if not exists (select from pg_trigger where tgrelid = to_regclass(name) and tgname = 'ecommerce_archive_watch') then
    execute format('create trigger ecommerce_archive_watch after insert or update or delete on %I for each row execute function ecommerce_archive_changed(%L)',
                   name, archived);
  end if;
end
$$;

-- Takes the lists that were written out of the database: the month's partition goes, one of the lists that stay takes its place. Gives false when a list
-- changed since the writing began. The lock on the parent is held for the time of a few catalog rows; who does not get it soon tries again later.
create function ecommerce_archive_take(archived uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp
  set lock_timeout = '3s' as
$$
declare
  one ecommerce_archive;
  name text;
  kept int8;
begin
  -- First the lists, then the row: whoever changes a list locks in this order.
  lock table ecommerce_list in access exclusive mode;
  select * into one from ecommerce_archive where id = archived for update;
  if one.state <> 'WRITING' or one.changed then
    return false;
  end if;
  name := 'ecommerce_list_' || to_char(one.month, 'YYYYMM');
  execute format('create table ecommerce_list_stays (like %I including defaults including constraints)', name);
  execute format('insert into ecommerce_list_stays select l.* from ecommerce_archive_open o join %I l on l.id = o.list_id', name);
  get diagnostics kept = row_count;
  if kept <> one.open then
    raise exception 'of % lists that stay % are there', one.open, kept;
  end if;
  execute format('alter table ecommerce_list detach partition %I', name);
  execute format('drop table %I', name);
  if kept > 0 or one.month + interval '2 months' > now() then
    execute format('alter table ecommerce_list_stays rename to %I', name);
    execute format('alter table %I set (fillfactor = 90)', name);
    execute format('alter table ecommerce_list attach partition %I for values from (%L) to (%L)', name,
                   ecommerce_first_id(one.month::timestamp at time zone 'UTC'),
                   ecommerce_first_id((one.month + interval '1 month')::timestamp at time zone 'UTC'));
  else
    drop table ecommerce_list_stays;
  end if;
  return true;
end
$$;

-- A month without lists needs no partition any more.
create function ecommerce_archive_drop_empty(archived date) returns void language plpgsql security definer set search_path = public
  set lock_timeout = '3s' as
$$
declare
  name text := 'ecommerce_list_' || to_char(archived, 'YYYYMM');
  filled boolean;
begin
  if archived + interval '2 months' > now() or to_regclass(name) is null then
    return;
  end if;
  lock table ecommerce_list in access exclusive mode;
  execute format('select exists (select from %I)', name) into filled;
  if not filled then
    execute format('drop table %I', name);
  end if;
end
$$;

-- Months of lists that are there, oldest first.
create function ecommerce_archive_months() returns setof date language sql stable security definer set search_path = public as
$$
  select to_date(right(c.relname, 6), 'YYYYMM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'ecommerce_list'::regclass order by 1
$$;

-- Rows leave these tables by the million in a night: the room is to be there for the next day's, and the planner to know.
alter table ecommerce_part set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);
alter table ecommerce_claim set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);
grant truncate on ecommerce_archive_open, ecommerce_archive_part to tongguan_app;
