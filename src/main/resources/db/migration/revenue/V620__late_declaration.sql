-- Bills of the late declaration fee stand beside the bill of the taxes; a bill can tell how its amount came about.
alter table bill drop constraint bill_kind_check;
alter table bill add constraint bill_kind_check check (kind in ('ORIGINAL', 'SUPPLEMENTARY', 'LATE_DECLARATION'));
alter table bill add column basis_zh text;  -- null = the lines say it all
alter table bill add column basis_en text;
alter table bill add constraint bill_basis_check check ((basis_zh is null) = (basis_en is null));

-- Of the taxes, and of the late declaration fee, a subject has never two bills that are unpaid.
drop index bill_unpaid;
create unique index bill_unpaid on bill(subject_kind, subject_id, (kind = 'LATE_DECLARATION')) where state in ('OPEN', 'OVERDUE');
