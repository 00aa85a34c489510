-- Vehicles named for goods by their trader, or by the terminal that hands them over: no other vehicle takes them through a gate. Bound to the
-- goods, not to a release, so that an amendment, which takes the release back and grants another, does not undo it.
create table gate_vehicle (
  subject_kind text not null,
  subject_id   uuid not null,
  trader_id    bigint,
  plates       text[] not null check (cardinality(plates) between 1 and 20),
  named_by     text not null,
  named_at     timestamptz not null,
  primary key (subject_kind, subject_id)
);
alter table gate_vehicle enable row level security;
alter table gate_vehicle force row level security;
create policy gate_vehicle_own on gate_vehicle using (visible_to(trader_id)) with check (visible_to(trader_id));
