-- Exhibitions and temporary goods: who organises and who may file, lists with their items, what went out which way, approvals, carnets, files.
-- How much of an item is in stands in the ledger, whose limits keep anything from going out that is not in.
create sequence temporary_number increment by 100;

create table exhibition (
  id         uuid primary key,
  number     text not null unique,
  trader_id  bigint not null references trader(id),   -- the organiser
  office     text not null check (office ~ '^[0-9]{4}$'),
  name_zh    text not null,
  name_en    text not null,
  venue      text not null,
  opens_on   date not null,
  closes_on  date not null check (closes_on >= opens_on),
  guarantee  text,                                    -- number of the organiser's guarantee; null where the grade needs none
  state      text not null check (state in ('FILED', 'ACCEPTED', 'REFUSED', 'CLOSED')),
  reason     text not null default '',
  filed_by   text not null,
  filed_at   timestamptz not null,
  decided_by text,
  constraint exhibition_accepted_by_another check (decided_by <> filed_by),
  check ((decided_by is null) = (state = 'FILED'))
);

-- Who may file lists for an exhibition under its guarantee: appointed by the organiser, for as long as it wants.
create table exhibition_filer (
  exhibition_id uuid not null references exhibition(id),
  organiser_id  bigint not null,
  trader_id     bigint not null references trader(id),
  appointed_by  text not null,
  appointed_at  timestamptz not null,
  primary key (exhibition_id, trader_id)
);
alter table exhibition_filer enable row level security;
alter table exhibition_filer force row level security;
create policy exhibition_filer_own on exhibition_filer using (visible_to(trader_id) or visible_to(organiser_id)) with check (visible_to(organiser_id));

alter table exhibition enable row level security;
alter table exhibition force row level security;
create policy exhibition_own on exhibition using (visible_to(trader_id) or exists (
  select from exhibition_filer f where f.exhibition_id = exhibition.id)) with check (visible_to(trader_id));
revoke delete, truncate on exhibition from tongguan_app;

create table temporary_list (
  id             uuid primary key,
  number         text not null unique,
  regime         text not null check (regime in ('EXHIBITION', 'ATA')),
  exhibition_id  uuid references exhibition(id),
  organiser_id   bigint,
  trader_id      bigint not null references trader(id),   -- who files it
  office         text not null check (office ~ '^[0-9]{4}$'),
  exhibitor      text not null,
  country        text not null,                           -- of the exhibitor
  booth          text not null default '',
  proof          text,                                    -- the organiser's proof that the goods are for its exhibition
  carnet         text,
  carnet_issuer  text,
  carnet_country text,
  carnet_holder  text,
  carnet_until   date,
  state          text not null check (state in ('DRAFT', 'CERTIFIED', 'SUBMITTED', 'ADMITTED', 'OVERDUE', 'CLAIMED', 'CLOSED', 'REFUSED', 'WITHDRAWN')),
  reason         text not null default '',
  entered_on     date,
  due_on         date,
  extensions     int not null default 0 check (extensions >= 0),
  asked_until    date,                                    -- an extension that was asked for and is not decided
  ask_reason     text,
  secured        numeric(19,2) not null default 0 check (secured >= 0),
  filed_by       text not null,
  filed_at       timestamptz not null,
  submitted_at   timestamptz,
  admitted_by    text,
  check ((regime = 'ATA') = (carnet is not null)),
  check ((carnet is null) = (carnet_until is null) and (carnet is null) = (carnet_country is null)),
  check (regime = 'ATA' or exhibition_id is not null),
  check ((exhibition_id is null) = (organiser_id is null)),
  check (state in ('DRAFT', 'WITHDRAWN', 'REFUSED') or regime = 'ATA' or proof is not null),
  check ((entered_on is not null) = (state in ('ADMITTED', 'OVERDUE', 'CLAIMED', 'CLOSED'))),
  check ((entered_on is null) = (due_on is null) and due_on >= entered_on)
);
-- A carnet is one voucher set: it comes in once at a time.
create unique index temporary_list_carnet on temporary_list(carnet, carnet_country) where state not in ('REFUSED', 'WITHDRAWN', 'CLOSED');
create index temporary_list_of on temporary_list(exhibition_id, state);
create index temporary_list_trader on temporary_list(trader_id, id);
create index temporary_list_due on temporary_list(due_on) where state in ('ADMITTED', 'OVERDUE');
alter table temporary_list enable row level security;
alter table temporary_list force row level security;
create policy temporary_list_own on temporary_list using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_list from tongguan_app;

create table temporary_item (
  id           uuid primary key,
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  number       int not null check (number between 1 and 99999),
  code         text not null check (code ~ '^[0-9]{8}([0-9]{2})?$'),
  name_zh      text not null,
  name_en      text not null default '',
  quantity     numeric(19,5) not null check (quantity > 0),
  unit         text not null,
  pieces       int not null check (pieces > 0),
  weight       numeric(19,5) not null check (weight > 0),
  price        numeric(19,2) not null check (price >= 0),   -- of the whole item in its currency
  currency     text not null,
  value        numeric(19,2) not null check (value >= 0),   -- the same in yuan
  origin       text not null,
  special      text,                                        -- code list temporary_special
  proof        text,
  course       numeric(19,5),                               -- medicine: what one course of treatment takes
  tax          numeric(19,2),                               -- owed if it stayed; null = cannot be computed
  security     numeric(19,2) not null check (security >= 0),
  state        text not null check (state in ('LISTED', 'ADMITTED', 'EXCLUDED')),
  unique (list_id, number)
);
alter table temporary_item enable row level security;
alter table temporary_item force row level security;
create policy temporary_item_own on temporary_item using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));

create table temporary_approval (
  id           uuid primary key,
  item_id      uuid not null references temporary_item(id) on delete cascade,
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  office       text not null,
  kind         text not null,                -- code list temporary_special
  asked_at     timestamptz not null,
  due_on       date not null,
  state        text not null check (state in ('ASKED', 'GRANTED', 'REFUSED')),
  document     text,                         -- number of the permit
  most         numeric(19,5),                -- granted up to this quantity; null = all
  reason       text not null default '',
  decided_by   text,
  decided_at   timestamptz,
  check ((state = 'ASKED') = (decided_by is null))
);
create unique index temporary_approval_once on temporary_approval(item_id, kind);
create index temporary_approval_due on temporary_approval(due_on) where state = 'ASKED';
create index temporary_approval_list on temporary_approval(list_id);
alter table temporary_approval enable row level security;
alter table temporary_approval force row level security;
create policy temporary_approval_own on temporary_approval using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));

create table temporary_clearance (
  id           uuid primary key,
  number       text not null unique,
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  office       text not null,
  way          text not null check (way in ('RE_EXPORT', 'SALE', 'ZONE_TRANSFER', 'RETAIL', 'GIFT', 'DESTRUCTION', 'CONSUMPTION')),
  state        text not null check (state in ('ASKED', 'DUE', 'DONE', 'REFUSED', 'WITHDRAWN', 'REVERSED')),
  evidence     text not null,                -- number of the paper that proves it
  place        text not null default '',     -- zone, supervised place or port
  recipient    text not null default '',
  voucher      text,                         -- ATA: number of the re-exportation voucher
  tax          numeric(19,2) not null default 0 check (tax >= 0),
  bill         text,
  reason       text not null default '',
  asked_by     text not null,
  asked_at     timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  check (state <> 'DUE' or bill is not null)
);
create index temporary_clearance_list on temporary_clearance(list_id, id);
create index temporary_clearance_state on temporary_clearance(state, id);
alter table temporary_clearance enable row level security;
alter table temporary_clearance force row level security;
create policy temporary_clearance_own on temporary_clearance using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke delete, truncate on temporary_clearance from tongguan_app;

create table temporary_clearance_line (
  id           uuid primary key,             -- also the id of the ledger's transfer
  clearance_id uuid not null references temporary_clearance(id),
  item_id      uuid not null references temporary_item(id),
  trader_id    bigint not null,
  organiser_id bigint,
  quantity     numeric(19,5) not null check (quantity > 0),
  pieces       int not null check (pieces >= 0),
  weight       numeric(19,5) not null check (weight >= 0),
  value        numeric(19,2) not null check (value >= 0),
  price        numeric(19,2)                 -- sold for, in the item's currency; null = as listed
);
create index temporary_clearance_line_item on temporary_clearance_line(item_id);
create index temporary_clearance_line_of on temporary_clearance_line(clearance_id);
alter table temporary_clearance_line enable row level security;
alter table temporary_clearance_line force row level security;
create policy temporary_clearance_line_own on temporary_clearance_line using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke update, delete, truncate on temporary_clearance_line from tongguan_app;

-- What has gone out of an item, and what is asked to go.
create view temporary_item_out with (security_invoker = true) as
  select l.item_id, coalesce(sum(l.quantity) filter (where c.state = 'DONE'), 0) as quantity,
         coalesce(sum(l.pieces) filter (where c.state = 'DONE'), 0) as pieces,
         coalesce(sum(l.weight) filter (where c.state = 'DONE'), 0) as weight, coalesce(sum(l.value) filter (where c.state = 'DONE'), 0) as value,
         coalesce(sum(l.quantity) filter (where c.state in ('ASKED', 'DUE')), 0) as asked_quantity,
         coalesce(sum(l.pieces) filter (where c.state in ('ASKED', 'DUE')), 0) as asked_pieces,
         coalesce(sum(l.weight) filter (where c.state in ('ASKED', 'DUE')), 0) as asked_weight,
         coalesce(sum(l.value) filter (where c.state in ('ASKED', 'DUE')), 0) as asked_value
  from temporary_clearance_line l join temporary_clearance c on c.id = l.clearance_id
  where c.state in ('DONE', 'ASKED', 'DUE') group by l.item_id;
grant select on temporary_item_out to tongguan_app;

-- Counterfoils of a carnet: which voucher was used, when and where.
create table temporary_voucher (
  id           uuid primary key,
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  kind         text not null check (kind in ('IMPORTATION', 'RE_EXPORTATION', 'TRANSIT')),
  number       text not null,
  used_on      date not null,
  office       text not null,
  items        text not null,                -- item numbers as the voucher names them
  note         text not null default '',
  recorded_by  text not null,
  recorded_at  timestamptz not null,
  unique (list_id, kind, number)
);
alter table temporary_voucher enable row level security;
alter table temporary_voucher force row level security;
create policy temporary_voucher_own on temporary_voucher using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
revoke update, delete, truncate on temporary_voucher from tongguan_app;

create table temporary_upload (
  id           uuid primary key,
  list_id      uuid not null references temporary_list(id),
  trader_id    bigint not null,
  organiser_id bigint,
  file_name    text not null,
  format       text not null check (format in ('XLSX', 'CSV', 'JSON')),
  state        text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE')),
  row_count    int not null,
  rows_done    int not null default 0,
  rows_wrong   int not null default 0,
  created_by   text not null,
  created_at   timestamptz not null,
  finished_at  timestamptz
);
create index temporary_upload_list on temporary_upload(list_id, id);
alter table temporary_upload enable row level security;
alter table temporary_upload force row level security;
create policy temporary_upload_own on temporary_upload using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));

create table temporary_upload_part (
  upload_id    uuid not null references temporary_upload(id) on delete cascade,
  part         int not null,
  trader_id    bigint not null,
  organiser_id bigint,
  input        bytea not null,
  problems     bytea,                        -- null = not read yet
  primary key (upload_id, part)
);
alter table temporary_upload_part enable row level security;
alter table temporary_upload_part force row level security;
create policy temporary_upload_part_own on temporary_upload_part using (visible_to(trader_id) or visible_to(organiser_id))
  with check (visible_to(trader_id) or visible_to(organiser_id));
