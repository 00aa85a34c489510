-- Which guarantee a declaration says its duties are to be secured on; without a row any of the trader's that has room.
create table guarantee_named (
  subject_kind text not null,
  subject_id   uuid not null,
  trader_id    bigint not null references trader(id),
  guarantee    text not null references guarantee(number),
  primary key (subject_kind, subject_id)
);
create index guarantee_named_subject on guarantee_named(subject_id);
alter table guarantee_named enable row level security;
alter table guarantee_named force row level security;
create policy guarantee_named_own on guarantee_named using (visible_to(trader_id)) with check (visible_to(trader_id));
