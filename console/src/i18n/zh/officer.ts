export const officer = {
  hello: '{name}，您好', dashboardHint: '{office} · 数据随业务实时更新', allOffices: '全部关区', filedToday: '今日申报', releasedToday: '今日放行', median: '放行时间中位数', waiting: '在办', byState: '按状态', byHold: '等待原因', flow: '今日每小时申报与放行', filed: '申报', released: '放行', recent: '最新动态', noEvents: '尚无新动态，业务发生时会自动显示。', goQueue: '进入待办队列', clickHold: '点击柱形可查看对应待办', myWork: '我的待办',
  queueHint: '绿色通道在前，其余按优先级与等待时间排列；单证由随机派到或科长指派的关员审结', green: '绿色通道', priority: '优先级', waitingFor: '等待', since: '已等待', trader: '企业', goods: '货物', firstGoods: '首项货物', items: '{n} 项', tax: '税款', filedAt: '申报时间', releasedAt: '放行时间', number: '报关单号', procedure: '监管方式', transport: '运输', overdue: '完整申报逾期', fullDue: '完整申报期限 {date}', queueEmpty: '队列已清空', queueEmptyHint: '当前没有需要您处理的报关单。', reason: '待办原因', reference: '企业内部编号', unnumbered: '未编号', draftNo: '草稿', mode: '申报方式', hold: '等待原因',
  underASecond: '不足 1 秒',
} as const;
