-- Import parcels in the supervised warehouse (711).
create table ecommerce_delivery (
  waybill  uuid primary key,               -- key of an import waybill
  document uuid not null,
  at       timestamptz not null
);
create index ecommerce_delivery_document on ecommerce_delivery(document);
