-- A subject's id is its alone: comparing the kind first only takes time.
drop index gate_release_subject;
create unique index gate_release_subject on gate_release(subject_id, subject_kind) where revoked_at is null;
