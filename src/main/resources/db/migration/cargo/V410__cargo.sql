-- Arrivals of means of transport and appointments at the ship's side.
create table transport_arrival (
  id          uuid primary key,
  mode        text not null,
  name        text not null,
  voyage      text not null,               -- '' where the mode of transport has none
  office      text not null,
  arrived_at  timestamptz not null,
  berthed_at  timestamptz,
  reported_by text not null,
  reported_at timestamptz not null,
  version     int not null default 1,
  check (mode <> '' and name <> ''),
  check (berthed_at is null or berthed_at >= arrived_at)
);
-- A voyage calls once at an office; a means of transport without voyage number may come every day.
create unique index transport_arrival_voyage on transport_arrival(mode, name, voyage, office) where voyage <> '';
create unique index transport_arrival_plain on transport_arrival(mode, name, office, arrived_at) where voyage = '';
create index transport_arrival_key on transport_arrival(mode, name, voyage, arrived_at);
create index transport_arrival_newest on transport_arrival(arrived_at desc, id desc);

-- What an arrival said before it was corrected.
create table transport_arrival_history (
  arrival_id   uuid not null references transport_arrival(id),
  version      int not null,
  arrived_at   timestamptz not null,
  berthed_at   timestamptz,
  reported_by  text not null,
  reported_at  timestamptz not null,
  primary key (arrival_id, version)
);

create table ship_side_pickup (
  id                 uuid primary key,
  subject_kind       text not null,
  subject_id         uuid not null,
  trader_id          bigint,
  declaration_number text,
  direction          text not null check (direction in ('I', 'E')),
  terminal           text not null,         -- log-in name of the terminal's account
  mode               text not null,
  vessel             text not null,
  voyage             text not null,
  containers         text[] not null,
  planned_at         timestamptz not null,
  state              text not null check (state in ('REQUESTED', 'CONFIRMED', 'DONE', 'CANCELLED')),
  released           boolean not null,
  note               text,
  requested_by       text not null,
  requested_at       timestamptz not null,
  changed_by         text not null,
  changed_at         timestamptz not null
);
create unique index ship_side_pickup_open on ship_side_pickup(subject_kind, subject_id) where state in ('REQUESTED', 'CONFIRMED');
create index ship_side_pickup_terminal on ship_side_pickup(terminal, planned_at);
create index ship_side_pickup_trader on ship_side_pickup(trader_id, planned_at);
alter table ship_side_pickup enable row level security;
alter table ship_side_pickup force row level security;
create policy ship_side_pickup_own on ship_side_pickup using (visible_to(trader_id)) with check (true);
