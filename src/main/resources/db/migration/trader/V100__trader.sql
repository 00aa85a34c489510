-- Counts changes: a change takes this row's lock, so revisions become visible in their order and other processes miss none.
create table trader_registry (
  one      boolean primary key default true check (one),
  revision bigint not null
);
insert into trader_registry(revision) values (0);

create table trader (
  id           bigint generated always as identity primary key,
  customs_code text not null unique check (customs_code ~ '^[0-9]{4}[0-9A-Z]{6}$'),
  credit_code  text not null unique check (credit_code ~ '^[0-9A-Z]{18}$'),
  name_zh      text not null,
  name_en      text not null default '',
  grade        text not null check (grade in ('ADVANCED', 'REGISTERED', 'DISHONEST')),
  roles        text[] not null check (cardinality(roles) > 0),
  active       boolean not null default true,
  revision     bigint not null               -- trader_registry.revision of the last change
);
create index trader_revision on trader(revision);
alter table trader enable row level security;
alter table trader force row level security;
create policy trader_own on trader using (visible_to(id)) with check (true);

create table trader_grade (
  trader_id  bigint not null references trader(id),
  changed_at timestamptz not null,
  grade      text not null,
  reason     text not null,
  changed_by text not null
);
create index trader_grade_trader on trader_grade(trader_id, changed_at);
alter table trader_grade enable row level security;
alter table trader_grade force row level security;
create policy trader_grade_own on trader_grade using (visible_to(trader_id)) with check (true);
revoke update, delete, truncate on trader_grade from tongguan_app;
