-- Double-entry accounts: entries are final, transfers balance, limits hold whoever writes.
create table ledger_account (
  code    text primary key,
  unit    text not null,
  minimum numeric,
  maximum numeric,
  balance numeric not null default 0,      -- kept only for accounts with a limit; others are summed
  constraint ledger_limit check ((minimum is null or balance >= minimum) and (maximum is null or balance <= maximum))
);
create table ledger_transfer (
  id           uuid primary key,
  key          text not null unique,       -- posting the same key again has no effect
  kind         text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  reverses     uuid unique references ledger_transfer(id),
  at           timestamptz not null
);
create index ledger_transfer_subject on ledger_transfer(subject_kind, subject_id);
create table ledger_entry (
  transfer_id uuid not null references ledger_transfer(id),
  account     text not null references ledger_account(code),
  amount      numeric not null check (amount <> 0)
);
create index ledger_entry_transfer on ledger_entry(transfer_id);
create index ledger_entry_account on ledger_entry(account);

create function ledger_refuse() returns trigger language plpgsql as
$$ begin raise exception 'ledger entries are never changed: post a reversal'; end $$;
create trigger ledger_entry_final before update or delete on ledger_entry for each row execute function ledger_refuse();
create trigger ledger_transfer_final before update or delete on ledger_transfer for each row execute function ledger_refuse();

-- Every transfer balances in each unit: its entries come in one statement, and the statement is checked as a whole.
create function ledger_balanced() returns trigger language plpgsql as
$$
begin
  if exists (select from fresh e join ledger_account a on a.code = e.account group by e.transfer_id, a.unit having sum(e.amount) <> 0) then
    raise exception 'a transfer does not balance';
  end if;
  return null;
end
$$;
create trigger ledger_balanced after insert on ledger_entry referencing new table as fresh for each statement execute function ledger_balanced();
