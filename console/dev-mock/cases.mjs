// Made-up declarations in every state, with holds, findings, worked duty, inspections and a timeline.
import { traders } from './state.mjs';

const now = Date.now();
export const ago = (minutes) => new Date(now - minutes * 60_000).toISOString();
const money = (n) => n.toFixed(2);

const GOODS = [
  ['8517620090', '无线路由器', 'Wireless router', 'AX3000|双频|带电源适配器', 'SGP', 'USD', 1200, '38.5', '001', 0, 0.13],
  ['2204210000', '干红葡萄酒', 'Dry red wine', '14.5%vol|750毫升/瓶', 'AUS', 'AUD', 3600, '11.2', '095', 0.14, 0.13, 0.1],
  ['8542311990', '处理器芯片', 'Processor chips', '14纳米|BGA封装', 'MYS', 'USD', 50000, '2.14', '007', 0, 0.13],
  ['0202300090', '冻去骨牛肉', 'Frozen boneless beef', '前腱|-18℃冷冻', 'BRA', 'USD', 25200, '5.35', '035', 0.12, 0.09],
  ['8703234110', '越野车', 'Off-road vehicle', '2.0T|汽油|5座', 'DEU', 'EUR', 12, '31250', '001', 0.15, 0.13, 0.05],
  ['3304990039', '护肤精华液', 'Skin care serum', '30毫升/瓶|玻璃瓶装', 'FRA', 'EUR', 9600, '14.8', '011', 0.01, 0.13],
  ['8481804090', '不锈钢球阀', 'Stainless steel ball valve', 'DN50|PN16', 'CHN', 'USD', 2400, '26.3', '007', 0, 0],
  ['2902200000', '纯苯', 'Benzene', '纯度99.9%', 'KOR', 'USD', 498000, '0.86', '035', 0.02, 0.13],
  ['9018193010', '病员监护仪', 'Patient monitor', 'MX450|多参数', 'USA', 'USD', 20, '4120', '001', 0.04, 0.13],
];
const RATES = { USD: '7.1025', EUR: '7.7430', AUD: '4.6318' };
const NAMES = { DUTY: ['进口关税', 'Import duty'], VAT: ['进口增值税', 'Import VAT'], CONSUMPTION_TAX: ['进口消费税', 'Consumption tax'] };

function item(g, n) {
  const total = (g[6] * Number(g[7])).toFixed(4);
  return { itemNumber: String(n), commodityCode: g[0], description: g[1], descriptionEn: g[2], specification: g[3], originCountry: g[4], destinationCountry: 'CHN', currency: g[5], quantity: `${g[6]}.00000`, unit: g[8], unitPrice: g[7], totalPrice: total, firstQuantity: `${g[6]}.00000`, firstUnit: g[8], dutyMode: '1', domesticDistrict: '31222', goodsAttributes: '11,19', purpose: '99' };
}

function line(g, n) {
  const rate = Number(RATES[g[5]]);
  const value = g[6] * Number(g[7]) * rate;
  const duty = value * g[9];
  const excise = g[11] ? ((value + duty) / (1 - g[11])) * g[11] : 0;
  const vat = (value + duty + excise) * g[10];
  const tax = (name, kind, rateText, amount, steps) => ({ tax: name, rateKind: kind, rate: rateText, amount: money(amount), worked: steps.map(([zh, en]) => ({ text: { zh, en } })) });
  const fmt = (x) => money(x).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const base = [`完税价格 = ${fmt(value / rate)} ${g[5]} × ${rate} = ${fmt(value)} 元`, `Customs value = ${fmt(value / rate)} ${g[5]} × ${rate} = CNY ${fmt(value)}`];
  const taxes = [tax('DUTY', g[9] ? 'MFN' : 'PROVISIONAL', `${(g[9] * 100).toFixed(1)}%`, duty, [base, [`${NAMES.DUTY[0]} = ${fmt(value)} × ${(g[9] * 100).toFixed(1)}% = ${fmt(duty)} 元`, `${NAMES.DUTY[1]} = ${fmt(value)} × ${(g[9] * 100).toFixed(1)}% = CNY ${fmt(duty)}`]])];
  if (excise) {
    taxes.push(tax('CONSUMPTION_TAX', 'STANDARD', `${g[11] * 100}%`, excise, [[`组成计税价格 = (${fmt(value)} + ${fmt(duty)}) ÷ (1 − ${g[11] * 100}%) = ${fmt((value + duty) / (1 - g[11]))} 元`, `Composite price = (${fmt(value)} + ${fmt(duty)}) ÷ (1 − ${g[11] * 100}%) = CNY ${fmt((value + duty) / (1 - g[11]))}`], [`消费税 = 组成计税价格 × ${g[11] * 100}% = ${fmt(excise)} 元`, `Consumption tax = composite price × ${g[11] * 100}% = CNY ${fmt(excise)}`]]));
  }
  taxes.push(tax('VAT', 'STANDARD', `${(g[10] * 100).toFixed(0)}%`, vat, [[`增值税 = (${fmt(value)} + ${fmt(duty)} + ${fmt(excise)}) × ${(g[10] * 100).toFixed(0)}% = ${fmt(vat)} 元`, `VAT = (${fmt(value)} + ${fmt(duty)} + ${fmt(excise)}) × ${(g[10] * 100).toFixed(0)}% = CNY ${fmt(vat)}`]]));
  return { itemNumber: n, commodityCode: g[0], description: g[1], customsValue: money(value), taxes };
}

export function assess(goods) {
  const lines = goods.map((g, i) => line(g, i + 1));
  const of = (name) => lines.flatMap((l) => l.taxes).filter((t) => t.tax === name).reduce((a, t) => a + Number(t.amount), 0);
  const currencies = [...new Set(goods.map((g) => g[5]))];
  return { rateDate: '2026-11-21', lawVersion: '2026-01-01', exchangeRates: currencies.map((c) => ({ currency: c, rate: RATES[c], month: '2026-11', source: 'PBoC' })), lines, duty: money(of('DUTY')), consumptionTax: money(of('CONSUMPTION_TAX')), vat: money(of('VAT')), exportDuty: '0.00', total: money(of('DUTY') + of('VAT') + of('CONSUMPTION_TAX')), currency: 'CNY', findings: [] };
}
export const sampleAssessment = () => assess([GOODS[1], GOODS[5]]);

const HOLD_TEXT = {
  ARRIVAL: ['货物尚未运抵，运抵后自动继续。', 'The goods have not arrived; this goes on by itself when they do.'],
  DOCUMENT_REVIEW: ['商品归类需要人工审核。', 'An officer checks the classification.'],
  INSPECTION: ['已下达查验指令，等待查验结果。', 'An inspection was ordered; its result is awaited.'],
  PAYMENT: ['税款尚未缴清，请在限缴日期前缴纳。', 'Taxes are not paid yet; pay before the due date.'],
  RISK: ['风险处置中，暂缓放行。', 'A department asked to stop the goods.'],
  ATTACHMENT: ['请交验原产地证书正本。', 'The original certificate of origin is asked for.'],
  CHANGE_REQUEST: ['企业申请修改，等待海关批准。', 'The trader asked for a change; an officer decides.'],
  REMEDY: ['查验不合格，等待技术处理完成。', 'The inspection failed; treatment is awaited.'],
};
const LIVES = [
  ['ACCEPTED', ['DOCUMENT_REVIEW'], 18], ['ACCEPTED', ['INSPECTION', 'PAYMENT'], 47], ['ACCEPTED', ['CHANGE_REQUEST', 'PAYMENT'], 66], ['ACCEPTED', ['RISK', 'INSPECTION'], 95], ['ACCEPTED', ['ATTACHMENT'], 131],
  ['RELEASED', [], 190], ['PICKUP', ['INSPECTION'], 240], ['ACCEPTED', ['PAYMENT'], 305], ['RETURNED', [], 420], ['RELEASED', [], 515], ['REJECTED', [], 640], ['ACCEPTED', ['ARRIVAL'], 700], ['CLOSED', [], 2900], ['DRAFT', [], 30], ['WITHDRAWN', [], 3500], ['ACCEPTED', ['REMEDY'], 1600], ['ACCEPTED', ['DOCUMENT_REVIEW', 'RISK'], 12], ['DRAFT', [], 1500], ['FORFEITED', [], 9000],
];

function document(d, goods, owner) {
  return {
    head: { direction: d.direction, sequenceNumber: d.sequenceNumber, declarationNumber: d.number, declarantCode: traders[1].customsCode, declarantName: d.traderName, declarantCreditCode: traders[1].creditCode, inputAgentCode: traders[1].customsCode, inputAgentName: d.traderName, inputOperatorCard: '8930000012345', inputOperatorName: '李敏', declarantPersonName: '李敏', traderName: owner.name.zh, traderCode: owner.customsCode, traderCreditCode: owner.creditCode, ownerName: owner.name.zh, ownerCreditCode: owner.creditCode, overseasConsignorName: 'PACIFIC RIM TRADING PTE LTD', declarationOffice: '2248', entryExitOffice: '2248', procedureCode: d.procedureCode, levyNature: '101', transportMode: d.transportMode, transportMeansName: d.transportMeansName, transportDocumentNumber: `OOLU26${d.id.replace(/\D/g, '').padStart(7, '8')}`, contractNumber: `HL-2026-${d.id.slice(1)}`, grossWeightKg: '18640.50000', netWeightKg: '17220.00000', packageQuantity: '420', packageType: '22', transactionMode: '1', tradingPartnerCountry: goods[0][4], tradeCountry: goods[0][4], departurePort: 'SGP000', routingPort: 'SGP000', entryPort: '310701', goodsLocation: '洋山四期自动化码头', entryExitDate: '20261119', declarationForm: 'M', declarationChannel: '1', transitRelation: '0', priceStatements: '0', noOtherPackages: '1', shippingMarks: 'N/M', declarationType: 'SW' },
    goodsItems: goods.map((g, i) => item(g, i + 1)),
    containers: [{ containerNumber: 'OOLU8123456', containerType: '22', itemNumbers: '1,2', goodsWeightKg: '9320.25000', tareWeightKg: '3850.00000' }, { containerNumber: 'TGHU5512340', containerType: '22', itemNumbers: '2', goodsWeightKg: '9320.25000', tareWeightKg: '3900.00000' }],
    licenceDocuments: [{ documentCode: 'Y', documentNumber: '<01>E262401150030123' }],
    attachedDocuments: [{ documentId: 'INV-88213.pdf', documentCode: '00000001', format: 'US' }],
    signature: { operation: 'G', clientReference: d.clientReference, operatorName: '李敏', signedAt: '20261121093000' },
  };
}

function inspection(d, n, state) {
  const done = state !== 'ORDERED' && state !== 'SCHEDULED';
  const fail = state === 'DECIDED';
  const task = (i, department, kind, zh, en, outcome) => ({ id: `k${n}${i}`, department, kind, instructions: { zh, en }, state: done ? 'DONE' : 'OPEN', outcome: done ? outcome : null, findings: done && outcome === 'FAIL' ? '两箱中文标签缺少原产国标注，数量与申报一致。' : done ? '货物与申报相符。' : null, photos: done ? [{ id: `p${n}${i}`, fileName: 'IMG_2041.jpg', sha256: 'ab'.repeat(32) }] : [], doneBy: done ? '赵强' : null, doneAt: done ? ago(200) : null });
  return { id: `i${n}`, number: `CY2248261121${String(n).padStart(4, '0')}`, declarationId: d.id, declarationNumber: d.number, office: '2248', state, place: state === 'ORDERED' ? null : '洋山查验场 3 号台', scheduledAt: state === 'ORDERED' ? null : ago(-90), orderedAt: ago(320), reason: { zh: '布控规则命中：低报价格风险', en: 'Targeting rule hit: risk of undervaluation' }, tasks: [task(1, 'CUSTOMS', 'UNPACK', '开箱核对品名、规格与数量，抽查比例不低于 20%。', 'Open packages; check name, specification and quantity of at least 20%.', 'PASS'), task(2, 'QUALITY', 'LABEL', '核对中文标签内容，必要时取样送检。', 'Check Chinese labels; take samples when needed.', fail ? 'FAIL' : 'PASS')], decision: fail ? { decision: 'TREAT', reason: '补贴标签后复验' } : null, commands: state === 'ORDERED' ? ['schedule', 'result'] : state === 'SCHEDULED' ? ['result'] : state === 'DECIDED' ? ['remedy-done'] : ['decision'] };
}

function events(d) {
  const list = [];
  const add = (minutes, kind, channel, actor, zh, en) => list.push({ seq: list.length + 1, at: ago(minutes), actor, kind, channel, text: { zh, en }, payload: {} });
  const m = d.minutes;
  add(m + 2, 'draft.saved', null, '李敏', '保存草稿', 'Draft saved');
  if (d.state !== 'DRAFT') {
    add(m, 'declaration.filed', '3', '李敏', '提交申报，接单时间已记录', 'Declared; time of receipt recorded');
    add(m - 0.1, 'declaration.checked', 'L', '平台', '逻辑校验通过，适用 214 条规则', 'Checks passed, 214 rules applied');
    add(m - 0.2, 'declaration.accepted', 'J', '平台', `接受申报，生成报关单号 ${d.number}`, `Accepted under number ${d.number}`);
  }
  d.openHolds.forEach((h) => add(m - 1, 'hold.placed', null, '平台', `等待：${HOLD_TEXT[h][0]}`, `Waits: ${HOLD_TEXT[h][1]}`));
  if (d.releasedAt) {
    add(m - 22, 'tax.paid', null, '建设银行', '税款已缴清', 'Taxes paid in full');
    add(m - 24, 'goods.released', 'R', '平台', '货物放行，放行信息已发送卡口', 'Released; the gate has been told');
  }
  return list;
}

export const FINDINGS = [
  { code: 'goods.origin.region', severity: 'ERROR', pointer: '/goodsItems/0/originCountry', element: 'DecLists/DecList[1]/OriginCountry', text: { zh: '原产国（地区）与随附的原产地证书不一致。', en: 'The country of origin does not agree with the certificate of origin.' } },
  { code: 'head.weight', severity: 'ERROR', pointer: '/head/netWeightKg', element: 'DecHead/NetWt', text: { zh: '净重不得大于毛重。', en: 'The net weight must not exceed the gross weight.' } },
  { code: 'goods.price.low', severity: 'WARNING', pointer: '/goodsItems/0/unitPrice', element: 'DecLists/DecList[1]/DeclPrice', text: { zh: '申报单价低于近期同类商品，请确认。', en: 'The unit price is below recent declarations of such goods; please confirm.' } },
];

export const declarations = Array.from({ length: 46 }, (_, n) => {
  const [state, holds, minutes] = LIVES[n % LIVES.length];
  const owner = traders[[0, 2, 0, 3, 4][n % 5]];
  const goods = n % 7 === 3 ? GOODS.slice(0, 6) : [GOODS[n % GOODS.length], GOODS[(n * 4 + 1) % GOODS.length]].slice(0, 1 + (n % 2));
  const direction = n % 6 === 4 ? 'E' : 'I';
  const assessment = state === 'DRAFT' || state === 'REJECTED' || direction === 'E' ? null : assess(goods);
  const at = minutes + Math.floor(n / LIVES.length) * 1440 + n * 3;
  const d = {
    id: `d${1001 + n}`, number: state === 'DRAFT' || state === 'REJECTED' ? null : `2248202${direction === 'I' ? 61 : 60}${String(10003217 + n * 37).padStart(9, '0')}`.slice(0, 18).padEnd(18, '0'), sequenceNumber: `I2026000${String(11283400 + n)}`, clientReference: `HL26-11${String(20 + n)}`, direction, mode: n % 9 === 6 ? 'SUMMARY' : n % 5 === 1 ? 'ADVANCE' : 'NORMAL', state, office: n % 4 === 3 ? '2202' : '2248', entryExitOffice: '2248', traderId: n % 3 === 1 ? 't2' : 't1', traderName: traders[n % 3 === 1 ? 1 : 0].name.zh, ownerName: owner.name.zh, procedureCode: ['0110', '0110', '0615', '1233'][n % 4], transportMode: n % 4 === 2 ? '5' : '2', transportMeansName: n % 4 === 2 ? 'CX2081' : 'COSCO STAR', itemCount: goods.length, firstDescription: goods[0][1], totalTax: assessment?.total ?? null, priority: owner.grade === 'ADVANCED' ? 1 : 5, greenChannel: owner.grade === 'ADVANCED' && n % 2 === 0, openHolds: holds, filedAt: state === 'DRAFT' ? null : ago(at), acceptedAt: state === 'DRAFT' || state === 'REJECTED' ? null : ago(at), releasedAt: ['RELEASED', 'CLOSED'].includes(state) ? ago(at - 24) : null, fullDueOn: n % 9 === 6 ? '2026-11-30' : null, overdue: n === 15, minutes: at,
  };
  const doc = document(d, goods, owner);
  const bill = assessment ? { number: `2248261121${String(500 + n).padStart(6, '0')}-L01`, declarationId: d.id, declarationNumber: d.number, traderId: d.traderId, traderName: d.traderName, amount: assessment.total, paid: holds.includes('PAYMENT') ? '0.00' : assessment.total, lateFee: n % 8 === 7 ? '312.40' : '0.00', currency: 'CNY', dueOn: '2026-12-05', state: holds.includes('PAYMENT') ? (n % 8 === 7 ? 'OVERDUE' : 'OPEN') : 'PAID', issuedAt: d.acceptedAt, lines: [{ tax: 'DUTY', amount: assessment.duty }, { tax: 'CONSUMPTION_TAX', amount: assessment.consumptionTax }, { tax: 'VAT', amount: assessment.vat }].filter((l) => Number(l.amount) > 0) } : null;
  const hitting = holds.includes('RISK') || holds.includes('INSPECTION');
  const inspections = holds.includes('INSPECTION') ? [inspection(d, n + 1, ['ORDERED', 'SCHEDULED', 'DONE'][n % 3])] : holds.includes('REMEDY') ? [inspection(d, n + 1, 'DECIDED')] : [];
  return Object.assign(d, {
    version: 3, document: doc, assessment, bill, inspections,
    holds: [...holds.map((h, i) => ({ id: `h${n}${i}`, reason: h, cause: null, note: null, text: { zh: HOLD_TEXT[h][0], en: HOLD_TEXT[h][1] }, placedAt: ago(d.minutes), placedBy: '平台', liftedAt: null, liftedBy: null })), ...(state === 'DRAFT' ? [] : [{ id: `hx${n}`, reason: 'ARRIVAL', cause: null, note: null, text: { zh: HOLD_TEXT.ARRIVAL[0], en: HOLD_TEXT.ARRIVAL[1] }, placedAt: ago(d.minutes), placedBy: '平台', liftedAt: ago(d.minutes - 6), liftedBy: '平台' }])],
    findings: state === 'REJECTED' ? FINDINGS : state === 'RETURNED' ? [FINDINGS[1], FINDINGS[2]] : n % 4 === 0 && state !== 'DRAFT' ? [FINDINGS[2]] : [],
    attachments: state === 'DRAFT' ? [] : [{ id: `f${n}1`, documentCode: '00000001', fileName: `INV-88${n}.pdf`, sizeBytes: 184320, sha256: '9f2c'.repeat(16), kept: 'PLATFORM', requestedAt: null, uploadedAt: ago(d.minutes) }, { id: `f${n}2`, documentCode: '00000004', fileName: 'sales-contract-2026.pdf', sizeBytes: 2284320, sha256: '41d0'.repeat(16), kept: 'TRADER', requestedAt: n % 2 ? ago(40) : null, uploadedAt: null }],
    hits: hitting ? [{ ruleCode: 'R-2248-017', ruleName: '低报价格-消费品', action: 'INSPECT', reason: { zh: '申报单价明显低于近 90 天同类商品均价，需开箱核实。', en: 'The unit price is well below the 90-day average for such goods; open and verify.' }, explanation: [{ field: 'goodsItems.unitPrice', value: goods[0][7], condition: { field: 'goodsItems.unitPrice', op: 'RATIO', values: ['0', '0.6'], reference: 'averagePrice' } }, { field: 'goodsItems.originCountry', value: goods[0][4], condition: { field: 'goodsItems.originCountry', op: 'IN', values: ['SGP', 'MYS', 'AUS'] } }, { field: 'head.procedureCode', value: d.procedureCode, condition: { field: 'head.procedureCode', op: 'EQ', values: [d.procedureCode] } }] }] : [],
    release: d.releasedAt ? { number: `FX2026${String(880012 + n)}`, releasedAt: d.releasedAt, validFrom: d.releasedAt, validTo: ago(-20000) } : null,
    changeRequest: holds.includes('CHANGE_REQUEST') ? { kind: 'AMEND', reason: '提单更正，毛重与件数有误。', requestedAt: ago(30), requestedBy: '李敏', document: { ...doc, head: { ...doc.head, grossWeightKg: '18460.50000', packageQuantity: '412' }, goodsItems: doc.goodsItems.map((x, i) => (i === 0 ? { ...x, originCountry: 'MYS' } : x)) } } : null,
    events: events(d),
  });
});

const COMMANDS = { DOCUMENT_REVIEW: ['accept-review', 'return-for-change', 'ask-originals', 'order-inspection', 'reject'], CHANGE_REQUEST: ['approve-change', 'refuse-change'], RISK: ['lift-risk', 'order-inspection'], INSPECTION: ['return-for-change'], ATTACHMENT: ['receive-originals', 'return-for-change'], PAYMENT: [] };
export function commandsFor(d, session) {
  return session.roles.some((r) => r === 'OFFICER' || r === 'SENIOR') ? [...new Set(d.openHolds.flatMap((h) => COMMANDS[h] ?? []))] : [];
}

const SUMMARY = ['id', 'number', 'sequenceNumber', 'clientReference', 'direction', 'mode', 'state', 'office', 'entryExitOffice', 'traderId', 'traderName', 'ownerName', 'procedureCode', 'transportMode', 'transportMeansName', 'itemCount', 'firstDescription', 'totalTax', 'priority', 'greenChannel', 'openHolds', 'filedAt', 'acceptedAt', 'releasedAt', 'fullDueOn', 'overdue'];
export const summary = (d) => Object.fromEntries(SUMMARY.map((k) => [k, d[k]]));
