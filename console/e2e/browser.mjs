/**
 * What every journey stands on: a browser, a person signed in, words on the screen. Left out, with a plain message, where there is no browser.
 *
 *   TONGGUAN_URL             the platform (default http://127.0.0.1:8080), a sandbox with its sample accounts
 *   JOURNEY                  JSON: accounts, document and time of one's own
 *   LANGUAGE_OF_JOURNEY=en   in English; CHROMIUM=/path names the browser
 *   PICTURES=folder          keeps pictures of the pages, wide and narrow
 */
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

export const base = (process.env.TONGGUAN_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
export const lang = process.env.LANGUAGE_OF_JOURNEY === 'en' ? 'en' : 'zh';
export const given = JSON.parse(process.env.JOURNEY ?? '{}');
const shots = process.env.SCREENSHOTS ?? 'e2e/failed';

function browserPath() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((d) => ['chromium', 'chromium-browser', 'google-chrome'].map((n) => join(d, n)));
  return [process.env.CHROMIUM, '/usr/bin/chromium', ...onPath].find((p) => p && existsSync(p));
}

const executablePath = browserPath();
if (!executablePath) {
  console.log('SKIPPED: no chromium here (set CHROMIUM to one)');
  process.exit(0);
}
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };
const wrong = [];
/** The page of whoever is signed in. */
export let page;
let step = '';

/** One step, told when it is done. */
export async function say(words, work) {
  step = words;
  const begun = Date.now();
  await work();
  console.log(`ok  ${words} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

export const sees = async (text, where = page) => where.getByText(text).filter({ visible: true }).first().waitFor();
/** By the words on it; an icon may stand before them. */
export const press = (name, where = page) => where.getByRole('button', { name: new RegExp(`(^|\\s)${name}$`) }).click();

/** Chooses in a select: a click while its list still moves does not count, so what is chosen is looked at. */
export async function choose(label, option, where = page) {
  for (let attempt = 0; attempt < 4; attempt++) {
    await where.getByLabel(label).click();
    await page.waitForTimeout(400);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
    if (await where.getByText(option).filter({ visible: true }).first().waitFor({ timeout: 1500 }).then(() => true, () => false)) return;
  }
  throw new Error(`${option} cannot be chosen`);
}

/** The API as the signed-in page calls it; used to look things up, never in place of what a person does. */
export const api = (path) => page.evaluate(async (p) => {
  const answer = await fetch(`/api/v1${p}`);
  return answer.ok ? answer.json() : Promise.reject(new Error(`${p} ${answer.status} ${await answer.text()}`));
}, path);

/** Sends to the API as the signed-in page does: what comes before a journey, and has a journey of its own. */
export const send = (path, body) => page.evaluate(async ([p, b]) => {
  const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(window.document.cookie)?.[1] ?? '');
  const answer = await fetch(`/api/v1${p}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body: JSON.stringify(b) });
  return answer.ok ? answer.json() : Promise.reject(new Error(`${p} ${answer.status} ${await answer.text()}`));
}, [path, body]);

/** Wide and narrow pictures, when asked for; either way nothing may stick out on a telephone. */
export async function pictured(name) {
  for (const { width, height } of process.env.PICTURES ? [NARROW, WIDE] : [NARROW]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(400);
    if (process.env.PICTURES) {
      mkdirSync(process.env.PICTURES, { recursive: true });
      await page.screenshot({ path: join(process.env.PICTURES, `${name}-${lang}-${width}.png`), fullPage: true });
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) {
      throw new Error(`${name} sticks out by ${over} at ${width}`);
    }
  }
  await page.setViewportSize(WIDE);
}

/** The browser of a journey: one for all its people, who come one after the other and leave nothing behind but what it fetched. */
let context;

async function opened() {
  context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai', locale: lang === 'zh' ? 'zh-CN' : 'en-GB' });
  if (given.now) {
    await context.clock.setSystemTime(new Date(given.now));
  }
  await context.addInitScript((l) => localStorage.setItem('tongguan.lang', l), lang);
}

async function sheet() {
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (e) => wrong.push(`${step}: ${e.message}`));
  page.on('console', (m) => m.type() === 'error' && /Content Security Policy|not valid as a React child/.test(m.text()) && wrong.push(`${step}: ${m.text()}`));
  page.on('response', (r) => r.status() >= 500 && wrong.push(`${step}: ${r.status()} ${r.url()}`));
}

/** Signs in: the first of a journey by hand, whoever comes after by the same request without the page. */
export async function as({ username, password }) {
  if (!context) {
    await opened();
    await sheet();
    await page.goto(`${base}/login`);
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((u) => u.pathname !== '/login');
    return;
  }
  await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
  await page.close();
  await context.clearCookies();
  const answer = await context.request.post(`${base}/api/v1/session`, { data: { username, password } });
  if (!answer.ok()) {
    throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }
  await sheet();
  await page.goto(base, { waitUntil: 'commit' });
}

/** Accounts of the sandbox by user name. */
export async function sandbox(username) {
  const all = await (await fetch(`${base}/api/v1/sandbox`)).json();
  return all.find((a) => a.username === username);
}

/** Walks the journeys and ends the process: PASSED or FAILED, with a picture of where it stopped. */
export async function walk(journeys) {
  const begun = Date.now();
  let failed = false;
  try {
    for (const journey of journeys) {
      await journey();
    }
    if (wrong.length > 0) {
      throw new Error(`the page complained:\n${wrong.join('\n')}`);
    }
  } catch (e) {
    failed = true;
    mkdirSync(shots, { recursive: true });
    const file = join(shots, `${step.replace(/[^a-z]+/gi, '-')}.png`);
    await page?.screenshot({ path: file }).catch(() => undefined);
    console.error(`FAILED at: ${step}\n${e.message}\n${wrong.join('\n')}\npicture: ${file}`);
  }
  console.log(`${failed ? 'FAILED' : 'PASSED'} in ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  await browser.close();
  process.exit(failed ? 1 : 0);
}
