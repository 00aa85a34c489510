-- Any number leads to its parcel: number of the bill and the declarant's own number with the list, number of the payment with the part, each as 32 bits.
-- What is found by them is read again and compared. No tree of keys grows with them: a few bytes tell for each range of pages which of them may be there,
-- so that taking in costs next to nothing and a search reads those ranges only. Zero: the document names none, or was stored before.
alter table ecommerce_list add column bill int4 not null default 0;
alter table ecommerce_list add column cop int4 not null default 0;
create index ecommerce_list_named on ecommerce_list using brin
  (bill int4_bloom_ops(n_distinct_per_range = 300), cop int4_bloom_ops(n_distinct_per_range = 2000)) with (pages_per_range = 32);
alter table ecommerce_part add column number int4 not null default 0;
create index ecommerce_part_number on ecommerce_part using brin (number int4_bloom_ops(n_distinct_per_range = 1000)) with (pages_per_range = 32);
create index ecommerce_summary_number on ecommerce_summary(number);
create index ecommerce_consolidation_bill on ecommerce_consolidation(bill);

-- Says of new ranges of pages what is in them: until then they are read whole. The platform may call it, and only this.
create function ecommerce_summarize() returns void language plpgsql security definer set search_path = public as
$$
declare
  leaf regclass;
begin
  for leaf in select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'ecommerce_list_named'::regclass loop
    perform brin_summarize_new_values(leaf);
  end loop;
  perform brin_summarize_new_values('ecommerce_part_number'::regclass);
end
$$;
