-- Goods on account: opened by a declaration, moved by others, closed when nothing is left. How much of an item is on account stands in the ledger.
create sequence suspense_number increment by 100;

create table suspense_account (
  id             uuid primary key,
  number         text not null unique,
  regime         text not null check (regime in ('REPAIR_ABROAD', 'PROCESSING_ABROAD', 'TEMPORARY_EXPORT', 'INWARD_REPAIR', 'TEMPORARY_IMPORT', 'LEASE')),
  trader_id      bigint not null references trader(id),
  office         text not null check (office ~ '^[0-9]{4}$'),
  declaration_id uuid not null,                  -- that opens it
  declaration    text not null,
  contract       text not null,
  partner        text not null,
  lease_ends     date,
  guarantee      text,
  state          text not null check (state in ('ASKED', 'ACCEPTED', 'OPEN', 'OVERDUE', 'CLOSED', 'REFUSED', 'WITHDRAWN')),
  reason         text not null default '',
  identity       text not null default '',       -- how an officer made sure which goods they are
  moved_on       date,
  due_on         date,
  extensions     int not null default 0 check (extensions >= 0),
  asked_until    date,
  ask_reason     text,
  secured        numeric(19,2) not null default 0 check (secured >= 0),
  claimed        numeric(19,2) not null default 0 check (claimed >= 0),
  filed_by       text not null,
  filed_at       timestamptz not null,
  accepted_by    text,
  constraint suspense_account_accepted_by_another check (accepted_by <> filed_by),
  check ((regime = 'LEASE') = (lease_ends is not null)),
  check ((moved_on is null) = (due_on is null) and due_on >= moved_on),
  check (state not in ('OPEN', 'OVERDUE', 'CLOSED') or moved_on is not null and accepted_by is not null)
);
-- A declaration opens one account.
create unique index suspense_account_declaration on suspense_account(declaration_id) where state not in ('REFUSED', 'WITHDRAWN');
create index suspense_account_trader on suspense_account(trader_id, id);
create index suspense_account_due on suspense_account(due_on) where state in ('OPEN', 'OVERDUE');
alter table suspense_account enable row level security;
alter table suspense_account force row level security;
create policy suspense_account_own on suspense_account using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on suspense_account from tongguan_app;

create table suspense_item (
  id         uuid primary key,
  account_id uuid not null references suspense_account(id),
  trader_id  bigint not null,
  number     int not null check (number > 0),
  code       text not null,
  name       text not null,
  quantity   numeric(19,5) not null check (quantity > 0),
  unit       text not null,
  price      numeric(19,2) not null check (price >= 0),
  currency   text not null,
  value      numeric(19,2) not null check (value >= 0),
  origin     text not null,
  identity   text not null default '',            -- marks by which it is known again
  replaced   boolean not null default false,
  tax        numeric(19,2),
  security   numeric(19,2) not null check (security >= 0),
  unique (account_id, number)
);
alter table suspense_item enable row level security;
alter table suspense_item force row level security;
create policy suspense_item_own on suspense_item using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke update, delete, truncate on suspense_item from tongguan_app;

create table suspense_movement (
  id             uuid primary key,
  number         text not null unique,
  account_id     uuid not null references suspense_account(id),
  trader_id      bigint not null,
  office         text not null,
  way            text not null check (way in ('RETURN', 'REMAIN', 'DESTROY')),
  state          text not null check (state in ('ASKED', 'CONFIRMED', 'DUE', 'DONE', 'REFUSED', 'WITHDRAWN', 'REVERSED')),
  declaration_id uuid,
  declaration    text,
  evidence       text not null default '',
  identity       text not null default '',
  levied         boolean not null default false,
  tax            numeric(19,2) not null default 0 check (tax >= 0),
  bill           text,
  assessment     bytea,                           -- how its taxes came about, packed
  reason         text not null default '',
  asked_by       text not null,
  asked_at       timestamptz not null,
  decided_by     text,
  decided_at     timestamptz,
  check ((way = 'RETURN') = (declaration_id is not null)),
  check (state <> 'DUE' or bill is not null),
  check (state <> 'DONE' or way <> 'RETURN' or identity <> '')
);
-- A declaration moves goods of one account once.
create unique index suspense_movement_declaration on suspense_movement(declaration_id) where state in ('ASKED', 'CONFIRMED', 'DONE');
create index suspense_movement_account on suspense_movement(account_id, id);
alter table suspense_movement enable row level security;
alter table suspense_movement force row level security;
create policy suspense_movement_own on suspense_movement using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on suspense_movement from tongguan_app;

create table suspense_movement_line (
  id          uuid primary key,
  movement_id uuid not null references suspense_movement(id),
  item_id     uuid not null references suspense_item(id),
  trader_id   bigint not null,
  quantity    numeric(19,5) not null check (quantity > 0),
  value       numeric(19,2) not null check (value >= 0),
  price       numeric(19,2),
  transfer    uuid not null                       -- of the ledger; another one after a payment was taken back
);
create index suspense_movement_line_of on suspense_movement_line(movement_id);
create index suspense_movement_line_item on suspense_movement_line(item_id);
alter table suspense_movement_line enable row level security;
alter table suspense_movement_line force row level security;
create policy suspense_movement_line_own on suspense_movement_line using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on suspense_movement_line from tongguan_app;

-- What has left the account of an item, and what is asked to.
create view suspense_item_out with (security_invoker = true) as
  select l.item_id, coalesce(sum(l.quantity) filter (where m.state = 'DONE'), 0) as quantity,
         coalesce(sum(l.value) filter (where m.state = 'DONE'), 0) as value,
         coalesce(sum(l.quantity) filter (where m.state <> 'DONE'), 0) as asked_quantity,
         coalesce(sum(l.value) filter (where m.state <> 'DONE'), 0) as asked_value
  from suspense_movement_line l join suspense_movement m on m.id = l.movement_id
  where m.state in ('ASKED', 'CONFIRMED', 'DUE', 'DONE') group by l.item_id;
grant select on suspense_item_out to tongguan_app;

create table suspense_rent (
  id             uuid primary key,
  account_id     uuid not null references suspense_account(id),
  trader_id      bigint not null,
  number         int not null check (number > 0),
  pay_on         date not null,
  amount         numeric(19,2) not null check (amount > 0),
  currency       text not null,
  state          text not null check (state in ('OPEN', 'DECLARED', 'TAXED', 'LEVIED', 'PAID', 'LAPSED')),
  paid_on        date,
  declaration_id uuid,
  declaration    text,
  bill           text,
  assessment     bytea,
  unique (account_id, number),
  check (state <> 'LEVIED' or bill is not null)
);
create index suspense_rent_declaration on suspense_rent(declaration_id) where declaration_id is not null;
alter table suspense_rent enable row level security;
alter table suspense_rent force row level security;
create policy suspense_rent_own on suspense_rent using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on suspense_rent from tongguan_app;
