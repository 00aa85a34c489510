/**
 * The duty calculator as a trader uses it: goods found in words, a price, an origin; then what the page shows is what the API answers to the same
 * question. Settings as in browser.mjs.
 */
import { api, as, base, given, lang, page, press, sandbox, say, sees, walk } from './browser.mjs';

const WORDS = {
  zh: { goods: '商品名称或编号', words: '鲜葡萄', origin: '原产国（地区）', country: '澳大利亚', price: '总价', quantity: '数量', total: '税款合计', why: '为何适用此税率', ways: '可选途径', use: '采用', add: '增加一项', remove: '删除此项 2', share: '复制链接', taxes: '税款与算法', print: '打印', paper: '税费计算书', rates: '协定税率与特惠税率', more: '更多：监管方式、价格调整项', addElement: '增加价格调整项', element: '价格调整项 1', amount: '价格调整项 1 金额', related: '与货物有关', sale: '构成销售条件', yes: '是', lineMore: '更多：减免、估价、退运、滞留', method: '不按成交价格的估价方法', fee: '修理费', condition: '出境时已申报且按期复运进境', returned: '退运或者无代价抵偿', own: '自有货物退运', royalty: '特许权使用费', repair: '出境修理', firm: '生产商或者出口商' },
  en: { goods: 'Goods in words or by code', words: 'grapes', origin: 'Country of origin', country: 'Australia', price: 'Total price', quantity: 'Quantity', total: 'Total tax', why: 'Why this rate', ways: 'Ways to bring it in', use: 'Use', add: 'Add item', remove: 'Remove item 2', share: 'Copy link', taxes: 'Taxes, step by step', print: 'Print', paper: 'Duty calculation', rates: 'Preferences', more: 'More: procedure, value elements', addElement: 'Add a value element', element: 'Value element 1', amount: 'Value element 1 Amount', related: 'Related to the goods', sale: 'A condition of the sale', yes: 'Yes', lineMore: 'More: relief, valuation, return, stay', method: 'Valued otherwise than by price', fee: 'Repair fee', condition: 'Declared so on leaving, back in time', returned: 'Return or replacement', own: 'Own goods returned', royalty: 'Royalties and licence fees', repair: 'Repaired abroad', firm: 'Producer or exporter' },
};
const w = WORDS[lang];
const plain = (text) => text.replace(/[^\d.]/g, '');
const line = (n) => page.locator('.tg-calc-line').nth(n - 1);
const shown = () => page.locator('.tg-total-sum b').first();

/** What the page last asked, and what it was answered. */
let last;
function listen() {
  page.on('response', async (r) => {
    if (r.url().endsWith('/duty/quote') && r.ok()) {
      last = { asked: r.request().postDataJSON(), answer: await r.json() };
    }
  });
}

/** Waits until the page shows what the API answered to the question with that many items. */
async function settles(items) {
  await page.waitForFunction((n) => document.querySelectorAll('.tg-line-result').length === n && !document.querySelector('.tg-busy'), items);
  await page.waitForTimeout(400);
  await page.waitForFunction(() => !document.querySelector('.tg-busy'));
  if (plain(await shown().innerText()) !== last.answer.total) {
    throw new Error(`shown ${await shown().innerText()}, answered ${last.answer.total}`);
  }
  return last.answer;
}

async function fill(n, code, words, price, quantities) {
  await line(n).getByRole('combobox', { name: w.goods }).fill(words);
  await page.locator('.ant-select-item-option').filter({ hasText: code }).first().click();
  await line(n).getByLabel(w.price, { exact: true }).fill(price);
  const fields = line(n).getByLabel(new RegExp(`^${w.quantity}`));
  await fields.first().waitFor();
  for (let i = 0; i < quantities.length; i++) {
    await fields.nth(i).fill(quantities[i]);
  }
}

/** Picks what has these words in the list that this field opens, the first one for no words. */
async function choose(label, words, where = page) {
  const field = where.getByRole('combobox', { name: label, exact: true }).first();
  await field.click();
  const list = page.locator(`.ant-select-dropdown:has([id="${await field.getAttribute('aria-controls')}"]) .ant-select-item-option`).filter(words ? { hasText: words } : {}).first();
  // The list slides in and the page answers meanwhile: nothing stands still long enough for a pointer.
  await list.waitFor({ state: 'attached' });
  await list.evaluate((option) => option.click());
}

async function calculator() {
  await say('trader signs in', async () => as(given.accounts?.trader ?? await sandbox('pujiang')));
  await say('finds goods in words and sees what they owe', async () => {
    listen();
    await page.goto(`${base}/reference/duty`);
    await fill(1, '22042100', w.words, '23,000', ['4600']);
    await line(1).getByRole('combobox', { name: w.origin }).fill(w.country);
    await page.locator('.ant-select-item-option').filter({ hasText: 'AUS' }).first().click();
    await settles(1);
    if (last.asked.goodsItems[0].totalPrice !== '23000' || last.asked.goodsItems[0].originCountry !== 'AUS') {
      throw new Error(`asked ${JSON.stringify(last.asked)}`);
    }
  });
  await say('reads every step of the sum and why the rate is what it is', async () => {
    const parts = page.locator('.tg-line-result').first();
    await sees(w.taxes, parts);
    await sees(w.why, parts);
    for (const tax of last.answer.lines[0].taxes) {
      await sees(tax.worked[0].text[lang], parts);
    }
    await sees(last.answer.lines[0].decisions[0].text[lang], parts);
  });
  await say('takes the cheapest way, and the total falls by what it saves', async () => {
    const before = last.answer;
    const best = before.lines[0].alternatives.find((a) => !a.applied && Number(a.saving) > 0);
    const row = page.locator('.tg-ways li').filter({ hasText: best.name[lang] }).first();
    await row.getByRole('button', { name: w.use }).click();
    const after = await settles(1);
    if (after.total !== best.total || Number(before.total) <= Number(after.total)) {
      throw new Error(`from ${before.total} to ${after.total}, promised ${best.total}`);
    }
    if (best.proof) {
      await sees(new RegExp(best.proof[lang].slice(0, 12).replace(/[()]/g, '.')), page.locator('.tg-ways'));
    }
  });
  await say('adds a second item; an item that is not complete does not stop the others', async () => {
    await press(w.add);
    await settles(1);
    await fill(2, '62052000', '62052000', '10351.20', ['760', '180']);
    const both = await settles(2);
    const sum = both.lines.flatMap((l) => l.taxes).reduce((all, t) => all + Math.round(Number(t.amount) * 100), 0);
    if (sum !== Math.round(Number(both.total) * 100)) {
      throw new Error(`the lines come to ${sum / 100}, the total is ${both.total}`);
    }
  });
  await say('royalties are asked about before they count, then stand in the value with their article', async () => {
    const before = last.answer;
    await page.getByRole('button', { name: w.more }).click();
    await press(w.addElement);
    await choose(w.element, w.royalty);
    await page.getByLabel(w.amount, { exact: true }).fill('1000');
    await page.waitForFunction(() => document.querySelector('.tg-element [role=status]'));
    await choose(w.related, w.yes);
    await choose(w.sale, w.yes);
    await page.waitForFunction(() => !document.querySelector('.tg-element [role=status]') && !document.querySelector('.tg-busy'));
    const after = await settles(2);
    const value = (a) => a.lines.reduce((all, l) => all + Math.round(Number(l.customsValue) * 100), 0);
    if (value(after) !== value(before) + 100_000) {
      throw new Error(`the value went from ${value(before)} to ${value(after)}`);
    }
    // On paper every fold is open.
    await page.emulateMedia({ media: 'print' });
    await sees(after.lines[0].worked.find((s) => s.key === 'value.element.ROYALTY').text[lang]);
    await page.emulateMedia({ media: 'screen' });
  });
  await say('an item back from repair abroad is worth its repair; one of own goods returned owes nothing', async () => {
    const more = line(2).getByRole('button', { name: w.lineMore });
    await more.click();
    await choose(w.method, w.repair, line(2));
    await line(2).getByLabel(w.fee).fill('2000');
    await choose(w.condition, w.yes, line(2));
    let answer = await settles(2);
    if (answer.lines[1].customsValue !== '2000.00') {
      throw new Error(`${answer.lines[1].customsValue} instead of the repair fee`);
    }
    const repaired = last;
    await choose(w.returned, w.own, line(2));
    await page.waitForFunction(() => document.querySelectorAll('.tg-calc-line')[1].querySelector('[role=status]'));
    answer = await settles(2);
    if (answer.lines[1].treatment !== 'NOT_COMPUTED' || !last.asked.goodsItems[1].returned) {
      throw new Error(`what is not told of a return is asked: ${JSON.stringify(answer.lines[1])}`);
    }
    await choose(w.returned, '', line(2));
    // The page has asked this before and remembers the answer.
    last = repaired;
    await settles(2);
  });
  await say('the link shows another reader the same', async () => {
    const total = last.answer.total;
    const link = page.url();
    await as(given.accounts?.officer ?? await sandbox('officer'));
    listen();
    await page.goto(link);
    await settles(2);
    if (last.answer.total !== total) {
      throw new Error(`${total} became ${last.answer.total} by ${link}`);
    }
  });
  await say('the printed page has the question, the sum and the reasons, and no form', async () => {
    await page.emulateMedia({ media: 'print' });
    await sees(w.paper);
    await sees(last.answer.lines[1].taxes[0].worked[0].text[lang]);
    if (await page.locator('.tg-calc-in').isVisible() || await page.locator('.tg-sider').isVisible()) {
      throw new Error('the form is on the paper');
    }
    await page.emulateMedia({ media: 'screen' });
  });
  await say('goes with the keyboard to a new item and takes it away again', async () => {
    await page.locator('h1').first().click();
    await page.keyboard.press('n');
    await line(3).waitFor();
    await page.getByRole('button', { name: w.remove }).click();
    await settles(1);
  });
  await say('opens the tariff line with the rates for its origin', async () => {
    await page.goto(`${base}/reference/tariff/22042100?origin=AUS`);
    const entry = await api('/tariff/22042100?origin=AUS');
    await sees(entry.name[lang]);
    await sees(w.rates);
    for (const offer of entry.offers) {
      await sees(offer.name[lang]);
    }
  });
}

await walk([calculator]);
