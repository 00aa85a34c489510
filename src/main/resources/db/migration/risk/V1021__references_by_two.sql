-- Values that rules divide by, and every change of the random share but a rise of an own one, are what two persons wanted: the database looks at their
-- request itself, so that neither one name nor an older request does. Names alone (V1020) stood beside the share also when the next change came.
alter table risk_reference add column request uuid references two_person_request(id);
create function risk_reference_by_two() returns trigger language plpgsql as $$
begin
  if not exists (select from two_person_request r, jsonb_array_elements((r.arguments::jsonb->>'values')::jsonb) v
      where r.id = new.request and r.kind = 'change-reference-values' and r.state = 'DONE' and v->>'metric' = new.metric and v->>'key' = new.key
        and (v->>'value')::numeric = new.value and (v->>'validFrom')::date = new.valid_from and (v->>'validTo')::date is not distinct from new.valid_to) then
    raise exception 'reference values are changed by two persons';
  end if;
  return new;
end $$;
create trigger risk_reference_by_two before insert or update on risk_reference for each row execute function risk_reference_by_two();
revoke delete, truncate on risk_reference from tongguan_app;

alter table risk_settings drop column share_asked_by, drop column share_set_by, add column share_request uuid references two_person_request(id);
create or replace function risk_share_by_two() returns trigger language plpgsql as $$
begin
  if new.random_share_percent is distinct from old.random_share_percent
      and (old.random_share_percent is null or new.random_share_percent is null or new.random_share_percent < old.random_share_percent)
      and (new.share_request is not distinct from old.share_request or not exists (select from two_person_request r where r.id = new.share_request
        and r.kind = 'lower-random-share' and r.state = 'DONE'
        and nullif(r.arguments::jsonb->>'randomSharePercent', 'law')::numeric is not distinct from new.random_share_percent)) then
    raise exception 'the random share is changed by two persons, unless an own one is raised';
  end if;
  return new;
end $$;
