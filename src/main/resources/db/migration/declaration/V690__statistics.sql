-- Nobody searches inside these; gathering statistics of them cost a quarter of the database's processor time while tables grew.
alter table declaration alter column document set statistics 0, alter column assessment set statistics 0, alter column findings set statistics 0,
  alter column fingerprint set statistics 0;
alter table declaration_version alter column document set statistics 0;
alter table message alter column body set statistics 0, alter column answer set statistics 0, alter column findings set statistics 0,
  alter column content_hash set statistics 0;
alter table journal_entry alter column payload set statistics 0, alter column hash set statistics 0;
