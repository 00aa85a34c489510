-- Bodies with personal numbers lie sealed; the key is a file of the platform's, never in the database.
alter table message add column sealed boolean not null default false;
