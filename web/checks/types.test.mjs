// The pages agree with the records of the API and with themselves.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';

const web = new URL('..', import.meta.url).pathname;
const node = (...args) => spawnSync('node', args, { cwd: web, encoding: 'utf8' });

test('types', () => {
  const { stdout, status } = node('node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit');
  assert.equal(status, 0, stdout);
});

test('parts/api/schema.d.ts is what server/openapi.yaml says (else: npm run api)', (t) => {
  if (!existsSync(`${web}../server/openapi.yaml`)) return t.skip('no server/openapi.yaml here');
  const { stderr, status } = node(
    'node_modules/openapi-typescript/bin/cli.js',
    '../server/openapi.yaml',
    '-o',
    'parts/api/schema.d.ts',
    '--check',
  );
  assert.equal(status, 0, stderr);
});
