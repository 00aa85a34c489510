-- The algorithms a database is kept with, from its first start on; and where the journal's head was told outside.
create table crypto_profile (
  one     boolean primary key default true check (one),
  profile text not null check (profile in ('INTERNATIONAL', 'GM'))
);
insert into crypto_profile(profile) select 'INTERNATIONAL' from journal_head where seq > 0;
revoke update, delete, truncate on crypto_profile from tongguan_app;

create table journal_anchor (
  seq   bigint not null,                    -- the journal's head when it was told
  hash  bytea not null,
  place text not null,                      -- FILE, PARTNER, TIME_STAMP
  at    timestamptz not null,
  proof bytea,                              -- time stamp token (RFC 3161)
  primary key (place, seq)
);
revoke update, delete, truncate on journal_anchor from tongguan_app;
