-- Taxes levied after the fact: proposed by one officer, decided by another; each has a bill of its own, beside what the assessment bills.
alter table bill drop constraint bill_kind_check;
alter table bill add constraint bill_kind_check check (kind in ('ORIGINAL', 'SUPPLEMENTARY', 'LATE_DECLARATION', 'RECOVERY'));
alter table bill add column fee_from date;   -- the late fee counts from the day after; null = after the term
alter table bill add constraint bill_fee_from_check check (fee_from is null or kind = 'RECOVERY');
drop index bill_unpaid;
create unique index bill_unpaid on bill(subject_id, subject_kind, (kind = 'LATE_DECLARATION')) where state in ('OPEN', 'OVERDUE') and kind <> 'RECOVERY';
create sequence levy_number increment by 100;

create table levy (
  id                 uuid primary key,
  number             text not null unique,
  ground             text not null check (ground in ('CONFIRMED', 'VIOLATION', 'SMUGGLING')),
  subject_kind       text not null,
  subject_id         uuid not null,
  declaration_number text not null,
  trader_id          bigint not null,
  office             text not null,
  lines              text not null check (lines ~ '^[A-Z_]+=[0-9]+\.[0-9]{2}(,[A-Z_]+=[0-9]+\.[0-9]{2})*$'),
  amount             numeric(19,2) not null check (amount > 0),
  counts_from        date not null,            -- day of payment, or of release where nothing was paid
  last_day           date,                     -- on which it can be decided; null = no limit
  state              text not null check (state in ('PROPOSED', 'DECIDED', 'REFUSED')),
  reason             text not null,
  note               text not null default '',
  proposed_by        text not null,
  proposed_at        timestamptz not null,
  decided_by         text,
  decided_at         timestamptz,
  bill_number        text,
  check ((decided_by is null) = (state = 'PROPOSED') and (bill_number is not null) = (state = 'DECIDED')),
  -- Two people: who proposes it does not decide it.
  constraint levy_decided_by_another check (decided_by <> proposed_by)
);
create index levy_trader on levy(trader_id, id);
alter table levy enable row level security;
alter table levy force row level security;
create policy levy_own on levy using (visible_to(trader_id)) with check (true);
revoke delete, truncate on levy from tongguan_app;
