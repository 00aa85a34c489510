-- How far a sample world has come: a start that was cut off goes on where it stopped, without doubles.
create table sample_world (
  name        text primary key,
  began_on    date not null,
  finished_at timestamptz
);
comment on column sample_world.began_on is 'the day all its documents are dated from, also when it is finished on a later one';
create table sample_story (
  world          text not null references sample_world,
  reference      text not null,
  declaration_id uuid,
  steps          int not null default 0,
  primary key (world, reference)
);
comment on column sample_story.declaration_id is 'null for a message that was refused, as it was meant to be';
comment on column sample_story.steps is 'how many of the story''s steps are done';
