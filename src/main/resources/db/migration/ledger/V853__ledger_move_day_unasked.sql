-- Written with every movement and asked by nobody: movements are found by their identity, and summed up as a whole.
drop index ledger_move_purse_day;
