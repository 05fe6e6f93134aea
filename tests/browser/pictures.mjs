// Pictures of every main page (Chinese, light) for the README: SANQING_BINARY=... node pictures.mjs
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, newPage, signIn } from './support/browser.mjs';
import { openOffice } from './support/office.mjs';

const folder = process.env.SANQING_PICTURES ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
const office = await openOffice();
const browser = await launch();
const take = async (page, name, more = {}) => {
  await page.waitForTimeout(500); // let things slide into place
  await page.screenshot({ path: `${folder}/${name}.png`, ...more });
  console.log(`${name}.png`);
};

try {
  const { page } = await newPage(browser, office.address, { width: 1366, height: 900, colorScheme: 'light' });
  await page.goto(`${office.address}/app/`);
  await page.waitForSelector('input[name=login]:focus');
  await take(page, 'sign-in');
  await signIn(page, office);
  await page.check('input[name=status][value=active]');
  await page.waitForSelector('.scroller[aria-busy=false] tbody tr a');
  await take(page, 'seekers');
  const links = await page.$$eval('tbody tr a', (all) => all.slice(0, 25).map((link) => link.href));
  for (const link of links) {
    await page.goto(link);
    await page.waitForSelector('.list[aria-busy=false]');
    const best = Number(await page.textContent('.match .total strong').catch(() => '0'));
    if (best >= 75 && (await page.$$('button.chip')).length > 2 && (await page.$$('.match')).length > 4) break;
  }
  await take(page, 'person');
  if (await page.$('button.chip')) {
    await page.click('button.chip');
    await page.waitForSelector('.change .note');
    await take(page, 'what-if');
    await page.click('.change .note button');
  }
  await page.check('input[name=kind][value=course]');
  await page.waitForSelector('.list[aria-busy=false] .match');
  await take(page, 'courses');
  await page.click('.clears section.intent header button');
  await page.waitForSelector('.el-drawer form');
  await take(page, 'edit');
  await page.goto(`${office.address}/app/seekers/new`);
  await page.waitForSelector('[name="/name"]');
  await take(page, 'register');
  await page.goto(`${office.address}/app/vacancies`);
  await page.waitForSelector('tbody tr a');
  await take(page, 'vacancies');
  await page.click('tbody tr:nth-child(2) a');
  await page.waitForSelector('.list[aria-busy=false]');
  await take(page, 'vacancy');

  const phone = (await newPage(browser, office.address, { width: 390, height: 844 })).page;
  await phone.goto(`${office.address}/s/`);
  await phone.waitForSelector('.choose li a');
  await take(phone, 'public-community');
  await phone.click('.choose li a');
  await phone.waitForSelector('.notice');
  await take(phone, 'public-board');
  await phone.click('.notice .open');
  await phone.waitForSelector('.whole');
  await take(phone, 'public-notice', { fullPage: true });
  await phone.goBack();
  await phone.setViewportSize({ width: 1280, height: 900 });
  await phone.waitForSelector('.notices .notice');
  await take(phone, 'public-board-wide');
} finally {
  await browser.close();
  await office.close();
}
