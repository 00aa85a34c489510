export const duty = {
  title: '税费计算器', hint: '按与正式计税相同的规则试算，不形成申报；每一步都写明依据', shipment: '货物运输与成交', goods: '商品', item: '第 {n} 项', addLine: '增加一项', copyLine: '复制此项', removeLine: '删除此项',
  search: '商品名称或编号', searchHint: '输入中文、英文名称或编号', searchNothing: '没有找到，请换一个说法', typing: '继续输入以缩小范围', day: '适用日期', today: '今天', terms: '成交方式', nature: '征免性质', freight: '运费', insurance: '保险费', other: '杂费',
  mark1: '费率 %', mark2: '每吨', mark3: '总额', price: '总价', origin: '原产国（地区）', quantity: '数量', weight: '净重（千克）', unitsLater: '选定商品后按其法定计量单位填写数量', notInTariff: '{on} 的税则中没有此编号', today2: '当日',
  notNumber: '请填写数字', needCode: '请选择商品', needPrice: '请填写总价', more: '更多', less: '收起', agreementClaim: '享受协定税率', noAgreement: '不享受', haveProof: '持有原产地证明', haveQuota: '持有关税配额证', firm: '生产商或出口商', firmHint: '贸易救济措施按生产商分别规定税率', proven: '能够证明并非来自涉案国家（地区）', provenUnknown: '未说明',
  total: '税款合计', saved: '还可节省', perValue: '占完税价格 {n}%', valueSum: '完税价格合计', remedies: '贸易救济税', empty: '填写商品、原产地和总价，税款随即显示', waiting: '第 {lines} 项尚未填写完整，未计入', computing: '正在计算', incompleteTotal: '部分项目无法计算，合计不完整',
  cheapest: '最省的合法途径', cheapestNow: '当前已是最省的途径', cheapestSave: '改用最省途径可少缴 {amount} 元', useCheapest: '全部改用', ways: '可选途径', way: '途径', wayTotal: '税款', waySaving: '节省', wayProof: '所需证明', wayUntil: '有效至', use: '采用', used: '当前采用', dearer: '多缴', transport: '运输要求', waiver: '完税价格不超过 {amount} 免交证明', law: '依据', noWay: '无法计算',
  why: '为何适用此税率', taxes: '税款与算法', value: '完税价格的确定', rateDay: '适用哪一日的税率', article: '依据', noTaxes: '本项不征税款',
  share: '复制链接', shared: '链接已复制，打开即见同样的计算', print: '打印', reset: '清空', print1: '税费计算书', printNote: '试算结果，供参考，以海关核定为准。计算时间 {at}，税则与参数版本 {version}。', keysHint: '快捷键：g 查找商品，n 增加一项，p 打印',
  basis: '计算依据', lawVersion: '税则版本', exchange: '汇率', linesCount: '{n} 项商品', openAll: '全部展开', closeAll: '全部收起', tabShipment: '一般货物', tabRetail: '跨境电商零售进口', tabParcel: '个人物品', openLine: '查看税则详情', problemTitle: '无法计算',
  usedThisYear: '本年度已使用限额', unitPrice: '单价', pieces: '件数', retailEmpty: '选择商品并填写单价，税款随即显示', parcelEmpty: '选择类别并填写单价，税款随即显示', parcelWay: '进境方式', parcelClass: '物品类别',
  heading: '品目',
  occasion: '货物情形（决定适用哪一日的税率）', occasionNone: '按所选日期', dayByLaw: '依法确定',
} as const;
