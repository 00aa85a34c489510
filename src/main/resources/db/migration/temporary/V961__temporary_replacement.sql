-- Replacement carnets: asked for while the goods are in, accepted by customs; what is in moves to the new carnet item by item.
create table temporary_replacement (
  id           uuid primary key,
  list_id      uuid not null references temporary_list(id),   -- of the carnet that is replaced
  trader_id    bigint not null,
  organiser_id bigint,
  carnet       text not null,
  issuer       text not null,
  valid_until  date not null,
  state        text not null check (state in ('ASKED', 'ACCEPTED', 'REFUSED')),
  reason       text not null default '',
  new_list     uuid unique references temporary_list(id),
  asked_by     text not null,
  asked_at     timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  check ((state = 'ASKED') = (decided_by is null)),
  check ((state = 'ACCEPTED') = (new_list is not null))
);
-- A carnet is replaced once, and one is asked for at a time.
create unique index temporary_replacement_once on temporary_replacement(list_id) where state <> 'REFUSED';
alter table temporary_replacement enable row level security;
alter table temporary_replacement force row level security;
create policy temporary_replacement_own on temporary_replacement using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_replacement from tongguan_app;

alter table temporary_clearance drop constraint temporary_clearance_way_check;
alter table temporary_clearance add constraint temporary_clearance_way_check
  check (way in ('RE_EXPORT', 'SALE', 'ZONE_TRANSFER', 'RETAIL', 'GIFT', 'DESTRUCTION', 'CONSUMPTION', 'REPLACEMENT'));
