-- A declaration is amended whose goods are on account: its items follow, each change kept; the ledger and the account stay in step.
alter table suspense_finding drop constraint suspense_finding_decision_check;
alter table suspense_finding add constraint suspense_finding_decision_check check (decision in ('TREAT', 'RE_EXPORT', 'DESTROY', 'AMEND', 'PENALTY'));

-- How an item read until its declaration was amended; of one that was added then, nothing.
create table suspense_item_version (
  item_id    uuid not null references suspense_item(id),
  version    int not null check (version > 1),   -- of the declaration that says it otherwise
  account_id uuid not null references suspense_account(id),
  trader_id  bigint not null,
  code       text not null,
  name       text not null,
  quantity   numeric(19,5) not null check (quantity >= 0),
  price      numeric(19,2) not null check (price >= 0),
  currency   text not null,
  value      numeric(19,2) not null check (value >= 0),
  origin     text not null,
  tax        numeric(19,2),
  security   numeric(19,2) not null check (security >= 0),
  reason     text not null,
  amended_by text not null,                      -- who wanted it amended; an officer's approval stands with the declaration
  amended_at timestamptz not null,
  primary key (item_id, version)
);
create index suspense_item_version_account on suspense_item_version(account_id, version);
alter table suspense_item_version enable row level security;
alter table suspense_item_version force row level security;
create policy suspense_item_version_own on suspense_item_version using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke update, delete, truncate on suspense_item_version from tongguan_app;

-- Goods that turn out never to have come stay on the account with nothing of them.
alter table suspense_item drop constraint suspense_item_quantity_check;
alter table suspense_item add constraint suspense_item_quantity_check check (quantity >= 0),
  add constraint suspense_item_nothing check (quantity > 0 or value = 0 and security = 0);
grant update (code, name, quantity, price, value, origin, tax, security) on suspense_item to tongguan_app;

-- An item changes by an amendment that is kept, or not at all.
create function suspense_item_kept() returns trigger language plpgsql as
$$
begin
  if not exists (select from suspense_item_version v where v.item_id = new.id and (v.quantity, v.value, v.price, v.code, v.security)
                 = (old.quantity, old.value, old.price, old.code, old.security)) then
    raise exception 'item % of account % changes without an amendment', old.number, old.account_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger suspense_item_kept before update on suspense_item for each row execute function suspense_item_kept();

-- While goods are on account the ledger holds of each item what the account says is left, and has set aside what is asked to go.
create function suspense_in_step() returns trigger language plpgsql as
$$
declare
  account uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  wrong int;
begin
  select i.number into wrong from suspense_account a join suspense_item i on i.account_id = a.id
    left join suspense_item_out o on o.item_id = i.id
    left join ledger_account q on q.code = 'suspense:' || i.id || ':quantity'
    left join ledger_account v on v.code = 'suspense:' || i.id || ':value'
    where a.id = account and a.state in ('OPEN', 'OVERDUE', 'CLOSED')
      and (i.quantity - coalesce(o.quantity, 0), coalesce(o.asked_quantity, 0), i.value - coalesce(o.value, 0), coalesce(o.asked_value, 0))
        <> (coalesce(q.balance, 0), coalesce(q.pending_out, 0), coalesce(v.balance, 0), coalesce(v.pending_out, 0))
    order by i.number limit 1;
  if wrong is not null then
    raise exception 'item % of account % is not what the ledger holds of it', wrong, account using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger suspense_account_in_step after update on suspense_account deferrable initially deferred
  for each row execute function suspense_in_step('id');
create constraint trigger suspense_item_in_step after insert or update on suspense_item deferrable initially deferred
  for each row execute function suspense_in_step('account_id');
create constraint trigger suspense_movement_in_step after insert or update on suspense_movement deferrable initially deferred
  for each row execute function suspense_in_step('account_id');
