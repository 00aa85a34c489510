-- Accounts and transfers of fixed width, for movements that come by the thousand a second.
create table ledger_purse (
  id      uuid primary key,
  kind    int not null,
  balance int8 not null,
  maximum int8 not null,
  constraint ledger_purse_limit check (balance >= 0 and balance <= maximum)
) with (fillfactor = 70);
-- One row with both legs: what goes into the purse comes out of the other account. Identities are ordered by time, so are the rows.
create table ledger_move (
  id     uuid not null,
  kind   int not null,
  purse  uuid not null,
  other  uuid not null,
  amount int8 not null check (amount <> 0),
  at     timestamptz not null,
  primary key (id, kind)
);
create index ledger_move_purse_day on ledger_move using brin (at);
create trigger ledger_move_final before update or delete on ledger_move for each row execute function ledger_refuse();
revoke update, delete, truncate on ledger_move from tongguan_app;
