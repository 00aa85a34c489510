-- What the platform orders at a bank: to take a payment from a payer's account, or to pay a refund. What the bank did not answer is asked for.
create sequence bank_order_number increment by 100;

create table bank_order (
  id         uuid primary key,
  number     text not null unique,             -- also the reference at the bank, so that the same order twice is one there
  kind       text not null check (kind in ('COLLECT', 'PAY')),
  trader_id  bigint,                            -- null = money of somebody who is not registered
  about      text not null,                     -- a bill's, a month's bill's or a refund's number
  account    text not null,                     -- the other side's account at the bank
  amount     numeric(19,2) not null check (amount > 0),
  bank       text not null,
  state      text not null check (state in ('ORDERED', 'UNKNOWN', 'DONE', 'REFUSED')),
  asked      int not null default 0,            -- how often the bank was asked what became of it
  reason     text not null default '',          -- why the bank refused, or why the money is not owed
  ordered_by text not null,
  ordered_at timestamptz not null,
  ended_at   timestamptz,
  check ((ended_at is not null) = (state in ('DONE', 'REFUSED')))
);
-- While one is on its way, or nobody knows, there is no second.
create unique index bank_order_open on bank_order(about) where state in ('ORDERED', 'UNKNOWN');
create index bank_order_about on bank_order(about, id);
alter table bank_order enable row level security;
alter table bank_order force row level security;
create policy bank_order_own on bank_order using (visible_to(trader_id)) with check (true);
revoke delete, truncate on bank_order from tongguan_app;
