import { has, useSession } from '../../app/session';
import { Reconciliation } from './Reconciliation';
import { Statements } from './Statements';

/** The bank: its own statements for a bank, what matches and what does not for officers. */
export function BankPage() {
  return has(useSession(), 'BANK') ? <Statements /> : <Reconciliation />;
}
