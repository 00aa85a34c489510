-- Of what was granted up to a quantity no more stays in the country, whatever the Java code believes and however many ask at once: sold, as a parcel or
-- otherwise, given away or used up.
create function temporary_granted_within() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  over record;
begin
  -- Two clearances of one item are counted one after the other.
  perform from temporary_approval a where a.state = 'GRANTED' and a.most is not null and a.item_id in (select item_id from asked)
    order by a.id for update;
  if not found then
    return null;
  end if;
  select a.item_id, a.most, sum(l.quantity) as stayed into over
  from temporary_approval a
    join temporary_clearance_line l on l.item_id = a.item_id
    join temporary_clearance c on c.id = l.clearance_id
  where a.state = 'GRANTED' and a.most is not null and a.item_id in (select item_id from asked)
    and c.way in ('SALE', 'RETAIL', 'GIFT', 'CONSUMPTION') and c.state in ('ASKED', 'DUE', 'DONE')
  group by a.id, a.item_id, a.most having sum(l.quantity) > a.most limit 1;
  if found then
    raise exception 'of item % up to % were granted to stay, not %', over.item_id, over.most, over.stayed
      using errcode = 'check_violation', constraint = 'temporary_granted_within';
  end if;
  return null;
end
$$;
create trigger temporary_granted_within after insert on temporary_clearance_line referencing new table as asked
  for each statement execute function temporary_granted_within();

-- So that it stays true: which way a clearance is of is never changed, and one that came to nothing does not come back.
create function temporary_clearance_stays() returns trigger language plpgsql as
$$
begin
  if (old.way, old.list_id) is distinct from (new.way, new.list_id)
     or old.state in ('REFUSED', 'WITHDRAWN', 'REVERSED') and new.state <> old.state then
    raise exception 'clearance % is what it is', old.number using errcode = 'check_violation', constraint = 'temporary_clearance_stays';
  end if;
  return new;
end
$$;
create trigger temporary_clearance_stays before update on temporary_clearance for each row execute function temporary_clearance_stays();
