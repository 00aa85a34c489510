-- Medicine is for one person; some kinds of goods go some ways only with a paper of their own.
alter table temporary_item add column person text;
alter table temporary_clearance add column permit text not null default '';
