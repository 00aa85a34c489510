export const levy = {
  nav: '补税追征',
  hint: '放行后确认补税、违规追征，两人办理，另行开具税单',
  empty: '没有补征案件',
  propose: '提请补征',
  proposed: '已提请',
  proposeHint: '须在缴税或放行之日起的法定期限内；违规的加收滞纳金。',
  search: '案件、报关单或税单号',
  number: '案件号',
  ground: '依据',
  lastDay: '最后期限',
  never: '不受限制',
  decision: '决定',
} as const;
