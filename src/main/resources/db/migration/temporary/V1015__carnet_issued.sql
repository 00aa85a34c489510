-- The day of issue, from which a carnet's validity is counted; not known of what was filed before it was asked for.
alter table temporary_list add column carnet_issued date;
alter table temporary_list add constraint temporary_list_carnet_days check (carnet_issued is null or carnet is not null and carnet_issued <= carnet_until);
alter table temporary_replacement add column issued date;
alter table temporary_replacement add constraint temporary_replacement_days check (issued is null or issued <= valid_until);
