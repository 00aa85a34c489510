export const analyst = {
  hint: '规则命中的报关单将按所选方式处置', newRule: '新建规则', code: '编号', name: '名称', description: '说明', conditions: '条件', allConditions: '以下条件须同时满足', addCondition: '新增条件', field: '字段', operator: '运算', value: '值', low: '下限', high: '上限', reference: '参考字段', referenceHint: '与其相除的字段', action: '处置方式', department: '执行部门', owner: '负责人', office: '适用关区', allOffices: '全部关区', validFrom: '生效日期', validTo: '失效日期', reasonZh: '理由（中文）', reasonEn: '理由（英文）', reasonHint: '关员在命中说明中看到的文字', hits: '命中', inspected: '已查', found: '查获', hitRate: '查获率', state: '状态', activate: '启用', retire: '停用', activateSure: '启用此规则？', retireSure: '停用此规则？', tryIt: '试运行', tryHint: '用最近 {n} 票报关单测试，不产生任何影响。', tried: '测试 {n} 票', tryHits: '命中 {n} 票', tryShare: '占 {n}%', tryFirst: '启用前请先试运行', tryLast: '最近票数', examples: '命中示例', noExamples: '没有命中', changed: '条件已更改，请重新试运行', saved: '规则已保存', locked: '规则已生效，保存将形成新版本。', settings: '布控设置', randomShare: '随机查验比例', randomHint: '未命中任何规则的报关单中随机抽查的比例。', other: '其他设置', empty: '还没有规则', chooseField: '选择字段', incomplete: '请完善条件', version: '版本 {n}', rate: '{n}%', sumActive: '生效规则', sumHits: '累计命中', sumFound: '累计查获',
  fromLaw: '当前为规章默认值。', lowerShare: '下调随机查验比例', takesTwo: '须由另一人确认后生效。',
  tooBroad: '规则过宽的界限',
  tooBroadHint: '试运行命中比例超过此界限的规则须确认后才能保存。',
  newExemption: '新增豁免',
  rule: '规则',
  everyRule: '全部规则',
  everyTrader: '全部企业',
  commodityPrefix: '商品编号前缀',
  endExemption: '终止豁免',
  exemptionsHint: '豁免的命中不执行，但仍留有记录；随机抽查不受影响。',
  noExemptions: '没有豁免',
} as const;
