-- Refunds, from what fell due or was claimed to the bank's payment, decided by two.
alter table refund_due add column ground text not null default 'ASSESSMENT' check (ground in ('ASSESSMENT', 'OVERPAID', 'RETURNED', 'NOT_LOADED'));
create sequence refund_number increment by 100;

create table refund (
  id                 uuid primary key,
  number             text not null unique,      -- also the reference of the bank's payment
  ground             text not null check (ground in ('ASSESSMENT', 'OVERPAID', 'RETURNED', 'NOT_LOADED', 'NOT_OWED')),
  subject_kind       text not null,
  subject_id         uuid not null,
  declaration_number text,
  trader_id          bigint,                    -- null = money of somebody who is not registered
  office             text,
  about              text not null,             -- the bill's number, or that of the money that was not owed
  lines              text not null check (lines ~ '^[A-Z_]+=[0-9]+\.[0-9]{2}(,[A-Z_]+=[0-9]+\.[0-9]{2})*$'),
  amount             numeric(19,2) not null check (amount > 0),
  paid_on            date not null,             -- interest counts from here
  interest           numeric(19,2) check (interest >= 0), -- once approved
  payee              text,                      -- account it is paid to
  state              text not null check (state in ('APPLIED', 'DUE', 'PROPOSED', 'APPROVED', 'PAID', 'REFUSED')),
  reason             text not null,             -- of the refund
  note               text not null default '',  -- of the last decision
  opened_by          text not null,
  opened_at          timestamptz not null,
  proposed_by        text,
  approved_by        text,
  approved_at        timestamptz,
  paid_at            timestamptz,
  check ((approved_by is null) = (state not in ('APPROVED', 'PAID')) and (approved_by is null) = (interest is null)),
  check ((paid_at is not null) = (state = 'PAID')),
  -- Two people: who proposes it does not approve it.
  constraint refund_approved_by_another check (approved_by <> proposed_by)
);
create index refund_trader on refund(trader_id, id);
create index refund_about on refund(about);
alter table refund enable row level security;
alter table refund force row level security;
create policy refund_own on refund using (visible_to(trader_id)) with check (true);
revoke delete, truncate on refund from tongguan_app;
