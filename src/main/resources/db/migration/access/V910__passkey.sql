-- Passkeys (WebAuthn): what is kept of an authenticator, the questions it has to answer, and when a session was last proved by one.
create table passkey (
  id              bytea primary key,              -- credential id, chosen by the authenticator
  account_id      bigint not null references account(id),
  name            text not null check (length(name) between 1 and 100),
  credential      bytea not null,                 -- attested credential data (WebAuthn 6.5.1): the public key; nothing secret
  counter         bigint not null,                -- signatures it says it made; one that falls back was copied
  backup_eligible boolean not null,
  confirmed       boolean not null,               -- false: an official's first one, until another administrator has confirmed it
  created_at      timestamptz not null,
  last_used_at    timestamptz
);
create index passkey_account on passkey(account_id);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy passkey_own on passkey using (exists (select from account a where a.id = account_id)) with check (true);

-- A question is answered once, in time, for what it was asked for.
create table passkey_challenge (
  challenge  bytea primary key,
  purpose    text not null check (purpose in ('REGISTER', 'SIGN_IN', 'STEP_UP')),
  account_id bigint references account(id),       -- null: whoever signs in
  expires_at timestamptz not null
);
create index passkey_challenge_expires on passkey_challenge(expires_at);

-- The last time an authenticator proved who sits at this session.
alter table access_session add column verified_at timestamptz;
