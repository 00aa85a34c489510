-- Cross-border e-commerce: parts, lists, what waits for what. Documents are identified by their message and their place in it.

-- Orders, payments and waybills as far as they are matched; the documents themselves lie sealed in their messages.
create table ecommerce_part (
  key       uuid primary key,              -- business key: once for ever, a waybill's for six months
  id        uuid not null,                 -- the document that counts now
  trader_id int8 not null,                 -- who sent it
  day       date not null,
  kind      int4 not null check (kind between 0 and 2),   -- order, payment, waybill
  facts     bytea not null                 -- values compared, eight bytes each, personal ones as keyed digests
);
alter table ecommerce_part alter column facts set storage plain;
alter table ecommerce_part alter column facts set statistics 0;
alter table ecommerce_part enable row level security;
alter table ecommerce_part force row level security;
create policy ecommerce_part_scope on ecommerce_part using (visible_to(trader_id)) with check (true);

-- One order has one list: its key is taken by the list that stands. A waybill is one (its key) and names one order; a list of another
-- order contradicts it, so one waybill has one list as well.
create table ecommerce_claim (
  key     uuid primary key,
  list_id uuid not null
);

-- Lists by month: an identity begins with the time it was made.
create table ecommerce_list (
  id          uuid not null,
  trader_id   int8 not null,               -- who declared it
  number      int8 not null,               -- office (4), year (4), running number (9); shown as invtNo and preNo
  buyer       int8 not null,               -- keyed digest of the identity number
  holder      int8 not null,               -- digest of the firm that stands for the tax
  order_id    uuid,
  payment_id  uuid,
  waybill_id  uuid,
  office      int4 not null,
  mode        int4 not null,
  state       int4 not null,
  waited      int4 not null,               -- parts that were missing when it came: 1 order, 2 payment, 4 waybill
  value       int8 not null,               -- fen, with freight and insurance
  duty        int8 not null,               -- fen
  consumption int8 not null,
  vat         int8 not null,
  filed_at    timestamptz not null,
  decided_at  timestamptz,
  findings    text,                        -- codes of what was found; null = nothing
  primary key (id)
) partition by range (id);
alter table ecommerce_list enable row level security;
alter table ecommerce_list force row level security;
create policy ecommerce_list_scope on ecommerce_list using (visible_to(trader_id)) with check (true);
create index ecommerce_list_number on ecommerce_list(number);
create index ecommerce_list_buyer on ecommerce_list(buyer);
create index ecommerce_list_waybill on ecommerce_list(waybill_id);

-- Lists that wait, with all their decision needs, and the keys they wait for.
create table ecommerce_pending (
  list_id   uuid primary key,
  trader_id int8 not null,
  content   bytea not null
);
alter table ecommerce_pending alter column content set storage plain;
alter table ecommerce_pending enable row level security;
alter table ecommerce_pending force row level security;
create policy ecommerce_pending_scope on ecommerce_pending using (visible_to(trader_id)) with check (true);
create table ecommerce_missing (
  key     uuid not null,
  list_id uuid not null,
  primary key (key, list_id)
);
create index ecommerce_missing_list on ecommerce_missing(list_id);

-- What happened to a list after it came, for those that did not go straight through.
create table ecommerce_step (
  list_id uuid not null,
  at      timestamptz not null,
  state   int4 not null,
  note    text not null,
  primary key (list_id, at, state)
);

-- What firms stand for, in fen.
create table ecommerce_guarantee (
  firm   text primary key,
  amount int8 not null check (amount >= 0)
);

-- Running numbers of lists by office, year and direction, taken in blocks.
create table ecommerce_number (
  series text primary key,
  next   int8 not null
);

-- The identity of a moment's beginning.
create function ecommerce_first_id(moment timestamptz) returns uuid language sql immutable as
$$ select (lpad(to_hex((extract(epoch from moment) * 1000)::int8), 12, '0') || repeat('0', 20))::uuid $$;

-- Makes the partitions of the months around a day; the platform may call it, and only this.
create function ecommerce_partitions(around date) returns void language plpgsql security definer set search_path = public as
$$
declare
  month date;
  name text;
begin
  for i in -1 .. 3 loop
    month := (date_trunc('month', around) + make_interval(months => i))::date;
    name := 'ecommerce_list_' || to_char(month, 'YYYYMM');
    if to_regclass(name) is null then
      execute format('create table %I partition of ecommerce_list for values from (%L) to (%L)', name,
                     ecommerce_first_id(month::timestamp at time zone 'UTC'),
                     ecommerce_first_id((month + interval '1 month')::timestamp at time zone 'UTC'));
      -- Room to move a waiting list on within its page; nothing of it is searched but by its indexes.
      execute format('alter table %I set (fillfactor = 90)', name);
    end if;
  end loop;
end
$$;
select ecommerce_partitions(now()::date);
