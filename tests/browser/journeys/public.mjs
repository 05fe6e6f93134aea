// A passer-by with an old phone.
import assert from 'node:assert/strict';
import { accessible, highContrast } from '../support/axe.mjs';
import { newPage } from '../support/browser.mjs';
import { journey } from '../support/tap.mjs';

export async function publicJourneys(browser, office) {
  const { page, context, faults } = await newPage(browser, office.address, { width: 360, height: 760, hasTouch: true });
  const clean = () => assert.deepEqual(faults.splice(0), []);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

  await journey('the public page asks for the community first and remembers it', async () => {
    await page.goto(`${office.address}/`);
    await page.waitForSelector('.choose li a');
    assert.match(page.url(), /\/s\/$/);
    assert.equal(await page.textContent('.demo strong'), '演示数据');
    await accessible(page, 'choose a community', highContrast);
    await page.tap('.choose li a');
    await page.waitForSelector('.notice');
    await page.goto(`${office.address}/s/`);
    await page.waitForSelector('.notice');
    clean();
  });

  await journey('vacancies near the community come nearest first with pay, place and hours', async () => {
    const cards = await page.$$eval('.notice', (all) => all.map((card) => card.textContent));
    assert.ok(cards.length >= 3);
    for (const card of cards) assert.match(card, /(元|面议)[^]*地点[^]*时间/);
    const far = await page.$$eval('.far', (all) =>
      all
        .map((one) => one.textContent.match(/([\d.]+) (米|公里)/))
        .map(([, n, unit]) => n * (unit === '米' ? 1 : 1000)),
    );
    assert.deepEqual(
      far,
      [...far].sort((a, b) => a - b),
    );
    await accessible(page, 'vacancies', highContrast);
    clean();
  });

  await journey('text is at least 18 px, targets at least 48 px, and nothing scrolls sideways at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const [size, px] of [
      ['.a18', 18],
      ['.a22', 22],
      ['.a26', 26],
    ]) {
      await page.tap(size);
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('body *')]
            .filter(
              (one) => one.offsetParent && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
            )
            .map((one) => parseFloat(getComputedStyle(one).fontSize)),
        ),
      );
      assert.ok(smallest >= px - 0.5, `${smallest} px of ${px}`);
      const narrow = await page.$$eval(
        'button, a, input',
        (all) =>
          all
            .map((one) => one.getBoundingClientRect())
            .filter((box) => box.width && (box.height < 47.5 || box.width < 47.5)).length,
      );
      assert.equal(narrow, 0, 'targets');
      assert.ok(await fits(), `${px} px text at 320 px width`);
    }
    await page.tap('.a18');
    await page.setViewportSize({ width: 360, height: 760 });
    clean();
  });

  await journey('a notice opens, says how to apply, and "back" returns to the list', async () => {
    await page.tap('.notice .open');
    await page.waitForSelector('.whole');
    assert.match(await page.textContent('.whole'), /号岗位/);
    assert.match(await page.getAttribute('.whole .call', 'href'), /^tel:[\d-]{7,}/, 'a number to call');
    await accessible(page, 'one vacancy', highContrast);
    await page.goBack();
    await page.waitForSelector('.notices .notice');
    clean();
  });

  await journey('a post kept for recognised people says so in the list and in the notice', async () => {
    await page.tap('.how-far label:last-of-type');
    await page.fill('input[name=q]', '公益性岗位');
    await page.tap('.find button');
    await page.waitForSelector('.notice .only');
    assert.match(await page.textContent('.notice .only'), /只给认定的就业困难人员（.+）.*先到社区问/s);
    await accessible(page, 'a list with kept posts', highContrast);
    await page.tap('.notice:has(.only) .open');
    await page.waitForSelector('.whole .only');
    await page.goBack();
    await page.waitForSelector('.notices .notice');
    await page.goto(`${office.address}/s/`);
    await page.waitForSelector('.notices .notice');
    clean();
  });

  await journey('a search finds the work by what people call it', async () => {
    await page.fill('input[name=q]', '扫地');
    await page.tap('.find button');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.notices .job')].some((job) => job.textContent.includes('保洁')),
    );
    await page.goto(`${office.address}/s/`);
    await page.waitForSelector('.notices .notice');
    clean();
  });

  await journey('a search that finds nothing says so and offers a way on', async () => {
    await page.fill('input[name=q]', '不会有的岗位');
    await page.tap('.find button');
    await page.waitForSelector('.note button');
    await page.tap('.note button');
    await page.waitForSelector('.notices .notice');
    clean();
  });

  await journey('the page speaks English when asked', async () => {
    await page.tap('.tools > button');
    await page.waitForSelector('html[lang=en]');
    assert.equal(await page.textContent('h1'), 'Jobs near home');
    await accessible(page, 'English', highContrast);
    assert.ok(await fits());
    clean();
  });

  await context.close();

  await journey('a browser that speaks English is spoken to in English, until Chinese is chosen', async () => {
    const { page, context, faults } = await newPage(browser, office.address, { locale: 'en-GB' });
    for (const path of ['/s/', '/app/']) {
      await page.goto(office.address + path);
      await page.waitForSelector('html[lang=en]');
    }
    await page.goto(`${office.address}/s/`);
    await page.click('.tools > button');
    await page.waitForSelector('html[lang=zh-CN]');
    await page.goto(`${office.address}/app/`);
    await page.waitForSelector('html[lang=zh-CN] form');
    assert.deepEqual(faults, []);
    await context.close();
  });
}
