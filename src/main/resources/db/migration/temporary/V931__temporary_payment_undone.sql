-- A payment may be taken back: then the goods are in again and set aside anew, by another transfer of the ledger than the one that was posted.
alter table temporary_clearance_line add column transfer uuid;
update temporary_clearance_line set transfer = id;
alter table temporary_clearance_line alter column transfer set not null;
grant update (transfer) on temporary_clearance_line to tongguan_app;
