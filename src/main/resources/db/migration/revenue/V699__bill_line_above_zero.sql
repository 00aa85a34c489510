-- As when they stood in a table of their own: no line of nothing.
alter table bill add constraint bill_lines_above_zero check (lines !~ '=0+\.00');
