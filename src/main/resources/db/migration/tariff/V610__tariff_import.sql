-- Imports of tariffs as jobs with progress, foreign schedules with their currency, and how every published rate was read.

-- An import: the file is kept until it was taken or refused, so that a restart in between does it again; all of a file or nothing.
create table tariff_import (
  id           uuid primary key,
  kind         text not null,
  file_name    text not null,
  options      jsonb not null,             -- what the file does not say itself: source, first day, schedule
  content      bytea,                      -- null once it is done with
  state        text not null check (state in ('WAITING', 'RUNNING', 'TAKEN', 'REFUSED')),
  rows_done    int not null default 0,
  rows_total   int not null default 0,     -- 0 = not yet known
  imported     int not null default 0,
  errors       jsonb not null default '[]',
  requested_by text not null,
  requested_at timestamptz not null,
  touched_at   timestamptz not null,       -- a run that has not been touched for long was lost with its process
  ended_at     timestamptz,
  check ((state in ('WAITING', 'RUNNING')) = (content is not null))
);
create index tariff_import_open on tariff_import(requested_at) where content is not null;

-- Tariffs of other administrations, kept apart from the national one. Amounts of money in their rates are in their currency.
create table tariff_schedule (
  name     text primary key check (name ~ '^[A-Z]{2}$'),
  name_zh  text not null,
  name_en  text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$')
);
insert into tariff_schedule values ('CN', '中国进出口税则', 'Tariff of China', 'CNY'), ('JP', '日本实行关税率表', 'Customs tariff schedule of Japan', 'JPY'),
  ('US', '美国协调关税表', 'Harmonized Tariff Schedule of the United States', 'USD'), ('GB', '英国关税', 'Tariff of the United Kingdom', 'GBP'),
  ('EU', '欧盟统一关税（TARIC）', 'Integrated tariff of the European Union (TARIC)', 'EUR');

-- Every distinct text a schedule publishes as a rate, and how it was read.
create table tariff_reading (
  schedule text not null references tariff_schedule,
  original text not null,
  rate     text not null,                  -- in the rate language
  primary key (schedule, original)
);
