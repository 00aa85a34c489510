-- References given out beforehand for the hours when the platform cannot be reached, and what was entered afterwards under each: once.
create sequence offline_reference_number increment by 100;

create table offline_reference (
  number      text primary key check (number ~ '^OFF[0-9]{2}-[0-9]{8}-[0-9]{2}$'),
  trader_id   bigint references trader(id),             -- who holds it; null: an office does
  office      text check (office ~ '^[0-9]{4}$'),
  state       text not null default 'ISSUED' check (state in ('ISSUED', 'ENTERED', 'VOIDED')),
  valid_to    date not null,                            -- the last day on which it may be written on paper
  issued_by   text not null,
  issued_at   timestamptz not null,
  reason      text not null default '',                 -- why it was voided
  unique (number, state),
  check ((trader_id is null) <> (office is null))
);
create index offline_reference_holder on offline_reference(trader_id, state);
alter table offline_reference enable row level security;
alter table offline_reference force row level security;
create policy offline_reference_own on offline_reference using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke delete, truncate on offline_reference from tongguan_app;

create table offline_entry (
  -- A reference is entered once, and only one that stands as entered: never one that was voided.
  number       text primary key,
  state        text not null default 'ENTERED' check (state = 'ENTERED'),
  trader_id    bigint,
  purpose      text not null check (purpose in ('DECLARATION', 'OTHER')),
  subject_kind text,
  subject_id   uuid,
  subject      text,                                    -- its number, as people know it
  occurred_at  timestamptz not null,                    -- when it was done on paper
  note         text not null,
  entered_by   text not null,
  entered_at   timestamptz not null,
  foreign key (number, state) references offline_reference(number, state),
  -- One thing cannot have been done on paper twice.
  constraint offline_entry_subject_once unique (subject_kind, subject_id),
  check ((purpose = 'DECLARATION') = (subject_id is not null)),
  check ((subject_id is null) = (subject_kind is null)),
  check (purpose = 'DECLARATION' or note <> ''),
  check (occurred_at <= entered_at)
);
alter table offline_entry enable row level security;
alter table offline_entry force row level security;
create policy offline_entry_own on offline_entry using (visible_to(trader_id)) with check (visible_to(trader_id));
revoke update, delete, truncate on offline_entry from tongguan_app;
