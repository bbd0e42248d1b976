// A demo county that one test file has for itself, where it needs another configuration or would disturb the others.
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = () =>
  new Promise<number>((done) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo;
      taken.close(() => done(port));
    });
  });

interface OwnProgram {
  base: string;
  end: () => Promise<void>;
}
async function startOwn(configuration: string[], played: string[]): Promise<OwnProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'yidao-own-'));
  writeFileSync(join(folder, 'yidao.toml'), configuration.join('\n'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const words = ['demo', '--config', join(folder, 'yidao.toml'), '--data', join(folder, 'data')];
  const all = [...words, '--listen', `127.0.0.1:${port}`, '--web', 'dist', ...played];
  const program = spawn('../build/yidao', all, { stdio: 'ignore' });
  const ended = new Promise((done) => program.once('exit', done));
  const health = () =>
    fetch(`${address}/health`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(health, { timeout: 110_000 }).toBe(200);
  const end = async () => {
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { base: address, end };
}

/** Tests whose addresses are those of a program of their own; `configuration` holds the lines of its yidao.toml,
 * `played` the words that let days pass before. */
export const ownTest = base.extend<object, { configuration: string[]; played: string[]; program: OwnProgram }>({
  configuration: [[], { scope: 'worker', option: true }],
  played: [[], { scope: 'worker', option: true }],
  program: [
    async ({ configuration, played }, use) => {
      const program = await startOwn(configuration, played);
      await use(program);
      await program.end();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  baseURL: async ({ program }, use) => use(program.base),
});
