-- Goods that go item by item are decided about item by item; empty = all goods of the subject.
alter table inspection_order add column decision_items int[] not null default '{}';
