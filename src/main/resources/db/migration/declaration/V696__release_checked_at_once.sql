-- Declarations are inserted many at a time: what is released at once is compared with open holds once for all of them.
drop trigger declaration_release on declaration;
create trigger declaration_release before update of state on declaration for each row
  when (new.state in ('RELEASED', 'PICKUP') and old.state is distinct from new.state)
  execute function hold_guards_release('declaration', 'RELEASED', 'PICKUP', 'FULL_DECLARATION', 'DESTINATION_INSPECTION');
create trigger declaration_released_at_once after insert on declaration referencing new table as fresh for each statement
  execute function hold_guards_release_at_once('declaration', 'RELEASED', 'PICKUP', 'FULL_DECLARATION', 'DESTINATION_INSPECTION');
