-- Consolidated tax: the month's bill of a trader gathers its consolidated bills; and who may not use it since it was not paid.
create sequence month_bill_number increment by 100;

create table month_bill (
  id        uuid primary key,
  number    text not null unique,
  trader_id bigint not null,
  month     date not null check (extract(day from month) = 1),  -- the first of it
  due_on    date not null,
  state     text not null check (state in ('COLLECTING', 'ISSUED', 'DEFAULTED', 'PAID')),
  amount    numeric(19,2),                                      -- of the taxes when it was issued
  issued_at timestamptz,
  paid_at   timestamptz,
  unique (trader_id, month),
  check ((issued_at is null) = (state = 'COLLECTING') and (issued_at is null) = (amount is null)),
  check ((paid_at is not null) = (state = 'PAID'))
);
alter table month_bill enable row level security;
alter table month_bill force row level security;
create policy month_bill_own on month_bill using (visible_to(trader_id)) with check (true);
revoke delete, truncate on month_bill from tongguan_app;

-- What belongs to a month: a trader's consolidated bills assessed in it, whatever became of them.
create index bill_consolidated on bill(trader_id, assessed_on) where settlement = 'CONSOLIDATED';

create table consolidated_stop (
  id            uuid primary key,
  trader_id     bigint not null,
  month_bill_id uuid not null references month_bill(id),  -- the one in default
  stopped_at    timestamptz not null,
  reinstated_at timestamptz,
  reinstated_by text,
  reason        text,
  check ((reinstated_at is null) = (reinstated_by is null) and (reinstated_at is null) = (reason is null))
);
create unique index consolidated_stop_open on consolidated_stop(month_bill_id) where reinstated_at is null;
create index consolidated_stop_trader on consolidated_stop(trader_id) where reinstated_at is null;
alter table consolidated_stop enable row level security;
alter table consolidated_stop force row level security;
create policy consolidated_stop_own on consolidated_stop using (visible_to(trader_id)) with check (true);
revoke delete, truncate on consolidated_stop from tongguan_app;
