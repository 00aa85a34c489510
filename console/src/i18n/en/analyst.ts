export const analyst = {
  hint: 'Declarations that a rule hits are handled as it says', newRule: 'New rule', code: 'Code', name: 'Name', description: 'Description', conditions: 'Conditions', allConditions: 'All of these must hold', addCondition: 'Add condition', field: 'Field', operator: 'Operator', value: 'Value', low: 'From', high: 'To', reference: 'Reference field', referenceHint: 'The field to divide by', action: 'Action', department: 'Department', owner: 'Owner', office: 'Office', allOffices: 'All offices', validFrom: 'Valid from', validTo: 'Valid to', reasonZh: 'Reason (Chinese)', reasonEn: 'Reason (English)', reasonHint: 'What officers read where the rule hits', hits: 'Hits', inspected: 'Inspected', found: 'Found', hitRate: 'Find rate', state: 'State', activate: 'Activate', retire: 'Retire', activateSure: 'Activate this rule?', retireSure: 'Retire this rule?', tryIt: 'Try it', tryHint: 'Runs against the last {n} declarations and changes nothing.', tried: '{n} tried', tryHits: '{n} hit', tryShare: '{n}% of all', tryFirst: 'Try the rule before you activate it', tryLast: 'Last declarations', examples: 'Examples', noExamples: 'No hits', changed: 'The conditions have changed; try again', saved: 'Rule saved', locked: 'This rule is active; saving makes a new version.', settings: 'Risk settings', randomShare: 'Random inspection share', randomHint: 'Share of declarations inspected at random although no rule hits.', other: 'Other settings', empty: 'No rules yet', chooseField: 'Choose a field', incomplete: 'Complete the conditions', version: 'Version {n}', rate: '{n}%', sumActive: 'Active rules', sumHits: 'Hits so far', sumFound: 'Finds so far',
  fromLaw: 'This is the default of the regulations.', lowerShare: 'Lower the random share', takesTwo: 'Another person has to confirm it.',
  tooBroad: 'Too broad from',
  tooBroadHint: 'A rule that would hit more than this share must be confirmed before it is saved.',
  newExemption: 'New exemption',
  rule: 'Rule',
  everyRule: 'Every rule',
  everyTrader: 'Every trader',
  commodityPrefix: 'Commodity code prefix',
  endExemption: 'End exemption',
  exemptionsHint: 'Exempted hits have no effect but are kept on record; random selection is not touched.',
  noExemptions: 'No exemptions',
} as const;
