-- Split delivery, one declaration: approvals, deliveries on account, what comes back, and the statements that declare them.
-- How much has gone and is not declared stands in the ledger.
create sequence periodic_number increment by 100;

create table periodic_approval (
  id           uuid primary key,
  number       text not null unique,
  trader_id    bigint not null references trader(id),
  office       text not null check (office ~ '^[0-9]{4}$'),
  kind         text not null,                          -- code list periodic_kind
  place        text not null,
  guarantee    text references guarantee(number),      -- null where the grade needs none
  model_number text not null,
  model        bytea not null,                         -- packed document: parties, terms, goods
  valid_from   date not null,
  valid_to     date not null check (valid_to >= valid_from),
  state        text not null check (state in ('ASKED', 'ACTIVE', 'STOPPED', 'REFUSED', 'WITHDRAWN', 'ENDED')),
  reason       text not null default '',
  asked_by     text not null,
  asked_at     timestamptz not null,
  decided_by   text,
  constraint periodic_approval_by_another check (decided_by <> asked_by)
);
create index periodic_approval_trader on periodic_approval(trader_id, id);
alter table periodic_approval enable row level security;
alter table periodic_approval force row level security;
create policy periodic_approval_own on periodic_approval using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_approval from tongguan_app;

create table periodic_statement (
  id              uuid primary key,
  number          text not null unique,
  approval_id     uuid not null references periodic_approval(id),
  trader_id       bigint not null,
  office          text not null,
  month           date not null check (extract(day from month) = 1),
  rates_on        date not null,
  due_on          date not null,
  state           text not null check (state in ('DRAFTED', 'DECLARED', 'SETTLED', 'DROPPED')),
  declaration_id  uuid not null,
  sequence_number text not null,
  made_by         text not null,
  made_at         timestamptz not null
);
create index periodic_statement_trader on periodic_statement(trader_id, id);
create index periodic_statement_approval on periodic_statement(approval_id, id);
alter table periodic_statement enable row level security;
alter table periodic_statement force row level security;
create policy periodic_statement_own on periodic_statement using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_statement from tongguan_app;

create table periodic_statement_line (
  statement_id uuid not null references periodic_statement(id),
  trader_id    bigint not null,
  number       int not null,
  goods        int not null,
  unit_price   numeric(19,4) not null,
  explanation  text,
  primary key (statement_id, number)
);
alter table periodic_statement_line enable row level security;
alter table periodic_statement_line force row level security;
create policy periodic_statement_line_own on periodic_statement_line using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_statement_line from tongguan_app;

create table periodic_delivery (
  id           uuid primary key,
  number       text not null unique,
  approval_id  uuid not null references periodic_approval(id),
  trader_id    bigint not null,
  office       text not null,
  reference    text not null,                          -- the trader's own
  plate        text not null,
  packages     int not null check (packages > 0),
  gross_kg     numeric(19,5) not null check (gross_kg > 0),
  state        text not null check (state in ('CLEARED', 'OUT', 'CANCELLED', 'RETURNED')),
  accepted_on  date not null,
  due_on       date not null check (due_on >= accepted_on),
  secured      numeric(19,2) not null check (secured >= 0),
  release      text not null,
  lodged_by    text not null,
  lodged_at    timestamptz not null,
  left_at      timestamptz,
  statement_id uuid references periodic_statement(id),
  unique (trader_id, reference),
  check ((left_at is not null) = (state in ('OUT', 'RETURNED'))),
  check (statement_id is null or state in ('OUT', 'RETURNED'))
);
create index periodic_delivery_trader on periodic_delivery(trader_id, id);
create index periodic_delivery_approval on periodic_delivery(approval_id, id);
create index periodic_delivery_statement on periodic_delivery(statement_id);
create index periodic_delivery_due on periodic_delivery(trader_id, due_on) where state = 'OUT';
alter table periodic_delivery enable row level security;
alter table periodic_delivery force row level security;
create policy periodic_delivery_own on periodic_delivery using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_delivery from tongguan_app;

create table periodic_delivery_line (
  id          uuid primary key,
  delivery_id uuid not null references periodic_delivery(id),
  trader_id   bigint not null,
  number      int not null,
  goods       int not null,
  quantity    numeric(19,5) not null check (quantity > 0),
  unit_price  numeric(19,4) not null check (unit_price >= 0),
  net_kg      numeric(19,5) not null check (net_kg > 0),
  second      numeric(19,5),
  tax         numeric(19,2) not null check (tax >= 0),
  returned    numeric(19,5) not null default 0 check (returned >= 0 and returned <= quantity),
  unique (delivery_id, number)
);
alter table periodic_delivery_line enable row level security;
alter table periodic_delivery_line force row level security;
create policy periodic_delivery_line_own on periodic_delivery_line using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_delivery_line from tongguan_app;

create table periodic_return (
  id          uuid primary key,
  number      text not null unique,
  delivery_id uuid not null references periodic_delivery(id),
  trader_id   bigint not null,
  office      text not null,
  state       text not null check (state in ('ASKED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  evidence    text not null,
  reason      text not null default '',
  late        boolean not null default false,
  parts       text not null,                           -- line=quantity, comma
  asked_by    text not null,
  asked_at    timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  constraint periodic_return_by_another check (state = 'WITHDRAWN' or decided_by <> asked_by)
);
create index periodic_return_delivery on periodic_return(delivery_id);
create index periodic_return_trader on periodic_return(trader_id, id);
alter table periodic_return enable row level security;
alter table periodic_return force row level security;
create policy periodic_return_own on periodic_return using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on periodic_return from tongguan_app;
