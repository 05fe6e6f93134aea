// Debian's Chromium, watched: what a page asks of another host, what its content policy had to stop and what it threw
// are collected, and a journey that leaves any of it fails.
import { chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

export async function newPage(browser, address, { width = 1440, height = 900, ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...more,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults = [];
  const host = new URL(address).host;
  context.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url());
    if (asked !== host && protocol !== 'blob:') faults.push(`asked another host: ${request.url()}`);
  });
  page.on('websocket', (socket) => new URL(socket.url()).host !== host && faults.push(`socket to ${socket.url()}`));
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // An answer of 4xx that the page deals with (not signed in yet, a stale record) is no fault of the page.
    if (message.type() === 'error' && !/^Failed to load resource: .* 4\d\d/.test(text)) faults.push(`console: ${text}`);
  });
  return { page, context, faults };
}

export async function signIn(page, { address, password }, login = 'officer') {
  await page.goto(`${address}/app/`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('tbody tr a');
}

// Runs `change`, then waits until the ranked list answers it. A list is busy from the moment it is asked another
// question, so one drawn frame later it is either busy or up to date.
export async function afterMatches(page, change) {
  await change();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForSelector('.list[aria-busy=false] .match');
}

// What each card of the ranked list is about, in order.
export function titles(page) {
  return page.$$eval('.match:not(.rank-leave-active) .body', (all) =>
    all.map((body) => [...body.querySelectorAll('h3, .small, dd')].map((each) => each.textContent).join(' ')),
  );
}
