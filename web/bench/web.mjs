// Target P6 as figures: bytes of every screen, first load on a slow phone, scrolling ten thousand rows.
// npm run build && npm run bench; prints the table of bench/README.md. Serves a demo county of its own meanwhile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import { weigh } from '../scripts/budgets.mjs';

const PORT = process.env.YIDAO_REAL_PORT ?? '48743';
const BASE = `http://127.0.0.1:${PORT}`;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const MBIT = 1_000_000 / 8;
const NETWORKS = {
  '4G (9 Mbit/s, 60 ms)': { downloadThroughput: 9 * MBIT, uploadThroughput: 1.5 * MBIT, latency: 60 },
  'slow 4G (1.6 Mbit/s, 150 ms)': { downloadThroughput: 1.6 * MBIT, uploadThroughput: 0.75 * MBIT, latency: 150 },
};
/** What says that a person can begin to work. */
const SCREENS = [
  ['/login', '', 'input[type=password]'],
  ['/t', '', 'form input'],
  ['/mail/scan', 'sorter', 'main input'],
  ['/org/people', 'operations', '[role=row].row'],
];
const ROWS = 10_000;
const SCROLLED_PX = 36_000;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function signIn(context, login) {
  const data = { login, password: 'yidao-demo-2026', totp: '', scanner: false };
  await context.request.post(`${BASE}/api/auth/login`, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } });
}

/** Milliseconds from the click to the first paint and to where work can begin, caches empty. */
async function firstLoad(browser, [path, login, ready], network) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  if (login) await signIn(context, login);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const start = Date.now();
  await page.goto(BASE + path, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor({ state: 'visible' });
  const usable = Date.now() - start;
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  await context.close();
  return { paint, usable };
}

function entry(n) {
  const at = new Date(Date.UTC(2026, 10, 24) - n * 7000).toISOString();
  const who = { person: '7', hat: '21', address: '10.8.0.12', device: 'web-a1b2c3', request_id: `r${n}`, purpose: '' };
  return { id: String(90_000 - n), at, ...who, action: 'mail.item_accepted', subject: `mail/item/${n}`, changes: {} };
}

/** CPU of the page and frames while a list of ten thousand rows is scrolled with the wheel. */
async function scroll(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await signIn(context, 'operations');
  const page = await context.newPage();
  const me = await (await context.request.get(`${BASE}/api/auth/me`)).json();
  me.hat.permissions.push('audit.read');
  await page.route('**/api/auth/me', (route) => route.fulfill({ json: me }));
  const audit = { items: Array.from({ length: ROWS }, (_, n) => entry(n)), people: [], next: null };
  await page.route('**/api/audit*', (route) => route.fulfill({ json: audit }));
  await page.goto(`${BASE}/org/audit`);
  await page.locator('[role=row].row').first().waitFor();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  await page.locator('[role=grid]').hover();
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    requestAnimationFrame(function next(now) {
      window.frames_.push(now - last);
      last = now;
      requestAnimationFrame(next);
    });
  });
  const before = await busy();
  for (let y = 0; y < SCROLLED_PX; y += 600) await page.mouse.wheel(0, 600);
  await page.waitForTimeout(300);
  const cpu = (await busy()) - before;
  const frames = await page.evaluate(() => window.frames_.slice(2));
  const nodes = await page.locator('[role=row].row').count();
  await context.close();
  return { cpu, frame: median(frames), nodes };
}

async function served() {
  for (let i = 0; i < 600; i++) {
    if (
      await fetch(`${BASE}/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the program did not start');
}

const program = spawn('bash', ['e2e/serve.sh', PORT], { stdio: 'ignore' });
const browser = await chromium.launch({
  executablePath: process.env.YIDAO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader'],
});
try {
  await served();
  console.log('| screen | KB gzip with shell | budget |\n|---|--:|--:|');
  for (const row of weigh('dist').slice(0, 6)) console.log(`| ${row.name} | ${row.kb.toFixed(0)} | ${row.budget} |`);
  console.log('\n| first load, 4× CPU slowdown | network | first paint ms | usable ms |\n|---|---|--:|--:|');
  for (const screen of SCREENS)
    for (const [name, network] of Object.entries(NETWORKS)) {
      const runs = [];
      for (let i = 0; i < ROUNDS; i++) runs.push(await firstLoad(browser, screen, network));
      const [paint, usable] = ['paint', 'usable'].map((key) => Math.round(median(runs.map((run) => run[key]))));
      console.log(`| ${screen[0]} | ${name} | ${paint} | ${usable} |`);
    }
  const runs = [];
  for (let i = 0; i < ROUNDS; i++) runs.push(await scroll(browser));
  const cpu = Math.round(Math.min(...runs.map((run) => run.cpu)));
  console.log('\n| list of 10,000 rows, 36,000 px by wheel | |\n|---|--:|');
  console.log(`| CPU of the page, ms (best of ${ROUNDS}) | ${cpu} |`);
  console.log(`| frame, median ms | ${median(runs.map((run) => run.frame)).toFixed(1)} |`);
  console.log(`| row nodes in the page, most | ${Math.max(...runs.map((run) => run.nodes))} |`);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await once(program, 'exit');
}
