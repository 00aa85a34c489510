-- Returns applied for (625): what comes back, and whether it did.
create table ecommerce_return (
  id         uuid primary key,             -- the application's document
  list_id    uuid not null,
  trader_id  int8 not null,
  state      text not null check (state in ('APPLIED', 'ARRIVED', 'LAPSED')),
  value      int8 not null,                -- fen
  tax        int8 not null,
  whole      boolean not null,             -- with it, everything of the list has come back
  goods      text not null,                -- JSON: line number and quantity
  applied_at timestamptz not null,
  due_on     date not null,                -- last day to be back in the supervised area
  ended_at   timestamptz
);
create index ecommerce_return_list on ecommerce_return(list_id);
create index ecommerce_return_open on ecommerce_return(due_on) where state = 'APPLIED';
alter table ecommerce_return enable row level security;
alter table ecommerce_return force row level security;
create policy ecommerce_return_scope on ecommerce_return using (visible_to(trader_id)) with check (true);
