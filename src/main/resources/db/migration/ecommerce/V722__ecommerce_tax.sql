-- Tax bills of retail imports (816, 818): made when the days for returns are over, consolidated for the firm that stands for the tax.
create table ecommerce_consolidation (
  id        uuid primary key,
  trader_id int8 not null,                 -- the firm that stands for the tax
  office    int4 not null,
  bill      text not null,                 -- number of its bill
  issued_at timestamptz not null,
  paid_at   timestamptz
);
create table ecommerce_tax (
  list_id       uuid primary key,
  trader_id     int8 not null,             -- who declared the list
  number        text not null unique,      -- taxNo
  firm          int8 not null,             -- the trader who stands for the tax
  office        int4 not null,
  duty          int8 not null,             -- fen
  consumption   int8 not null,
  vat           int8 not null,
  state         int4 not null check (state between 1 and 3),   -- made, consolidated, void
  made_at       timestamptz not null,
  changed_at    timestamptz,               -- when it came to its state after it was made
  consolidation uuid references ecommerce_consolidation(id)
);
create index ecommerce_tax_consolidation on ecommerce_tax(consolidation);
create index ecommerce_tax_made on ecommerce_tax(list_id) where state = 1;
alter table ecommerce_tax enable row level security;
alter table ecommerce_tax force row level security;
create policy ecommerce_tax_scope on ecommerce_tax using (visible_to(trader_id) or visible_to(firm)) with check (true);
alter table ecommerce_consolidation enable row level security;
alter table ecommerce_consolidation force row level security;
create policy ecommerce_consolidation_scope on ecommerce_consolidation using (visible_to(trader_id)) with check (true);

-- The day's lists are found by when they came: rows lie in that order, so a few bytes for each range of pages are enough.
create index ecommerce_list_filed on ecommerce_list using brin (filed_at);
