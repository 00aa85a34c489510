-- A subject's id is its alone: comparing the kind first only takes time.
drop index journal_entry_subject;
create index journal_entry_subject on journal_entry(subject_id, seq);
