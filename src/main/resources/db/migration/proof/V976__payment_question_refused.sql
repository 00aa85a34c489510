-- A platform may answer at once that it has nothing to tell of an order.
alter table payment_question drop constraint payment_question_state_check;
alter table payment_question add constraint payment_question_state_check
  check (state in ('WAITING', 'ASKED', 'ANSWERED', 'UNREACHABLE', 'REFUSED'));
alter table payment_question add column said text;   -- in the platform's own words
