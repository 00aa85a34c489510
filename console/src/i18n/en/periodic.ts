import type { Words } from '../zh';

export const periodic: Words['periodic'] = {
  nav: 'Periodic declaration', approvals: 'Approvals', approval: 'Approval', modelShort: 'Model', deliveries: 'Deliveries', statements: 'Statements',
  approvalsHint: 'With an approval and a guarantee goods leave delivery by delivery and are declared once a month', deliveriesHint: 'Each delivery: what is set aside for it, when it left, what declares it', statementsHint: 'A month’s deliveries in one declaration, and every difference explained',
  none: 'No approvals', noDeliveries: 'No deliveries', noStatements: 'No statements',
  number: 'Number', ask: 'Ask for approval', asked: 'Asked; customs will decide', model: 'Model: a declaration of yours, by either number', modelHint: 'Every delivery has its parties, transport, terms and goods', kind: 'Kind of goods', place: 'Where the goods are or go',
  guarantee: 'Guarantee', guaranteeHint: 'A general guarantee of your own; none where the law exempts your grade', validity: 'Valid', office: 'Office', trader: 'Trader', search: 'Number, trader’s reference or plate',
  goods: 'Goods', item: 'Item', code: 'Code', description: 'Description', unit: 'Unit', price: 'Unit price', undeclared: 'Gone, not declared', deliver: 'Deliver', delivered: 'Accepted: it may leave', reference: 'Trader’s reference', plate: 'Plate', packages: 'Packages', gross: 'Gross weight (kg)',
  quantity: 'Quantity', net: 'Net weight (kg)', add: 'Add goods', overdue: 'Deliveries due to be declared by {day} are not declared ({count}). Declare them, then you can deliver again.', accepted: 'Accepted on', due: 'Declare by', secured: 'Set aside', securedNow: 'Set aside now', release: 'Release', left: 'Left at',
  declaredBy: 'Statement', tax: 'Taxes', returned: 'Came back', returns: 'What came back', noReturns: 'Nothing came back', back: 'Goods came back', backHint: 'Say how much really came back; an officer who has seen it confirms. If it is declared already, amend the declaration', evidence: 'Paper of entry', late: 'After it was declared', told: 'Told; an officer will confirm',
  make: 'Gather and declare', makeHint: 'Gathers what has left until the end of that month and is not declared into drafts of declarations: one for each set of rates', month: 'Month',
  rates: 'Rates of', declaration: 'Declaration', lines: 'Line by line', actual: 'Delivered', declared: 'Declared', agrees: 'Agrees', differs: 'Difference', explain: 'Explain', explanation: 'Explanation', explained: 'Explained', parts: 'Deliveries', done: 'Done',
};
