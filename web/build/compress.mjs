// Writes name.br and name.gz beside every text file of dist/, so that the server never compresses at request time.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const text = /\.(js|css|html|svg|json|txt|webmanifest)$/;
let before = 0;
let after = 0;

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (/\.(br|gz)$/.test(file)) rmSync(file);
  if (!text.test(file)) continue;
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const br = brotliCompressSync(bytes, { params });
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  before += bytes.length;
  after += br.length;
}
console.log(`compressed ${Math.round(before / 1024)} KB of text to ${Math.round(after / 1024)} KB (br)`);
