-- Releases as the gate knows them, every passage, lanes, banned plates, signed lists for lanes that are cut off, and incidents.
create sequence gate_release_number increment by 100;
create sequence gate_passage_number increment by 100;

create table gate_lane (
  id            text primary key,
  office        text not null,
  name_zh       text not null,
  name_en       text not null,
  direction     text not null check (direction in ('IN', 'OUT', 'BOTH')),
  allows_empty  boolean not null,
  account       text unique,                -- log-in name of the lane's own machine, null = none
  active        boolean not null default true
);

create table gate_release (
  id                 uuid primary key,
  number             text not null unique,
  subject_kind       text not null,
  subject_id         uuid not null,
  declaration_number text,
  trader_id          bigint,
  direction          text not null check (direction in ('I', 'E')),
  office             text not null,
  gross_kg           numeric not null check (gross_kg >= 0),
  loose_left_kg      numeric check (loose_left_kg between 0 and gross_kg),  -- what may still leave; null = goods are in containers
  needs_berth        boolean not null,      -- ship-side: not before the ship has berthed
  mode               text not null default '',
  transport_name     text not null default '',
  voyage             text not null default '',
  valid_from         date not null,
  valid_to           date,                  -- last day, null = no end
  granted_at         timestamptz not null,
  blocked_reason     text,
  revoked_at         timestamptz,
  revoked_reason     text,
  used_up_at         timestamptz,           -- the last container or kilogram has passed
  check ((revoked_at is null) = (revoked_reason is null)),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index gate_release_subject on gate_release(subject_kind, subject_id) where revoked_at is null;
create index gate_release_trader on gate_release(trader_id);
create index gate_release_declaration on gate_release(declaration_number);
create index gate_release_open on gate_release(office, direction) where revoked_at is null and used_up_at is null;

create table gate_passage (
  id              uuid primary key,
  number          text not null unique,
  lane_id         text not null references gate_lane(id),
  lane_key        text not null,            -- the lane's own number of this passage: a repeat gets the first answer for ever
  request_hash    bytea not null,           -- SHA-256 of what was asked under that key
  office          text not null,
  plate           text not null,
  containers      text[] not null,
  release_numbers text[] not null,
  weight_kg       numeric,
  tare_kg         numeric,
  seal            text,
  direction       text not null check (direction in ('IN', 'OUT')),
  at              timestamptz not null,     -- when it was decided; offline: by the lane's clock
  recorded_at     timestamptz not null,
  decision        text not null check (decision in ('OPEN', 'STOP')),
  reasons         text not null,            -- JSON [{code,args}]
  offline         boolean not null,
  trader_id       bigint,
  account         text not null,
  unique (lane_id, lane_key),
  check (offline or decision = 'STOP' or reasons = '[]')
);
create index gate_passage_plate on gate_passage(plate, at desc) where decision = 'OPEN';
create index gate_passage_newest on gate_passage(lane_id, at desc);
create index gate_passage_at on gate_passage(at desc);

create table gate_release_container (
  release_id      uuid not null references gate_release(id),
  number          text not null,
  trader_id       bigint,
  gross_kg        numeric check (gross_kg >= 0),
  seal            text,
  used_at         timestamptz,
  used_by_passage uuid references gate_passage(id),
  primary key (release_id, number),
  check ((used_at is null) = (used_by_passage is null))
);
create index gate_release_container_number on gate_release_container(number);

-- A container passes once on a release: its first use is never changed.
create function gate_refuse_second_use() returns trigger language plpgsql as
$$ begin raise exception 'container % has passed on this release already', old.number using errcode = 'TG002'; end $$;
create trigger gate_container_once before update on gate_release_container for each row
  when (old.used_by_passage is not null) execute function gate_refuse_second_use();

-- What was decided at the barrier stays on record.
create function gate_refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'passages are never changed'; end $$;
create trigger gate_passage_final before update or delete on gate_passage for each row execute function gate_refuse_change();

create table gate_plate_ban (
  id         uuid primary key,
  plate      text not null,
  reason     text not null,
  placed_by  text not null,
  placed_at  timestamptz not null,
  lifted_by  text,
  lifted_at  timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index gate_plate_ban_open on gate_plate_ban(plate) where lifted_at is null;

-- Keys that sign the lists lanes decide by when the centre is away.
create table gate_key (
  id          text primary key,
  public_key  bytea not null,               -- X.509 SubjectPublicKeyInfo, Ed25519
  private_key bytea not null,               -- PKCS #8
  created_at  timestamptz not null,
  retired_at  timestamptz
);
create unique index gate_key_active on gate_key((true)) where retired_at is null;

create table gate_list (
  id          uuid primary key,
  lane_id     text not null references gate_lane(id),
  issued_at   timestamptz not null,
  valid_until timestamptz not null,
  releases    int not null,
  sha256      text not null
);

-- What does not fit when a lane that was cut off tells what it did.
create table gate_incident (
  id          uuid primary key,
  passage_id  uuid not null unique references gate_passage(id),
  lane_id     text not null,
  office      text not null,
  reasons     text not null,                -- JSON [{code,args}]
  opened_at   timestamptz not null,
  closed_by   text,
  closed_at   timestamptz,
  note        text,
  check ((closed_by is null) = (closed_at is null) and (closed_by is null) = (note is null))
);
create index gate_incident_open on gate_incident(office, opened_at) where closed_at is null;

alter table gate_release enable row level security;
alter table gate_release force row level security;
create policy gate_release_own on gate_release using (visible_to(trader_id)) with check (true);
alter table gate_release_container enable row level security;
alter table gate_release_container force row level security;
create policy gate_release_container_own on gate_release_container using (visible_to(trader_id)) with check (true);
alter table gate_passage enable row level security;
alter table gate_passage force row level security;
create policy gate_passage_own on gate_passage using (visible_to(trader_id)) with check (true);

insert into law_parameter(name, value, valid_from, source) values
  ('gate.list.minutes', '60', '2018-08-01', 'platform default, not law: how long a lane may decide by a downloaded list'),
  ('gate.plate.minutes', '10', '2018-08-01', 'platform default, not law: one plate cannot pass at two offices within this time');
