// Accounts, sessions, traders and the reference data, read from the repository's own tables.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
export const sessions = new Map();

export function csv(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; } else if (c === '"') { quoted = false; } else { cell += c; }
    } else if (c === '"') { quoted = true; } else if (c === ',') { row.push(cell); cell = ''; } else if (c === '\n') {
      row.push(cell.replace(/\r$/, '')); rows.push(row); row = []; cell = '';
    } else { cell += c; }
  }
  const [head, ...body] = rows;
  return body.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i] ?? ''])));
}

export const groups = csv(readFileSync(`${DATA}fields/groups.csv`, 'utf8')).map((g) => ({ name: g.group, parent: g.parent, many: g.many === '1', label: { zh: g.label_zh, en: g.label_en }, fields: [] }));
for (const f of csv(readFileSync(`${DATA}fields/declaration.csv`, 'utf8'))) {
  groups.find((g) => g.name === f.group).fields.push({
    name: f.field, path: `${f.group}.${f.field}`, element: f.element, type: f.type.toUpperCase(), maxLength: Number(f.length) || 0, scale: Number(f.scale) || 0,
    draft: f.draft === '1', declare: f.declare === '1', codeList: f.code_list || null, label: { zh: f.label_zh, en: f.label_en },
  });
}

export const codes = new Map();
for (const file of readdirSync(`${DATA}codes`).filter((f) => f.endsWith('.csv'))) {
  codes.set(file.slice(0, -4), csv(readFileSync(`${DATA}codes/${file}`, 'utf8')).map((c) => ({
    code: c.code, name: { zh: c.name_zh, en: c.name_en }, attributes: Object.fromEntries((c.attributes || '').split(';').filter(Boolean).map((a) => a.split('='))),
    validFrom: c.valid_from || null, validTo: c.valid_to || null, source: c.source,
  })));
}

export const traders = [
  { id: 't1', customsCode: '3122210001', creditCode: '91310115MA1K3XY01A', name: { zh: '上海海澜供应链有限公司', en: 'Shanghai Hailan Supply Chain Co., Ltd.' }, grade: 'ADVANCED', roles: ['CONSIGNEE'], active: true },
  { id: 't2', customsCode: '3122680002', creditCode: '91310115MA1K3XY02B', name: { zh: '洋山通达报关有限公司', en: 'Yangshan Tongda Customs Brokers' }, grade: 'REGISTERED', roles: ['BROKER'], active: true },
  { id: 't3', customsCode: '4403160003', creditCode: '91440300MA5EQXY03C', name: { zh: '深圳市鹏芯电子科技有限公司', en: 'Shenzhen Pengxin Electronics' }, grade: 'ADVANCED', roles: ['CONSIGNEE', 'CONSIGNOR'], active: true },
  { id: 't4', customsCode: '3302960004', creditCode: '91330200MA2AXY004D', name: { zh: '宁波东润食品进出口有限公司', en: 'Ningbo Dongrun Foods Import & Export' }, grade: 'REGISTERED', roles: ['CONSIGNEE'], active: true },
  { id: 't5', customsCode: '3702260005', creditCode: '91370200MA3CXY005E', name: { zh: '青岛远洋化工贸易有限公司', en: 'Qingdao Ocean Chemicals Trading' }, grade: 'DISHONEST', roles: ['CONSIGNEE'], active: true },
];

const account = (username, displayName, roles, role, extra = {}) => ({ id: `a-${username}`, username, displayName, roles, role, office: null, traderId: null, traderName: null, active: true, lastLoginAt: new Date(Date.now() - Math.random() * 4e8).toISOString(), ...extra });
export const accounts = [
  account('officer', '陈静', ['OFFICER'], { zh: '关员', en: 'Officer' }, { office: '2248' }),
  account('senior', '王立新', ['SENIOR', 'OFFICER'], { zh: '高级关员', en: 'Senior officer' }, { office: '2248' }),
  account('inspector', '赵强', ['INSPECTOR'], { zh: '查验关员', en: 'Inspector' }, { office: '2248' }),
  account('analyst', '林悦', ['ANALYST'], { zh: '风险分析员', en: 'Risk analyst' }),
  account('admin', '周海', ['ADMIN'], { zh: '管理员', en: 'Administrator' }),
  account('trader', '李敏', ['TRADER_MANAGER', 'DECLARANT'], { zh: '企业', en: 'Trader' }, { traderId: 't1', traderName: traders[0].name.zh }),
  account('broker', '孙航', ['DECLARANT'], { zh: '报关员', en: 'Declarant' }, { traderId: 't2', traderName: traders[1].name.zh }),
  account('bank', '建设银行接口', ['BANK'], { zh: '银行', en: 'Bank' }),
  account('terminal', '洋山四期', ['TERMINAL'], { zh: '码头', en: 'Terminal' }),
  account('lane', '1号通道', ['LANE'], { zh: '卡口通道', en: 'Gate lane' }),
];

export function open(who) {
  const key = `s-${who.username}-${Date.now()}`;
  sessions.set(key, { account: who.username, displayName: who.displayName, roles: who.roles, office: who.office, traderId: who.traderId, traderName: who.traderName, sandbox: true });
  return key;
}
