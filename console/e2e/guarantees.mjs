/**
 * A guarantee from both sides: the trader brings it in, an officer accepts it, a declaration draws on it, and both see what is free.
 * Settings as in browser.mjs; PICTURES=folder keeps pictures of the pages, wide and narrow.
 */
import { api, as, base, given, lang, page, pictured, press, sandbox, say, sees, send, walk } from './browser.mjs';

const WORDS = {
  zh: { register: '登记担保', guarantor: '担保人', reference: '保函、保单或收据号', amount: '担保金额', office: '海关', waiting: '待接受', accept: '接受', confirm: '确认', active: '有效', statement: '额度账', reserved: '占用中', ask: '申请撤销', reason: '理由', asked: '申请撤销' },
  en: { register: 'Register a guarantee', guarantor: 'Guarantor', reference: 'Letter, policy or receipt', amount: 'Amount', office: 'Office', waiting: 'To be accepted', accept: 'Accept', confirm: 'Confirm', active: 'In force', statement: 'Statement', reserved: 'Reserved', ask: 'Ask for cancellation', reason: 'Reason', asked: 'Cancellation asked' },
};
const w = WORDS[lang];
const BANK = '中国银行上海市分行';
let number;

async function trader() {
  await say('a trader brings a guarantee in', async () => {
    await as(given.accounts?.trader ?? await sandbox('tongda'));
    await page.goto(`${base}/guarantees`);
    await press(w.register);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.guarantor).fill(BANK);
    await dialog.getByLabel(w.reference).fill(`L${Date.now()}`);
    await dialog.getByLabel(new RegExp(`^${w.amount}`)).fill('500000.00');
    await dialog.getByLabel(w.office, { exact: true }).fill('2218');
    await page.locator('.ant-select-item-option').filter({ hasText: '2218' }).filter({ visible: true }).first().click();
    await page.waitForTimeout(300);
    await pictured('register');
    await press(w.register, dialog);
    await page.waitForURL(/\/guarantees\/G/);
    number = new URL(page.url()).pathname.split('/').pop();
    await sees(w.waiting);
  });
}

async function officer() {
  await say('an officer accepts it', async () => {
    await as(given.accounts?.officer ?? await sandbox('officer'));
    await page.goto(`${base}/guarantees?q=${number}`);
    await page.getByText(number).filter({ visible: true }).first().click();
    await page.waitForURL((u) => u.pathname === `/guarantees/${number}`);
    await press(w.accept);
    await press(w.confirm, page.getByRole('dialog'));
    await sees(w.active);
  });
}

async function drawn() {
  await say('a declaration draws on it', async () => {
    await as(given.accounts?.trader ?? await sandbox('tongda'));
    if (given.document) {
      const document = structuredClone(given.document);
      document.head.guaranteeRelease = '1';
      const made = await send('/declarations', document);
      if (made.state !== 'RELEASED') {
        throw new Error(JSON.stringify(made));
      }
    }
    await page.goto(`${base}/guarantees/${number}`);
    await sees(w.statement);
    const told = await api(`/guarantees/${number}`);
    const reserved = await api(`/guarantees/${number}/reservations?open=true`);
    if (given.document && (Number(told.drawn) === 0 || reserved.total !== 1)) {
      throw new Error(`nothing drawn: ${JSON.stringify(told)} ${JSON.stringify(reserved)}`);
    }
    if (given.document) {
      await sees(w.reserved);
    }
    await pictured('guarantee');
    await page.goto(`${base}/guarantees`);
    await sees(number);
    await pictured('guarantees');
  });
}

async function cancelling() {
  await say('an officer asks to cancel it', async () => {
    await as(given.accounts?.officer ?? await sandbox('officer'));
    await page.goto(`${base}/guarantees/${number}`);
    await press(w.ask);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.reason).fill('returned by the bank');
    await press(w.confirm, dialog);
    await sees(w.asked);
    await pictured('officer');
  });
}

await walk([trader, officer, drawn, cancelling]);
