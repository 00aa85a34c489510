-- The mark of the key that bodies are sealed with: a keyed index of a fixed text, which leads back to nothing. One row.
create table vault_key (
  one  boolean primary key default true check (one),
  mark uuid not null
);
revoke update, delete, truncate on vault_key from tongguan_app;
