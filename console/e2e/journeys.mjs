/**
 * One declaration's way through the console, in a real browser, as its people go it: an analyst makes a rule, a trader declares, an officer
 * reviews, a bank is paid, a lane opens and then stops. Every step asserts words on the screen.
 *
 *   node e2e/journeys.mjs                      against TONGGUAN_URL (default http://127.0.0.1:8080), a sandbox with its sample accounts
 *   JOURNEY='{"accounts":{…},"document":{…},"now":"…"}'  against accounts, a document and a time of one's own
 *   LANGUAGE_OF_JOURNEY=en                     in English; CHROMIUM=/path names the browser
 */
import { api, as, base, given, lang, page, press, sandbox, say, sees, walk } from './browser.mjs';

const mark = `J${Date.now().toString(36).toUpperCase()}`;
const WORDS = {
  zh: {
    signIn: '登录', newRule: '新建规则', addedField: '字段', value: '值', review: '单证审核', tryIt: '试运行', tried: '测试', save: '保存', draft: '草稿', activate: '启用', active: '生效中',
    newDeclaration: '新建申报', import: '导入', imported: '已导入', check: '检查', errors: '个错误', checkOk: '检查通过', declare: '申报', saved: '已保存', acceptedState: '已接受申报', queue: '待办队列', accept: '审核通过',
    liftStop: '解除暂缓', waitsPayment: '税费缴纳', stop: '暂缓放行', confirm: '确认', search: '搜索', pay: '登记缴款', paid: '已缴', released: '已放行', open: '放行', stopped: '停车', next: '下一辆', plate: '车牌号', release: '放行编号', containers: '集装箱号',
    weight: '称重', submit: '核对放行', number: '税单号', reason: '理由', assign: '指派', officer: '关员账号',
  },
  en: {
    signIn: 'Sign in', newRule: 'New rule', addedField: 'Field', value: 'Value', review: 'Review documents', tryIt: 'Try it', tried: 'tried', save: 'Save', draft: 'Draft', activate: 'Activate', active: 'Active',
    newDeclaration: 'New declaration', import: 'Import', imported: 'Imported', check: 'Check', errors: 'error', checkOk: 'The check passed. ', declare: 'Declare', saved: 'Saved', acceptedState: 'Accepted', queue: 'Work queue', accept: 'Accept review',
    liftStop: 'Lift stop', waitsPayment: 'Payment', stop: 'Stop', confirm: 'Confirm', search: 'Search', pay: 'Record payment', paid: 'Paid', released: 'Released', open: 'OPEN', stopped: 'STOP', next: 'Next', plate: 'Plate', release: 'Release No.', containers: 'Containers',
    weight: 'Weight', submit: 'Check', number: 'Bill No.', reason: 'Reason', assign: 'Assign', officer: 'Officer’s account',
  },
};
const w = WORDS[lang];

async function accounts() {
  if (given.accounts) {
    return given.accounts;
  }
  return { analyst: await sandbox('analyst'), trader: await sandbox('pujiang'), officer: await sandbox('officer'), senior: await sandbox('senior'), bank: await sandbox('bank'), lane: await sandbox('lane') };
}

/** What the trader declares: told, or as an earlier import that was released. Its contract number is this run's own; its bill of lading is left out. */
async function sample() {
  let document = given.document;
  if (!document) {
    const { items } = await api('/declarations?state=RELEASED&direction=I&mode=NORMAL&office=2218&size=50');
    for (const item of items) {
      const whole = await api(`/declarations/${item.id}`);
      if (whole.release?.containers.length === 1 && Number(whole.totalTax) > 0) {
        document = whole.document;
        break;
      }
    }
  }
  const head = { ...document.head, contractNumber: mark };
  ['sequenceNumber', 'declarationNumber', 'transportDocumentNumber'].forEach((n) => delete head[n]);
  return { ...document, head };
}

const who = await accounts();
let id;
let release;
let bill;

async function analyst() {
  await say('analyst signs in', () => as(who.analyst));
  await say('analyst writes a rule', async () => {
    await page.goto(`${base}/targeting/rules/new`);
    await page.getByRole('combobox', { name: w.addedField }).first().fill('head.contractNumber');
    await page.locator('.ant-select-item-option-active').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: w.value, exact: true }).fill(mark);
    await page.locator('#code').fill(mark);
    await page.locator('#name').fill(`Journey ${mark}`);
    await page.locator('#action').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await sees(w.review, page.locator('form'));
    await page.locator('#reasonZh').fill('请核对单证');
    await page.locator('#reasonEn').fill('Please compare the documents');
  });
  await say('analyst tries it against what was declared lately', async () => {
    await press(w.tryIt);
    await sees(new RegExp(w.tried), page.locator('.tg-try'));
  });
  await say('analyst saves and activates it', async () => {
    await press(w.save);
    await sees(w.draft);
    await page.waitForURL((u) => !u.pathname.endsWith('/new'));
    await press(w.tryIt);
    await sees(new RegExp(w.tried), page.locator('.tg-try'));
    await press(w.activate);
    await answer(w.activate);
    await sees(w.active);
  });
}

/** Answers the open dialog; on a busy machine a click may fall into its opening movement, so it is given again until the dialog is gone. */
async function answer(label) {
  const dialog = page.getByRole('dialog').last();
  for (let attempt = 0; attempt < 4; attempt++) {
    await press(label, dialog);
    const gone = await dialog.waitFor({ state: 'hidden', timeout: 3000 }).then(() => true, () => false);
    if (gone) return;
  }
}

async function trader() {
  await say('trader signs in', () => as(who.trader));
  await say('trader imports a document', async () => {
    const document = await sample();
    await page.getByRole('button', { name: w.newDeclaration }).first().click();
    await press(w.import);
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(document));
    await answer(w.import);
    await sees(new RegExp(w.imported));
  });
  await say('the check finds what is missing', async () => {
    await press(w.check);
    await sees(new RegExp(w.errors));
  });
  await say('trader types it, and the check is content', async () => {
    await page.locator('#f-head-transportDocumentNumber').fill(`BL${mark}`);
    await page.locator('#f-head-remarks').fill(mark);
    await press(w.check);
    await sees(new RegExp(w.checkOk));
  });
  await say('the draft has kept itself on the server', async () => {
    await page.waitForURL(/\/declarations\/[0-9a-f-]{36}\/edit/);
    await page.locator('.tg-save').getByText(new RegExp(w.saved)).waitFor();
  });
  await say('trader declares and sees the state', async () => {
    await press(w.declare);
    await answer(w.declare);
    await page.waitForURL(/\/declarations\/[0-9a-f-]{36}$/);
    await sees(w.acceptedState);
    id = page.url().split('/').pop();
  });
}

async function officer() {
  await say('officer signs in', () => as(who.officer));
  await say('officer opens the case from the queue with the keyboard', async () => {
    await page.goto(`${base}/queue`);
    const rows = page.locator('tr[data-row=true]');
    await rows.first().waitFor();
    const { items } = await api('/work-queue?office=2218&reason=DOCUMENT_REVIEW&size=20');
    const at = items.findIndex((i) => i.id === id);
    if (at < 0) {
      throw new Error('the case is not on the first page of the queue');
    }
    for (let i = 0; i <= at; i++) {
      await page.keyboard.press('j');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(id));
    await sees(`Journey ${mark}`);
  });
  await say('officer stops the goods, and the time line says so', async () => {
    const more = page.locator('.tg-commands .ant-dropdown-trigger');
    if (await page.getByRole('button', { name: w.stop, exact: true }).count() === 0) {
      await more.click();
      await page.getByRole('menuitem', { name: w.stop, exact: true }).click();
    } else {
      await press(w.stop);
    }
    await page.getByRole('dialog').getByRole('textbox').fill(`${mark} information received`);
    await answer(w.stop);
    await sees(new RegExp(`${mark} information received`), page.locator('.tg-events'));
  });
}

async function senior() {
  await say('officer asks to lift the stop: it takes two', async () => {
    await page.reload();
    await press(w.liftStop);
    await page.getByRole('dialog').getByRole('textbox').fill(`${mark} information proved wrong`);
    await answer(w.liftStop);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
  await say('senior officer confirms it and assigns the case', async () => {
    await as(who.senior);
    await page.goto(`${base}/declarations/${id}`);
    await press(w.confirm);
    await answer(w.confirm);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(w.assign);
    await page.getByRole('dialog').getByLabel(w.officer).fill(who.officer.username);
    await page.getByRole('dialog').getByLabel(w.reason).fill(`${mark} knows these goods`);
    await answer(w.assign);
  });
  await say('the officer whose case it is accepts the documents', async () => {
    await as(who.officer);
    await page.goto(`${base}/declarations/${id}`);
    await press(w.accept);
    await answer(w.accept);
    await page.locator('.tg-holds, .tg-case-side').getByText(w.waitsPayment).first().waitFor();
    bill = (await api(`/declarations/${id}`)).bill?.number;
  });
}

async function bank() {
  await say('bank looks the bill up and reports the payment', async () => {
    await as(who.bank);
    await page.getByRole('searchbox', { name: w.number }).or(page.locator('input[type=search]')).first().fill(bill);
    await page.keyboard.press('Enter');
    await press(w.pay);
    await answer(w.pay);
    await page.locator('.tg-panel .tg-tag').getByText(w.paid, { exact: true }).waitFor();
  });
  await say('trader sees the goods released', async () => {
    await as(who.trader);
    await page.goto(`${base}/declarations/${id}`);
    await sees(w.released);
    release = (await api(`/declarations/${id}`)).release;
  });
}

async function passes(expected) {
  await page.getByLabel(w.plate).fill('沪A12345');
  await page.getByLabel(w.release).fill(release.number);
  await page.getByLabel(w.containers).fill(release.containers.map((c) => c.number).join(' '));
  await page.locator('.tg-lane-weight input').fill(String(release.containers.reduce((sum, c) => sum + Number(c.grossKg), 0) || release.grossKg));
  await page.locator('form button[type=submit]').click();
  await page.locator(expected === 'OPEN' ? '.tg-verdict-big.tg-open' : '.tg-verdict-big.tg-stop').waitFor();
  await sees(expected === 'OPEN' ? w.open : w.stopped, page.locator('.tg-verdict-big'));
}

async function lane() {
  await say('lane signs in', () => as(who.lane));
  await say('the lane opens for the released goods', () => passes('OPEN'));
  await say('the same again is stopped', async () => {
    await page.keyboard.press('Enter');
    await passes('STOP');
  });
}

who.senior ??= await sandbox('senior');
await walk([analyst, trader, officer, senior, bank, lane]);
