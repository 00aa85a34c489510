-- An entry names a transfer and an account that exist. Asked once for all the entries of a statement: foreign keys ask twice for every
-- entry, which took longer than writing it. That neither ever goes away again is refused at its own table.
alter table ledger_entry drop constraint ledger_entry_account_fkey, drop constraint ledger_entry_transfer_id_fkey;

create or replace function ledger_balanced() returns trigger language plpgsql as
$$
begin
  if exists (select from fresh e left join ledger_account a on a.code = e.account left join ledger_transfer t on t.id = e.transfer_id
             where a.code is null or t.id is null) then
    raise foreign_key_violation using message = 'an entry names a transfer or an account that does not exist';
  end if;
  if exists (select from fresh e join ledger_account a on a.code = e.account group by e.transfer_id, a.unit having sum(e.amount) <> 0) then
    raise exception 'a transfer does not balance';
  end if;
  return null;
end
$$;

create function ledger_account_stays() returns trigger language plpgsql as
$$ begin raise exception 'a ledger account is never renamed, revalued or closed: its balance says it is empty'; end $$;
create trigger ledger_account_stays before delete or update of code, unit on ledger_account for each row execute function ledger_account_stays();
create trigger ledger_account_no_truncate before truncate on ledger_account for each statement execute function ledger_account_stays();
create trigger ledger_transfer_no_truncate before truncate on ledger_transfer for each statement execute function ledger_refuse();
create trigger ledger_entry_no_truncate before truncate on ledger_entry for each statement execute function ledger_refuse();
drop index ledger_transfer_subject;
create index ledger_transfer_subject on ledger_transfer(subject_id);
