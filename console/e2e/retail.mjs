/**
 * Retail parcels in a real browser: an officer finds a list by a number, sees the difference marked and releases it with a reason; a trader sees
 * what its waiting list waits for; a buyer's year is not told without a reason. A senior officer does not take over what he proposed himself.
 * Settings as in browser.mjs; JOURNEY may name the orders of a list to be reviewed and of one that waits.
 */
import { api, as, base, given, lang, page, pictured, press, sandbox, say, sees, walk } from './browser.mjs';

const WORDS = {
  zh: {
    search: '任一编号', ask: '向平台调取', agrees: /^与订单一致$/, declared: /^申报 \d/, platforms: '平台查询地址', person: '查询订购人', inspect: '转查验', toInspect: '待查验', schedule: '安排查验', place: '地点', confirm: '确认', pass: '合格', save: '保存结果', summaries: '出口汇总', warehouses: '海外仓', review: '待审核', release: '放行', reason: '理由', released: '放行', done: '放行：已办理', waits: '等待单证', payment: '支付单', id: '身份证号码', why: '查询理由', look: '查询', needed: '请说明理由（至少 4 个字）',
    used: '年已用', thresholds: '限值与阈值', change: '调整', value: '数值', source: '依据', changeReason: '变更理由', propose: '提交变更', proposed: '已提交', changes: '变更', own: '您提出的变更须由另一人批准',
  },
  en: {
    search: 'Any number', ask: 'Ask the platform', agrees: /^As ordered$/, declared: /^declared \d/, platforms: 'Platform addresses', person: 'Look up a buyer', inspect: 'Order inspection', toInspect: 'To inspect', schedule: 'Schedule', place: 'Place', confirm: 'Confirm', pass: 'Pass', save: 'Save result', summaries: 'Export summaries', warehouses: 'Warehouses abroad', review: 'To review', release: 'Release', reason: 'Reason', released: 'Released', done: 'Release: done', waits: 'Waiting for documents', payment: 'Payment', id: 'Identity number', why: 'Why you look', look: 'Look up', needed: 'Say why (4 characters at least)',
    used: 'used of', thresholds: 'Limits and thresholds', change: 'Change', value: 'Value', source: 'Source', changeReason: 'Why', propose: 'Propose', proposed: 'Proposed', changes: 'Changes', own: 'You proposed this: another person decides',
  },
};
const w = WORDS[lang];
const mark = `R${Date.now().toString(36).toUpperCase()}`;
/** A sound identity number of nobody in particular. */
const NUMBER = '110101199003070038';
const who = given.accounts ?? { officer: await sandbox('officer'), trader: await sandbox('tongda'), senior: await sandbox('senior'), inspector: await sandbox('inspector') };

/** The order of a list that an officer is asked about because payer and buyer differ. */
async function doubted() {
  if (given.retail) {
    return given.retail.review;
  }
  const { items } = await api('/ecommerce/lists?state=REVIEW&office=2218&size=200');
  return items.find((l) => l.findings.some((f) => f.code === 'ECM-315')).order;
}

async function officer() {
  let order;
  await say('officer signs in', () => as(who.officer));
  await say('officer finds a list by the number of its order', async () => {
    await page.goto(`${base}/retail/lists`);
    order = await doubted();
    await page.getByRole('textbox', { name: w.search }).fill(order);
    await page.keyboard.press('Enter');
    const row = page.locator('tr[data-row=true]').first();
    await row.getByText(order).waitFor();
    await sees(w.review, row);
    await row.click();
    await page.waitForURL(/\/retail\/lists\/[0-9a-f-]{36}$/);
  });
  await say('and sees where payment and list differ, the number masked', async () => {
    const odd = page.locator('[data-field=buyerIdNumber] .tg-cell-bad');
    await odd.first().waitFor();
    const text = await odd.first().innerText();
    if (!/^\d{3}\*{6,}\w{3}$/.test(text.trim())) {
      throw new Error(`not masked: ${text}`);
    }
  });
  await say('the platform, asked for the payment, proves what was declared', async () => {
    const proofs = page.locator('#proofs');
    await press(w.ask, proofs);
    await sees(w.agrees, proofs);
    await sees(w.declared, proofs);
    await pictured('proofs');
  });
  await say('officer releases it with a reason', async () => {
    await press(w.release);
    const dialog = page.getByRole('dialog').last();
    await dialog.getByRole('textbox').fill(`${mark} ok`);
    for (let attempt = 0; attempt < 4; attempt++) {
      // It may close between the look and the click.
      await press(w.release, dialog).catch(() => undefined);
      if (await dialog.waitFor({ state: 'hidden', timeout: 3000 }).then(() => true, () => false)) {
        break;
      }
    }
    await sees(`${mark} ok`, page.locator('.tg-events'));
    await sees(w.released, page.locator('.tg-page-head'));
  });
}

/** The payment and the order of another such list. */
async function opened() {
  if (given.retail) {
    return given.retail.inspect;
  }
  const { items } = await api('/ecommerce/lists?state=REVIEW&office=2218&size=200');
  const order = items.filter((l) => l.findings.some((f) => f.code === 'ECM-315')).at(-1).order;
  return { order, payment: order.replace(/^DD/, 'ZF') };
}

async function inspection() {
  let parcel;
  await say('officer finds a list by the number of its payment', async () => {
    await page.goto(`${base}/retail/lists`);
    parcel = await opened();
    await page.getByRole('textbox', { name: w.search }).fill(parcel.payment);
    await page.keyboard.press('Enter');
    const row = page.locator('tr[data-row=true]').first();
    await row.getByText(parcel.order).waitFor();
    await row.click();
    await page.waitForURL(/\/retail\/lists\/[0-9a-f-]{36}$/);
  });
  await say('and has it opened', async () => {
    await press(w.inspect);
    const dialog = page.getByRole('dialog').last();
    await dialog.getByRole('textbox').fill(`${mark} open it`);
    await press(w.inspect, dialog);
    await dialog.waitFor({ state: 'hidden' });
    await sees(w.toInspect, page.locator('.tg-page-head'));
  });
  await say('inspector schedules the visit', async () => {
    await as(who.inspector);
    await page.goto(`${base}/retail/lists?number=${parcel.order}`);
    await page.locator('tr[data-row=true]').first().click();
    await page.locator('.tg-file a').first().click();
    await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
    await sees(`${mark} open it`);
    await press(w.schedule);
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel(w.place).fill('快件监管中心 1');
    await press(w.confirm, dialog);
    await dialog.waitFor({ state: 'hidden' });
  });
  await say('finds it as declared, and the parcel is released', async () => {
    await page.getByRole('radio', { name: new RegExp(`(^|\\s)${w.pass}$`) }).click();
    await press(w.save);
    await page.locator('.tg-facts a, .tg-panel a').filter({ hasText: /\d{8}I\d{9}/ }).first().click();
    await sees(w.released, page.locator('.tg-page-head'));
  });
}

async function trader() {
  await say('trader signs in', () => as(who.trader));
  await say('trader sees which list waits, and for what', async () => {
    await page.goto(`${base}/retail/lists?state=WAITING`);
    const row = given.retail ? page.locator('tr[data-row=true]').filter({ hasText: given.retail.waiting }) : page.locator('tr[data-row=true]').filter({ hasText: w.payment });
    await sees(w.payment, row.first());
    await row.first().click();
    await sees(w.waits, page.locator('.ant-alert'));
    await sees(w.payment, page.locator('.ant-alert'));
  });
}

async function buyer() {
  await say('officer signs in again', () => as(who.officer));
  await say('a buyer’s year is not told without a reason', async () => {
    await page.goto(`${base}/retail/buyers`);
    await page.getByLabel(w.id).fill(NUMBER);
    await press(w.look);
    await sees(w.needed);
  });
  await say('with one it is, the number masked, and the look is kept', async () => {
    await page.getByLabel(w.why).fill(`${mark} asked by the buyer`);
    await press(w.look);
    await sees(new RegExp(w.used));
    await sees('110************038');
    await page.getByLabel(w.id).fill(NUMBER);
    await page.getByLabel(w.why).fill('once more, to see who looked');
    await press(w.look);
    await sees(`${mark} asked by the buyer`, page.locator('.tg-events'));
  });
}

async function person() {
  await say('a person’s number typed into the search of lists is asked about, and stands in no address', async () => {
    await page.goto(`${base}/retail/lists`);
    await page.getByRole('textbox', { name: w.search }).fill(NUMBER);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog').last();
    await sees(w.person, dialog);
    await dialog.getByRole('textbox').fill(`${mark} from the search`);
    await press(w.look, dialog);
    await page.waitForURL(/\/retail\/buyers$/);
    await sees('110************038');
    if (page.url().includes(NUMBER)) {
      throw new Error('the number is in the address');
    }
  });
  await say('export summaries and overseas warehouses are there', async () => {
    await page.goto(`${base}/retail/summaries`);
    await sees(w.summaries, page.locator('.tg-page-head'));
    await page.goto(`${base}/retail/warehouses`);
    await sees(w.warehouses, page.locator('.tg-page-head'));
    await page.goto(`${base}/retail/platforms`);
    await sees(w.platforms, page.locator('.tg-page-head'));
    await sees('/sandbox/platDataOpen');
    await pictured('platforms');
  });
  await say('what a firm stands for with parcels is set aside on its guarantee', async () => {
    await page.goto(`${base}/retail/guarantees`);
    await page.locator('a[href^="/guarantees/G"]').first().click();
    await page.waitForURL(/\/guarantees\/G/);
    await page.locator('.tg-panel a[href="/retail/guarantees"]').first().waitFor();
  });
}

async function rules() {
  await say('senior officer signs in', () => as(who.senior));
  await say('proposes another threshold', async () => {
    await page.goto(`${base}/retail/rules?tab=thresholds`);
    const panel = page.locator('.tg-panel').filter({ has: page.locator('[title="retail.price.kilogram"]') });
    await press(w.change, panel);
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel(w.value).fill('19000');
    await dialog.getByLabel(w.source).fill(mark);
    await dialog.getByLabel(w.changeReason, { exact: true }).fill(`${mark} dearer goods`);
    await press(w.propose, dialog);
    await dialog.waitFor({ state: 'hidden' });
  });
  await say('and is told that another person decides', async () => {
    await page.goto(`${base}/retail/rules?tab=changes`);
    await sees(w.own, page.locator('.tg-panel').filter({ hasText: `${mark} dearer goods` }));
  });
}

await walk([officer, inspection, trader, buyer, person, rules]);
