-- Numbers in 32 bits of the lists that go into files: of the bill, of the declarant, of the payment. Sorted here, so that they stand sorted there. Worthless
-- when a writing ends.
create unlogged table ecommerce_archive_number (
  number  int8 not null,
  list_id uuid not null,
  primary key (number, list_id)
);
grant truncate on ecommerce_archive_number to tongguan_app;
