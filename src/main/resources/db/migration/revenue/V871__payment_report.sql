-- What a bank said once stands once, for ever, however many bills it paid; a payment can be taken back, and its bill be paid again.
create table payment_report (
  id             uuid primary key,
  bank_account   bigint not null,               -- the bank's account on the platform; 0 for what the platform ordered at a bank itself
  bank_name      text not null,
  bank_reference text not null,
  number         text not null,                 -- the bill's, or the month's bill's
  trader_id      bigint not null,
  amount         numeric(19,2) not null check (amount > 0),
  currency       text not null,
  paid_at        timestamptz not null,
  received_at    timestamptz not null,
  source         text not null check (source in ('MESSAGE', 'STATEMENT', 'ORDER', 'SETTLED')),
  reversed_at    timestamptz,
  reversed_by    text,
  reversal       text,                           -- why
  unique (bank_account, bank_reference),
  check ((reversed_at is null) = (reversed_by is null) and (reversed_at is null) = (reversal is null))
);
create index payment_report_number on payment_report(number);
create index payment_report_bank on payment_report(bank_name, paid_at);
alter table payment_report enable row level security;
alter table payment_report force row level security;
create policy payment_report_trader on payment_report using (visible_to(trader_id)) with check (true);
revoke update, delete, truncate on payment_report from tongguan_app;
grant update (reversed_at, reversed_by, reversal) on payment_report to tongguan_app;

insert into payment_report(id, bank_account, bank_name, bank_reference, number, trader_id, amount, currency, paid_at, received_at, source)
  select id, bank_account, bank_name, bank_reference, bill_number, trader_id, amount, currency, paid_at, received_at, 'MESSAGE' from payment;

alter table payment add column report_id uuid references payment_report(id);
update payment set report_id = id;
alter table payment alter column report_id set not null;
alter table payment drop constraint payment_bank_account_bank_reference_key;
alter table payment drop constraint payment_bill_id_key;
alter table payment add column reversed_at timestamptz;
grant update (reversed_at) on payment to tongguan_app;
create unique index payment_bill on payment(bill_id) where reversed_at is null;   -- a bill is paid once
create index payment_report_parts on payment(report_id);
