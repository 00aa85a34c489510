-- A bill's few lines are part of it: written and read with it, never alone.
alter table bill add column lines text;                -- TAX=amount, comma, in order
update bill b set lines = (select string_agg(l.tax || '=' || l.amount, ',' order by l.position) from bill_line l where l.bill_id = b.id);
alter table bill alter column lines set not null;
alter table bill add constraint bill_lines_form check (lines ~ '^[A-Z_]+=[0-9]+\.[0-9]{2}(,[A-Z_]+=[0-9]+\.[0-9]{2})*$');
drop table bill_line;
-- Every subject's bills are found by the subject alone.
drop index bill_subject;
create index bill_subject on bill(subject_id);
drop index bill_original;
create unique index bill_original on bill(subject_id, subject_kind) where kind = 'ORIGINAL' and state <> 'CANCELLED';
drop index bill_unpaid;
create unique index bill_unpaid on bill(subject_id, subject_kind, (kind = 'LATE_DECLARATION')) where state in ('OPEN', 'OVERDUE');
