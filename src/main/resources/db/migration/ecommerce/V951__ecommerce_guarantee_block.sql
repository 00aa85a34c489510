-- What a firm stands for with parcels is a block set aside on its guarantee (module guarantee), and the tax bills of that which are set aside there by
-- themselves. Firms registered before go on standing by their word alone until an amount is registered anew.
alter table ecommerce_guarantee add column held int8 not null default 0 check (held >= 0);  -- fen; set aside in all, block and bills
alter table ecommerce_guarantee add column backing text not null default 'NONE' check (backing in ('NONE', 'EXEMPT', 'GUARANTEE'));
alter table ecommerce_guarantee add constraint ecommerce_guarantee_held check (backing <> 'GUARANTEE' or held >= amount);
