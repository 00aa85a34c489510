-- Assessments that were replaced: by the day of entry, an officer, or an amendment. With the document of that version and the law they name, each
-- can be computed again.
create table declaration_assessment (
  declaration_id uuid not null references declaration(id),
  n              int not null check (n > 0),    -- in the order in which they were made; the standing one comes after the last
  trader_id      bigint not null,
  version        int not null,                  -- of the document it was made for
  assessment     bytea not null,                -- packed, as in declaration
  replaced_at    timestamptz not null,
  reason         text not null,                 -- of the replacement
  primary key (declaration_id, n)
);
alter table declaration_assessment enable row level security;
alter table declaration_assessment force row level security;
create policy declaration_assessment_scope on declaration_assessment using (visible_to(trader_id)) with check (visible_to(trader_id));
alter table declaration_assessment alter column assessment set storage external;
