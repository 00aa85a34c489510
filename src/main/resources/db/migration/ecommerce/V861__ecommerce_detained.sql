-- Parcels that customs detains are few, found and counted without reading all others.
create index ecommerce_list_detained on ecommerce_list(id) where state = 599;

-- As for declarations: no parcel that was inspected or detained is released against an open hold, whatever the Java code believes. Others have none.
create function ecommerce_guards_release() returns trigger language plpgsql as
$$
begin
  perform hold_lock('retail-list', new.id);
  if exists (select from hold where subject_kind = 'retail-list' and subject_id = new.id and lifted_at is null) then
    raise exception 'an open hold stands against the release of retail-list %', new.id using errcode = 'TG001';
  end if;
  return new;
end
$$;
create trigger ecommerce_guards_release before update on ecommerce_list for each row
  when (old.state in (500, 599) and new.state in (399, 800)) execute function ecommerce_guards_release();
