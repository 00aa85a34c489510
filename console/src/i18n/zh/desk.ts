export const desk = {
  hint: '填报、查看进度、改单与撤单', newImport: '进口申报', newExport: '出口申报', empty: '还没有申报', emptyHint: '点击“新建申报”开始第一票，草稿会自动保存。', formTitleNew: '新建申报', formTitleEdit: '编辑草稿', formTitleAmend: '修改申报',
  sectionBasics: '基本信息', sectionParties: '当事人', sectionTransport: '运输', sectionTerms: '贸易与费用', sectionGoods: '商品', sectionInspection: '检验检疫', sectionContainers: '集装箱', sectionDocuments: '单证与许可', sectionOther: '其他信息', sectionSystem: '录入与签名', sectionMore: '更多分组',
  savedAt: '已保存 {at}', saving: '正在保存', savedLocal: '已保存在本机，联网后自动上传', savedLocalNeeds: '已保存在本机；服务器保存草稿还需填写必要字段', unsaved: '有未保存的修改', restored: '已恢复本机未上传的修改', discard: '放弃本机修改', check: '检查', checking: '正在检查', checkOk: '检查通过，可以申报', checkErrors: '{n} 个错误', checkWarnings: '{n} 个提示', declare: '申报', declareConfirm: '提交申报？', declareHint: '提交后即具法律效力，海关将立即审核。', declared: '申报成功', refused: '申报被退回，请处理以下问题', submitAmend: '提交修改', amendReason: '修改理由', amendDone: '修改已生效', amendWaits: '修改申请已提交，等待海关批准', itemDrawer: '第 {n} 项商品', addItem: '新增商品', duplicate: '复制', removeItem: '删除该项', addRow: '新增一行', rowOf: '第 {n} 行', addSection: '填写此分组', clearSection: '清空此分组', totals: '合计', nextItem: '下一项', previousItem: '上一项', findingsHere: '此处有问题', noItems: '还没有商品，至少需要一项。', fold: '收起可选字段', unfold: '显示可选字段（{n}）', draftBy: '草稿', filled: '已填 {n}', preview: '税费预估', hitsNote: '提交后可能查验',
  priceItem1: '特殊关系', priceItem2: '价格影响', priceItem3: '支付特许权使用费', priceItem4: '公式定价', priceItem5: '暂定价格', unknown: '空',
  messagesHint: '以报文方式发送的申报及其回执', sendMessage: '发送报文', sendHint: '选择一个 XML 报文文件（DecMessage）。内容原样发送，收到后立即返回回执。', sent: '报文已发送', messageKind: '报文类型', receivedAt: '接收时间', key: '业务编号', receipts: '回执', noReceipts: '尚无回执', raw: '原始报文', viewXml: '查看 XML', declaration: '报关单', messagesEmpty: '还没有发送过报文', xmlOnly: '请选择 XML 文件',
  connectionsHint: '让您的系统直接与平台对接', tokens: '访问令牌', tokensHint: '供程序调用接口使用，等同于您的账号权限。', newToken: '新建令牌', tokenName: '用途', tokenOnce: '请立即复制，此内容只显示一次。', lastUsed: '最近使用', never: '从未', createdAt: '创建时间', revoke: '吊销', revokeSure: '吊销后使用该令牌的程序将立即无法访问。', webhooks: '推送地址', webhooksHint: '事件发生时，平台向您的地址发送签名通知。', newWebhook: '新增推送', url: '地址', kinds: '事件类型', kindsHint: '留空表示全部事件', deliveries: '推送记录', resume: '恢复', resend: '重发', attempts: '次数', answer: '应答', noTokens: '还没有令牌', noWebhooks: '还没有推送地址', secretTitle: '签名密钥',
  imported: '已导入，请检查后申报',
  importDocument: '导入',
  importHint: '选择或粘贴报关单 JSON（与接口相同的格式）。将替换当前填写的内容。',
  importTake: '导入',
  importWrong: '不是报关单 JSON',
  pause: '暂停',
} as const;
