export const money = {
  secure: 'Secure on a guarantee', secured: 'Set aside on a guarantee', securedBy: 'Guarantee', onAccount: 'Parts have come and wait for the rest:', waits: 'The goods wait for the payment',
  months: 'Consolidated tax', monthsHint: 'The bills of months: payable until the fifth working day of the next', monthsEmpty: 'There is no month’s bill yet', monthsEmptyHint: 'Declarations whose type begins with “CL” gather in their month by themselves.', month: 'Month', monthNumber: 'Month’s bill', trader: 'Trader', tax: 'Tax', count: 'Bills', dueOn: 'Due on', outstanding: 'To be paid', issuedAt: 'Issued', paidAt: 'Paid',
  statement: 'Download the statement', bills: 'Bills in it', payHint: 'The number of the month’s bill pays all of its unpaid bills at once.',
  stops: 'Stopped privileges', stopsEmpty: 'Nobody’s privilege is stopped', stopped: 'Stopped', reinstate: 'Reinstate', reinstated: 'Reinstated', stoppedAt: 'Stopped', reinstatedAt: 'Reinstated', by: 'By', reason: 'Reason', stopHint: 'A month’s bill that is not paid in time stops the privilege; an officer reinstates it once it is paid.',
} as const;
