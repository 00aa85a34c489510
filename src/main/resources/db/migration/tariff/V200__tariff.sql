-- The administration's own tariff lines and exchange rates, dated; overlapping validity is refused by key.
create extension if not exists btree_gist;

-- An administration's own tariff lines; they take precedence over the shipped files. Rates are texts of the rate language.
create table tariff_line (
  code             text not null check (code ~ '^[0-9]{8}([0-9]{2})?$'),
  name_zh          text not null,
  name_en          text not null,
  unit1            text not null,
  unit2            text not null,
  mfn              text not null,          -- empty = not at hand
  general          text not null,          -- empty = not at hand
  provisional      text not null,          -- empty = none
  provisional_ex   boolean not null,       -- covers only part of the line
  vat              numeric,                -- percent; null = not at hand
  consumption      text not null,          -- empty = none
  export_duty      text not null,          -- empty = none
  import_documents text not null,
  export_documents text not null,
  inspection       text not null,
  valid_from       date not null,
  valid_to         date,                   -- first day on which it is no longer valid
  source           text not null,
  validity         daterange generated always as (daterange(valid_from, valid_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  primary key (code, validity without overlaps)
);

create table exchange_rate (
  currency   text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
  month      text not null,                -- the month it was fixed for, yyyy-mm
  rate       numeric not null check (rate > 0), -- yuan for one unit
  valid_from date not null,
  valid_to   date,                         -- first day on which it is no longer valid
  source     text not null,
  validity   daterange generated always as (daterange(valid_from, valid_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  primary key (currency, validity without overlaps)
);

-- Grows with every import, so that other processes on this database read their snapshots again.
create table tariff_revision (
  name     text primary key,
  revision bigint not null
);
insert into tariff_revision values ('tariff', 0), ('exchange', 0);
