-- What keys cost in one table, in fourteen partitions by month and in sixteen by hash: look-ups and inserts of 300 keys at a time, deleting a month by key,
-- and whether the room is used again. 300,000 rows, all in memory. Usage: psql -f bench/partitions.sql on an empty database; a minute.
\timing off
set client_min_messages=notice;
set enable_seqscan=off; set enable_hashjoin=off; set enable_mergejoin=off;
drop table if exists one; drop table if exists months; drop table if exists hashed;
create table one(key uuid primary key, id uuid not null, day date not null, kind int4 not null, facts bytea not null);
create table months(key uuid not null, id uuid not null, day date not null, kind int4 not null, facts bytea not null, primary key (key, day)) partition by range(day);
create table hashed(key uuid primary key, id uuid not null, day date not null, kind int4 not null, facts bytea not null) partition by hash(key);
do $$ begin
 for i in 0..13 loop execute format('create table months_%s partition of months for values from (%L) to (%L)', i, date '2025-01-01' + i*30, date '2025-01-01' + (i+1)*30); end loop;
 for i in 0..15 loop execute format('create table hashed_%s partition of hashed for values with (modulus 16, remainder %s)', i, i); end loop;
end $$;
insert into one select md5(i::text)::uuid, md5('d'||i)::uuid, date '2025-01-01' + (i/715)::int, 0, decode(repeat('00',88),'hex') from generate_series(0,299999) i;
insert into months select * from one; insert into hashed select * from one;
vacuum analyze one; vacuum analyze months; vacuum analyze hashed;
checkpoint;
create or replace procedure ask(t text, n int, batch int) language plpgsql as $$
declare s timestamptz; k uuid[]; c bigint; x bigint := 0; q text := format('select count(*) from (select key, id, day, kind, facts from %I where key = any($1)) z', t);
 tot interval := '0'; ka uuid[][];
begin
 for r in 1..n loop
  select array_agg(md5((random()*299999)::int::text)::uuid) into k from generate_series(1,batch);
  s := clock_timestamp();
  execute q into c using k; 
  tot := tot + (clock_timestamp()-s); x := x + c;
 end loop;
 raise notice '% lookup: % us a key (% keys found)', t, round((extract(epoch from tot)*1e6/(n*batch))::numeric,2), x;
end $$;
create or replace procedure put(t text, n int, batch int, seed text) language plpgsql as $$
declare s timestamptz; tot interval := '0'; k uuid[]; c bigint; f uuid[];
begin
 for r in 1..n loop
  select array_agg(md5(seed||r||':'||i)::uuid) into k from generate_series(1,batch) i;
  s := clock_timestamp();
  if t = 'months' then
   execute 'select array_agg(key) from months where key = any($1)' into f using k;
   execute 'insert into months select u, u, date ''2026-02-15'', 0, decode(repeat(''00'',88),''hex'') from unnest($1) u where u <> all(coalesce($2, ''{}''))' using k, f;
  else
   execute format('insert into %I select u, u, date ''2026-02-15'', 0, decode(repeat(''00'',88),''hex'') from unnest($1) u on conflict (key) do nothing', t) using k;
  end if;
  tot := tot + (clock_timestamp()-s);
  commit;
 end loop;
 raise notice '% insert: % us a row', t, round((extract(epoch from tot)*1e6/(n*batch))::numeric,2);
end $$;
create or replace procedure cut(t text, month int) language plpgsql as $$
declare s timestamptz; tot interval := '0'; k uuid[]; n bigint := 0; d bigint; lo bigint := month*21450;
begin
 for r in 0..10 loop
  select array_agg(md5(i::text)::uuid) into k from generate_series(lo + r*2000, least(lo + r*2000+1999, lo+21449)) i;
  s := clock_timestamp();
  execute format('delete from %I where key = any($1)', t) using k;
  get diagnostics d = row_count; n := n + d;
  tot := tot + (clock_timestamp()-s);
  commit;
 end loop;
 raise notice '% delete by key: % us a row, % rows', t, round((extract(epoch from tot)*1e6/n)::numeric,2), n;
end $$;
call ask('one',50,300); call ask('months',50,300); call ask('hashed',50,300);
call ask('one',150,300); call ask('months',150,300); call ask('hashed',150,300);
call put('one',60,300,'a'); call put('months',60,300,'a'); call put('hashed',60,300,'a');
call put('one',60,300,'b'); call put('months',60,300,'b'); call put('hashed',60,300,'b');
select relname, pg_size_pretty(pg_relation_size(oid)) from pg_class where relname in ('one','one_pkey');
call cut('one',0);
vacuum one;
select relname, pg_size_pretty(pg_relation_size(oid)) from pg_class where relname in ('one','one_pkey');
call put('one',100,300,'c');
select relname, pg_size_pretty(pg_relation_size(oid)) from pg_class where relname in ('one','one_pkey');
call ask('one',150,300);
\timing on
drop table months_0;
