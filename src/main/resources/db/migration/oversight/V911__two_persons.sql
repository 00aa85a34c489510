-- Actions that take two persons: who asked, who completed them. No path of one person leads to DONE, not even by SQL of the platform's role.
create table two_person_request (
  id           uuid primary key,
  kind         text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  label        text not null,
  office       text,
  arguments    text not null,               -- JSON: exactly what is to be done
  reason       text not null,
  state        text not null check (state in ('ASKED', 'DONE', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
  asked_by     text not null,
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  note         text,
  constraint two_person_another check (case when state in ('DONE', 'REFUSED') then decided_by <> asked_by when state = 'WITHDRAWN' then decided_by = asked_by
    else true end),
  constraint two_person_decided check ((state = 'ASKED') = (decided_at is null))
);
create unique index two_person_open on two_person_request(kind, subject_id) where state = 'ASKED';
create index two_person_subject on two_person_request(subject_id);
-- Officials only: a trader's or any other scope sees none.
alter table two_person_request enable row level security;
alter table two_person_request force row level security;
create policy two_person_officials on two_person_request using (current_setting('tongguan.scope', true) = '*') with check (true);

-- What was asked is not asked differently afterwards, and what was decided stays decided.
create function two_person_keep() returns trigger language plpgsql as $$
begin
  if old.state <> 'ASKED' or (new.id, new.kind, new.subject_id, new.arguments, new.asked_by, new.asked_at, new.expires_at)
      is distinct from (old.id, old.kind, old.subject_id, old.arguments, old.asked_by, old.asked_at, old.expires_at) then
    raise exception 'a request for a second person is decided once, as it was asked';
  end if;
  return new;
end $$;
create trigger two_person_kept before update on two_person_request for each row execute function two_person_keep();
revoke delete, truncate on two_person_request from tongguan_app;

-- Two administrators once means two for ever: whoever takes the other's role away is not alone by that.
alter table account add column ever_admin boolean not null default false;
update account set ever_admin = 'ADMIN' = any(roles);
create function account_ever_admin() returns trigger language plpgsql as $$
begin
  new.ever_admin := 'ADMIN' = any(new.roles) or (tg_op = 'UPDATE' and old.ever_admin);
  return new;
end $$;
create trigger account_ever_admin before insert or update on account for each row execute function account_ever_admin();
