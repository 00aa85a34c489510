-- The tariff as law with two times: validity (on which days a row applies) and knowledge (which revision of the data first and last held it).
-- A row is never changed or deleted: a correction ends the old row's knowledge and adds another, so that what was known then can be asked for ever.

create function law_row_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'rows of the law are superseded, not deleted';
  end if;
  -- Generated columns are not computed yet here.
  if old.known_to is not null or new.known_to is null
    or to_jsonb(old) - '{known_to,known,validity}'::text[] <> to_jsonb(new) - '{known_to,known,validity}'::text[] then
    raise exception 'rows of the law are superseded, not changed';
  end if;
  return new;
end $$;

alter table tariff_line
  drop constraint tariff_line_pkey,
  drop constraint tariff_line_code_check,
  add column schedule text not null default 'CN' check (schedule ~ '^[A-Z]{2}$'),  -- whose tariff
  add column export_provisional text not null default '',                           -- empty = none
  add column vat_refund numeric check (vat_refund >= 0),                            -- percent refunded on export; null = not at hand
  add column known_from bigint not null default 0,
  add column known_to bigint check (known_to > known_from),
  add column known int8range generated always as (int8range(known_from, known_to)) stored,
  add constraint tariff_line_code check (code ~ '^[0-9]{6,10}$'),
  add constraint tariff_line_once exclude using gist (schedule with =, code with =, validity with &&, known with &&);
create trigger tariff_line_stays before update or delete on tariff_line for each row execute function law_row_stays();

alter table exchange_rate
  drop constraint exchange_rate_pkey,
  add column known_from bigint not null default 0,
  add column known_to bigint check (known_to > known_from),
  add column known int8range generated always as (int8range(known_from, known_to)) stored,
  add constraint exchange_rate_once exclude using gist (currency with =, validity with &&, known with &&);
create trigger exchange_rate_stays before update or delete on exchange_rate for each row execute function law_row_stays();

-- Agreements with tariff preferences (Tariff Law art. 12, second paragraph) and special preferential arrangements (third paragraph).
create table agreement (
  schedule        text not null check (schedule ~ '^[A-Z]{2}$'),
  code            text not null check (code ~ '^[A-Z0-9]{1,12}$'),
  name_zh         text not null,
  name_en         text not null,
  kind            text not null check (kind in ('AGREEMENT', 'SPECIAL')),
  proof_zh        text not null,             -- which proof of origin, for people; empty = not at hand
  proof_en        text not null,
  transport_zh    text not null,             -- the condition on transport, for people; empty = not at hand
  transport_en    text not null,
  waiver_amount   numeric check (waiver_amount > 0),  -- consignments up to this customs value need no proof; null = none or not at hand
  waiver_currency text not null check (waiver_currency ~ '^([A-Z]{3})?$'),
  law_zh          text not null,
  law_en          text not null,
  valid_from      date not null,
  valid_to        date,
  source          text not null,
  known_from      bigint not null,
  known_to        bigint check (known_to > known_from),
  validity        daterange generated always as (daterange(valid_from, valid_to)) stored,
  known           int8range generated always as (int8range(known_from, known_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  constraint agreement_once exclude using gist (schedule with =, code with =, validity with &&, known with &&)
);
create trigger agreement_stays before update or delete on agreement for each row execute function law_row_stays();

-- Since when an agreement applies to goods of which origin, and in which column of its schedule they stand.
create table agreement_party (
  schedule   text not null check (schedule ~ '^[A-Z]{2}$'),
  agreement  text not null,
  country    text not null check (country ~ '^[A-Z]{3}$'),
  column_key text not null check (column_key ~ '^[A-Z0-9_]{0,20}$'),  -- empty = one column for all parties
  valid_from date not null,
  valid_to   date,
  source     text not null,
  known_from bigint not null,
  known_to   bigint check (known_to > known_from),
  validity   daterange generated always as (daterange(valid_from, valid_to)) stored,
  known      int8range generated always as (int8range(known_from, known_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  constraint agreement_party_once exclude using gist (schedule with =, agreement with =, country with =, validity with &&, known with &&)
);
create trigger agreement_party_stays before update or delete on agreement_party for each row execute function law_row_stays();

-- Rates under agreements and special arrangements, usually a row for each year of a staging.
create table agreement_rate (
  schedule   text not null check (schedule ~ '^[A-Z]{2}$'),
  agreement  text not null,
  column_key text not null check (column_key ~ '^[A-Z0-9_]{0,20}$'),
  code       text not null check (code ~ '^[0-9]{6,10}$'),
  quota      text not null check (quota ~ '^[A-Z0-9-]{0,20}$'),       -- the quota within which the rate holds, empty = without quota
  rate       text not null,
  valid_from date not null,
  valid_to   date,
  source     text not null,
  known_from bigint not null,
  known_to   bigint check (known_to > known_from),
  validity   daterange generated always as (daterange(valid_from, valid_to)) stored,
  known      int8range generated always as (int8range(known_from, known_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  constraint agreement_rate_once exclude using gist
    (schedule with =, agreement with =, column_key with =, code with =, quota with =, validity with &&, known with &&)
);
create trigger agreement_rate_stays before update or delete on agreement_rate for each row execute function law_row_stays();

-- Tariff quotas for goods of every origin (Tariff Law art. 14): the rate inside; the rate outside is that of the tariff line.
create table quota_rate (
  schedule    text not null check (schedule ~ '^[A-Z]{2}$'),
  quota       text not null check (quota ~ '^[A-Z0-9-]{1,20}$'),
  name_zh     text not null,
  name_en     text not null,
  code        text not null check (code ~ '^[0-9]{6,10}$'),
  rate        text not null,
  provisional text not null,                 -- provisional rate inside the quota, empty = none
  document    text not null,                 -- letter of the certificate (code list license_doc)
  valid_from  date not null,
  valid_to    date,
  source      text not null,
  known_from  bigint not null,
  known_to    bigint check (known_to > known_from),
  validity    daterange generated always as (daterange(valid_from, valid_to)) stored,
  known       int8range generated always as (int8range(known_from, known_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  constraint quota_rate_once exclude using gist (schedule with =, code with =, validity with &&, known with &&)
);
create trigger quota_rate_stays before update or delete on quota_rate for each row execute function law_row_stays();

-- Anti-dumping, countervailing and safeguard duties (Tariff Law art. 16), reciprocal measures (art. 17) and retaliatory duties (art. 18).
create table trade_remedy (
  schedule   text not null check (schedule ~ '^[A-Z]{2}$'),
  measure    text not null check (measure ~ '^[A-Z0-9-]{1,40}$'),     -- the case
  kind       text not null check (kind in ('ANTI_DUMPING', 'COUNTERVAILING', 'SAFEGUARD', 'RECIPROCAL', 'RETALIATORY')),
  goods_zh   text not null,
  goods_en   text not null,
  code       text not null check (code ~ '^[0-9]{2,10}$'),            -- covers every code that begins so
  origin     text not null check (origin ~ '^([A-Z]{3}|\*)$'),        -- * = every origin
  firm       text not null,                  -- producer or exporter as named in the measure; empty = all others of that origin
  rate       text not null,
  law_zh     text not null,
  law_en     text not null,
  valid_from date not null,
  valid_to   date,
  source     text not null,
  known_from bigint not null,
  known_to   bigint check (known_to > known_from),
  validity   daterange generated always as (daterange(valid_from, valid_to)) stored,
  known      int8range generated always as (int8range(known_from, known_to)) stored,
  check (valid_to is null or valid_to > valid_from),
  constraint trade_remedy_once exclude using gist
    (schedule with =, measure with =, kind with =, code with =, origin with =, firm with =, validity with &&, known with &&)
);
create trigger trade_remedy_stays before update or delete on trade_remedy for each row execute function law_row_stays();

-- Which revision came when, by whom and with what.
create table law_revision (
  name        text not null,
  revision    bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  kind        text not null,
  row_count   int not null,
  primary key (name, revision, kind)
);

-- Shipped files and settings by the digest of their text, kept as they were when an assessment may have used them.
create table law_archive (
  digest      text primary key check (digest ~ '^[0-9a-f]{64}$'),
  content     bytea not null,                -- deflated text
  recorded_at timestamptz not null
);
create function law_archive_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the archive of the law is only added to';
end $$;
create trigger law_archive_stays before update or delete on law_archive for each row execute function law_archive_stays();
