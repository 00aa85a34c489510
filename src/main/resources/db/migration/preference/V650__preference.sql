-- Preferences: declared goods line by line, how far the journal was followed, handbooks, rates watched, and notices of changes.
create table declared_goods (
  declaration_id uuid not null,
  item_number    int not null,
  trader_id      bigint not null,             -- the consignee or consignor, else who filed
  day            date not null,               -- of acceptance
  direction      char(1) not null check (direction in ('I', 'E')),
  code           text not null,
  description    text not null,
  country        text not null,               -- of origin for imports, of destination for exports
  agreement      text,                        -- claimed; null = none
  value          numeric,                     -- customs value in yuan; null = not determined
  unit1          text,
  quantity1      numeric,
  unit2          text,
  quantity2      numeric,
  levied         boolean not null,            -- duty is levied, also by half or against security: a preference can save something
  duty           numeric,                     -- in yuan
  preferred      boolean not null,            -- levied at the rate of an agreement
  primary key (declaration_id, item_number)
);
create index declared_goods_trader on declared_goods(trader_id, day);
create index declared_goods_day on declared_goods(day);
alter table declared_goods enable row level security;
alter table declared_goods force row level security;
create policy declared_goods_scope on declared_goods using (visible_to(trader_id)) with check (visible_to(trader_id));

-- The journal is read once, in its order; rates are compared once for each state of the tariffs.
create table preference_progress (
  one     boolean primary key default true check (one),
  seq     bigint not null,
  version text not null                       -- state of the tariffs that watched rates were last compared with
);
insert into preference_progress(seq, version) values (0, '');

-- The rates of goods that somebody declared, as last seen: what a change is noticed by.
create table preference_watch (
  direction char(1) not null,
  code      text not null,
  country   text not null,
  rates     text not null,
  primary key (direction, code, country)
);

create table preference_notice (
  id          uuid primary key,
  trader_id   bigint not null,
  at          timestamptz not null,
  direction   char(1) not null,
  code        text not null,
  country     text not null,
  description text not null,
  removed     text not null,                  -- rates that are no longer there, one a line
  added       text not null                   -- rates that are new, one a line
);
create index preference_notice_trader on preference_notice(trader_id, at desc);
alter table preference_notice enable row level security;
alter table preference_notice force row level security;
create policy preference_notice_scope on preference_notice using (visible_to(trader_id)) with check (visible_to(trader_id));

create table handbook (
  id            uuid primary key,
  trader_id     bigint,                       -- whose goods; null = chosen codes, an official's
  ordered_at    timestamptz not null,
  ordered_by    text not null,
  wish          text not null,                -- JSON: codes, years, language, tariffs
  address       text not null,                -- where the live pages begin
  state         text not null check (state in ('ORDERED', 'PRINTING', 'PRINTED', 'FAILED')),
  attempts      int not null default 0,
  claimed_until timestamptz,                  -- a process that prints it and dies gives it back after this
  done          int not null default 0,       -- products laid out
  total         int not null default 0,
  pages         int,
  printed_at    timestamptz,
  error         text,
  pdf           bytea,
  check ((state = 'PRINTED') = (pdf is not null))
);
alter table handbook alter column pdf set storage external;
create index handbook_open on handbook(ordered_at) where state in ('ORDERED', 'PRINTING');
create index handbook_trader on handbook(trader_id, ordered_at desc);
alter table handbook enable row level security;
alter table handbook force row level security;
create policy handbook_scope on handbook using (visible_to(trader_id)) with check (visible_to(trader_id));
