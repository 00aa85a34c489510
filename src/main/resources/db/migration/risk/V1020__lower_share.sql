-- Fewer draws at random waive controls: an own share is lowered or given up by two persons, whatever the program believes.
alter table risk_settings add column share_asked_by text, add column share_set_by text;
create function risk_share_by_two() returns trigger language plpgsql as $$
begin
  if old.random_share_percent is not null and (new.random_share_percent is null or new.random_share_percent < old.random_share_percent)
      and (new.share_asked_by is null or new.share_set_by is null or new.share_asked_by = new.share_set_by) then
    raise exception 'the random share is lowered by two persons';
  end if;
  return new;
end $$;
create trigger risk_share_by_two before update on risk_settings for each row execute function risk_share_by_two();
