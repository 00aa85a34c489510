-- Numbers that receipts give lead to parcels: of the electronic port (preNo) and of a warehouse-in (rkdNo). As with the numbers of bills and payments
-- (V860) no tree of keys grows with them: a few bytes tell for each range of pages which of them may be there.
alter table ecommerce_document add column given text generated always as (numbers::jsonb ->> 'rkdNo') stored;
create index ecommerce_document_numbered on ecommerce_document using brin
  (number text_bloom_ops(n_distinct_per_range = 1000), given text_bloom_ops(n_distinct_per_range = 500)) with (pages_per_range = 32);

-- A return applied for has a number of the electronic port like other documents; those that are there get theirs now. Few parcels come back: a tree will do.
alter table ecommerce_return add column number text not null default
  'T' || to_char(now(), 'YYYYMMDD') || lpad((500000000 + nextval('ecommerce_document_number') % 500000000)::text, 9, '0');
alter table ecommerce_return alter column number drop default;
create unique index ecommerce_return_number on ecommerce_return(number);

create or replace function ecommerce_summarize() returns void language plpgsql security definer set search_path = public as
$$
declare
  leaf regclass;
begin
  for leaf in select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'ecommerce_list_named'::regclass loop
    perform brin_summarize_new_values(leaf);
  end loop;
  perform brin_summarize_new_values('ecommerce_part_number'::regclass);
  perform brin_summarize_new_values('ecommerce_document_numbered'::regclass);
end
$$;
