-- The few lists that need a person are found and counted without reading all others.
create index ecommerce_list_person on ecommerce_list(state, id) where state in (300, 500);
-- Written with every list and read by nobody.
alter table ecommerce_list drop column holder;
