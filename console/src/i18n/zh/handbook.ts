export const handbook = {
  nav: '关税优惠手册', title: '关税优惠手册', hint: '任一商品在各协定、各年度的税率，本企业能省多少，以及可以带走的手册', lookUp: '查商品', own: '本企业商品', use: '利用情况', books: '手册', notices: '税率变化',
  tariff: '税则', years: '年度', fromYear: '起始年度', toYear: '截止年度', show: '查询', askCode: '输入商品编码', askCodeHint: '6 至 10 位；查国外税则时按前六位列出全部税目', manyLines: '该编码对应 {n} 个税目，归入哪一个由进口国决定',
  marks: '≈ 按降税安排推算；* 最近一次公布；— 手头没有数据，不等于零。绿色低于不享受优惠时的税率。', version: '数据版本 {version}。', agreement: '协定', mfn: '最惠国税率', mfnProvisional: '最惠国税率／暂定税率', saving: '节省（百分点）', afterwards: '以后',
  below: '低 {n} 个百分点', staged: '再降 {n}/{of} 次，{year} 年为零', after_FOUND: '等比例降税', after_FREE: '已为零', after_SEVERAL: '公布的年度太少，不推算', after_NONE: '不是等比例降税', after_NOT_COMPARABLE: '—',
  certainty_PUBLISHED: '已公布', certainty_LAST_KNOWN: '最近一次公布', certainty_COMPUTED: '按降税安排推算', certainty_NONE: '手头没有', noAgreement: '手头没有适用于本税目的协定税率', conditions: '条件',
  proof: '原产地证明', transport: '运输条件', waiver: '免交证明', upTo: '完税价格不超过 {value}', inForce: '生效', law: '依据', notAtHand: '手头没有',
  pickTrader: '请选择企业', value: '完税价格', possible: '可节省', saved: '已节省', missed: '未享受', country: '国别', rate: '税率', noGoods: '过去一年没有申报的商品', ownNote: '过去一年申报的商品，金额为人民币元。出口商品由对方进口商享受，报关单上看不出境外是否申请，所以写“—”。',
  by_product: '按商品', by_enterprise: '按企业', by_agreement: '按协定', lines: '项数', eligible: '可享受的价值', claimed: '申请享受的价值', used: '利用率', growth: '比上期', noUse: '这段时间没有可享受优惠的进口商品', useNote: '只计照章征税的进口商品；“未享受”是按最优协定本可少缴的关税。',
  order: '制作手册', enterprise: '企业', codes: '商品编码', codesHint: '不填则收录本企业过去一年申报的商品', most: '最多商品数', language: '语言', ordered: '已开始制作', ofCodes: '{n} 个商品编码', ofOwn: '本企业商品', waiting: '等待', open: '打开（{n} 页）', failed: '制作失败', noBooks: '还没有手册',
  at: '时间', changed: '变化', noNotices: '没有税率变化', noNoticesHint: '过去一年申报过的商品税率有变化时，会在这里和事件中通知',
} as const;
