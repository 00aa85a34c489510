-- Cases that a senior officer gave to somebody instead of the lot, never to himself; the newest one counts, before the draw. Officials only.
create table case_assignment (
  seq          bigint generated always as identity primary key,
  subject_id   uuid not null,
  subject_kind text not null,
  label        text not null,
  office       text,
  officer      text not null,
  assigned_by  text not null,
  reason       text not null check (reason <> ''),
  assigned_at  timestamptz not null,
  constraint case_assigned_to_another check (assigned_by <> officer)
);
create index case_assignment_subject on case_assignment(subject_id, seq);
create index case_assignment_officer on case_assignment(officer, seq);
alter table case_assignment enable row level security;
alter table case_assignment force row level security;
create policy case_assignment_officials on case_assignment using (current_setting('tongguan.scope', true) = '*') with check (true);
revoke update, delete, truncate on case_assignment from tongguan_app;
