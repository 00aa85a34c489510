-- Banks' daily statements, entry by entry: what each is, and what became of those that do not match. Officials and the bank alone see them.
create table bank_statement (
  id           uuid primary key,
  bank_account bigint not null,                 -- the bank's account on the platform
  bank_name    text not null,
  reference    text not null,                   -- the bank's own identification of the statement
  account      text not null,                   -- the treasury's account there
  day          date not null,                   -- of the closing balance
  opening      numeric(19,2) not null,
  closing      numeric(19,2) not null,
  entries      int not null,
  sha256       text not null,
  received_at  timestamptz not null,
  unique (bank_account, reference),             -- the same statement twice is one, for ever
  unique (bank_account, account, day)
);
revoke update, delete, truncate on bank_statement from tongguan_app;

create table bank_entry (
  id             uuid primary key,              -- also the id of the ledger transfer that booked it
  statement_id   uuid not null references bank_statement(id),
  position       int not null,
  direction      text not null check (direction in ('CREDIT', 'DEBIT')),
  amount         numeric(19,2) not null check (amount > 0),
  booked_on      date not null,
  bank_reference text not null,                 -- the bank's, as its messages give it; may be empty
  end_to_end     text not null,                 -- the orderer's; may be empty
  told           text not null,                 -- what it is for, in the payer's words
  party          text not null,
  number         text,                          -- the bill, month's bill or refund found in it
  state          text not null check (state in ('MATCHED', 'OPEN', 'SETTLED')),
  problem        text check (problem in ('UNKNOWN_BILL', 'DOUBLE', 'DIFFERENCE', 'UNKNOWN_DEBIT')),
  report_id      uuid references payment_report(id),
  outcome        text check (outcome in ('PAID', 'PAID_WITH_SURPLUS', 'ON_ACCOUNT', 'GIVEN_BACK', 'EXPLAINED')),
  settled_by     text,
  settled_at     timestamptz,
  reason         text,
  unique (statement_id, position),
  check ((problem is null) = (state = 'MATCHED')),
  check ((outcome is null) = (state <> 'SETTLED') and (outcome is null) = (settled_by is null))
);
-- What was reported is booked once.
create unique index bank_entry_report on bank_entry(report_id) where report_id is not null;
create index bank_entry_end_to_end on bank_entry(end_to_end);
create index bank_entry_open on bank_entry(id) where state = 'OPEN';
revoke delete, truncate on bank_entry from tongguan_app;
