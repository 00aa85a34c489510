-- The role the running platform takes: it owns no table, so it can neither change the schema nor pass row-level security.
do $$ begin
  if not exists (select from pg_roles where rolname = 'tongguan_app') then create role tongguan_app nologin; end if;
end $$;
grant tongguan_app to current_user;
grant usage on schema public to tongguan_app;
alter default privileges in schema public grant select, insert, update, delete on tables to tongguan_app;
alter default privileges in schema public grant usage, select, update on sequences to tongguan_app;
alter default privileges in schema public grant execute on functions to tongguan_app;

-- Whose rows a transaction may see: '*' all, a trader's id that trader's, nothing set none.
create function visible_to(trader bigint) returns boolean language sql stable parallel safe as
$$ select current_setting('tongguan.scope', true) = '*' or current_setting('tongguan.scope', true) = trader::text $$;

create table journal_entry (
  seq          bigint primary key,           -- gapless, in commit order
  at           timestamptz not null,
  actor        text not null,                -- log-in name, 'platform' for the platform itself
  subject_kind text not null,
  subject_id   uuid not null,
  kind         text not null,                -- past-tense event name
  trader_id    bigint,                       -- whose business; null = officials only
  office       text,
  payload      text not null,                -- JSON exactly as hashed
  hash         bytea not null                -- SHA-256 over the previous hash and this row
);
create index journal_entry_subject on journal_entry(subject_kind, subject_id, seq);
create index journal_entry_trader on journal_entry(trader_id, seq) where trader_id is not null;
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy journal_read on journal_entry for select using (visible_to(trader_id));
create policy journal_write on journal_entry for insert with check (true);

create table journal_head (
  one  boolean primary key default true check (one),
  seq  bigint not null,
  hash bytea not null
);
insert into journal_head(seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function journal_refuse() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_append_only before update or delete on journal_entry for each row execute function journal_refuse();
create trigger journal_no_truncate before truncate on journal_entry for each statement execute function journal_refuse();
revoke update, delete, truncate on journal_entry from tongguan_app;
revoke insert, delete, truncate on journal_head from tongguan_app;

create table job (
  id           uuid primary key,
  kind         text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  payload      text not null,
  not_before   timestamptz not null,
  attempts     int not null default 0,
  state        text not null default 'WAITING' check (state in ('WAITING', 'DEAD')),
  last_error   text
);
create index job_due on job(not_before) where state = 'WAITING';
create index job_subject on job(subject_kind, subject_id);
