-- Certificates that traders sign messages with. One certificate signs for one trader; a revoked one never comes back.
create table signature_certificate (
  id             uuid primary key,
  trader_id      bigint not null references trader(id),
  fingerprint    text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),   -- SHA-256 of the certificate
  serial         text not null,
  subject        text not null,
  issuer         text not null,
  kind           text not null check (kind in ('RSA', 'SM2')),
  valid_from     timestamptz not null,
  valid_to       timestamptz not null check (valid_to >= valid_from),
  encoded        bytea not null,
  registered_by  text not null,
  registered_at  timestamptz not null,
  revoked_by     text,
  revoked_at     timestamptz,
  revoked_reason text,
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_reason is null))
);
create index signature_certificate_trader on signature_certificate(trader_id);
alter table signature_certificate enable row level security;
alter table signature_certificate force row level security;
create policy signature_certificate_own on signature_certificate using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on signature_certificate from tongguan_app;
