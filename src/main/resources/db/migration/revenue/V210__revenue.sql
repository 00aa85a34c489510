-- Bills for assessed taxes, payments reported by banks, and what is to be paid back.
create sequence bill_number increment by 100;

create table bill (
  id                 uuid primary key,         -- also the id of the ledger transfer that assessed it
  number             text not null unique,
  kind               text not null check (kind in ('ORIGINAL', 'SUPPLEMENTARY')),
  subject_kind       text not null,
  subject_id         uuid not null,
  declaration_number text,
  trader_id          bigint not null,
  office             text not null,
  settlement         text not null check (settlement in ('IMMEDIATE', 'GUARANTEED', 'CONSOLIDATED')),
  assessed_on        date not null,
  due_on             date not null,            -- last day of the term, moved off days off
  amount             numeric(19,2) not null check (amount > 0),
  paid               numeric(19,2) not null default 0,
  late_fee           numeric(19,2) not null default 0 check (late_fee >= 0), -- what was paid on top; zero until then
  state              text not null check (state in ('OPEN', 'OVERDUE', 'PAID', 'CANCELLED')),
  issued_at          timestamptz not null,
  closed_at          timestamptz,              -- paid or cancelled
  check (paid = case when state = 'PAID' then amount else 0 end),
  check ((closed_at is not null) = (state in ('PAID', 'CANCELLED')))
);
-- A subject has one original bill and never two that are unpaid.
create unique index bill_original on bill(subject_kind, subject_id) where kind = 'ORIGINAL' and state <> 'CANCELLED';
create unique index bill_unpaid on bill(subject_kind, subject_id) where state in ('OPEN', 'OVERDUE');
create index bill_subject on bill(subject_kind, subject_id);
create index bill_trader on bill(trader_id, id);
create index bill_due on bill(due_on) where state = 'OPEN';
create index bill_declaration on bill(declaration_number);
alter table bill enable row level security;
alter table bill force row level security;
create policy bill_trader on bill using (visible_to(trader_id)) with check (true);

create table bill_line (
  bill_id   uuid not null references bill(id),
  position  int not null,
  trader_id bigint not null,
  tax       text not null,
  amount    numeric(19,2) not null check (amount > 0),
  primary key (bill_id, position)
);
alter table bill_line enable row level security;
alter table bill_line force row level security;
create policy bill_line_trader on bill_line using (visible_to(trader_id)) with check (true);

create table payment (
  id             uuid primary key,
  bill_id        uuid not null unique references bill(id), -- a bill is paid once
  bill_number    text not null,
  trader_id      bigint not null,
  bank_account   bigint not null,               -- the bank's account on the platform
  bank_name      text not null,
  bank_reference text not null,
  amount         numeric(19,2) not null check (amount > 0), -- tax and late fee
  late_fee       numeric(19,2) not null check (late_fee >= 0),
  currency       text not null,
  paid_at        timestamptz not null,
  received_at    timestamptz not null,
  unique (bank_account, bank_reference)          -- the same report twice is one payment, for ever
);
create index payment_trader on payment(trader_id, id);
alter table payment enable row level security;
alter table payment force row level security;
create policy payment_trader on payment using (visible_to(trader_id)) with check (true);
revoke update, delete, truncate on payment from tongguan_app;

create table refund_due (
  id                 uuid primary key,           -- also the id of its ledger transfer
  subject_kind       text not null,
  subject_id         uuid not null,
  declaration_number text,
  trader_id          bigint not null,
  tax                text not null,
  amount             numeric(19,2) not null check (amount > 0),
  reason             text not null,
  recorded_at        timestamptz not null
);
create index refund_due_subject on refund_due(subject_kind, subject_id);
alter table refund_due enable row level security;
alter table refund_due force row level security;
create policy refund_due_trader on refund_due using (visible_to(trader_id)) with check (true);
