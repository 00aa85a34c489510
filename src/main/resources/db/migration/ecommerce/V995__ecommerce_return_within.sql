-- What comes back is never more than what went out, whatever the Java code believes: of each line no more pieces (imports and exports), of an import list
-- no more value and tax. A return that lapsed, or was taken back, counts no more.

-- How much of each line of a list there is, and how much of it is applied for or back. What there is, is told once, from the list's sealed document, when
-- the first return of it is applied for; only triggers change what came back.
create table ecommerce_return_line (
  list_id  uuid not null,
  line     int4 not null,
  quantity numeric not null check (quantity >= 0),
  returned numeric not null default 0,
  primary key (list_id, line),
  constraint ecommerce_return_line_within check (returned >= 0 and returned <= quantity)
);
revoke insert, update, delete, truncate on ecommerce_return_line from tongguan_app;

-- Tells what there is of the lines of a list; what is known already stays. Returns that were applied for before this table was there are counted.
create function ecommerce_return_lines(of_list uuid, lines int4[], quantities numeric[]) returns void
  language sql security definer set search_path = public, pg_temp as
$$
  insert into ecommerce_return_line(list_id, line, quantity, returned)
  select of_list, l.line, l.quantity,
    coalesce((select sum(g.value::numeric) from ecommerce_return r cross join lateral json_each_text(r.goods::json) g
              where r.list_id = of_list and r.state <> 'LAPSED' and g.key = l.line::text), 0)
    + coalesce((select sum(g.value::numeric) from ecommerce_back b cross join lateral json_each_text(b.goods::json) g
                where b.list_id = of_list and g.key = l.line::text), 0)
  from unnest(lines, quantities) as l(line, quantity) order by l.line
  on conflict (list_id, line) do nothing
$$;

-- Counts goods of a return, or with -1 takes them out again, line by line in order.
create function ecommerce_return_count(of_list uuid, goods text, sign int) returns void language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  part record;
begin
  for part in select g.key::int4 as line, g.value::numeric as quantity from json_each_text(goods::json) g order by 1 loop
    if part.quantity <= 0 then
      raise exception 'line % of list % comes back with %', part.line, of_list, part.quantity using errcode = 'check_violation';
    end if;
    update ecommerce_return_line set returned = returned + sign * part.quantity where list_id = of_list and line = part.line;
    if not found and sign > 0 then
      raise exception 'line % of list % is not known', part.line, of_list using errcode = 'check_violation';
    end if;
  end loop;
end
$$;
revoke execute on function ecommerce_return_count from public;

alter table ecommerce_return add constraint ecommerce_return_amounts check (value >= 0 and tax >= 0);
create function ecommerce_return_within() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  list record;
  back record;
begin
  if tg_op = 'UPDATE' and (old.list_id, old.trader_id, old.value, old.tax, old.goods)
     is distinct from (new.list_id, new.trader_id, new.value, new.tax, new.goods) then
    raise exception 'what return % is of is never changed', old.id using errcode = 'check_violation';
  end if;
  if tg_op <> 'INSERT' and old.state <> 'LAPSED' and (tg_op = 'DELETE' or new.state = 'LAPSED') then
    perform ecommerce_return_count(old.list_id, old.goods, -1);
  end if;
  if tg_op = 'DELETE' or new.state = 'LAPSED' or tg_op = 'UPDATE' and old.state <> 'LAPSED' then
    return null;
  end if;
  -- Two returns of one list are counted one after the other.
  select l.value, l.duty + l.consumption + l.vat as tax into list from ecommerce_list l where l.id = new.list_id for update;
  if not found then
    raise exception 'list % of return % is not there', new.list_id, new.id using errcode = 'check_violation';
  end if;
  select sum(r.value) as value, sum(r.tax) as tax into back from ecommerce_return r where r.list_id = new.list_id and r.state <> 'LAPSED';
  if back.value > list.value or back.tax > list.tax then
    raise exception 'returns of list % come to % and % of tax; it was % and %', new.list_id, back.value, back.tax, list.value, list.tax
      using errcode = 'check_violation';
  end if;
  perform ecommerce_return_count(new.list_id, new.goods, 1);
  return null;
end
$$;
create trigger ecommerce_return_within after insert or update or delete on ecommerce_return for each row execute function ecommerce_return_within();

create function ecommerce_back_within() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if tg_op = 'UPDATE' and (old.list_id, old.goods) is distinct from (new.list_id, new.goods) then
    raise exception 'what return % is of is never changed', old.id using errcode = 'check_violation';
  end if;
  if tg_op = 'DELETE' then
    perform ecommerce_return_count(old.list_id, old.goods, -1);
  elsif tg_op = 'INSERT' then
    perform ecommerce_return_count(new.list_id, new.goods, 1);
  end if;
  return null;
end
$$;
create trigger ecommerce_back_within after insert or update or delete on ecommerce_back for each row execute function ecommerce_back_within();
