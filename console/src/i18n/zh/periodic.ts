export const periodic = {
  nav: '集中申报', approvals: '集中申报备案', approval: '所属备案', modelShort: '样单', deliveries: '分批清单', statements: '集中申报单',
  approvalsHint: '经海关备案、提供担保后，可分批提离货物，按月集中申报', deliveriesHint: '每一批货物的清单：担保占用、离场与申报情况', statementsHint: '一个月的清单归并为报关单，逐行说明差异',
  none: '暂无备案', noDeliveries: '暂无清单', noStatements: '暂无集中申报单',
  number: '编号', ask: '申请备案', asked: '已申请，待海关批准', model: '样单（本企业报关单号或统一编号）', modelHint: '各批货物沿用样单的当事人、运输、成交条件与商品', kind: '货物类别', place: '货物存放或送达地点',
  guarantee: '担保', guaranteeHint: '本企业有效的总担保；依法免除担保的可不填', validity: '有效期', office: '海关', trader: '企业', search: '编号、企业内部编号或车牌',
  goods: '商品', item: '项号', code: '商品编号', description: '商品名称', unit: '单位', price: '单价', undeclared: '已离场未申报', deliver: '登记发货', delivered: '已接受，可以离场', reference: '企业内部编号', plate: '车牌', packages: '件数', gross: '毛重（千克）',
  quantity: '数量', net: '净重（千克）', add: '增加商品', overdue: '应于 {day} 前集中申报的货物尚未申报（{count} 批），申报后方可继续发货。', accepted: '接受日期', due: '申报期限', secured: '占用担保', securedNow: '当前占用担保', release: '放行编号', left: '离场时间',
  declaredBy: '集中申报单', tax: '税款', returned: '已退回', returns: '货物退回', noReturns: '没有退回', back: '货物退回', backHint: '填写实际退回的数量，海关核实后冲减；已申报的须修改报关单', evidence: '进场凭证号', late: '申报后退回', told: '已登记，待海关核实',
  make: '归并申报', makeHint: '将截至该月末已离场、尚未申报的各批货物归并为报关单草稿；税率、汇率相同的归并为一份', month: '月份',
  rates: '适用税率日期', declaration: '报关单', lines: '逐行核对', actual: '实发', declared: '申报', agrees: '一致', differs: '差异', explain: '说明差异', explanation: '说明', explained: '已说明', parts: '批次', done: '已办理',
  taxes: '税款差异（元）', taxesHint: '各批税款在发货时逐批计算；运费等总额按净重分到各批、再按价值分到各项，归并申报时按价值分到全部各项，税款因此不同。应缴以报关单为准。', sum: '合计', valueDelivered: '完税价格（各批）', valueTogether: '完税价格（归并）', taxDelivered: '各批税款', taxCharges: '费用分摊与取整', taxOtherwise: '申报不同', taxDeclared: '报关单税款', cause: '原因',
} as const;
