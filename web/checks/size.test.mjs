// What is sent over the wire stays small, and nothing in it points to another host. Needs a built dist/.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true }).map((name) => join(dist, name));
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

// Every script and style sheet a page's HTML names, and what those scripts import before they run.
function firstLoad(page) {
  const found = new Set();
  const add = (name) => {
    const file = join(dist, page, 'assets', name);
    if (found.has(file)) return;
    found.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, next] of readFileSync(file, 'utf8').matchAll(/(?:^|;|\})import[^;"'`(]*["'`]\.\/([^"'`]+)["'`]/g))
      add(next);
  };
  const html = readFileSync(join(dist, page, 'index.html'), 'utf8');
  for (const [, name] of html.matchAll(new RegExp(`/${page}/assets/([\\w.-]+)`, 'g'))) add(name);
  return [...found];
}

for (const [page, limit] of [
  ['s', 30],
  ['app', 250],
]) {
  test(`the first load of /${page}/ is at most ${limit} KB of script and style, gzipped`, (t) => {
    const sum = firstLoad(page).reduce((bytes, file) => bytes + gzipped(file), 0);
    t.diagnostic(`/${page}/ ${kilobytes(sum)} of ${limit} KB`);
    assert.ok(sum > 0 && sum <= limit * 1024, `${kilobytes(sum)}`);
  });
}

test('no file names another host', () => {
  const named = files
    .filter((file) => /\.(js|css|html|svg|json)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/https?:\/\/[\w.-]+/g)].map(
        ([host]) => `${host} in ${file.slice(dist.length)}`,
      ),
    );
  assert.deepEqual(
    named.filter((each) => !/^https?:\/\/www\.w3\.org /.test(each)),
    [],
  );
});

test('a page carries no script or style of its own and no data: address, so that the strict policy holds', () => {
  for (const page of ['s', 'app']) {
    const html = readFileSync(join(dist, page, 'index.html'), 'utf8');
    assert.equal(html.match(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)?.[0], undefined, page);
  }
  for (const file of files.filter((name) => name.endsWith('.css'))) {
    const foreign = readFileSync(file, 'utf8').match(/@import|@font-face|url\((?!["']?\/(s|app)\/assets\/).{0,40}/);
    assert.equal(foreign?.[0], undefined, file);
  }
});

test('every text file has its packed forms beside it', () => {
  const plain = files.filter((file) => /\.(js|css|html|svg|json)$/.test(file));
  assert.ok(plain.length > 5);
  assert.deepEqual(
    plain.filter((file) => !existsSync(`${file}.br`) || !existsSync(`${file}.gz`)),
    [],
  );
});
