-- An administration's own codes and parameters; they take precedence over the shipped files.
create table code_entry (
  list       text not null,
  code       text not null,
  name_zh    text not null,
  name_en    text not null default '',
  attributes text not null default '',
  valid_from date not null,
  valid_to   date,
  source     text not null,
  primary key (list, code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create table law_parameter (
  name       text not null,
  value      text not null,
  valid_from date not null,
  valid_to   date,
  source     text not null,
  primary key (name, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
