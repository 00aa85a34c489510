-- Repeated addresses (0), telephones (1) and buyers (2) of retail imports as all processes counted them: tables of keyed digests in blocks, merged every
-- half minute. Digests do not compress.
create table ecommerce_repeat (
  kind    int4 not null check (kind between 0 and 2),
  block   int4 not null,
  version int4 not null,
  content bytea not null,
  primary key (kind, block)
);
alter table ecommerce_repeat alter column content set storage external;
