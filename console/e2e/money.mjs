/**
 * Money from all sides: a declaration of consolidated tax waits for want of a guarantee and is collected by bank order; the bank's statement holds
 * something nobody knows, which an officer gives back; a refund and a levy are decided by two.
 * Settings as in browser.mjs; PICTURES=folder keeps pictures of the pages, wide and narrow.
 */
import { readFileSync } from 'node:fs';
import { api, as, base, given, lang, page, pictured, press, sandbox, say, sees, send, walk } from './browser.mjs';

const WORDS = {
  zh: { secure: '以担保放行', collect: '委托银行扣缴', payer: '付款账号', done: '已办理', months: '汇总征税', paid: '已缴清', gathering: '归集中', send: '发送对账单', unknown: '无此税单', giveBack: '退还', reason: '理由', confirm: '确认', given: '转退还', claim: '申请退税', bill: '税单号', tax: '税种', amount: '金额', accept: '接受', propose: '提请批准', approve: '批准', payee: '收款账号', paidOut: '已退付', levy: '提请补征', declaration: '报关单号', decided: '已决定', missing: '还差' },
  en: { secure: 'Secure on a guarantee', collect: 'Pay by bank order', payer: 'Your account', done: 'Done', months: 'Consolidated tax', paid: 'Paid', gathering: 'Gathering', send: 'Send a statement', unknown: 'No such bill', giveBack: 'Give back', reason: 'Reason', confirm: 'Confirm', given: 'Given back', claim: 'Claim a refund', bill: 'Bill', tax: 'Tax', amount: 'Amount', accept: 'Accept', propose: 'Propose', approve: 'Approve', payee: 'Payee’s account', paidOut: 'Paid out', levy: 'Propose a levy', declaration: 'Declaration', decided: 'Decided', missing: 'is missing' },
};
const w = WORDS[lang];
const who = given.accounts ?? { trader: await sandbox('huida'), bank: await sandbox('bank'), officer: await sandbox('officer'), senior: await sandbox('senior') };

/** What is declared: as given, or the sample import with the trader of a sample world in every part of it. */
async function declared() {
  if (given.document) {
    return structuredClone(given.document);
  }
  const document = JSON.parse(readFileSync(new URL('../../cases/declarations/base-import.json', import.meta.url), 'utf8'));
  const { head } = document;
  // One without a guarantee.
  for (const party of ['trader', 'owner', 'declarant', 'inputAgent']) {
    Object.assign(head, { [`${party}Code`]: '3122960Q15', [`${party}CreditCode`]: '91310000MA1Q9TW7LQ', [`${party}Name`]: '上海汇达支付服务有限公司' });
  }
  head.entryExitDate = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  head.dispatchDate = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  head.transportDocumentNumber = `BL${Date.now()}`;
  document.signature.clientReference = `MONEY-${Date.now()}`;
  return document;
}
let bill;
let declaration;
let refund;
/** One's own among whatever else is there: of the statement, its account and its entry. */
const mark = String(Date.now());

const field = (dialog, label) => dialog.getByLabel(new RegExp(`^${label}`)).first();

async function choose(dialog, label, option) {
  await field(dialog, label).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).filter({ visible: true }).first().click();
}

async function waits() {
  await say('goods of consolidated tax wait for want of a guarantee', async () => {
    await as(who.trader);
    const document = await declared();
    document.head.declarationType = 'CL0';
    const made = await send('/declarations', document);
    if (made.state !== 'ACCEPTED') {
      throw new Error(JSON.stringify(made));
    }
    bill = (await api('/bills')).items[0];
    declaration = bill.declarationNumber;
    await page.goto(`${base}/bills?q=${bill.number}`);
    await sees(w.secure);
    await pictured('bills');
    await press(w.secure);
    await sees(w.missing);
  });
}

async function collected() {
  await say('the bank collects what is owed', async () => {
    await page.goto(`${base}/bills?q=${bill.number}`);
    await press(w.collect);
    const dialog = page.getByRole('dialog');
    await field(dialog, w.payer).fill('6222000000009999');
    await page.waitForTimeout(300);
    await pictured('collect');
    await press(w.collect, dialog);
    await page.waitForURL(/bank-orders/);
    await sees(w.done);
    await pictured('orders');
    await page.goto(`${base}/consolidated-tax`);
    await sees(w.gathering);
    await pictured('months');
    await page.getByText(/^M\d{15}$/).filter({ visible: true }).first().click();
    await sees(bill.number);
    await pictured('month');
  });
}

async function statement() {
  await say('the bank sends its statement', async () => {
    await as(who.bank);
    await page.goto(`${base}/bank`);
    await press(w.send);
    const dialog = page.getByRole('dialog');
    const day = (given.now ?? new Date().toISOString()).slice(0, 10);
    const balance = (kind, amount) => `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
    await dialog.getByLabel('camt.053').fill(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>S-${mark}</Id><Acct><Id><Othr><Id>31${mark}</Id></Othr></Id></Acct>${balance('OPBD', '0.00')}${balance('CLBD', '77.00')}<Ntry><Amt Ccy="CNY">77.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>N${mark}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>某某贸易有限公司</Nm></Dbtr></RltdPties><RmtInf><Ustrd>货款</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`);
    await pictured('send');
    await press(w.send, dialog);
    await sees(`S-${mark}`);
    await pictured('statements');
  });
}

async function givenBack() {
  await say('an officer gives back what nobody knows', async () => {
    await as(who.officer);
    await page.goto(`${base}/bank?state=OPEN&q=N${mark}`);
    await sees(w.unknown);
    await pictured('reconciliation');
    await page.getByRole('button', { name: w.giveBack, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await field(dialog, w.reason).fill('sent by mistake');
    await press(w.confirm, dialog);
    await page.goto(`${base}/bank?state=SETTLED&q=N${mark}`);
    await sees(w.given);
  });
}

async function claimed() {
  await say('a trader claims what it paid too much', async () => {
    await page.goto(`${base}/refunds`);
    await press(w.claim);
    const dialog = page.getByRole('dialog');
    await field(dialog, w.bill).fill(bill.number);
    await page.waitForTimeout(600);
    await choose(dialog, w.tax, bill.lines[0].amount.replace(/\B(?=(\d{3})+\.)/g, ','));
    await field(dialog, w.amount).fill('100.00');
    await field(dialog, w.reason).fill('counted twice');
    await pictured('claim');
    await press(w.claim, dialog);
    await page.waitForURL(/\/refunds\/R/);
    refund = new URL(page.url()).pathname;
  });
}

async function proposed() {
  await say('an officer proposes to give it back', async () => {
    await page.goto(`${base}${refund}`);
    await press(w.accept);
    await press(w.confirm, page.getByRole('dialog'));
    await press(w.propose);
    const dialog = page.getByRole('dialog');
    await field(dialog, w.payee).fill('6222000000001234');
    await press(w.confirm, dialog);
    await dialog.waitFor({ state: 'hidden' });
    await pictured('refund');
  });
  await say('and a levy after the fact', async () => {
    await page.goto(`${base}/levies`);
    await press(w.levy);
    const dialog = page.getByRole('dialog');
    await field(dialog, w.declaration).fill(declaration);
    await field(dialog, w.amount).fill('1000.00');
    await field(dialog, w.reason).fill('classified anew');
    await pictured('propose');
    await press(w.levy, dialog);
    await dialog.waitFor({ state: 'hidden' });
  });
}

async function decided() {
  await say('another decides both', async () => {
    await as(who.senior);
    await page.goto(`${base}${refund}`);
    await press(w.approve);
    await press(w.confirm, page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.goto(`${base}/levies?q=${declaration}`);
    await pictured('levies');
    await page.getByRole('button', { name: w.approve, exact: true }).filter({ visible: true }).first().click();
    await press(w.approve, page.getByRole('dialog'));
    await sees(w.decided);
  });
  await say('and the bank has paid out', async () => {
    await page.goto(`${base}${refund}`);
    await sees(w.paidOut);
    await page.goto(`${base}/refunds`);
    await sees(w.paidOut);
    await pictured('refunds');
  });
}

await walk([waits, collected, claimed, statement, givenBack, proposed, decided]);
