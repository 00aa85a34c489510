-- Export: what happens to goods on their way is a part that lists wait for; documents that are taken by their number; bills and their waybills;
-- overseas warehouses.

alter table ecommerce_part drop constraint ecommerce_part_kind_check;
alter table ecommerce_part add constraint ecommerce_part_kind_check check (kind between 0 and 4);   -- and: arrival, departure

-- What a list waits for: its documents (0 import, 1 export), arrival (2), departure (3).
alter table ecommerce_pending add column awaits int4 not null default 0;

-- Documents beside orders, payments, waybills and lists: arrivals, departures, cancellations, consolidated waybills and so on.
create table ecommerce_document (
  id        uuid primary key,              -- message and place in it
  trader_id int8 not null,                 -- who sent it
  form      int4 not null,                 -- number of the message's kind
  key       uuid not null unique,          -- form, sender and the sender's own number
  number    text not null,                 -- of the electronic port (preNo)
  state     int4 not null,                 -- as its first receipt told
  at        timestamptz not null,
  numbers   text not null                  -- JSON: numbers given since, by the receipt's element names
);
alter table ecommerce_document enable row level security;
alter table ecommerce_document force row level security;
create policy ecommerce_document_scope on ecommerce_document using (visible_to(trader_id)) with check (true);

-- Bills of lading and master air waybills: the row is locked by whoever adds to it, so that an arrival of the whole and a waybill added to it see
-- each other.
create table ecommerce_bill (
  key     uuid primary key,
  arrived uuid                             -- the arrival of the whole, null = none
);
create table ecommerce_bill_line (
  waybill  uuid primary key,               -- key of an export waybill
  bill     uuid not null,
  document uuid not null                   -- consolidated waybill, or the list itself
);
create index ecommerce_bill_line_bill on ecommerce_bill_line(bill);
create index ecommerce_bill_line_document on ecommerce_bill_line(document);

-- Overseas warehouses that firms have filed.
create table ecommerce_warehouse (
  id         uuid primary key,
  trader_id  int8 not null,
  name       text not null check (length(name) between 1 and 100),
  country    text not null,
  address    text not null,
  filed_at   timestamptz not null,
  valid_from date,                         -- null = not accepted yet
  ended_on   date,                         -- null = still valid
  unique (trader_id, name)
);
alter table ecommerce_warehouse enable row level security;
alter table ecommerce_warehouse force row level security;
create policy ecommerce_warehouse_scope on ecommerce_warehouse using (visible_to(trader_id)) with check (true);
