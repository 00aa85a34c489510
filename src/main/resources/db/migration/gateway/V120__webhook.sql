-- Webhooks: who is called when something happened, how far each has been told, and its tries.
create table webhook (
  id            uuid primary key,
  trader_id     bigint not null,
  url           text not null,
  kinds         text[] not null,              -- empty = every kind
  secret        text not null,                -- random, ours; signs what we send and opens nothing
  state         text not null check (state in ('ACTIVE', 'PAUSED', 'SUSPENDED')),
  cursor        bigint not null,              -- journal position up to which everything is delivered
  attempts      int not null default 0,       -- failed in a row
  failing_since timestamptz,
  next_at       timestamptz not null,
  last_error    text,
  owner         uuid,                         -- process that delivers now, until owned_until at most
  owned_until   timestamptz,
  created_at    timestamptz not null,
  check ((attempts = 0) = (failing_since is null))
);
create index webhook_trader on webhook(trader_id);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy webhook_own on webhook using (visible_to(trader_id)) with check (true);

create table webhook_delivery (
  webhook_id uuid not null references webhook(id) on delete cascade,
  seq        bigint not null,
  trader_id  bigint not null,
  kind       text not null,
  state      text not null check (state in ('DELIVERED', 'FAILED', 'DEAD')),
  attempts   int not null,
  status     int,                             -- HTTP status of the last answer, null when there was none
  error      text,
  at         timestamptz not null,
  next_at    timestamptz,
  primary key (webhook_id, seq)
);
create index webhook_delivery_at on webhook_delivery(at);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy webhook_delivery_own on webhook_delivery using (visible_to(trader_id)) with check (true);
