-- The body of a message may have left for the archive of its month; the row with its key and its answer stays for ever.
alter table message add column archived boolean not null default false;
alter table message drop constraint message_kept;
alter table message add constraint message_kept check (body is not null or archived or accepted and subject_id is not null) not valid;
alter table message validate constraint message_kept;
