export const archive = {
  title: '跨境电商归档', lead: '已关闭月份的清单、订单、支付单、运单和报文移出数据库，存入 Parquet 文件；查询和清单页面照常可用。', none: '尚无归档', month: '月份', state: '进度', lists: '清单', parts: '三单', messages: '报文', size: '文件',
  open: '留在库中', stored: '归档时间', checked: '最近核对', run: '立即归档', running: '正在归档', begun: '已开始归档', waiting: '待归档：{months}', nothing: '没有待归档的月份', failed: '上次归档失败，稍后自动重试：{why}', check: '核对', sound: '{month} 完好：文件与数据库、日志一致', bad: '{month} 有误', export: '导出清单',
  stateWriting: '正在写入', stateStored: '正在清理', stateDone: '完成', MISSING: '文件不存在', CHANGED: '文件被改动', ROWS: '内容不符', JOURNAL: '与日志记载不符', from: '来自归档', fromHint: '该月份已归档：内容读自归档文件，不再变化。',
};
