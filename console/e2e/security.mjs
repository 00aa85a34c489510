/**
 * Passkeys from end to end, with the browser's own authenticator in software: registered, asked for before a token is made, signed in with;
 * and two people about one stop. Settings as in browser.mjs; PICTURES=folder keeps pictures of the pages, wide and narrow.
 */
import { api, as, base, given, lang, page, pictured, press, sandbox, say, sees, walk } from './browser.mjs';

const WORDS = {
  zh: { register: '登记通行密钥', name: '名称', done: '已登记通行密钥', fresh: '已验证', newToken: '新建令牌', create: '新建', purpose: '用途', once: '请立即复制', signIn: '使用通行密钥登录', lift: '解除', waits: '等待另一人确认', confirm: '确认', two: '双人复核', conflicts: '利益冲突', exports: '数据导出记录', declare: '登记利益冲突' },
  en: { register: 'Register a passkey', name: 'Name', done: 'Passkey registered', fresh: 'Proved', newToken: 'New token', create: 'Create', purpose: 'Purpose', once: 'Copy it now', signIn: 'Sign in with a passkey', lift: 'Lift', waits: 'waits for a second person', confirm: 'Confirm', two: 'Two persons', conflicts: 'Conflicts of interest', exports: 'Exports', declare: 'Declare a conflict' },
};
const w = WORDS[lang];
// Passkeys belong to a name, not to an address of numbers.
const site = base.replace('127.0.0.1', 'localhost');

/** An authenticator built into the machine, whose owner is always there. */
async function authenticator() {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
}

async function enter(account) {
  await page.goto(`${site}/login`);
  await page.locator('#username').fill(account.username);
  await page.locator('#password').fill(account.password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL((u) => u.pathname !== '/login');
}

async function passkey() {
  const trader = given.accounts?.trader ?? await sandbox('mingyuan');
  await say('a passkey is registered', async () => {
    await as(trader);
    await enter(trader);
    await authenticator();
    await page.goto(`${site}/passkeys`);
    await press(w.register);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('e2e');
    await press(w.register, dialog);
    await sees(w.done);
    await sees('e2e');
    await pictured('passkeys');
  });
  await say('what gives more asks for it', async () => {
    if ((await api('/passkeys')).provedUntil) {
      throw new Error('proved before anything was asked');
    }
    await page.goto(`${site}/connections`);
    await press(w.newToken);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('e2e');
    await press(w.create, dialog);
    await sees(/tgk_/);
    if (!(await api('/passkeys')).provedUntil) {
      throw new Error('a token was made without a proof');
    }
  });
  await say('somebody signs in with it alone', async () => {
    await page.context().clearCookies();
    await page.goto(`${site}/login`);
    await press(w.signIn);
    await page.waitForURL((u) => u.pathname !== '/login');
    const session = await api('/session');
    if (session.account !== trader.username) {
      throw new Error(`signed in as ${session.account}`);
    }
  });
}

async function pages() {
  await say('what waits, conflicts and exports are looked at', async () => {
    await as(given.accounts?.senior ?? await sandbox('senior'));
    for (const [path, word, name] of [['/admin/two-persons', w.two, 'two-persons'], ['/admin/conflicts', w.conflicts, 'conflicts'], ['/admin/exports', w.exports, 'exports'], ['/queue', null, 'queue']]) {
      await page.goto(`${base}${path}`);
      if (word) {
        await sees(word, page.locator('h1'));
      }
      await page.locator('.tg-table, .tg-cards, .tg-empty-title').first().waitFor();
      await pictured(name);
    }
  });
}

await walk([passkey, pages]);
