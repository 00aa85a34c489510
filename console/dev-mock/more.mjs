// Messages, money, inspections, targeting, cargo, gate, push and administration of the mock.
import { ago, sampleAssessment } from './cases.mjs';
import { groups } from './state.mjs';

const rule = (n, name, state, action, hits, inspected, found, conditions, zh, en) => ({ id: `r${n}`, code: `R-2248-0${n}`, name, description: zh, conditions, action, department: 'CUSTOMS', owner: '林悦', office: n % 2 ? '2248' : null, validFrom: '2026-09-01', validTo: n % 3 ? null : '2026-12-31', state, reason: { zh, en }, version: 2, hits, inspected, found });
const rules = [
  rule(17, '低报价格-消费品', 'ACTIVE', 'INSPECT', 412, 388, 57, [{ field: 'goodsItems.commodityCode', op: 'PREFIX', values: ['3304', '2204'] }, { field: 'goodsItems.unitPrice', op: 'RANGE', values: ['0', '15'] }, { field: 'head.procedureCode', op: 'EQ', values: ['0110'] }], '申报单价明显低于近 90 天同类商品均价，需开箱核实。', 'The unit price is well below the 90-day average for such goods.'),
  rule(21, '冻品原产地核查', 'ACTIVE', 'DOCUMENT_REVIEW', 96, 90, 8, [{ field: 'goodsItems.commodityCode', op: 'PREFIX', values: ['0202'] }, { field: 'goodsItems.originCountry', op: 'IN', values: ['BRA', 'ARG', 'URY'] }], '冻品需核对官方兽医卫生证书。', 'Frozen meat needs its veterinary certificate checked.'),
  rule(24, '危险化学品未申报', 'DRAFT', 'HOLD', 0, 0, 0, [{ field: 'goodsItems.commodityCode', op: 'PREFIX', values: ['2902'] }, { field: 'goodsItems.dangerousGoodsCode', op: 'ABSENT', values: [] }], '疑似危险化学品未填写 UN 编码。', 'Possible dangerous goods without a UN number.'),
  rule(9, '转口贸易试点', 'RETIRED', 'INSPECT', 1204, 640, 12, [{ field: 'head.tradeCountry', op: 'NE', values: ['CHN'] }], '试点结束。', 'The pilot has ended.'),
];
const receipts = [
  { channel: '3', at: ago(61), number: null, text: { zh: '报文上载成功', en: 'Message uploaded' }, xml: '<?xml version="1.0" encoding="UTF-8"?>\n<DEC_RESULT>\n  <CUS_CIQ_NO>I20260000112834</CUS_CIQ_NO>\n  <CHANNEL>3</CHANNEL>\n  <NOTE>上载成功</NOTE>\n</DEC_RESULT>' },
  { channel: 'J', at: ago(60), number: '224820261010003217', text: { zh: '通关无纸化审结', en: 'Accepted, paperless' }, xml: '<?xml version="1.0" encoding="UTF-8"?>\n<DEC_RESULT>\n  <ENTRY_ID>224820261010003217</ENTRY_ID>\n  <CHANNEL>J</CHANNEL>\n</DEC_RESULT>' },
];
const messages = Array.from({ length: 9 }, (_, n) => ({ id: `m${n + 1}`, receivedAt: ago(62 + n * 190), kind: n % 4 === 3 ? 'EdocMessage' : 'DecMessage', key: `HL26-11${20 + n}`, declarationId: n === 2 ? null : `d${1001 + n * 2}`, state: n === 2 ? 'REJECTED' : 'ACCEPTED', findings: n === 2 ? [{ code: 'format.element', severity: 'ERROR', pointer: '/head/grossWeightKg', element: 'DecHead/GrossWet', text: { zh: '“毛重（千克）”不是数字。', en: '“Gross weight (kg)” is not a number.' } }] : [] }));
const lanes = [1, 2, 3, 4].map((n) => ({ id: `YS-${n}`, name: { zh: `洋山四期 ${n} 号通道`, en: `Yangshan IV lane ${n}` }, office: '2248', direction: n < 3 ? 'OUT' : 'IN', state: n === 4 ? 'OFFLINE' : 'ONLINE', lastSeenAt: ago(n === 4 ? 47 : 0.4), passagesToday: [214, 188, 201, 0][n - 1] }));
const passages = Array.from({ length: 14 }, (_, n) => ({ passageId: `g${n}`, passageNumber: `GK261121${String(8800 - n).padStart(6, '0')}`, laneId: `YS-${(n % 3) + 1}`, plate: ['沪A·8K213', '沪D·66120', '浙B·3T908', '苏E·91H77'][n % 4], containers: [['OOLU8123456'], ['TGHU5512340'], ['COSU4410987', 'COSU4410992']][n % 3], weightKg: String(28_400 + n * 310), releaseNumber: `FX2026${880_017 + n}`, seal: `CN${449_120 + n}`, direction: 'OUT', at: ago(2 + n * 7), decision: n % 6 === 4 ? 'STOP' : 'OPEN', reasons: n % 6 === 4 ? [{ code: 'gate.weight', text: { zh: '称重超出申报重量 8.2%，超过允许误差。', en: 'Weight exceeds the declared weight by 8.2%, beyond tolerance.' } }] : [], offline: n === 9 }));
const releases = Array.from({ length: 8 }, (_, n) => ({ number: `FX2026${880_017 + n}`, declarationNumber: `22482026101000${3217 + n * 37}`, containers: [{ number: n % 2 ? 'TGHU5512340' : 'OOLU8123456', weightKg: '28400', usedAt: n % 3 === 0 ? ago(60 + n) : null }, ...(n % 3 === 2 ? [{ number: 'COSU4410987', weightKg: '21020', usedAt: null }] : [])], validFrom: ago(3000), validTo: ago(-9000), blocked: n === 5 }));
const TARIFF = [['2204210000', '装入 2 升及以下容器的鲜葡萄酿造的酒', 'Wine of fresh grapes, in containers of 2 litres or less', '升', 'litre', '14%', '180%', '13%', 'A'], ['8517620090', '其他接收、转换并发送或再生声音的设备', 'Other machines for reception, conversion and transmission', '台', 'set', '0%', '30%', '13%', ''], ['0202300090', '其他冻去骨牛肉', 'Other frozen boneless bovine meat', '千克', 'kg', '12%', '70%', '9%', 'AB'], ['3304990039', '其他护肤品', 'Other skin care preparations', '千克', 'kg', '1%', '150%', '13%', 'AB'], ['8703234110', '越野车，1.5-2.0 升', 'Off-road vehicles, 1.5 to 2.0 litres', '辆', 'vehicle', '15%', '230%', '13%', '46AOxy']];
const tariff = TARIFF.map(([code, zh, en, uz, ue, mfn, general, vat, controls]) => ({ code, name: { zh, en }, unit: `${uz} / ${ue}`, controls, rates: [{ tax: 'DUTY', rateKind: 'MFN', rate: mfn, validFrom: '2026-01-01', source: '税委会公告 2025 年第 11 号' }, { tax: 'DUTY', rateKind: 'GENERAL', rate: general, validFrom: '2026-01-01', source: '税委会公告 2025 年第 11 号' }, { tax: 'VAT', rateKind: 'STANDARD', rate: vat, validFrom: '2019-04-01', source: '财政部 税务总局 海关总署公告 2019 年第 39 号' }] }));
const tokens = [{ id: 'k1', name: 'ERP 对接', createdAt: ago(80_000), lastUsedAt: ago(4) }, { id: 'k2', name: '测试脚本', createdAt: ago(20_000), lastUsedAt: null }];
const webhooks = [{ id: 'w1', url: 'https://erp.example.com/hooks/customs', kinds: ['goods.released', 'tax.paid'], state: 'ACTIVE', createdAt: ago(60_000) }, { id: 'w2', url: 'https://wms.example.com/tongguan', kinds: [], state: 'PAUSED', createdAt: ago(9000) }];
const jobs = [{ id: 'j1', kind: 'webhook.deliver', subject: 'w2 / 8921', attempts: 8, lastError: 'connect timed out after 5000 ms: wms.example.com', failedAt: ago(220) }, { id: 'j2', kind: 'receipt.write', subject: 'm3', attempts: 5, lastError: 'no mailbox for client HL', failedAt: ago(1300) }];
const catalogue = [['head.weight', 'head', '净重不得大于毛重。', 'The net weight must not exceed the gross weight.'], ['goods.count', 'goodsItems', '每份报关单最多 50 项商品。', 'At most 50 goods items per declaration.'], ['goods.price.total', 'goodsItems', '单价乘以数量应等于总价。', 'Unit price times quantity must equal the total price.'], ['head.terms.freight', 'head', '成交方式为 FOB 时应填报运费。', 'With FOB terms the freight must be given.'], ['container.check', 'containers', '集装箱号校验位应正确。', 'The check digit of a container number must be right.'], ['licence.required', 'licenceDocuments', '监管条件要求的许可证件应随附。', 'Licences asked for by the controls must be attached.']].map(([code, group, zh, en]) => ({ code, group, text: { zh, en }, source: '海关总署公告 2019 年第 18 号' }));
const arrivals = [{ id: 'v1', transportMode: '2', transportMeansName: 'COSCO STAR', voyageNumber: '082W', office: '2248', arrivedAt: ago(900), berthedAt: ago(780) }, { id: 'v2', transportMode: '2', transportMeansName: 'EVER GIVEN', voyageNumber: '1140E', office: '2248', arrivedAt: ago(130), berthedAt: null }];
const payments = [{ id: 'y1', billNumber: '2248261121000505-L01', amount: '18230.44', currency: 'CNY', bankReference: 'CCB20261121000881', paidAt: ago(300), state: 'ACCEPTED' }];
const settings = { randomSharePercent: '2.5', randomSeedDays: 30 };
const OPS = { TEXT: ['EQ', 'NE', 'IN', 'NOT_IN', 'PREFIX', 'PRESENT', 'ABSENT'], NUMBER: ['EQ', 'NE', 'RANGE', 'PRESENT', 'ABSENT'], DATE: ['EQ', 'RANGE', 'PRESENT', 'ABSENT'] };
const kindOf = (f) => (f.type === 'DECIMAL' || f.type === 'INTEGER' ? 'NUMBER' : f.type === 'DATE' ? 'DATE' : 'TEXT');
const riskFields = () => [{ path: 'trader.grade', type: 'TEXT', codeList: null, label: { zh: '企业信用等级', en: 'Trader grade' }, ops: OPS.TEXT }, ...groups.flatMap((g) => g.fields.map((f) => ({ path: f.path, type: kindOf(f), codeList: f.codeList, label: f.label, ops: OPS[kindOf(f)] })))];
const quick = (list) => ({ id }) => list.find((x) => x.id === id);

export function more({ paged, answer, missing, mine, declarations }) {
  const bills = (s) => mine(s).map((d) => d.bill).filter(Boolean);
  const inspections = () => declarations.flatMap((d) => d.inspections);
  const inspection = (id) => inspections().find((i) => i.id === id) ?? missing;
  return [
    ['GET', /^\/messages$/, ({ q }) => paged(messages, q)],
    ['POST', /^\/messages$/, () => { const m = { ...messages[0], id: `m${Date.now()}`, receivedAt: ago(0) }; messages.unshift(m); return answer(202, m); }],
    ['GET', /^\/messages\/(\w+)$/, (c) => quick(messages)(c) ?? missing],
    ['GET', /^\/messages\/\w+\/receipts$/, () => receipts],
    ['GET', /^\/messages\/\w+\/raw$/, () => answer(200, '<?xml version="1.0" encoding="UTF-8"?>\n<DecMessage Version="3.1" xmlns="http://www.chinaport.gov.cn/dec">\n  <DecHead>\n    <IEFlag>I</IEFlag>\n    <AgentCode>3122680002</AgentCode>\n    <AgentName>洋山通达报关有限公司</AgentName>\n  </DecHead>\n</DecMessage>')],
    ['GET', /^\/bills$/, ({ session, q }) => paged(bills(session).filter((b) => (!q.state || b.state === q.state) && (!q.q || `${b.number}${b.declarationNumber}`.includes(q.q))), q)],
    ['POST', /^\/payments$/, ({ body }) => { payments.unshift({ ...body, id: `y${Date.now()}`, state: 'ACCEPTED' }); declarations.forEach((d) => d.bill?.number === body.billNumber && Object.assign(d.bill, { state: 'PAID', paid: d.bill.amount })); return payments[0]; }],
    ['GET', /^\/payments$/, ({ q }) => paged(payments, q)],
    ['POST', /^\/duty\/quote$/, () => sampleAssessment()],
    ['GET', /^\/tariff$/, ({ q }) => paged(tariff.filter((t) => !q.q || t.code.startsWith(q.q) || t.name.zh.includes(q.q) || t.name.en.toLowerCase().includes(q.q.toLowerCase())), q)],
    ['GET', /^\/tariff\/(\w+)$/, ({ id }) => tariff.find((t) => t.code === id) ?? missing],
    ['GET', /^\/reference\/rules$/, () => catalogue],
    ['GET', /^\/inspections$/, ({ q }) => paged(inspections().filter((i) => (!q.state || i.state === q.state) && (!q.office || i.office === q.office)), q)],
    ['GET', /^\/inspections\/(\w+)$/, ({ id }) => inspection(id)],
    ['POST', /^\/inspections\/(\w+)\/schedule$/, ({ id, body }) => Object.assign(inspection(id), { state: 'SCHEDULED', place: body.place, scheduledAt: body.at })],
    ['POST', /^\/inspections\/(\w+)\/tasks\/(\w+)\/result$/, ({ id, sub, body }) => { const i = inspection(id); Object.assign(i.tasks.find((t) => t.id === sub), body, { state: 'DONE', doneBy: '赵强', doneAt: ago(0) }); if (i.tasks.every((t) => t.state === 'DONE')) { i.state = 'DONE'; i.commands = ['decision']; } return i; }],
    ['POST', /^\/inspections\/(\w+)\/tasks\/(\w+)\/photos$/, ({ id, sub }) => { const p = { id: `p${Date.now()}`, fileName: 'photo.jpg', sha256: 'cd'.repeat(32) }; inspection(id).tasks.find((t) => t.id === sub).photos.push(p); return answer(201, p); }],
    ['GET', /^\/inspections\/\w+\/photos\/(\w+)$/, () => answer(200, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><rect width="120" height="90" fill="#c9a26a"/><path d="M0 30h120M60 0v90" stroke="#8a6a3a" stroke-width="3"/></svg>', { 'Content-Type': 'image/svg+xml' })],
    ['POST', /^\/inspections\/(\w+)\/(decision|remedy-done)$/, ({ id, body, sub }) => Object.assign(inspection(id), sub === 'decision' ? { state: 'DECIDED', decision: body, commands: ['remedy-done'] } : { commands: [] })],
    ['GET', /^\/risk\/rules$/, ({ q }) => paged(rules.filter((r) => (!q.state || r.state === q.state) && (!q.q || `${r.code}${r.name}`.includes(q.q))), q)],
    ['GET', /^\/risk\/rules\/(\w+)$/, (c) => quick(rules)(c) ?? missing],
    ['POST', /^\/risk\/rules$/, ({ body }) => { rules.unshift({ ...body, id: `r${Date.now()}`, state: 'DRAFT', version: 1, hits: 0, inspected: 0, found: 0, owner: '林悦' }); return answer(201, rules[0]); }],
    ['PUT', /^\/risk\/rules\/(\w+)$/, ({ id, body }) => Object.assign(quick(rules)({ id }), body)],
    ['POST', /^\/risk\/rules\/(\w+)\/(activate|retire)$/, ({ id, sub }) => Object.assign(quick(rules)({ id }), { state: sub === 'activate' ? 'ACTIVE' : 'RETIRED' })],
    ['POST', /^\/risk\/try$/, ({ body }) => ({ tried: body.last, hit: 23, share: 4.6, examples: declarations.slice(0, 4).filter((d) => d.number).map((d) => ({ declarationId: d.id, number: d.number, explanation: body.rule.conditions.map((c) => ({ field: c.field, value: c.values[0] ?? null, condition: c })) })) })],
    ['GET', /^\/risk\/fields$/, () => riskFields()],
    ['GET', /^\/risk\/settings$/, () => settings],
    ['PUT', /^\/risk\/settings$/, ({ body }) => Object.assign(settings, body)],
    ['GET', /^\/arrivals$/, ({ q }) => paged(arrivals, q)],
    ['POST', /^\/arrivals$/, ({ body }) => { arrivals.unshift({ ...body, id: `v${Date.now()}` }); return answer(201, arrivals[0]); }],
    ['GET', /^\/ship-side-pickups$/, ({ q }) => paged(declarations.filter((d) => d.number).slice(0, 7).map((d, n) => ({ id: `s${n}`, declarationId: d.id, declarationNumber: d.number, state: d.state, containers: ['OOLU8123456', 'TGHU5512340'].slice(0, 1 + (n % 2)), vessel: 'COSCO STAR', voyage: '082W', terminal: '洋山四期', plannedAt: ago(-120 - n * 60), released: ['RELEASED', 'CLOSED', 'PICKUP'].includes(d.state) })), q)],
    ['POST', /^\/ship-side-pickups$/, () => answer(201, {})],
    ['GET', /^\/gate\/lanes$/, () => lanes],
    ['GET', /^\/gate\/passages$/, ({ q }) => paged(passages.filter((p) => !q.lane || p.laneId === q.lane), q)],
    ['POST', /^\/gate\/passages$/, ({ body }) => { const stop = !/^FX/.test(body.releaseNumber ?? ''); const p = { ...body, passageId: `g${Date.now()}`, passageNumber: `GK261121${Math.floor(Math.random() * 1e6)}`, at: ago(0), decision: stop ? 'STOP' : 'OPEN', reasons: stop ? [{ code: 'gate.release.unknown', text: { zh: '没有该放行编号，或货物尚未放行。', en: 'There is no such release, or the goods are not released yet.' } }] : [] }; passages.unshift(p); return p; }],
    ['GET', /^\/gate\/releases$/, ({ q }) => paged(releases.filter((r) => !q.q || JSON.stringify(r).includes(q.q)), q)],
    ['GET', /^\/gate\/signed-list$/, () => ({ list: releases, issuedAt: ago(3), validUntil: ago(-57), signature: 'MEUCIQ…', keyId: 'gate-2026-11' })],
    ['GET', /^\/tokens$/, () => tokens],
    ['POST', /^\/tokens$/, ({ body }) => { tokens.unshift({ id: `k${Date.now()}`, name: body.name, createdAt: ago(0), lastUsedAt: null }); return answer(201, { ...tokens[0], token: 'tg_7hQ2sample9aZx41sampleLmN' }); }],
    ['DELETE', /^\/tokens\/(\w+)$/, ({ id }) => { tokens.splice(tokens.findIndex((t) => t.id === id), 1); return answer(204, undefined); }],
    ['GET', /^\/webhooks$/, () => webhooks],
    ['POST', /^\/webhooks$/, ({ body }) => { webhooks.unshift({ ...body, id: `w${Date.now()}`, state: 'ACTIVE' }); return answer(201, { ...webhooks[0], secret: 'whsec_sample_5d21f0' }); }],
    ['DELETE', /^\/webhooks\/(\w+)$/, ({ id }) => { webhooks.splice(webhooks.findIndex((t) => t.id === id), 1); return answer(204, undefined); }],
    ['POST', /^\/webhooks\/(\w+)\/resume$/, (c) => Object.assign(quick(webhooks)(c), { state: 'ACTIVE' })],
    ['GET', /^\/webhooks\/\w+\/deliveries$/, () => [{ seq: 8921, at: ago(12), kind: 'goods.released', state: 'DELIVERED', attempts: 1, status: 200 }, { seq: 8917, at: ago(44), kind: 'tax.paid', state: 'FAILED', attempts: 3, status: 503, error: 'HTTP 503' }]],
    ['POST', /^\/webhooks\/\w+\/deliveries\/\d+\/resend$/, () => answer(202, {})],
    ['GET', /^\/status$/, () => ({ version: '0.1.0', database: { ok: true, durable: true }, queueDepth: 3, jobsDead: jobs.length, journalSeq: 184_220, startedAt: ago(7300) })],
    ['GET', /^\/jobs\/dead$/, () => jobs],
    ['POST', /^\/jobs\/(\w+)\/retry$/, ({ id }) => { jobs.splice(jobs.findIndex((t) => t.id === id), 1); return answer(204, undefined); }],
  ];
}
