-- Declarations with their document, changes asked for, earlier versions, and attachments.
create table declaration (
  id                uuid primary key,
  trader_id         bigint not null,             -- who filed it
  sequence_number   text not null unique,        -- the platform's own number (SeqNo, 18 characters)
  number            text unique,                 -- customs declaration number (EntryId, 18 digits), from acceptance on
  client_reference  text not null,               -- the sender's number (ClientSeqNo)
  direction         char(1) not null check (direction in ('I', 'E')),
  mode              text not null check (mode in ('NORMAL', 'ADVANCE', 'SUMMARY', 'FULL')),
  state             text not null,
  version           int not null default 1,      -- grows with every amendment
  office            text,                        -- office of declaration
  entry_exit_office text,
  procedure_code    text,
  transport_mode    text,
  transport_name    text,
  voyage            text,
  owner_name        text,
  item_count        int not null,
  first_description text,
  total_tax         numeric,
  priority          smallint not null,           -- 0 first … 9 last
  green_channel     boolean not null,
  consolidated_tax  boolean not null default false,
  format            text not null,               -- in which format the sender speaks: receipts answer in it
  fingerprint       bytea,                       -- SHA-256 of what is declared, without references: a second one is a duplicate
  filed_at          timestamptz not null,
  accepted_at       timestamptz,
  released_at       timestamptz,
  entry_date        date,                        -- day the means of transport entered
  full_due_on       date,                        -- two-step: last day for the full declaration
  overdue           boolean not null default false,
  document          bytea not null,              -- canonical JSON, packed: what is searched stands in the columns above
  findings          text not null default '[]',
  assessment        bytea                        -- JSON, packed
);
alter table declaration alter column document set storage external, alter column assessment set storage external;
create unique index declaration_reference on declaration(trader_id, client_reference) where state not in ('REJECTED', 'WITHDRAWN');
create unique index declaration_fingerprint on declaration(fingerprint) where state not in ('DRAFT', 'REJECTED', 'WITHDRAWN') and fingerprint is not null;
create index declaration_trader on declaration(trader_id, filed_at desc);
create index declaration_office on declaration(office, state);
create index declaration_filed on declaration(filed_at desc);
create index declaration_transport on declaration(transport_mode, transport_name, voyage) where state = 'ACCEPTED';
create index declaration_overdue on declaration(trader_id) where overdue;
alter table declaration enable row level security;
alter table declaration force row level security;
create policy declaration_scope on declaration using (visible_to(trader_id)) with check (visible_to(trader_id));

-- Final release needs no open hold at all; leaving the port tolerates those that concern what happens later.
create trigger declaration_release before insert or update of state on declaration for each row
  execute function hold_guards_release('declaration', 'RELEASED', 'PICKUP', 'FULL_DECLARATION', 'DESTINATION_INSPECTION');

create table declaration_change (
  id             uuid primary key,
  declaration_id uuid not null references declaration(id),
  trader_id      bigint not null,
  kind           text not null check (kind in ('AMEND', 'WITHDRAW')),
  document       jsonb,                          -- the declaration as it shall be; null for a withdrawal
  reason         text not null,
  state          text not null check (state in ('ASKED', 'APPROVED', 'REFUSED')),
  asked_at       timestamptz not null,
  asked_by       text not null,
  decided_at     timestamptz,
  decided_by     text,
  decision_note  text,
  check ((kind = 'AMEND') = (document is not null))
);
create unique index declaration_change_open on declaration_change(declaration_id) where state = 'ASKED';
alter table declaration_change enable row level security;
alter table declaration_change force row level security;
create policy declaration_change_scope on declaration_change using (visible_to(trader_id)) with check (visible_to(trader_id));

-- Earlier versions of an amended declaration.
create table declaration_version (
  declaration_id uuid not null references declaration(id),
  version        int not null,
  trader_id      bigint not null,
  document       bytea not null,               -- packed, as in declaration
  replaced_at    timestamptz not null,
  replaced_by    text not null,
  reason         text not null,
  primary key (declaration_id, version)
);
alter table declaration_version enable row level security;
alter table declaration_version force row level security;
create policy declaration_version_scope on declaration_version using (visible_to(trader_id)) with check (visible_to(trader_id));

create table declaration_attachment (
  id             uuid primary key,
  declaration_id uuid not null references declaration(id),
  trader_id      bigint not null,
  document_code  text not null,
  file_name      text not null,
  size_bytes     bigint not null check (size_bytes > 0),
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kept           text not null check (kept in ('PLATFORM', 'TRADER')),   -- who keeps the bytes
  content        bytea,
  registered_at  timestamptz not null,
  requested_at   timestamptz,
  requested_by   text,
  uploaded_at    timestamptz,
  check ((kept = 'PLATFORM') = (content is not null)),
  unique (declaration_id, sha256, document_code)
);
alter table declaration_attachment alter column content set storage external;
alter table declaration_attachment enable row level security;
alter table declaration_attachment force row level security;
create policy declaration_attachment_scope on declaration_attachment using (visible_to(trader_id)) with check (visible_to(trader_id));

create sequence declaration_sequence increment by 100 start 1;
create sequence declaration_number increment by 100 start 1;
