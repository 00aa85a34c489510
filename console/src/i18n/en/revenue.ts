export const revenue = {
  hint: 'What is due and what has been paid', number: 'Bill No.', declaration: 'Declaration No.', amount: 'Amount due', paid: 'Paid', lateFee: 'Late fee', dueOn: 'Due', issuedAt: 'Issued', lines: 'Taxes', empty: 'No bills', remaining: 'Still owed', pay: 'Record payment', payHint: 'For sandbox tests: records a payment as a bank would.', bankReference: 'Bank reference', paidAt: 'Paid at', payDone: 'Payment recorded', paymentsEmpty: 'No payments yet', bankHint: 'Look up bills and record payments', totalOpen: 'Open on this page',
  arrivalsHint: 'Report means of transport that arrived or berthed', newArrival: 'Report arrival', transportMode: 'Mode of transport', meansName: 'Means of transport', voyage: 'Voyage No.', arrivedAt: 'Arrived', berthedAt: 'Berthed', arrivalDone: 'Reported', arrivalsEmpty: 'No arrivals yet', pickupsHint: 'Declarations whose goods may be picked up beside the ship', vessel: 'Vessel', terminal: 'Terminal', plannedAt: 'Planned', released: 'Released', notReleased: 'Not released', pickupsEmpty: 'No ship-side pick-ups', containers: 'Containers', declarationId: 'Declaration', newPickup: 'Plan pick-up', pickupDone: 'Pick-up planned',
  newPickupHint: 'Make an appointment with the terminal to take the goods beside the ship.',
  terminalAccount: 'Terminal (its log-in name)',
  bank: 'Bank',
} as const;
