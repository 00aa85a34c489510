-- Accounts say what they count and to how many decimals; part of a balance can be set aside and settled later (two-phase transfers).
alter table ledger_account
  add column measure     text not null default 'CURRENCY' check (measure in ('CURRENCY', 'QUANTITY', 'COUNT')),
  add column decimals    int not null default 2 check (decimals between 0 and 9),
  add column pending_in  numeric not null default 0 check (pending_in >= 0),    -- kept, as the balance, only for accounts with a limit
  add column pending_out numeric not null default 0 check (pending_out >= 0),
  add constraint ledger_count_is_whole check (measure <> 'COUNT' or decimals = 0);
-- What is set aside to go counts as gone, what is set aside to come does not count as there: a limit holds however it is settled.
alter table ledger_account drop constraint ledger_limit;
alter table ledger_account add constraint ledger_limit check (
  (minimum is null or balance - pending_out >= minimum) and (maximum is null or balance + pending_in <= maximum));
create or replace trigger ledger_account_stays before delete or update of code, unit, measure, decimals on ledger_account
  for each row execute function ledger_account_stays();

create table ledger_pending (
  id           uuid primary key,           -- also the id of the transfer it becomes when it is posted
  key          text not null unique,
  kind         text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  at           timestamptz not null,
  expires_at   timestamptz check (expires_at > at)   -- null = waits for ever
);
create index ledger_pending_subject on ledger_pending(subject_id);
create table ledger_pending_entry (
  transfer_id uuid not null references ledger_pending(id),
  account     text not null references ledger_account(code),
  amount      numeric not null check (amount <> 0),
  primary key (transfer_id, account)
);
create index ledger_pending_entry_account on ledger_pending_entry(account);
-- How a pending transfer ended: once, for ever. Its row is what two who settle at once fight for.
create table ledger_outcome (
  pending_id uuid primary key references ledger_pending(id),
  outcome    text not null check (outcome in ('POSTED', 'VOIDED', 'EXPIRED')),
  at         timestamptz not null
);
create trigger ledger_pending_final before update or delete on ledger_pending for each row execute function ledger_refuse();
create trigger ledger_pending_entry_final before update or delete on ledger_pending_entry for each row execute function ledger_refuse();
create trigger ledger_outcome_final before update or delete on ledger_outcome for each row execute function ledger_refuse();
create trigger ledger_pending_no_truncate before truncate on ledger_pending for each statement execute function ledger_refuse();
create trigger ledger_pending_entry_no_truncate before truncate on ledger_pending_entry for each statement execute function ledger_refuse();
create trigger ledger_outcome_no_truncate before truncate on ledger_outcome for each statement execute function ledger_refuse();
revoke truncate on ledger_transfer, ledger_entry, ledger_pending, ledger_pending_entry, ledger_outcome from tongguan_app;
revoke delete, truncate on ledger_account from tongguan_app;

create or replace function ledger_balanced() returns trigger language plpgsql as
$$
begin
  if exists (select from fresh e left join ledger_account a on a.code = e.account left join ledger_transfer t on t.id = e.transfer_id
             where a.code is null or t.id is null) then
    raise foreign_key_violation using message = 'an entry names a transfer or an account that does not exist';
  end if;
  if exists (select from fresh e join ledger_account a on a.code = e.account
             where scale(e.amount) > a.decimals and scale(trim_scale(e.amount)) > a.decimals) then
    raise exception 'an entry is finer than its account counts';
  end if;
  if exists (select from fresh e join ledger_account a on a.code = e.account group by e.transfer_id, a.unit having sum(e.amount) <> 0) then
    raise exception 'a transfer does not balance';
  end if;
  return null;
end
$$;
create function ledger_pending_balanced() returns trigger language plpgsql as
$$
begin
  if exists (select from fresh e join ledger_account a on a.code = e.account where scale(trim_scale(e.amount)) > a.decimals) then
    raise exception 'an entry is finer than its account counts';
  end if;
  if exists (select from fresh e join ledger_account a on a.code = e.account group by e.transfer_id, a.unit having sum(e.amount) <> 0) then
    raise exception 'a transfer does not balance';
  end if;
  return null;
end
$$;
create trigger ledger_pending_balanced after insert on ledger_pending_entry referencing new table as fresh
  for each statement execute function ledger_pending_balanced();
