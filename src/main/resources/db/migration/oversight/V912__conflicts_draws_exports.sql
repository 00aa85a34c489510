-- Who may not judge whom; which case was drawn for whom; what was taken out as a file. Officials only.
create table conflict_of_interest (
  id          uuid primary key,
  officer     text not null,                -- log-in name
  trader_id   bigint not null references trader(id),
  relation    text not null,
  declared_by text not null,
  declared_at timestamptz not null,
  ended_at    timestamptz
);
create unique index conflict_open on conflict_of_interest(officer, trader_id) where ended_at is null;
alter table conflict_of_interest enable row level security;
alter table conflict_of_interest force row level security;
create policy conflict_officials on conflict_of_interest using (current_setting('tongguan.scope', true) = '*') with check (true);
revoke delete, truncate on conflict_of_interest from tongguan_app;

create table case_draw (
  subject_id   uuid primary key,            -- a case is drawn once
  subject_kind text not null,
  label        text not null,
  office       text,
  officer      text not null,
  among        int not null check (among > 0),
  drawn_at     timestamptz not null
);
create index case_draw_officer on case_draw(officer, drawn_at desc);
alter table case_draw enable row level security;
alter table case_draw force row level security;
create policy case_draw_officials on case_draw using (current_setting('tongguan.scope', true) = '*') with check (true);
revoke update, delete, truncate on case_draw from tongguan_app;

create table export_log (
  id      uuid primary key,
  at      timestamptz not null,
  account text not null,
  what    text not null,                    -- the list's name, or the address a file was fetched from
  rows    bigint,                           -- null where a file has none that are counted
  bytes   bigint,
  format  text not null
);
create index export_log_at on export_log(at desc);
create index export_log_account on export_log(account, at desc);
alter table export_log enable row level security;
alter table export_log force row level security;
create policy export_officials on export_log using (current_setting('tongguan.scope', true) = '*') with check (true);
revoke update, delete, truncate on export_log from tongguan_app;
