/**
 * An exhibition from both sides: the organiser files it and brings a list in, an officer admits the goods, part of them leaves, both see what is in.
 * Settings as in browser.mjs; PICTURES=folder keeps pictures of the pages, wide and narrow.
 */
import { api, as, base, choose, given, lang, page, pictured, press, sandbox, say, sees, send, walk } from './browser.mjs';

const WORDS = {
  zh: { file: '展览会备案', nameZh: '中文名称', nameEn: '英文名称', venue: '场馆', office: '海关', accept: '接受', confirm: '确认', running: '进行中', open: '新建清单', exhibitor: '参展商', country: '国家（地区）', certify: '出具证明', submit: '提交海关', admit: '准予进境', isIn: '在境内', problems: '查看错误', ask: '申请核销', evidence: '凭证号', way: '去向', reexport: '复运出境', some: '部分展品', item: '项号', quantity: '数量（空为全部）', confirmOut: '确认核销', done: '已核销', guarantee: '统一担保' },
  en: { file: 'File an exhibition', nameZh: 'Name in Chinese', nameEn: 'Name in English', venue: 'Venue', office: 'Office', accept: 'Accept', confirm: 'Confirm', running: 'Running', open: 'Open a list', exhibitor: 'Exhibitor', country: 'Country', certify: 'Certify', submit: 'Submit to customs', admit: 'Admit', isIn: 'In', problems: 'Show mistakes', ask: 'Ask for a way out', evidence: 'Number of its paper', way: 'Way out', reexport: 'Re-export', some: 'Some items', item: 'Item', quantity: 'Quantity (empty = all)', confirmOut: 'Confirm', done: 'Written off', guarantee: 'Unified guarantee' },
};
const w = WORDS[lang];
const ROWS = 'Item,Commodity code,Name in Chinese,Name in English,Quantity,Unit,Pieces,Weight kg,Total value,Currency,Origin\n'
  + Array.from({ length: 60 }, (_, i) => `${i + 1},${i === 6 ? '85' : '64039900'},皮鞋${i + 1},Shoes ${i + 1},20,双,2,16.5,900.00,USD,BGD`).join('\n');
let exhibition;
let list;

const trader = async () => as(given.accounts?.trader ?? await sandbox('tongda'));
const officer = async () => as(given.accounts?.officer ?? await sandbox('officer'));

async function guaranteed() {
  await say('the organiser has a guarantee', async () => {
    const today = (given.now ?? new Date().toISOString()).slice(0, 10);
    await trader();
    const made = await send('/guarantees', { form: 'ORGANISER', scope: 'GENERAL', office: '2218', guarantor: '中国银行云南省分行', reference: `X${Date.now()}`, amount: '1000000.00', validFrom: today, validTo: `${Number(today.slice(0, 4)) + 2}${today.slice(4)}` });
    await officer();
    await send(`/guarantees/${made.number}/commands/accept`, {});
  });
}

async function filed() {
  await say('the organiser files an exhibition', async () => {
    await trader();
    await page.goto(`${base}/temporary/exhibitions`);
    await press(w.file);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.nameZh).fill('南亚东南亚商品展');
    await dialog.getByLabel(w.nameEn).fill('South and Southeast Asia Fair');
    await dialog.getByLabel(w.venue).fill('滇池国际会展中心');
    await dialog.getByLabel(w.office, { exact: true }).fill('2218');
    await page.locator('.ant-select-item-option').filter({ hasText: '2218' }).filter({ visible: true }).first().click();
    await dialog.locator('.ant-picker').click();
    const days = page.locator('.ant-picker-dropdown:visible td.ant-picker-cell-in-view');
    await page.waitForTimeout(400);
    await days.nth(9).click();
    await page.waitForTimeout(400);
    await days.nth(14).click();
    await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'hidden' });
    await dialog.getByLabel(w.guarantee).click();
    await page.waitForTimeout(400);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await pictured('file');
    await press(w.file, dialog);
    await page.waitForURL(/\/temporary\/exhibitions\/X/);
    exhibition = new URL(page.url()).pathname.split('/').pop();
  });
  await say('an officer accepts it', async () => {
    await officer();
    await page.goto(`${base}/temporary/exhibitions/${exhibition}`);
    await press(w.accept);
    await press(w.confirm, page.getByRole('dialog'));
    await sees(w.running);
  });
}

async function listed() {
  await say('a list comes in from a file; one row of sixty is wrong', async () => {
    await trader();
    await page.goto(`${base}/temporary/exhibitions/${exhibition}`);
    await press(w.open);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.exhibitor).fill('Dhaka Leather Ltd.');
    await dialog.getByLabel(w.country).click();
    await page.keyboard.type('BGD');
    await page.waitForTimeout(800);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: 'BGD' }).first().click();
    await page.waitForTimeout(300);
    await press(w.open, dialog);
    await page.waitForURL(/\/temporary\/lists\/E/);
    list = new URL(page.url()).pathname.split('/').pop();
    await page.locator('input[type=file]').setInputFiles({ name: 'shoes.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
    await page.locator('[data-upload=DONE]').waitFor({ timeout: 30_000 });
    await press(w.problems);
    await sees('8');
    await pictured('draft');
    await press(w.certify);
    await press(w.confirm, page.getByRole('dialog'));
    await press(w.submit);
    await press(w.confirm, page.getByRole('dialog'));
  });
  await say('an officer admits it', async () => {
    await officer();
    await page.goto(`${base}/temporary/lists/${list}`);
    await press(w.admit);
    await page.waitForTimeout(400);
    await press(w.confirm, page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await sees(w.isIn);
    const told = await api(`/temporary/lists/${list}`);
    if (told.figures.in.items !== 59 || told.figures.left.pieces !== 118) {
      throw new Error(JSON.stringify(told.figures));
    }
    await pictured('admitted');
  });
}

async function left() {
  await say('part of an item is asked to go', async () => {
    await trader();
    await page.goto(`${base}/temporary/lists/${list}`);
    await press(w.ask);
    const dialog = page.getByRole('dialog');
    await choose(w.way, w.reexport, dialog);
    await dialog.getByLabel(w.evidence).fill('EX-0001');
    await dialog.getByText(w.some).click();
    await dialog.getByLabel(w.item, { exact: true }).fill('3');
    await dialog.getByPlaceholder(w.quantity).fill('5');
    await pictured('ask');
    await press(w.ask, dialog);
    await page.waitForURL(/\/temporary\/clearances\/W/);
  });
  await say('an officer confirms it', async () => {
    const path = new URL(page.url()).pathname;
    await officer();
    await page.goto(base + path);
    await press(w.confirmOut);
    await press(w.confirm, page.getByRole('dialog'));
    await sees(w.done);
    await pictured('clearance');
  });
  await say('both see what is in', async () => {
    const item = await api(`/temporary/lists/${list}/items/3`);
    if (item.item.left.quantity !== '15' || item.ledger !== '15') {
      throw new Error(JSON.stringify(item));
    }
    for (const [name, path] of [['exhibition', `exhibitions/${exhibition}`], ['exhibitions', 'exhibitions'], ['lists', 'lists'], ['clearances', 'clearances'], ['approvals', 'approvals']]) {
      await page.goto(`${base}/temporary/${path}`);
      await page.waitForTimeout(600);
      await pictured(name);
    }
    await trader();
    await page.goto(`${base}/temporary/exhibitions/${exhibition}`);
    await sees('Dhaka Leather Ltd.');
  });
}

await walk([guaranteed, filed, listed, left]);
