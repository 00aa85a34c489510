export const tariffs = {
  batch: '批量计税', batchHint: '上传商品表，逐行计算税费后下载', template: '{format} 模板', limits: 'CSV 或 XLSX，最多 20,000 行、8 MB；同一票号的行合为一票。文件只有本企业可见，保存 30 天。', files: '文件', noFiles: '还没有文件', noFilesHint: '下载模板填好后上传', taken: '文件已收到，正在计算', rowsDone: '{done} / {all} 行', rowsWrong: '{n} 行有误', rowsOpen: '{n} 行未能计算', showProblems: '查看错误', hideProblems: '收起错误', row: '第 {n} 行', more: '另有 {n} 处，见结果文件', delete: '删除', deleteAsk: '删除文件及其结果？',
  changes: '税则变化', changesHint: '两个日期之间税则的差别，逐项列出', from: '从', to: '到', chapter: '章或编码开头', all: '全部', noChanges: '两个日期之间没有差别', kind_ADDED: '新增', kind_REMOVED: '取消', kind_CHANGED: '变更', part_LINE: '税目', part_AGREEMENT: '协定', part_PARTY: '协定成员', part_AGREEMENT_RATE: '协定税率', part_QUOTA: '关税配额', part_REMEDY: '贸易救济',
} as const;
