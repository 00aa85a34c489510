export const revenue = {
  hint: '应缴税款与缴纳情况', number: '税单号', declaration: '报关单号', amount: '应缴金额', paid: '已缴', lateFee: '滞纳金', dueOn: '限缴日期', issuedAt: '开具时间', lines: '税种明细', empty: '没有税单', remaining: '尚欠', pay: '登记缴款', payHint: '沙箱测试用：以银行身份登记一笔缴款。', bankReference: '银行流水号', paidAt: '缴款时间', payDone: '缴款已登记', paymentsEmpty: '还没有缴款', paymentsHint: '银行报送的缴款，逐笔对应税单', paymentsHintBank: '本行报送的缴款', paymentsSearch: '税单号或银行流水号', search: '税单号或报关单号', bankHint: '查询税单并登记缴款', totalOpen: '待缴合计（本页）',
  arrivalsHint: '登记运输工具进境与靠泊', newArrival: '登记到港', transportMode: '运输方式', meansName: '运输工具名称', voyage: '航次号', arrivedAt: '到达时间', berthedAt: '靠泊时间', arrivalDone: '已登记', arrivalsEmpty: '还没有到港记录', pickupsHint: '可在船边直接提货的申报', vessel: '船名', terminal: '码头', plannedAt: '计划时间', released: '已放行', notReleased: '未放行', pickupsEmpty: '没有船边直提', containers: '集装箱', declarationId: '报关单', newPickup: '登记直提', pickupDone: '已登记直提',
  newPickupHint: '与场站约定在船边提货的时间。',
  terminalAccount: '场站（其登录名）',
  bank: '银行',
} as const;
