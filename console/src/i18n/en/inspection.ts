export const inspection = {
  hint: 'Orders, results and decisions', number: 'Inspection No.', place: 'Place', scheduledAt: 'Scheduled', orderedAt: 'Ordered', reason: 'Why', tasks: 'Tasks', progress: '{done} of {all} done', schedule: 'Schedule', scheduleDone: 'Scheduled', pass: 'Pass', fail: 'Fail', findings: 'What was found', findingsHint: 'Write what you see; needed when a task fails.', saveResult: 'Save result', resultSaved: 'Result saved', photos: 'Photos', addPhoto: 'Take or choose a photo', decide: 'Decision', decisionHint: 'A failed task needs a decision.', decided: 'Decision', amountOfPenalty: 'Penalty amount', remedyDone: 'Remedy done', remedyNote: 'What was done', empty: 'No inspections', outcomeFirst: 'Choose pass or fail', findingsNeeded: 'Write what was found when a task fails', instructions: 'Instructions', doneBy: '{name} · {at}', allPassed: 'All passed', someFailed: 'Something failed',
  cancelOrder: 'Cancel order',
  article: 'Article applied',
  receiptNumber: 'Receipt No.',
  items: 'Items that failed',
  itemsHint: 'Only these are bound by the decision; empty = all goods',
  itemsWrong: 'Write item numbers, e.g. 1 3 5-8',
  itemsDecided: 'About items {n}',
} as const;
