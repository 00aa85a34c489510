-- A payment may be for several orders: then what it leaves for one is known when the others are there. Its firm is compared as well.
alter table ecommerce_proof add column payment_key uuid;
alter table ecommerce_proof add column firm int8 not null default 0;         -- keyed digest of the payment firm's code; 0 = not said
alter table ecommerce_proof add column others uuid[] not null default '{}';  -- keys of the other orders it was for
