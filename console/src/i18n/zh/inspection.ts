export const inspection = {
  hint: '查验指令、结果与处置', number: '查验编号', place: '地点', scheduledAt: '安排时间', orderedAt: '下达时间', reason: '查验原因', tasks: '查验任务', progress: '{done}/{all} 项完成', schedule: '安排查验', scheduleDone: '已安排', pass: '合格', fail: '不合格', findings: '查验情况', findingsHint: '如实记录所见，不合格时必填。', saveResult: '保存结果', resultSaved: '结果已保存', photos: '照片', addPhoto: '拍照或选择照片', decide: '处置决定', decisionHint: '有不合格项时须作出处置决定。', decided: '处置决定', amountOfPenalty: '罚款金额', remedyDone: '处置已完成', remedyNote: '完成情况', empty: '没有查验任务', outcomeFirst: '请选择合格或不合格', findingsNeeded: '不合格时请写明情况', instructions: '要求', doneBy: '{name} · {at}', allPassed: '全部合格', someFailed: '有不合格项',
  cancelOrder: '取消查验',
  article: '处罚依据条款',
  receiptNumber: '缴款凭证号',
  items: '不合格的项号',
  itemsHint: '处理决定只约束所列各项；不填表示全部货物',
  itemsWrong: '请填写项号，例如 1 3 5-8',
  itemsDecided: '涉及第 {n} 项',
} as const;
