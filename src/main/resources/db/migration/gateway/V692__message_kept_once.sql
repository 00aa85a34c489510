-- A message that became a declaration is kept once: its bytes are the declaration's first document.
alter table message alter column body drop not null;
alter table message add constraint message_kept check (body is not null or accepted and subject_id is not null) not valid;
alter table message validate constraint message_kept;
