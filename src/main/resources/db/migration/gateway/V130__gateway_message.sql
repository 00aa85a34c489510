-- The inbox: every message raw, with its key and its answer, unique for ever.
create table message (
  id           uuid primary key,
  trader_id    bigint not null,              -- the sender: the account's trader
  sender       text not null,                -- log-in name
  kind         text not null,                -- root element or content kind
  key          text not null,                -- the sender's own key, or its Idempotency-Key
  content_hash bytea not null,               -- SHA-256 of the body as sent
  received_at  timestamptz not null,
  accepted     boolean not null,
  subject_kind text,
  subject_id   uuid,
  findings     text not null,                -- JSON, as first answered
  answer       text not null,                -- JSON, as first answered
  body         bytea not null                -- zstd
);
alter table message alter column body set storage external;
-- One accepted message per sender and key, without a time limit; a rejected one had no effect, so its key may carry a corrected body.
create unique index message_once on message(key, trader_id) where accepted;
create index message_key on message(key) where not accepted;
create index message_trader on message(trader_id, received_at desc);
create index message_subject on message(subject_id) where subject_id is not null;
alter table message enable row level security;
alter table message force row level security;
create policy message_scope on message using (visible_to(trader_id)) with check (true);
