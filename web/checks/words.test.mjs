// Every word said on a page exists in both languages, and no word is kept that nobody says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const web = new URL('..', import.meta.url).pathname;
const zh = flat(read('words/zh.json'));
const en = flat(read('words/en.json'));
const source = ['app', 'officer', 'seeker', 'parts']
  .flatMap((folder) => readdirSync(join(web, folder), { recursive: true }).map((name) => join(web, folder, name)))
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');

function read(name) {
  return JSON.parse(readFileSync(join(web, name), 'utf8'));
}
function flat(catalogue) {
  const pairs = Object.entries(catalogue).flatMap(([section, words]) =>
    Object.entries(words).map(([name, text]) => [`${section}.${name}`, text]),
  );
  return new Map(pairs);
}

// t('a.b'), t(x ? 'a.b' : 'a.c') and t(`a.b_${x}`): a key with a hole stands for every key of that shape.
const sections = [...new Set([...zh.keys()].map((key) => key.split('.')[0]))].join('|');
const asked = [...source.matchAll(new RegExp(`(['\`])((?:${sections})\\.(?:[a-z0-9_]|\\$\\{[^}]*\\})+)\\1`, 'g'))].map(
  ([, , key]) => key,
);
const exact = new Set(asked.filter((key) => !key.includes('${')));
const shapes = asked
  .filter((key) => key.includes('${'))
  .map((key) => [key, new RegExp(`^${key.replace('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9_]+')}$`)]);

test('every key that a page asks for has Chinese words', () => {
  assert.deepEqual(
    [...exact].filter((key) => !zh.has(key)),
    [],
  );
  assert.deepEqual(
    shapes.filter(([, shape]) => ![...zh.keys()].some((key) => shape.test(key))).map(([key]) => key),
    [],
  );
});

test('Chinese and English have the same keys', () => {
  assert.deepEqual(
    [...zh.keys()].filter((key) => !en.has(key)),
    [],
  );
  assert.deepEqual(
    [...en.keys()].filter((key) => !zh.has(key)),
    [],
  );
});

test('a key says the same things in both languages', () => {
  // A month is a number in Chinese and a name in English.
  const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name === 'name' ? 'month' : name)).sort();
  for (const [key, text] of zh) assert.deepEqual(holes(en.get(key) ?? ''), holes(text), key);
});

test('no key is kept that no page asks for', () => {
  assert.deepEqual(
    [...zh.keys()].filter((key) => !exact.has(key) && !shapes.some(([, shape]) => shape.test(key))),
    [],
  );
});

test('no words are written into the pages themselves', () => {
  const code = source.replace(/\/\/.*|\/\*[^]*?\*\/|<!--[^]*?-->/g, '').replaceAll("'中文'", '');
  assert.deepEqual(
    code.split('\n').filter((line) => /[\u4e00-\u9fff\uff00-\uffef]/.test(line)),
    [],
  );
});
