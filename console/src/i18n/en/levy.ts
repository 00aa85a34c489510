export const levy = {
  nav: 'Additional levies',
  hint: 'Taxes confirmed or recovered after the release: by two, with a bill of their own',
  empty: 'There are no levies',
  propose: 'Propose a levy',
  proposed: 'Proposed',
  proposeHint: 'Within the law’s period from payment or release; a breach bears the late fee from that day.',
  search: 'Levy, declaration or bill',
  number: 'Levy',
  ground: 'Ground',
  lastDay: 'Last day',
  never: 'No limit',
  decision: 'Decision',
} as const;
