-- Raw payment data pulled from e-commerce platforms: where each answers, what was asked, what came.
create table payment_platform (
  trader_id     bigint primary key references trader(id),
  url           text not null,
  registered_by text not null,
  registered_at timestamptz not null
);
alter table payment_platform enable row level security;
alter table payment_platform force row level security;
create policy payment_platform_own on payment_platform using (visible_to(trader_id)) with check (visible_to(trader_id));

create table payment_question (
  session_id   text primary key,
  trader_id    bigint not null references trader(id),   -- the platform's
  ebp_code     text not null,
  order_no     text not null,
  state        text not null check (state in ('WAITING', 'ASKED', 'ANSWERED', 'UNREACHABLE')),
  asked_by     text not null,
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  check ((state = 'ANSWERED') = (answered_at is not null))
);
create index payment_question_order on payment_question(ebp_code, order_no);
alter table payment_question enable row level security;
alter table payment_question force row level security;
create policy payment_question_own on payment_question using (visible_to(trader_id)) with check (visible_to(trader_id));

create table payment_proof (
  id                 uuid primary key,
  session_id         text not null references payment_question(session_id),
  trader_id          bigint not null,
  order_no           text not null,
  ebp_code           text not null,
  pay_code           text not null,
  pay_transaction_id text not null,
  total_amount       numeric(19,5) not null,
  currency           text not null,
  verifier           text not null,
  pay_type           text not null,
  traded_at          timestamptz not null,
  recp_account       text not null,
  recp_code          text not null,
  recp_name          text not null,
  goods              text[] not null,
  raw_sha256         text not null,            -- of what was signed; the text itself holds personal data and is not kept
  received_at        timestamptz not null,
  unique (session_id, order_no)
);
create index payment_proof_order on payment_proof(ebp_code, order_no);
alter table payment_proof enable row level security;
alter table payment_proof force row level security;
create policy payment_proof_own on payment_proof using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke update, delete, truncate on payment_proof from tongguan_app;
