-- Targeting rules with all their versions, what they are compared with, white lists, and every hit with its result.
create table risk_settings (
  one                  boolean primary key default true check (one),
  snapshot_version     bigint not null default 1,     -- grows with whatever targeting depends on; each process reads its snapshot again when it does
  random_share_percent numeric check (random_share_percent between 0.1 and 100),   -- null = the law's parameter
  too_broad_percent    numeric not null default 20 check (too_broad_percent > 0 and too_broad_percent <= 100),
  secret               bytea not null check (length(secret) >= 32)                 -- key of the draws; never leaves the platform
);
insert into risk_settings(secret) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
alter table risk_settings enable row level security;
alter table risk_settings force row level security;
create policy risk_settings_officials on risk_settings using (visible_to(null)) with check (visible_to(null));
revoke insert, delete, truncate on risk_settings from tongguan_app;

create table risk_rule (
  id             uuid primary key,
  code           text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  state          text not null check (state in ('DRAFT', 'ACTIVE', 'RETIRED')),
  version        int not null check (version > 0),    -- newest version
  active_version int,                                 -- the version that is matched
  check ((state = 'ACTIVE') <= (active_version is not null)),
  check (state <> 'DRAFT' or active_version is null)
);
create table risk_rule_version (
  rule_id  uuid not null references risk_rule(id),
  version  int not null check (version > 0),
  content  jsonb not null check (jsonb_typeof(content) = 'object'),
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (rule_id, version)
);
alter table risk_rule add foreign key (id, active_version) references risk_rule_version(rule_id, version);
alter table risk_rule add foreign key (id, version) references risk_rule_version(rule_id, version) deferrable initially deferred;
create function risk_refuse() returns trigger language plpgsql as
$$ begin raise exception 'versions of a rule are never changed: save a new one'; end $$;
create trigger risk_rule_version_final before update or delete on risk_rule_version for each row execute function risk_refuse();

create table risk_reference (
  metric     text not null check (metric <> ''),
  key        text not null check (key ~ '^[0-9]{2,10}$'),   -- commodity code or its leading digits
  value      numeric not null check (value > 0),
  valid_from date not null,
  valid_to   date check (valid_to > valid_from),            -- first day on which it is no longer valid
  source     text not null,
  primary key (metric, key, valid_from)
);
create table risk_exemption (
  id               uuid primary key,
  trader_id        bigint,            -- null = every trader
  commodity_prefix text check (commodity_prefix ~ '^[0-9]{2,10}$'),   -- null = every commodity; else all items of the declaration must begin so
  rule_id          uuid references risk_rule(id),                     -- null = every rule
  valid_from       date not null,
  valid_to         date check (valid_to >= valid_from),               -- last day; null = open
  reason           text not null check (reason <> ''),
  granted_by       text not null,
  granted_at       timestamptz not null,
  ended_by         text,
  ended_at         timestamptz,       -- taken back; null = stands
  check ((ended_by is null) = (ended_at is null)),
  check (trader_id is not null or commodity_prefix is not null)
);
alter table risk_exemption enable row level security;
alter table risk_exemption force row level security;
create policy risk_exemption_officials on risk_exemption using (visible_to(null)) with check (visible_to(null));

create table risk_hit (
  id            uuid primary key,
  subject_kind  text not null,
  subject_id    uuid not null,
  source        text not null check (source in ('RULE', 'RANDOM')),
  rule_id       uuid,
  rule_version  int,
  rule_code     text,
  rule_name     text,
  action        text check (action in ('INSPECT', 'DOCUMENT_REVIEW', 'HOLD')),
  departments   text not null default '',
  reason_zh     text,
  reason_en     text,
  explanation   jsonb not null default '[]',
  suppressed_by uuid references risk_exemption(id),   -- the white-list entry that set it aside; null = it counts
  office        text,
  at            timestamptz not null,
  result        text check (result in ('FOUND', 'CLEAN')),
  result_note   text,
  result_at     timestamptz,
  foreign key (rule_id, rule_version) references risk_rule_version(rule_id, version),
  check ((source = 'RULE') = (rule_id is not null)),
  check (source = 'RULE' or suppressed_by is null)    -- nothing sets the random share aside
);
create unique index risk_hit_once on risk_hit(subject_kind, subject_id, source, rule_id, rule_version) nulls not distinct;
create index risk_hit_rate on risk_hit(rule_id, result) where suppressed_by is null;
alter table risk_hit enable row level security;
alter table risk_hit force row level security;
-- Officials only: no trader's scope sees what was targeted.
create policy risk_hit_officials on risk_hit using (visible_to(null)) with check (true);
