-- How often codes and law parameters were changed: by this, every process on the database notices what another one imported.
create table reference_revision (
  name     text primary key,
  revision bigint not null
);
insert into reference_revision(name, revision) values ('code_entry', 1), ('law_parameter', 1);

create function reference_changed() returns trigger language plpgsql security definer set search_path = public as
$$ begin update reference_revision set revision = revision + 1 where name = tg_table_name; return null; end $$;
create trigger code_entry_changed after insert or update or delete or truncate on code_entry for each statement execute function reference_changed();
create trigger law_parameter_changed after insert or update or delete or truncate on law_parameter for each statement execute function reference_changed();
revoke insert, update, delete, truncate on reference_revision from tongguan_app;
