-- Summaries that the platform made of what a firm did not apply to sum up in time, and the months for which it looked.
alter table ecommerce_summary add column by_platform boolean not null default false;
create table ecommerce_summary_month (
  month        date primary key,           -- its first day; lists that left in it
  made_at      timestamptz not null,
  declarations int4 not null
);
