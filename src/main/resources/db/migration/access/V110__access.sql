-- Accounts, sessions and tokens. Secrets are kept as hashes only.
create table account (
  id            bigint generated always as identity primary key,
  username      text not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
  display_name  text not null,
  roles         text[] not null,
  office        text check (office ~ '^[0-9]{4}$'),
  trader_id     bigint references trader(id),
  password_hash text,
  must_change   boolean not null default false,   -- the password was given out and has to be replaced before anything else
  active        boolean not null default true,
  sandbox       boolean not null default false,   -- sample account with a known password: good only while the sandbox is on
  created_at    timestamptz not null,
  last_login_at timestamptz,
  -- Roles of two sides never meet in one account.
  constraint account_side check (cardinality(roles) > 0 and (
       (roles <@ array['OFFICER', 'INSPECTOR', 'SENIOR', 'ANALYST', 'ADMIN'] and trader_id is null)
    or (roles <@ array['DECLARANT', 'TRADER_MANAGER'] and trader_id is not null and office is null)
    or (roles = array['BANK'] and trader_id is null and office is null)
    or (roles = array['TERMINAL'] and trader_id is null)
    or (roles = array['LANE'] and trader_id is null))),
  constraint account_office check (office is not null or not roles && array['OFFICER', 'INSPECTOR'])
);
create index account_trader on account(trader_id) where trader_id is not null;
alter table account enable row level security;
alter table account force row level security;
create policy account_own on account using (visible_to(trader_id)) with check (true);

-- Wrong passwords by name, whether or not an account of that name exists, so that the answer does not tell.
create table log_in_attempt (
  username     text primary key,
  failed       int not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);

-- Only the hash of a session's or token's secret is stored: who reads the database cannot log in with it.
create table access_session (
  token_hash   bytea primary key,
  account_id   bigint not null references account(id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);
create index access_session_account on access_session(account_id);
create index access_session_expires on access_session(expires_at);

create table access_token (
  id           uuid primary key,
  token_hash   bytea not null unique,
  account_id   bigint not null references account(id),
  name         text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz
);
create index access_token_account on access_token(account_id);
alter table access_token enable row level security;
alter table access_token force row level security;
create policy access_token_own on access_token using (exists (select from account a where a.id = account_id)) with check (true);
