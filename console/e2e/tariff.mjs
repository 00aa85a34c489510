/**
 * A table of goods goes up, is computed row by row and comes back; its wrong row is told. Then what changed in the tariff between two days.
 * Settings as in browser.mjs.
 */
import { api, as, base, given, lang, page, say, sees, walk } from './browser.mjs';

const WORDS = {
  zh: { wrong: '1 行有误', show: '查看错误', row: '第 3 行', done: '2 / 2 行', title: '税则变化', nothing: '两个日期之间没有差别', csv: 'CSV' },
  en: { wrong: '1 wrong', show: 'Show mistakes', row: 'Row 3', done: '2 of 2 rows', title: 'Tariff changes', nothing: 'Nothing differs between the two days', csv: 'CSV' },
};
const w = WORDS[lang];
const GOODS = '商品编号,品名,原产国,总价,币制,成交方式,法定数量,法定单位\n01012900,马,MNG,20000,CNY,CIF,10,035\n01012900,马,MNG,1e9,CNY,CIF,10,035\n';

async function files() {
  await say('trader signs in', () => as(given.accounts?.trader ?? { username: 'pujiang', password: 'tongguan-demo' }));
  await say('uploads a table of goods', async () => {
    await page.goto(`${base}/reference/batches`);
    await page.locator('input[type=file]').setInputFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(GOODS) });
    await page.locator('[data-batch=DONE]').first().waitFor();
    await sees(w.done);
    await sees(w.wrong);
  });
  await say('reads what is wrong with which row', async () => {
    await page.getByRole('button', { name: w.show }).first().click();
    await sees(w.row);
  });
  await say('fetches the result', async () => {
    const waiting = page.waitForEvent('download');
    await page.locator('[data-batch=DONE]').first().getByText(w.csv, { exact: true }).click();
    const file = await waiting;
    if (!file.suggestedFilename().endsWith('.csv')) {
      throw new Error(file.suggestedFilename());
    }
    const [batch] = (await api('/duty/batches')).items;
    if (batch.rowsDone !== 2 || batch.rowsWrong !== 1) {
      throw new Error(JSON.stringify(batch));
    }
  });
}

async function changes() {
  await say('sees what came with the tariff of 2026', async () => {
    await page.goto(`${base}/reference/changes?from=2025-12-31&to=2026-01-01&chapter=0101`);
    await sees(w.title);
    await page.locator('.tg-change').first().waitFor();
  });
  await say('and that nothing differs from itself', async () => {
    await page.goto(`${base}/reference/changes?from=2026-02-01&to=2026-02-01`);
    await sees(w.nothing);
  });
}

await walk([files, changes]);
