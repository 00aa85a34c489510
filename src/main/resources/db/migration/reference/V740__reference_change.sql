-- Changes of codes and parameters that one person proposes and another decides.
create table reference_change (
  id          uuid primary key,
  kind        text not null check (kind in ('CODES', 'PARAMETERS')),
  list        text not null,               -- code list; law for parameters
  csv         text not null,               -- rows in the layout they are imported in
  row_count   int not null check (row_count > 0),
  reason      text not null,
  state       text not null check (state in ('PROPOSED', 'TAKEN', 'REFUSED', 'WITHDRAWN')),
  proposed_by text not null,               -- log-in names
  proposed_at timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  note        text,
  check ((state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- Four eyes: only the proposer withdraws, and only another person decides.
  check (decided_by is null or (state = 'WITHDRAWN') = (decided_by = proposed_by))
);
create index reference_change_list on reference_change(list, proposed_at desc);
revoke delete, truncate on reference_change from tongguan_app;
