-- What platforms proved of payments whose list has not been decided: held against the order when it is, in whatever order they come.
create table ecommerce_proof (
  order_key uuid primary key,
  paid      int8 not null,                 -- hundred-thousandths of a yuan; below zero: in another currency
  number    int8 not null,                 -- keyed digest of the payment's number
  at        timestamptz not null,
  checked   boolean not null               -- the decided list was held against it
);
create index ecommerce_proof_open on ecommerce_proof(at) where not checked;
