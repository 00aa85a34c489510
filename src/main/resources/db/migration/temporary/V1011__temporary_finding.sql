-- What inspections at the venue found: the items a decision is about are bound to its way, or wait; all others are free.
create table temporary_finding (
  item_id      uuid not null references temporary_item(id),
  inspection   text not null,                -- number of the order
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  decision     text not null check (decision in ('TREAT', 'RE_EXPORT', 'DESTROY', 'AMEND', 'PENALTY')),
  reason       text not null,
  found_at     timestamptz not null,
  settled_at   timestamptz,                  -- null while it binds the item
  primary key (item_id, inspection),
  -- What must go back or be destroyed is bound as long as there is anything of it.
  constraint temporary_finding_final check (settled_at is null or decision not in ('RE_EXPORT', 'DESTROY'))
);
create index temporary_finding_list on temporary_finding(list_id, inspection);
alter table temporary_finding enable row level security;
alter table temporary_finding force row level security;
create policy temporary_finding_own on temporary_finding using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_finding from tongguan_app;

-- How an item is to read after an inspection had it amended.
create table temporary_correction (
  id              uuid primary key,
  item_id         uuid not null references temporary_item(id),
  list_id         uuid not null references temporary_list(id),
  trader_id       bigint not null,
  organiser_id    bigint,
  state           text not null check (state in ('ASKED', 'DONE', 'REFUSED')),
  code            text not null check (code ~ '^[0-9]{8}([0-9]{2})?$'),
  name_zh         text not null,
  name_en         text not null,
  quantity        numeric(19,5) not null check (quantity > 0),
  pieces          int not null check (pieces > 0),
  weight          numeric(19,5) not null check (weight > 0),
  price           numeric(19,2) not null check (price >= 0),
  origin          text not null,
  reason          text not null,
  asked_by        text not null,
  asked_at        timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  constraint temporary_correction_by_another check (decided_by <> asked_by),
  check ((decided_by is null) = (state = 'ASKED') and (decided_at is null) = (state = 'ASKED'))
);
create unique index temporary_correction_open on temporary_correction(item_id) where state = 'ASKED';
create index temporary_correction_item on temporary_correction(item_id, asked_at);
alter table temporary_correction enable row level security;
alter table temporary_correction force row level security;
create policy temporary_correction_own on temporary_correction using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_correction from tongguan_app;
