export const money = {
  secure: '以担保放行', secured: '已占用担保额度', securedBy: '担保', onAccount: '已收部分款项，待补足：', waits: '货物待缴税放行',
  months: '汇总征税', monthsHint: '汇总征税的各期税单：次月第五个工作日前缴纳', monthsEmpty: '还没有汇总税单', monthsEmptyHint: '以“CL”开头的单据类型申报后，自动归入当月。', month: '月份', monthNumber: '汇总税单', trader: '企业', tax: '税款', count: '税单数', dueOn: '限缴日期', outstanding: '应缴合计', issuedAt: '生成时间', paidAt: '缴清时间',
  statement: '下载对账单', bills: '所含税单', payHint: '凭汇总税单号一次缴清全部未缴税单。',
  stops: '资格暂停', stopsEmpty: '没有被暂停的汇总征税资格', stopped: '已暂停', reinstate: '恢复资格', reinstated: '资格已恢复', stoppedAt: '暂停时间', reinstatedAt: '恢复时间', by: '经办人', reason: '理由', stopHint: '汇总税单逾期未缴，资格自动暂停；缴清后由关员恢复。',
} as const;
