// Target P6 as figures: bytes of every screen, first load on a slow phone, scrolling ten thousand rows, a thousand
// vehicles on the live map. ONLY=map takes the last alone.
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
const VEHICLES = 1000;

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

/** A vehicle of a made-up fleet: it drives a circle of its own around the county's middle. */
function latestOf(n, [lon, lat], at) {
  const turn = n * 0.37 + at / 40_000;
  const wide = 0.02 + (n % 97) * 0.002;
  const when = new Date(at).toISOString();
  return {
    ...{ vehicle: `云A${String(10_000 + n)}`, organisation: '1', terminal: String(n), altitude_m: 1900, alarm: 0 },
    ...{ at: when, received_at: when, reported_at: when, heard_at: when, speed_dkmh: 420 },
    ...{
      lon_e7: Math.round((lon + Math.cos(turn) * wide) * 1e7),
      lat_e7: Math.round((lat + Math.sin(turn) * wide) * 1e7),
    },
    direction: Math.round(((360 - (turn * 180) / Math.PI) % 360) + 360) % 360,
  };
}
/** The answers of /api/tracking/vehicles in pages, as the server gives them. */
async function fleetOn(context, page) {
  const { nodes } = await (await context.request.get(`${BASE}/api/network/map`)).json();
  const centre = nodes.features[0].geometry.coordinates;
  await page.route('**/api/tracking/vehicles*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const first = Number(asked.get('cursor') || 0);
    const end = Math.min(VEHICLES, first + Number(asked.get('limit')));
    const items = Array.from({ length: end - first }, (_, i) => latestOf(first + i, centre, Date.now()));
    return route.fulfill({ json: { items, next: end < VEHICLES ? String(end) : null } });
  });
}
/** Frames a second, and how often vehicles were drawn in it, standing and while the map is drawn along. */
async function moveVehicles(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await signIn(context, 'dispatcher');
  const page = await context.newPage();
  await fleetOn(context, page);
  await page.addInitScript(() => {
    window.counted = { frames: 0, drawn: 0, slowest: 0 };
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      if (this.canvas.className === 'vehicles') window.counted.drawn += 1;
      return clear.apply(this, box);
    };
    let last = performance.now();
    requestAnimationFrame(function next(now) {
      window.counted.frames += 1;
      window.counted.slowest = Math.max(window.counted.slowest, now - last);
      last = now;
      requestAnimationFrame(next);
    });
  });
  await page.goto(`${BASE}/monitor/live`);
  await page.waitForFunction((n) => document.querySelectorAll('select option').length > n, VEHICLES);
  await page.locator('canvas.maplibregl-canvas').waitFor();
  await page.waitForTimeout(3000);
  const counted = async (during) => {
    const start = await page.evaluate(
      () => ((window.counted = { frames: 0, drawn: 0, slowest: 0 }), performance.now()),
    );
    await during();
    const { now, frames, drawn, slowest } = await page.evaluate(() => ({ now: performance.now(), ...window.counted }));
    return { fps: (frames * 1000) / (now - start), drawn: (drawn * 1000) / (now - start), slowest };
  };
  const still = await counted(() => page.waitForTimeout(5000));
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  await page.mouse.move(box.x + 400, box.y + 300);
  await page.mouse.down();
  const drawn = await counted(async () => {
    for (let i = 0; i < 150; i++) {
      await page.mouse.move(box.x + 400 + 120 * Math.sin(i / 12), box.y + 300 + 80 * Math.cos(i / 12));
      await page.waitForTimeout(16);
    }
  });
  await page.mouse.up();
  await context.close();
  return { still, drawn };
}
async function benchMap(browser) {
  const runs = [];
  for (let i = 0; i < ROUNDS; i++) runs.push(await moveVehicles(browser));
  console.log(
    `\n| live map, ${VEHICLES} vehicles, software rendering | frames/s | vehicles drawn/s | slowest frame ms |`,
  );
  console.log('|---|--:|--:|--:|');
  for (const [name, key] of Object.entries({ standing: 'still', 'drawn along with the mouse': 'drawn' })) {
    const [fps, drawn, slowest] = ['fps', 'drawn', 'slowest'].map((of) => median(runs.map((run) => run[key][of])));
    console.log(`| ${name} | ${fps.toFixed(1)} | ${drawn.toFixed(1)} | ${slowest.toFixed(0)} |`);
  }
}

async function benchLists(browser) {
  const runs = [];
  for (let i = 0; i < ROUNDS; i++) runs.push(await scroll(browser));
  const cpu = Math.round(Math.min(...runs.map((run) => run.cpu)));
  console.log('\n| list of 10,000 rows, 36,000 px by wheel | |\n|---|--:|');
  console.log(`| CPU of the page, ms (best of ${ROUNDS}) | ${cpu} |`);
  console.log(`| frame, median ms | ${median(runs.map((run) => run.frame)).toFixed(1)} |`);
  console.log(`| row nodes in the page, most | ${Math.max(...runs.map((run) => run.nodes))} |`);
}

async function benchLoads(browser) {
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
  if (process.env.ONLY !== 'map') {
    await benchLoads(browser);
    await benchLists(browser);
  }
  await benchMap(browser);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await once(program, 'exit');
}
