// The mock's answers: [method, path pattern, handler, open without a session].
import { FINDINGS, ago, commandsFor, declarations, sampleAssessment, summary } from './cases.mjs';
import { accounts, codes, groups, open, sessions, traders } from './state.mjs';
import { more } from './more.mjs';

const paged = (items, q) => {
  const page = Number(q.page ?? 0), size = Number(q.size ?? 20);
  return { items: items.slice(page * size, page * size + size), page, size, total: items.length };
};
const isTrader = (s) => Boolean(s.traderId);
const mine = (s) => declarations.filter((d) => !isTrader(s) || d.traderId === s.traderId);
const find = (s, id) => mine(s).find((d) => d.id === id);
const missing = { status: 404, body: { code: 'not.found', status: 404, title: 'Not found', text: { zh: '没有找到。', en: 'Not found.' }, findings: [] } };
const view = (d, s) => (d ? { ...d, events: undefined, minutes: undefined, hits: isTrader(s) ? undefined : d.hits, commands: commandsFor(d, s) } : missing);
const answer = (status, body, headers) => ({ __: true, status, body, headers });

function filter(items, q) {
  const has = (d) => [d.number, d.sequenceNumber, d.clientReference, d.traderName, d.ownerName, d.firstDescription].some((x) => x?.toLowerCase().includes(q.q.toLowerCase()));
  return items.filter((d) => (!q.state || d.state === q.state) && (!q.direction || d.direction === q.direction) && (!q.mode || d.mode === q.mode) && (!q.hold || d.openHolds.includes(q.hold)) && (!q.office || d.office === q.office) && (!q.procedureCode || d.procedureCode === q.procedureCode) && (!q.q || has(d)) && (!q.from || (d.filedAt ?? '') >= q.from) && (!q.to || (d.filedAt ?? '').slice(0, 10) <= q.to));
}
const sorted = (items, sort) => [...items].sort((a, b) => (sort === 'oldest' ? 1 : -1) * (a.filedAt ?? '9').localeCompare(b.filedAt ?? '9'));
const count = (items, key) => items.flatMap(key).reduce((acc, k) => ({ ...acc, [k]: (acc[k] ?? 0) + 1 }), {});

function check(doc) {
  const goods = doc.goodsItems ?? [];
  const out = [];
  if (!goods.length) out.push({ code: 'goods.none', severity: 'ERROR', pointer: '/goodsItems', text: { zh: '至少申报一项商品。', en: 'At least one goods item is needed.' } });
  for (const g of groups.filter((x) => x.name === 'head' || x.name === 'goodsItems')) {
    const rows = g.many ? goods : [doc.head ?? {}];
    rows.forEach((row, i) => g.fields.filter((f) => f.declare && !row[f.name]).slice(0, 4).forEach((f) => out.push({ code: 'field.required', severity: 'ERROR', pointer: g.many ? `/goodsItems/${i}/${f.name}` : `/head/${f.name}`, text: { zh: `“${f.label.zh}”必须填写。`, en: `“${f.label.en}” must be filled in.` } })));
  }
  if (goods.length) out.push(FINDINGS[2]);
  return out;
}

function stream({ req, res }) {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  let seq = 9000;
  const kinds = ['DeclarationLodged', 'HoldLifted', 'BillPaid', 'DeclarationReleased', 'InspectionPassed'];
  const tell = () => {
    const d = declarations[seq % declarations.length];
    res.write(`id: ${++seq}\nevent: ${kinds[seq % 5]}\ndata: ${JSON.stringify({ seq, at: new Date().toISOString(), kind: kinds[seq % 5], subject: { kind: 'declaration', id: d.id }, channel: null, payload: { number: d.number } })}\n\n`);
  };
  for (let i = 0; i < 6; i++) tell();
  const timer = setInterval(tell, 9_000);
  req.on('close', () => clearInterval(timer));
  return 'streaming';
}

export const routes = [
  ['GET', /^\/session$/, ({ session }) => session ?? { status: 401, body: { code: 'session.none', status: 401, title: 'Sign in', text: { zh: '请先登录。', en: 'Please sign in.' }, findings: [] } }, true],
  ['POST', /^\/session$/, ({ body }) => {
    const who = accounts.find((a) => a.username === body.username);
    if (!who || !body.password) {
      return { status: 401, body: { code: 'session.refused', status: 401, title: 'Refused', text: { zh: '用户名或密码不正确。', en: 'Wrong name or password.' }, findings: [] } };
    }
    const key = open(who);
    return answer(200, sessions.get(key), { 'Set-Cookie': [`TONGGUAN_SESSION=${key}; Path=/; HttpOnly; SameSite=Strict`, 'XSRF-TOKEN=mock; Path=/'] });
  }, true],
  ['DELETE', /^\/session$/, ({ cookie }) => { sessions.delete(cookie); return answer(204, undefined); }],
  ['GET', /^\/sandbox$/, () => accounts.filter((a) => a.username !== 'broker').map((a) => ({ username: a.username, password: 'sandbox-only', role: a.role })), true],

  ['GET', /^\/reference\/fields$/, () => ({ groups })],
  ['GET', /^\/reference\/codes$/, () => [...codes].map(([list, all]) => ({ list, count: all.length }))],
  ['GET', /^\/reference\/codes\/(\w+)$/, ({ id, q }) => {
    const all = codes.get(id);
    if (!all) return missing;
    const needle = (q.q ?? '').toLowerCase();
    return all.filter((c) => !needle || c.code.toLowerCase().startsWith(needle) || c.name.zh.includes(needle) || c.name.en.toLowerCase().includes(needle)).slice(0, Number(q.limit ?? 50));
  }],

  ['GET', /^\/declarations$/, ({ session, q }) => paged(sorted(filter(mine(session), q), q.sort).map(summary), q)],
  ['GET', /^\/work-queue$/, ({ q }) => {
    const waits = declarations.filter((d) => d.openHolds.some((h) => !['PAYMENT', 'ARRIVAL'].includes(h)) && (!q.reason || d.openHolds.includes(q.reason)) && (!q.office || d.office === q.office));
    return paged(waits.sort((a, b) => Number(b.greenChannel) - Number(a.greenChannel) || a.priority - b.priority || a.filedAt.localeCompare(b.filedAt)).map(summary), q);
  }],
  ['GET', /^\/declarations\/(\w+)$/, ({ session, id }) => view(find(session, id), session)],
  ['GET', /^\/declarations\/(\w+)\/events$/, ({ session, id }) => find(session, id)?.events ?? missing],
  ['POST', /^\/declarations$/, ({ q, body, session }) => {
    const findings = check(body);
    if (q.dryRun) return { findings, assessment: body.goodsItems?.length ? sampleAssessment() : null };
    if (!q.draft && findings.some((f) => f.severity === 'ERROR')) return { status: 422, body: { code: 'declaration.refused', status: 422, title: 'Refused', text: { zh: '申报未通过校验。', en: 'The checks found errors.' }, findings } };
    const d = { ...declarations.find((x) => x.state === 'DRAFT'), id: `n${Date.now()}`, document: body, clientReference: body.signature?.clientReference ?? null, traderId: session.traderId };
    declarations.push(d);
    return answer(201, { id: d.id, sequenceNumber: d.sequenceNumber, number: null, state: 'DRAFT', findings });
  }],
  ['PUT', /^\/declarations\/(\w+)$/, ({ session, id, body }) => {
    const d = find(session, id);
    if (!d) return missing;
    if (d.state === 'DRAFT') d.document = body.document;
    return answer(d.state === 'DRAFT' ? 200 : 202, view(d, session));
  }],
  ['POST', /^\/declarations\/(\w+)\/(declare|withdraw)$/, ({ session, id, sub }) => {
    const d = find(session, id);
    const findings = sub === 'declare' ? check(d.document) : [];
    if (findings.some((f) => f.severity === 'ERROR')) return { status: 422, body: { code: 'declaration.refused', status: 422, title: 'Refused', text: { zh: '申报未通过校验。', en: 'The checks found errors.' }, findings } };
    d.state = sub === 'declare' ? 'ACCEPTED' : 'WITHDRAWN';
    return view(d, session);
  }],
  ['POST', /^\/declarations\/(\w+)\/commands\/([\w-]+)$/, ({ session, id, sub, body }) => {
    const d = find(session, id);
    d.events.push({ seq: d.events.length + 1, at: new Date().toISOString(), actor: session.displayName, kind: sub, channel: null, text: { zh: `${sub}：${body.reason ?? ''}`, en: `${sub}: ${body.reason ?? ''}` } });
    d.openHolds = d.openHolds.slice(1);
    const held = d.holds.find((h) => !h.liftedAt);
    if (held) Object.assign(held, { liftedAt: new Date().toISOString(), liftedBy: session.displayName });
    return view(d, session);
  }],
  ['POST', /^\/declarations\/(\w+)\/attachments$/, ({ session, id }) => {
    find(session, id).attachments.push({ id: `x${Date.now()}`, documentCode: '00000002', fileName: 'packing-list.pdf', sizeBytes: 90_112, sha256: '77aa'.repeat(16), kept: 'PLATFORM', requestedAt: null, uploadedAt: ago(0) });
    return answer(201, {});
  }],
  ['POST', /^\/declarations\/(\w+)\/attachments\/(\w+)\/request$/, ({ session, id, sub }) => { find(session, id).attachments.find((a) => a.id === sub).requestedAt = ago(0); return answer(204, undefined); }],
  ['GET', /^\/declarations\/\w+\/attachments\/(\w+)$/, () => answer(200, 'A document would be here.')],

  ['GET', /^\/statistics$/, ({ session }) => {
    const all = mine(session);
    return { byState: count(all, (d) => [d.state]), byHold: count(all, (d) => d.openHolds), today: { filed: 128, released: 117 }, medianSecondsToRelease: 96, byHour: [2, 1, 0, 1, 3, 4, 9, 14, 19, 17, 12, 8, 13, 16, 9].map((filed, h) => ({ at: new Date(new Date().setHours(h, 0, 0, 0)).toISOString(), filed, released: Math.max(0, filed - (h % 3)) })) };
  }],
  ['GET', /^\/events\/stream$/, stream],
  ['GET', /^\/accounts$/, ({ q, session }) => paged(accounts.filter((a) => (!session.traderId || a.traderId === session.traderId) && (!q.q || JSON.stringify(a).includes(q.q))).map(({ role: _role, ...a }) => a), q)],
  ['POST', /^\/accounts$/, ({ body }) => { accounts.push({ ...body, id: `a${Date.now()}`, active: true, lastLoginAt: null, role: { zh: '', en: '' } }); return answer(201, accounts.at(-1)); }],
  ['PUT', /^\/accounts\/([\w-]+)$/, ({ id, body }) => Object.assign(accounts.find((a) => a.id === id), body)],
  ['POST', /^\/accounts\/[\w-]+\/password$/, () => answer(204, undefined)],
  ['GET', /^\/traders$/, ({ q }) => paged(traders.filter((t) => !q.q || JSON.stringify(t).includes(q.q)), q)],
  ['GET', /^\/traders\/(\w+)$/, ({ id }) => traders.find((t) => t.id === id) ?? missing],
  ['POST', /^\/traders$/, ({ body }) => { traders.push({ ...body, id: `t${Date.now()}`, active: true }); return answer(201, traders.at(-1)); }],
  ['PUT', /^\/traders\/(\w+)$/, ({ id, body }) => Object.assign(traders.find((t) => t.id === id), body)],
  ['POST', /^\/traders\/(\w+)\/grade$/, ({ id, body }) => Object.assign(traders.find((t) => t.id === id), { grade: body.grade })],
  ['GET', /^\/traders\/\w+\/grades$/, () => [{ grade: 'ADVANCED', reason: '通过高级认证', at: ago(90_000), by: '周海' }, { grade: 'REGISTERED', reason: '备案登记', at: ago(800_000), by: '周海' }]],
  ...more({ paged, answer, missing, mine, declarations }),
];
