// A demo office of its own for one run: `sanqing demo` into a temporary folder, then `sanqing serve` on a free port.
// SANQING_BINARY names the program. While developing pages, SANQING_ADDRESS and SANQING_PASSWORD name one that runs.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export async function openOffice() {
  const { SANQING_ADDRESS: address, SANQING_PASSWORD: password, SANQING_BINARY: binary } = process.env;
  if (address) return { address, password, close: async () => {} };
  if (!binary) throw new Error('SANQING_BINARY must name the sanqing program to drive');

  const data = mkdtempSync(join(tmpdir(), 'sanqing-browser-'));
  const { stdout } = await promisify(execFile)(binary, ['demo', '--data', data], { maxBuffer: 1 << 24 });
  const printed = /\bofficer \/ (\S+)/.exec(stdout)?.[1];
  if (!printed) throw new Error(`no sign-in of the officer in what 'sanqing demo' printed:\n${stdout}`);

  const server = spawn(binary, ['serve', '--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => server.once('exit', done));
  const close = async () => {
    server.kill('SIGTERM');
    const slow = setTimeout(() => server.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(slow);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const own = await addressOf(server, ended);
    await ready(own);
    return { address: own, password: printed, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function addressOf(server, ended) {
  return new Promise((found, failed) => {
    let said = '';
    const read = (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said);
      if (address) found(address[0]);
    };
    server.stdout.setEncoding('utf8').on('data', read);
    server.stderr.setEncoding('utf8').on('data', read);
    ended.then(() => failed(new Error(`the server ended before it said where it is:\n${said}`)));
  });
}

// The index may still be loading.
async function ready(address) {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('the server is not ready after two minutes');
}
