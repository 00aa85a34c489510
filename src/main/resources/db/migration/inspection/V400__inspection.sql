-- Inspection orders with a task for each department, photos, and decisions.
create sequence inspection_number increment by 100;

create table inspection_order (
  id                 uuid primary key,
  number             text not null unique,
  subject_kind       text not null,
  subject_id         uuid not null,
  trader_id          bigint,
  declaration_number text,
  office             text not null,
  place              text,
  scheduled_at       timestamptz,
  state              text not null check (state in ('ORDERED', 'SCHEDULED', 'DONE', 'DECIDED', 'CANCELLED')),
  reason             text not null,
  assigned_to        bigint,                -- account of the inspector; null = any of the office
  ordered_by         text not null,
  ordered_at         timestamptz not null,
  decision           text check (decision in ('TREAT', 'RE_EXPORT', 'DESTROY', 'AMEND', 'PENALTY')),
  decision_reason    text,
  decided_by         text,
  decided_at         timestamptz,
  remedy_note        text,
  remedied_by        text,
  remedied_at        timestamptz,           -- null while what the decision ordered is not done
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (state <> 'SCHEDULED' or (place is not null and scheduled_at is not null))
);
-- One visit for all departments: a subject has at most one order that is not finished.
create unique index inspection_order_open on inspection_order(subject_kind, subject_id) where state in ('ORDERED', 'SCHEDULED', 'DONE');
create index inspection_order_subject on inspection_order(subject_kind, subject_id);
create index inspection_order_office on inspection_order(office, state, ordered_at);
create index inspection_order_trader on inspection_order(trader_id, ordered_at);

create table inspection_task (
  id              uuid primary key,
  order_id        uuid not null references inspection_order(id),
  trader_id       bigint,
  department      text not null check (department in ('CUSTOMS', 'QUARANTINE', 'QUALITY')),
  kind            text not null check (kind in ('INSPECTION', 'RECHECK')),
  round           int not null,             -- the newest round of a department is the one that counts
  instructions_zh text not null,
  instructions_en text not null,
  state           text not null check (state in ('OPEN', 'DONE')),
  outcome         text check (outcome in ('PASS', 'FAIL')),
  findings        text,
  done_by         text,
  done_at         timestamptz,
  unique (order_id, department, round),
  check ((state = 'DONE') = (outcome is not null) and (state = 'DONE') = (done_by is not null) and (state = 'DONE') = (done_at is not null)),
  check (outcome is distinct from 'FAIL' or length(findings) > 0)
);

create table inspection_photo (
  id           uuid primary key,
  task_id      uuid not null references inspection_task(id),
  order_id     uuid not null references inspection_order(id),
  trader_id    bigint,
  file_name    text not null,
  content_type text not null,               -- as sniffed from the bytes, never as claimed
  sha256       text not null,
  content      bytea not null,
  added_by     text not null,
  added_at     timestamptz not null,
  unique (task_id, sha256),
  check (octet_length(content) <= 10485760)
);
create index inspection_photo_order on inspection_photo(order_id);
-- Pictures do not compress.
alter table inspection_photo alter column content set storage external;

create table inspection_penalty (
  order_id       uuid primary key references inspection_order(id),
  trader_id      bigint,
  amount         numeric not null check (amount > 0),
  currency       text not null default 'CNY',
  article        text not null,             -- the law the penalty rests on, in the deciding officer's words
  due_on         date not null,
  state          text not null check (state in ('OPEN', 'PAID')),
  receipt_number text unique,
  paid_on        date,
  recorded_by    text,
  check ((state = 'PAID') = (receipt_number is not null) and (state = 'PAID') = (paid_on is not null) and (state = 'PAID') = (recorded_by is not null))
);

alter table inspection_order enable row level security;
alter table inspection_order force row level security;
create policy inspection_order_own on inspection_order using (visible_to(trader_id)) with check (true);
alter table inspection_task enable row level security;
alter table inspection_task force row level security;
create policy inspection_task_own on inspection_task using (visible_to(trader_id)) with check (true);
alter table inspection_photo enable row level security;
alter table inspection_photo force row level security;
create policy inspection_photo_own on inspection_photo using (visible_to(trader_id)) with check (true);
alter table inspection_penalty enable row level security;
alter table inspection_penalty force row level security;
create policy inspection_penalty_own on inspection_penalty using (visible_to(trader_id)) with check (true);

-- What was seen stays seen: neither a recorded result nor a photo is ever changed.
create function inspection_refuse() returns trigger language plpgsql as
$$ begin raise exception 'inspection results and photos are never changed'; end $$;
create trigger inspection_photo_final before update or delete on inspection_photo for each row execute function inspection_refuse();
create trigger inspection_task_final before update or delete on inspection_task for each row when (old.state = 'DONE') execute function inspection_refuse();

insert into law_parameter(name, value, valid_from, source) values
  ('penalty.term.days', '15', '2021-07-15', 'Administrative Penalty Law (2021) art. 67: the fine is paid within fifteen days from receipt of the decision');
