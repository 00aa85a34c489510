-- Guarantees for duties, what is reserved on them, and who decided. Their amounts stand in the ledger, which keeps them from being overdrawn.
create sequence guarantee_number increment by 100;

create table guarantee (
  id                 uuid primary key,
  number             text not null unique,
  form               text not null check (form in ('BANK_LETTER', 'INSURANCE', 'CASH', 'ORGANISER')),
  scope              text not null check (scope in ('SINGLE', 'GENERAL')),
  trader_id          bigint not null references trader(id),   -- whose duties it secures
  office             text not null check (office ~ '^[0-9]{4}$'),
  guarantor          text not null,                           -- empty for cash
  reference          text not null,                           -- the letter's, the policy's, the receipt's number
  declaration_number text,                                    -- of a single one
  amount             numeric(19,2) not null check (amount > 0),
  valid_from         date not null,
  valid_to           date not null,
  replaces           uuid references guarantee(id),
  state              text not null check (state in ('REGISTERED', 'ACTIVE', 'CANCELLING', 'EXPIRED', 'CANCELLED', 'REFUSED', 'REPLACED')),
  reason             text not null default '',                -- of the last decision
  registered_by      text not null,
  registered_at      timestamptz not null,
  accepted_by        text,
  cancel_asked_by    text,
  cancelled_by       text,
  check (valid_to >= valid_from),
  check ((scope = 'SINGLE') = (declaration_number is not null)),
  check (form <> 'ORGANISER' or scope = 'GENERAL'),
  check ((accepted_by is null) = (state in ('REGISTERED', 'REFUSED'))),
  check ((cancelled_by is not null) = (state = 'CANCELLED')),
  -- Two people: whoever brought it in does not accept it, whoever asks to cancel it does not confirm that.
  constraint guarantee_accepted_by_another check (accepted_by <> registered_by),
  constraint guarantee_cancelled_by_another check (cancelled_by <> cancel_asked_by)
);
create unique index guarantee_reference on guarantee(form, guarantor, reference) where state not in ('REFUSED');
create index guarantee_trader on guarantee(trader_id, state);
alter table guarantee enable row level security;
alter table guarantee force row level security;
create policy guarantee_own on guarantee using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on guarantee from tongguan_app;

create table guarantee_reservation (
  id                 uuid primary key,           -- also the id of the ledger's pending transfer
  guarantee_id       uuid not null references guarantee(id),
  trader_id          bigint not null,
  subject_kind       text not null,
  subject_id         uuid not null,
  reference          text not null,              -- what is secured, e.g. a bill's number
  declaration_number text,
  amount             numeric(19,2) not null check (amount > 0),
  reserved_at        timestamptz not null,
  ended              text check (ended in ('RETURNED', 'CLAIMED', 'CARRIED_OVER')),
  ended_at           timestamptz,
  check ((ended is null) = (ended_at is null))
);
-- What is secured is secured once at a time.
create unique index guarantee_reservation_open on guarantee_reservation(reference) where ended is null;
create index guarantee_reservation_of on guarantee_reservation(guarantee_id, id);
alter table guarantee_reservation enable row level security;
alter table guarantee_reservation force row level security;
create policy guarantee_reservation_own on guarantee_reservation using (visible_to(trader_id)) with check (true);
revoke delete, truncate on guarantee_reservation from tongguan_app;
create index guarantee_reservation_taken on guarantee_reservation(guarantee_id) where ended is null;
