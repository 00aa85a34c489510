-- The customs value of each line of a delivery, yuan: by it the month's declaration is compared with its deliveries. Null = lodged before it was kept.
alter table periodic_delivery_line add column customs_value numeric(19,2) check (customs_value >= 0);
