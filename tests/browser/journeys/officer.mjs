// An officer's day in the console.
import assert from 'node:assert/strict';
import { accessible } from '../support/axe.mjs';
import { afterMatches, newPage, signIn, titles } from '../support/browser.mjs';
import { journey } from '../support/tap.mjs';

export async function officerJourneys(browser, office) {
  const { page, context, faults } = await newPage(browser, office.address);
  const clean = () => assert.deepEqual(faults.splice(0), []);

  await journey('a wrong password is refused in words, the right one opens the list of seekers', async () => {
    await page.goto(`${office.address}/app/`);
    await page.fill('input[name=login]', 'officer');
    await page.fill('input[name=password]', 'not this one');
    await page.click('form button[type=submit]');
    await page.waitForSelector('form [role=alert]');
    await accessible(page, 'sign-in');
    await signIn(page, office);
    assert.equal(await page.textContent('.demo strong'), '演示数据');
    assert.ok((await page.$$('tbody tr')).length >= 20);
    assert.equal((await page.$$('tbody tr:first-child svg')).length, 3, 'three lights');
    await accessible(page, 'list of seekers');
    clean();
  });

  await journey('the list is searched by a part of the name and filtered by status', async () => {
    const surname = (await page.textContent('tbody tr:first-child a')).slice(0, 1);
    await page.fill('input[type=search]', surname);
    await page.waitForURL(/q=/);
    await page.waitForFunction(
      (name) =>
        document.querySelector('.scroller')?.getAttribute('aria-busy') === 'false' &&
        [...document.querySelectorAll('tbody tr a')].every((link) => link.textContent.includes(name)),
      surname,
    );
    await page.fill('input[type=search]', '');
    await page.check('input[name=status][value=active]');
    await page.waitForURL(/status=active/);
    await page.waitForSelector('.scroller[aria-busy=false] tbody tr a');
    clean();
  });

  await journey('a person shows the three clears and matches with reasons', async () => {
    await openPersonWithChanges(page);
    assert.equal((await page.$$('.clears section')).length, 3);
    assert.match(await page.textContent('.clears section:first-of-type'), /%/);
    const cards = await page.$$('.match');
    assert.ok(cards.length >= 2, 'ranked cards');
    for (const card of cards) assert.ok((await card.$$('.why li')).length >= 1, 'every card says why');
    const totals = await page.$$eval('.match .total strong', (all) => all.map((one) => Number(one.textContent)));
    assert.deepEqual(
      totals,
      [...totals].sort((a, b) => b - a),
      'best first',
    );
    await accessible(page, 'person');
    clean();
  });

  await journey('moving the weights ranks the list again and keeps the focus on the slider', async () => {
    const before = await titles(page);
    await afterMatches(page, async () => {
      for (const [name, key] of [
        ['intent', 'Home'],
        ['skills', 'Home'],
        ['family', 'End'],
      ]) {
        await page.focus(`input[name=${name}]`);
        await page.keyboard.press(key);
      }
    });
    const family = await titles(page);
    assert.notDeepEqual(family, before);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'family');
    assert.deepEqual(await page.$$eval('fieldset output', (all) => all.map((one) => one.textContent)), [
      '0%',
      '0%',
      '100%',
    ]);
    await afterMatches(page, () => page.click('fieldset .button'));
    assert.deepEqual(await titles(page), before, 'reset brings the old order back');
    clean();
  });

  await journey('a change is tried without saving it and taken back', async () => {
    const before = await titles(page);
    const counted = await page.textContent('.count');
    const asked = [];
    page.on('request', (request) => request.method() !== 'GET' && asked.push(new URL(request.url()).pathname));
    await afterMatches(page, () => page.click('button.chip'));
    assert.equal(await page.getAttribute('button.chip', 'aria-pressed'), 'true');
    assert.notEqual(await page.textContent('.count'), counted, 'more vacancies fit');
    await accessible(page, 'person, trying a change');
    await afterMatches(page, () => page.click('.change .note button'));
    assert.deepEqual(await titles(page), before);
    assert.deepEqual(asked, ['/api/v1/matches'], 'nothing was stored');
    clean();
  });

  await journey('courses for the person come with reasons too', async () => {
    await afterMatches(page, () => page.check('input[name=kind][value=course]'));
    assert.ok((await page.$$('.match .why li')).length >= 1);
    await page.check('input[name=kind][value=vacancy]');
    await page.waitForSelector('.match');
    clean();
  });

  await journey('a wrong field is named where it is, a right one is saved and said', async () => {
    await page.click('.clears section.intent header button');
    await page.waitForSelector('.el-drawer form');
    await page.waitForTimeout(400); // the drawer slides in
    await accessible(page, 'edit');
    const floor = page.locator('[name="/intent/wage_floor"]');
    const was = await floor.inputValue();
    await floor.fill('-5');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[name="/intent/wage_floor"][aria-invalid=true]');
    const told = await floor.getAttribute('aria-describedby');
    assert.ok((await page.textContent(`[id="${told}"]`)).length > 2);
    await floor.fill(was || '2500');
    if (!was) await page.fill('[name="/intent/wage_wish"]', ''); // it may not lie below the floor
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.snack.good');
    await page.waitForSelector('.el-drawer form', { state: 'detached' });
    clean();
  });

  await journey('a change by somebody else appears by itself, and is not overwritten unseen', async () => {
    const id = Number(page.url().split('/').pop());
    const words = `离家近一点 ${Date.now()}`;
    await changeElsewhere(context, office, id, { intent: { text: words } });
    await page.waitForSelector(`.clears >> text=${words}`);

    await page.click('.clears section.family header button');
    await page.waitForSelector('.el-drawer form');
    await page.fill('[name="/family/note"]', '记一笔');
    let first = true;
    const record = `**/api/v1/seekers/${id}`;
    await page.route(record, async (route) => {
      const mine = first && route.request().method() === 'PATCH';
      if (mine) first = false;
      if (mine) await changeElsewhere(context, office, id, { intent: { text: `${words}!` } });
      await route.continue();
    });
    await page.click('.el-drawer form button[type=submit]');
    await page.waitForSelector('.el-drawer .note.warn');
    await page.click('.el-drawer .note.warn .button.main');
    await page.waitForSelector('.el-drawer form', { state: 'detached' });
    await page.waitForSelector(`.clears >> text=${words}!`);
    await page.waitForSelector('.clears section.family >> text=记一笔');
    await page.unroute(record);
    clean();
  });

  await journey('a vacancy shows the people whom it fits', async () => {
    await page.click('aside nav a[href$="/vacancies"]');
    await page.waitForSelector('tbody tr a');
    await accessible(page, 'list of vacancies');
    await page.click('tbody tr:first-child a');
    await page.waitForSelector('.count');
    await page.waitForSelector('.list[aria-busy=false]');
    await accessible(page, 'vacancy');
    clean();
  });

  await journey('a person is registered by keyboard alone', async () => {
    await page.goto(`${office.address}/app/seekers/new`);
    await page.waitForSelector('[name="/name"]:focus');
    const type = async (text) => {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await type('测试员');
    await type('999999197203050022');
    assert.equal(await page.inputValue('[name="/birth_date"]'), '1972-03-05');
    assert.equal(await page.inputValue('[name="/sex"]'), 'F');
    await accessible(page, 'register');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/app\/seekers\/\d+$/);
    await page.waitForSelector('h1 >> text=测试员');
    await page.goto(`${office.address}/app/seekers`);
    await page.waitForSelector('tbody tr a');
    assert.equal(await page.textContent('tbody tr:first-child a'), '测试员', 'the newest on top');
    clean();
  });

  await journey('an identity number that is registered already leads to the record', async () => {
    await page.goto(`${office.address}/app/seekers/new`);
    await page.fill('[name="/name"]', '测试员');
    await page.fill('[name="/identity_number"]', '999999197203050022');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[name="/identity_number"][aria-invalid=true]');
    await accessible(page, 'register, refused');
    await page.click('form .note.bad a');
    await page.waitForURL(/\/app\/seekers\/\d+$/);
    await page.waitForSelector('h1 >> text=测试员');
    clean();
  });

  await journey('somebody else cannot be given that number, and the way leads to who has it', async () => {
    const own = page.url();
    await page.goto(`${office.address}/app/seekers`);
    await page.click('tbody tr:nth-child(2) a');
    await page.waitForSelector('.known header button');
    assert.notEqual(page.url(), own);
    await page.click('.known header button');
    await page.waitForSelector('.el-drawer form');
    await page.fill('[name="/identity_number"]', '99999919720305002 2');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.el-drawer .note.bad a');
    await page.click('.el-drawer .note.bad a');
    await page.waitForSelector('h1 >> text=测试员');
    assert.equal(page.url(), own);
    await page.waitForSelector('.el-drawer', { state: 'detached' });
    clean();
  });

  await journey('somebody is found by the initials of the name', async () => {
    await page.goto(`${office.address}/app/seekers?q=csy`);
    await page.waitForSelector('tbody tr a >> text=测试员');
    clean();
  });

  await journey('a person of whom nothing is known is not said to fit, and is checked with one press', async () => {
    await page.click('tbody tr a >> text=测试员');
    await page.waitForSelector('.list[aria-busy=false]');
    await page.waitForSelector('.count >> text=没有一条明确不合');
    assert.doesNotMatch(await page.textContent('.list'), /%/, 'no guess looks like a measured chance');
    const family = page.locator('.clears section.family');
    assert.match(await family.textContent(), /要照顾谁[^]*还没有和本人核对过/);
    await family.locator('.confirmed button').click();
    await page.waitForSelector('.clears section.family >> text=没有要照顾的人');
    assert.doesNotMatch(await family.textContent(), /还没有和本人核对过/);
    clean();
  });

  await journey('a vacancy that takes nobody any more says so', async () => {
    await page.goto(`${office.address}/app/vacancies?status=filled`);
    await page.click('tbody tr:first-child a');
    await page.waitForSelector('.panel .note >> text=岗位已招满');
    assert.equal((await page.$$('.match')).length, 0);
    await page.goto(`${office.address}/app/vacancies?status=checked`);
    await page.waitForSelector('input[name=status][value=checked]:checked');
    clean();
  });

  await journey('the training to hold next stands with whom it helps', async () => {
    await page.click('aside nav a[href$="/courses"]');
    await page.waitForSelector('tbody td.num');
    const adds = await page.$$eval('tbody tr td:nth-child(5)', (all) => all.map((one) => Number(one.textContent)));
    assert.ok(adds[0] > 0);
    assert.deepEqual(adds, [...adds].sort((a, b) => b - a), 'each adds less than the one above');
    await accessible(page, 'training to hold');
    clean();
  });

  await journey('words that an advert may not ask are shown to whoever opens it', async () => {
    const employer = (await (await context.request.get(`${office.address}/api/v1/employers`)).json()).items[0];
    const advert = { title: '保洁员', employer_id: employer.id, description: '限女，35岁以下，本地户口' };
    const posted = await write(context, office, 'post', '/vacancies', advert);
    await page.goto(`${office.address}/app/vacancies/${(await posted.json()).id}`);
    await page.waitForSelector('.doubts');
    assert.deepEqual(
      await page.$$eval('.doubts li', (all) => all.map((one) => one.textContent.match(/“(.+?)”/)[1])),
      ['限女', '35岁以下', '本地户口'],
    );
    await accessible(page, 'vacancy with doubts');
    clean();
  });

  await journey('dark, large and English change the look and break nothing', async () => {
    await page.click('.switches button >> nth=0');
    await page.click('.switches button >> nth=1');
    await page.waitForTimeout(300);
    await accessible(page, 'person, dark and large');
    await page.click('.switches button >> nth=2');
    await page.waitForSelector('html[lang=en]');
    await page.goto(`${office.address}/app/seekers`);
    await page.waitForSelector('tbody tr a');
    assert.equal(await page.textContent('h1'), 'Seekers');
    await accessible(page, 'list, dark, large, English');
    clean();
  });

  await context.close();
}

// The first person of the list whom a change would open something for (fitting people differ from demo to demo).
async function openPersonWithChanges(page) {
  const links = await page.$$eval('tbody tr a', (all) => all.slice(0, 25).map((link) => link.getAttribute('href')));
  const list = page.url();
  for (const link of links) {
    await page.click(`tbody a[href="${link}"]`);
    await page.waitForSelector('.list[aria-busy=false]');
    await page.waitForSelector('.count');
    if ((await page.$$('button.chip')).length && (await page.$$('.match')).length > 4) return;
    await page.goto(list);
    await page.waitForSelector('tbody tr a');
  }
  throw new Error('none of 25 people has both matches and a change to try');
}

// What another officer would do, with the same cookie but not through this page.
async function write(context, office, method, path, data, headers = {}) {
  const api = `${office.address}/api/v1`;
  const { csrf_token: token } = await (await context.request.get(`${api}/sessions/current`)).json();
  const answer = await context.request[method](api + path, { headers: { 'X-CSRF-Token': token, ...headers }, data });
  assert.ok(answer.ok(), await answer.text());
  return answer;
}

async function changeElsewhere(context, office, id, body) {
  const seen = await context.request.get(`${office.address}/api/v1/seekers/${id}`);
  await write(context, office, 'patch', `/seekers/${id}`, body, { 'If-Match': seen.headers().etag });
}
