/**
 * Work on paper: how the platform is without signing in; references given out, printed, entered once.
 * Settings as in browser.mjs; PICTURES=folder keeps pictures of the pages, wide and narrow.
 */
import { api, as, base, given, lang, page, pictured, press, sandbox, say, sees, walk } from './browser.mjs';

const WORDS = {
  zh: { issue: '发放编号', count: '个数', enter: '补录', other: '其他事项', note: '说明', entered: '已补录', fine: '运行正常', form: '脱机办理单', status: '系统状态', nowhere: '没有找到' },
  en: { issue: 'Give out references', count: 'How many', enter: 'Enter', other: 'Something else', note: 'Note', entered: 'Entered', fine: 'Everything works', form: 'Form for work offline', status: 'System status', nowhere: 'Not found' },
};
const w = WORDS[lang];
let number;

async function issued() {
  await say('a trader takes references', async () => {
    await as(given.accounts?.trader ?? await sandbox('tongda'));
    await page.goto(`${base}/offline`);
    await press(w.issue);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.count).fill('2');
    await page.waitForTimeout(300);
    await pictured('offline-issue');
    await press(w.issue, dialog);
    await dialog.waitFor({ state: 'hidden' });
    number = (await api('/offline-references?state=ISSUED')).items[0].number;
    await sees(number);
    await pictured('offline');
  });
}

async function entered() {
  await say('one is entered, once', async () => {
    await page.goto(`${base}/offline?q=${number}`);
    await page.getByText(number).filter({ visible: true }).first().click();
    const dialog = page.getByRole('dialog');
    await page.waitForTimeout(400);
    await dialog.getByText(w.other).click();
    await dialog.getByLabel(w.note).fill('手工放行一票 released by hand');
    await pictured('offline-entry');
    await press(w.enter, dialog);
    await dialog.waitFor({ state: 'hidden' });
    await sees(w.entered);
    const told = (await api(`/offline-references?q=${number}`)).items[0];
    if (told.state !== 'ENTERED' || told.commands.length !== 0) {
      throw new Error(JSON.stringify(told));
    }
  });
}

async function printed() {
  await say('the other is printed as a form', async () => {
    await page.goto(`${base}/offline/forms`);
    await sees(w.form);
    await pictured('offline-forms');
  });
}

async function nowhere() {
  await say('an address that is no page says so', async () => {
    await page.goto(`${base}/no/such/page`);
    await sees(w.nowhere);
  });
}

async function told() {
  await say('everybody sees how the platform is', async () => {
    await page.context().clearCookies();
    await page.goto(`${base}/status`);
    await sees(w.status);
    await sees(w.fine);
    await pictured('status');
  });
}

await walk([issued, entered, printed, nowhere, told]);
