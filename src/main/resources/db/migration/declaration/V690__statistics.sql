-- Nobody searches inside these; gathering statistics of them cost a quarter of the database's processor time while tables grew.
alter table declaration alter column document set statistics 0, alter column assessment set statistics 0, alter column findings set statistics 0,
  alter column fingerprint set statistics 0;
-- Documents are packed and small: kept in the row, they need no second table and no second index when they are written.
alter table declaration set (toast_tuple_target = 8160);
alter table declaration_version alter column document set statistics 0;
alter table message alter column body set statistics 0, alter column answer set statistics 0, alter column findings set statistics 0,
  alter column content_hash set statistics 0;
alter table journal_entry alter column payload set statistics 0, alter column hash set statistics 0;
