-- A guarantee is replaced once: whoever named it finds the one in its place.
create unique index guarantee_one_successor on guarantee(replaces) where state not in ('REGISTERED', 'REFUSED');
