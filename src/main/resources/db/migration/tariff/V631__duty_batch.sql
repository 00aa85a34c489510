-- Files of goods that are quoted row by row, in parts: each part is one job's work, so that progress is seen and a restart goes on where it was.
create table duty_batch (
  id          uuid primary key,
  trader_id   bigint,                          -- whose; null = an official's own
  account     text not null,                   -- log-in name
  file_name   text not null,
  format      text not null check (format in ('CSV', 'XLSX')),
  state       text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE')),
  row_count   int not null check (row_count > 0),
  rows_done   int not null default 0 check (rows_done <= row_count),
  rows_wrong  int not null default 0,
  rows_open   int not null default 0,
  created_at  timestamptz not null,
  finished_at timestamptz
);
create index duty_batch_trader on duty_batch(trader_id, created_at desc);
create index duty_batch_created on duty_batch(created_at);
alter table duty_batch enable row level security;
alter table duty_batch force row level security;
create policy duty_batch_scope on duty_batch using (visible_to(trader_id)) with check (visible_to(trader_id));

create table duty_batch_part (
  batch_id  uuid not null references duty_batch(id) on delete cascade,
  part      int not null,
  trader_id bigint,
  input     bytea not null,                    -- rows as read, JSON, packed
  result    bytea,                             -- what became of them, JSON, packed; null = not done
  primary key (batch_id, part)
);
alter table duty_batch_part alter column input set storage external, alter column result set storage external;
alter table duty_batch_part enable row level security;
alter table duty_batch_part force row level security;
create policy duty_batch_part_scope on duty_batch_part using (visible_to(trader_id)) with check (visible_to(trader_id));
