-- Vehicles on show: their papers, the places beside the venue where they may be, and where they were seen.
create table temporary_paper (
  id           uuid primary key,
  item_id      uuid not null references temporary_item(id) on delete cascade,
  trader_id    bigint not null,
  organiser_id bigint,
  kind         text not null,                -- code list temporary_paper
  number       text not null,
  valid_to     date,                         -- last day; null = open
  given_by     text not null,
  given_at     timestamptz not null,
  unique (item_id, kind)
);
alter table temporary_paper enable row level security;
alter table temporary_paper force row level security;
create policy temporary_paper_own on temporary_paper using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));

create table temporary_place (
  id           uuid primary key,
  item_id      uuid not null references temporary_item(id) on delete cascade,
  trader_id    bigint not null,
  organiser_id bigint,
  kind         text not null,                -- code list temporary_place_kind
  name         text not null,
  valid_from   date not null,
  valid_to     date not null check (valid_to >= valid_from),
  state        text not null check (state in ('ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'REVOKED')),
  reason       text not null default '',
  asked_by     text not null,
  asked_at     timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  check ((state = 'ASKED') = (decided_by is null))
);
create index temporary_place_item on temporary_place(item_id);
alter table temporary_place enable row level security;
alter table temporary_place force row level security;
create policy temporary_place_own on temporary_place using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_place from tongguan_app;

create table temporary_sighting (
  id           uuid primary key,
  item_id      uuid not null references temporary_item(id),
  trader_id    bigint not null,
  organiser_id bigint,
  office       text not null,
  seen_at      timestamptz not null,
  place_id     uuid references temporary_place(id),   -- one that is named for it; null = the venue, or elsewhere
  place        text not null,                -- in words
  state        text check (state in ('OPEN', 'EXPLAINED', 'BREACH')),   -- null = seen where it may be
  note         text not null default '',
  reason       text not null default '',
  seen_by      text not null,
  decided_by   text,
  decided_at   timestamptz,
  check ((decided_by is null) = (state is null or state = 'OPEN'))
);
create index temporary_sighting_item on temporary_sighting(item_id, seen_at);
create index temporary_sighting_open on temporary_sighting(item_id) where state = 'OPEN';
alter table temporary_sighting enable row level security;
alter table temporary_sighting force row level security;
create policy temporary_sighting_own on temporary_sighting using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_sighting from tongguan_app;
