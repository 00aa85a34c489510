-- What traders call the goods they have cleared, by code: evidence for the search in the tariff. Read from released declarations.
create table goods_name (
  trader_id bigint not null,
  direction char(1) not null check (direction in ('I', 'E')),
  code      text not null check (code ~ '^[0-9]{8,10}$'),
  name      text not null check (length(name) between 1 and 200),   -- levelled as queries are
  uses      int not null check (uses > 0),                          -- cleared lines
  reach     bigint not null,                                        -- position of the journal at which it last changed
  primary key (trader_id, direction, code, name)
);
create index goods_name_reach_order on goods_name(reach);
alter table goods_name enable row level security;
alter table goods_name force row level security;
create policy goods_name_scope on goods_name using (visible_to(trader_id)) with check (visible_to(trader_id));

-- How far the journal has been read for it.
create table goods_name_reach (
  one   boolean primary key default true check (one),
  reach bigint not null
);
insert into goods_name_reach(reach) values (0);
