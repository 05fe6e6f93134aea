// What the pages compute and say by themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createServer } from 'vite';

const web = new URL('..', import.meta.url).pathname;
let vite;
let load;

before(async () => {
  const server = { middlewareMode: true, watch: null, ws: false };
  vite = await createServer({
    configFile: `${web}vite.config.ts`,
    mode: 'app',
    logLevel: 'error',
    server,
    optimizeDeps: { noDiscovery: true },
  });
  load = (file) => vite.ssrLoadModule(`${web}${file}`);
  const words = JSON.parse(readFileSync(`${web}words/zh.json`, 'utf8'));
  const { startWords } = await load('parts/words.ts');
  globalThis.document = { documentElement: {} }; // after Vue has looked for one
  speaks('zh-CN');
  await startWords(words, async () => words);
});
after(() => vite.close());

// What the browser says it speaks.
function speaks(language) {
  Object.defineProperty(globalThis, 'navigator', { value: { language }, configurable: true });
}

test('the first visit speaks the language of the browser, later ones the chosen one', async () => {
  const { startWords, speak, language } = await load('parts/words.ts');
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
  };
  const words = JSON.parse(readFileSync(`${web}words/zh.json`, 'utf8'));
  const visit = async (browser) => {
    speaks(browser);
    await startWords(words, async () => words);
    return language.value;
  };
  assert.equal(await visit('en-GB'), 'en');
  assert.equal(await visit('zh-TW'), 'zh');
  assert.equal(kept.size, 0, 'nobody has chosen yet');
  await speak('en');
  assert.equal(await visit('zh-CN'), 'en');
  await speak('zh');
  assert.equal(await visit('en-GB'), 'zh');
});

test('a clear that was not checked with the person is not called clear', async () => {
  const { clearState, clearLines } = await load('officer/seekers/clears.ts');
  const person = (percent, confirmed, open = []) => ({
    family: { single_parent: false, both_spouses_unemployed: true, duties: [], note: '', confirmed },
    completeness: { family: percent, open: { family: open } },
  });
  const asked = { on: '2026-11-01', by: 'x', declined: false };
  const never = { on: null, by: '', declined: false };
  assert.equal(clearState(person(83, never), 'family').word, 'unchecked');
  assert.equal(clearState(person(83, asked), 'family').word, 'full');
  assert.equal(clearState(person(50, asked), 'family').word, 'half');
  assert.equal(clearState(person(0, never), 'family').word, 'empty');
  assert.deepEqual(clearLines(person(66, never, ['duties']), 'family').missing, ['要照顾谁']);
  assert.ok(clearLines(person(100, asked), 'family').known.some(({ text }) => text === '没有要照顾的人'));
});

test('pay is said the way people say it', async () => {
  const { payText } = await load('parts/format.ts');
  assert.equal(payText({ wage_min: 3000, wage_max: 4000, wage_unit: 'month' }), '3,000–4,000 元/月');
  assert.equal(payText({ wage_min: 18.5, wage_max: 18.5, wage_unit: 'hour' }), '18.5 元/小时');
  assert.equal(payText({ wage_min: 4000, wage_max: null, wage_unit: 'month' }), '4,000 元/月起');
  assert.equal(payText({ wage_min: null, wage_max: 200, wage_unit: 'day' }), '最高 200 元/天');
  assert.equal(payText({ wage_min: null, wage_max: null, negotiable: true }), '工资面议');
});

test('hours that end the next day, or never, say so', async () => {
  const { workTime } = await load('parts/format.ts');
  assert.equal(workTime({ shifts: [{ from: '08:00', to: '17:30' }], days_per_week: 6 }), '8:00–17:30，一周 6 天');
  assert.equal(workTime({ shifts: [{ from: '22:00', to: '06:00' }] }), '22:00–次日6:00');
  assert.equal(workTime({ shifts: [{ from: '00:00', to: '24:00' }] }), '全天（住家）');
  assert.equal(workTime({ shifts: [], hours_per_day: 8 }), '每天 8 小时');
});

test('in English, hours carry no Chinese signs', async () => {
  const { workTime } = await load('parts/format.ts');
  const { startWords, speak } = await load('parts/words.ts');
  const [zh, en] = ['zh', 'en'].map((name) => JSON.parse(readFileSync(`${web}words/${name}.json`, 'utf8')));
  await startWords(zh, async () => en);
  await speak('en');
  const shifts = [
    { from: '09:00', to: '12:00' },
    { from: '22:00', to: '06:00' },
  ];
  assert.equal(workTime({ shifts, days_per_week: 5 }), '9:00–12:00 and 22:00–next day 6:00, 5 days a week');
  await speak('zh');
  assert.equal(workTime({ shifts }), '9:00–12:00、22:00–次日6:00');
});

test('distances are metres near by and kilometres beyond, walks only where people walk', async () => {
  const { distance, walk } = await load('parts/format.ts');
  assert.equal(distance(0.43), '450 米');
  assert.equal(distance(1.04), '1 公里');
  assert.equal(distance(0.95), '950 米');
  assert.equal(distance(5.6), '5.6 公里');
  assert.equal(distance(12.4), '12.4 公里');
  assert.equal(distance(null), '');
  assert.equal(walk(0.05), '走路约 1 分钟');
  assert.equal(walk(0.25), '走路约 4 分钟');
  assert.equal(walk(1), '走路约 20 分钟');
  assert.equal(walk(3), '');
});

test('three days in a row or more are a span', async () => {
  const { daysText } = await load('officer/seekers/clears.ts');
  assert.equal(daysText([1, 2, 3, 4, 5, 7]), '周一到周五、周日');
  assert.equal(daysText([2, 3]), '周二、周三');
  assert.equal(daysText([1, 2, 3, 4, 5, 6, 7]), '每天');
});

test('what was not asked for stands below a line, but only where something wanted stands above', async () => {
  const { firstUnwanted } = await load('officer/matches/wanted.ts');
  const list = (...values) => values.map((value) => ({ reasons: [{ rule: 'occupation', value }] }));
  assert.equal(firstUnwanted(list(1, 0.6, 0.2, 0)), 2);
  assert.equal(firstUnwanted(list(1, 0.2, 0.6, 0)), 3, 'nothing wanted below the line');
  assert.equal(firstUnwanted(list(0.1, 0)), -1);
  assert.equal(firstUnwanted(list(1, 0.5)), -1);
  assert.equal(firstUnwanted([{ reasons: [] }, { reasons: [] }]), -1);
  assert.equal(firstUnwanted([]), -1);
});

test('a course without a date says nothing about seats', async () => {
  const { headline } = await load('officer/matches/headline.ts');
  const seats = (next_session) => {
    const course = { title: '保育员', provider: '', cost: null, subsidy: null, hours: 40, next_session };
    return headline({ id: 1, openings: 0, distance_km: null, course }).facts.some(({ name }) => name === '名额');
  };
  assert.equal(seats(null), false);
  assert.equal(seats({ starts_on: '2026-12-01' }), true);
});

test('an identity number tells birth date and sex, an impossible one nothing', async () => {
  const { readIdentity } = await load('officer/edit/identity.ts');
  assert.deepEqual(readIdentity('999999197203050022'), { birth_date: '1972-03-05', sex: 'F' });
  assert.deepEqual(readIdentity(' 99999919720305003x '), { birth_date: '1972-03-05', sex: 'M' });
  assert.equal(readIdentity('999999197202300022'), null);
  assert.equal(readIdentity('99999919720305'), null);
});

test('a tried change changes a copy only', async () => {
  const { withChanges } = await load('officer/matches/whatIf.ts');
  const intent = {
    wage_floor: 3500,
    max_km: 3,
    night_ok: false,
    refuses: ['night', 'heights'],
    forms: ['full_time'],
    available: [{ from: '09:00', to: '17:00' }],
    days: [1],
  };
  const seeker = {
    id: 7,
    intent,
    skills: { certificates: [] },
    family: { duties: [{ what: '接孩子' }] },
    completeness: {},
    warnings: [],
  };
  const before = JSON.stringify(seeker);
  const change = (constraint, from, to) => ({ constraint, from, to, opens: 1, zh: '', en: '' });
  const draft = withChanges(seeker, [
    change('wage_floor', '3500', '3200'),
    change('night', 'false', 'true'),
    change('refuses:heights', 'heights', ''),
    change('certificate:health', '', 'health'),
    change('form:hourly', '', 'hourly'),
    change('hours', '17:00', '18:30'),
    change('days', '1', '1,2'),
    change('care', '接孩子', ''),
  ]);
  assert.equal(JSON.stringify(seeker), before);
  assert.deepEqual(draft.intent, {
    ...intent,
    wage_floor: 3200,
    night_ok: true,
    refuses: [],
    forms: ['full_time', 'hourly'],
    available: [{ from: '09:00', to: '18:30' }],
    days: [1, 2],
  });
  assert.equal(draft.skills.certificates[0].kind, 'health');
  assert.deepEqual(draft.family.duties, []);
  assert.ok(!('completeness' in draft) && !('warnings' in draft));
});
