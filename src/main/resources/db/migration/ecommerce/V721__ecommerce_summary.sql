-- Summary declarations of export lists, and returns of exported goods.

-- One declaration made of many lists (701, 792).
create table ecommerce_summary (
  id          uuid primary key,
  document_id uuid not null,               -- the application
  trader_id   int8 not null,
  number      text not null,               -- of the summary (sumNo): one for all declarations of an application
  declaration text not null unique,        -- of the declaration made (declSeqNo)
  office      text not null,
  content     text not null,               -- JSON: head and goods, each with the lines of lists it is made of
  made_at     timestamptz not null
);
create index ecommerce_summary_document on ecommerce_summary(document_id);
alter table ecommerce_summary enable row level security;
alter table ecommerce_summary force row level security;
create policy ecommerce_summary_scope on ecommerce_summary using (visible_to(trader_id)) with check (true);

-- A list is summed up once.
create table ecommerce_summed (
  list_id     uuid primary key,
  document_id uuid not null
);
create index ecommerce_summed_document on ecommerce_summed(document_id);

-- When lists were released or closed after the moment of their decision.
create index ecommerce_step_moved on ecommerce_step(at) where state in (800, 899);

-- Returns of exported goods (213), and the parcels sorted at the site (215).
create table ecommerce_back (
  id         uuid primary key,             -- the application's document
  list_id    uuid not null,
  trader_id  int8 not null,
  parcel     uuid not null,                -- key of the parcel that brings them
  goods      text not null,                -- JSON: line number and quantity
  applied_at timestamptz not null,
  back_at    timestamptz                   -- null = not sorted at the site yet
);
create index ecommerce_back_list on ecommerce_back(list_id);
create index ecommerce_back_brought on ecommerce_back(parcel);
alter table ecommerce_back enable row level security;
alter table ecommerce_back force row level security;
create policy ecommerce_back_scope on ecommerce_back using (visible_to(trader_id)) with check (true);
create table ecommerce_back_parcel (
  key    uuid primary key,                 -- locked by whoever has something to say of the parcel
  sorted uuid                              -- the document that says it is there; null = it is not
);
