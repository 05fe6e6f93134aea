// All checks of the pages; ends with "N passed, N failed".
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { tap } from 'node:test/reporters';

const here = new URL('.', import.meta.url).pathname;
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => join(here, name));
const count = { pass: 0, fail: 0 };

const stream = run({ files, concurrency: true });
for (const kind of ['pass', 'fail']) stream.on(`test:${kind}`, ({ nesting }) => nesting || (count[kind] += 1));
const lines = stream.compose(tap);
lines.pipe(process.stdout);
lines.on('end', () => {
  console.log(`${count.pass} passed, ${count.fail} failed`);
  process.exitCode = count.fail || !count.pass ? 1 : 0;
});
