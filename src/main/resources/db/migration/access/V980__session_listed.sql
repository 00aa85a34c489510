-- Sessions are listed to their owner, who ends one by a name that is no secret.
alter table access_session add column id uuid not null default gen_random_uuid();
create unique index access_session_id on access_session(id);
