-- What inspections found about goods on account: the items a decision is about are bound to its way, or wait; all others are free.
create table suspense_finding (
  item_id    uuid not null references suspense_item(id),
  inspection text not null,                 -- number of the order
  account_id uuid not null references suspense_account(id),
  trader_id  bigint not null,
  decision   text not null check (decision in ('TREAT', 'RE_EXPORT', 'DESTROY', 'PENALTY')),
  reason     text not null,
  found_at   timestamptz not null,
  settled_at timestamptz,                   -- null while it binds the item
  primary key (item_id, inspection),
  -- What must go back or be destroyed is bound as long as there is anything of it.
  constraint suspense_finding_final check (settled_at is null or decision not in ('RE_EXPORT', 'DESTROY'))
);
create index suspense_finding_account on suspense_finding(account_id, inspection);
alter table suspense_finding enable row level security;
alter table suspense_finding force row level security;
create policy suspense_finding_own on suspense_finding using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on suspense_finding from tongguan_app;
