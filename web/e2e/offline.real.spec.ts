// Scanning without network on the real program: kept, in order, once each, and what the server refuses is solved.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { checkedItem, freshNumber, signIn, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways } from './look';

test.use({ serviceWorkers: 'allow' });

/** Both widths run in one county: each has its own station. */
const stationOf = (project: string) => (project === 'phone' ? 'station05' : 'station06') as Login;
const field = (page: Page) => page.getByLabel('手动输入单号');
const result = (page: Page) => page.locator('.result');

/** The scan screen with the service worker in charge and the lists of the station on the device. */
async function ready(page: Page) {
  await page.goto('/mail/scan');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await page.reload();
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined); // the live stream stays open
  await expect(field(page)).toBeVisible();
}
/** As a keyboard-wedge scanner types: fast, with Enter, wherever the focus is. */
async function wedge(page: Page, code: string) {
  await page
    .locator('h1')
    .first()
    .evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, code);
}
async function advised(page: Page, me: Schemas['Me'], numbers: string[]) {
  const people = { receiver_name: '王秀梅', receiver_phone: '13908832468', receiver_address: '三组' };
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const place = nodes.find((n) => n.id === me.hat.nodes[0])!.place_code;
  const rows = numbers.map((number) => ({ number, place, weight_g: 900, ...people }));
  const answer = await page.request.post('/api/mail/advices', {
    data: { node: me.hat.nodes[0], manifest: `M${numbers[0]}`, rows },
    headers: { 'Idempotency-Key': crypto.randomUUID(), 'X-CSRF-Token': me.csrf },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
const itemOf = async (page: Page, number: string) =>
  (await (await page.request.get(`/api/mail/numbers/${number}`)).json()) as Schemas['ItemView'];
const arrivals = (view: Schemas['ItemView']) => view.scans.filter((s) => s.action === 'arrive').length;
async function backOnline(context: BrowserContext, page: Page) {
  await context.setOffline(false);
  await expect(page.getByText('待上传 0 条')).toBeVisible({ timeout: 20_000 });
}

test('scans without network survive a reload and arrive once each, in order', async ({ page, context }, info) => {
  const station = await signIn(page, stationOf(info.project.name));
  const numbers = [freshNumber(), freshNumber(), freshNumber(), freshNumber()];
  const boss = await signIn(page, 'operations'); // a station takes in what the post announced to the county
  await advised(page, { ...boss, hat: station.hat }, numbers);
  await signIn(page, stationOf(info.project.name));
  await ready(page);

  await context.setOffline(true);
  for (const number of numbers) {
    await wedge(page, number);
    await expect(result(page)).toContainText(number);
    await expect(result(page)).toHaveClass(/good/);
  }
  await wedge(page, numbers[0]!);
  await expect(result(page)).toContainText('刚才已扫过');
  await expect(page.getByText('待上传 4 条')).toBeVisible();
  await page.reload();
  await expect(page.getByText('待上传 4 条')).toBeVisible();
  await expect(page.getByText(/最早一条/)).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);

  await page.goto('/mail/outbox');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出队列' }).click(),
  ]);
  const kept = JSON.parse(await readFile(await file.path(), 'utf8')) as { commands: { body: { number: string } }[] };
  expect(kept.commands.map((c) => c.body.number)).toEqual(numbers);

  await page.goto('/mail/scan');
  const sent = page.waitForRequest((r) => r.url().endsWith('/api/commands'));
  await backOnline(context, page);
  const { commands } = (await sent).postDataJSON() as { commands: { body: { number: string } }[] };
  expect(commands.map((c) => c.body.number)).toEqual(numbers);
  for (const number of numbers) expect(arrivals(await itemOf(page, number))).toBe(1);
});

test('an answer that is lost on the way has one effect', async ({ page, context }, info) => {
  const me = await signIn(page, stationOf(info.project.name));
  const number = freshNumber();
  await checkedItem(page.request, me, number);
  await ready(page);
  let lost = 0;
  await context.route('**/api/commands', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch(); // the server has done it, the phone never hears
    await route.abort('connectionreset');
  });
  await field(page).fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '仍然记录' }).click(); // it is recorded here already
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(1);
  await expect(page.getByText('待上传 0 条')).toBeVisible();
  expect(arrivals(await itemOf(page, number))).toBe(1);
});

test('without network a wrong item is named, recorded on demand, refused later and solved', async ({
  page,
  context,
}, info) => {
  await signIn(page, stationOf(info.project.name));
  const number = freshNumber(); // nobody announced it
  await ready(page);
  await context.setOffline(true);
  await field(page).fill(number);
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('不在本站预告清单');
  await expect(result(page)).toHaveClass(/bad/);
  await expectAccessible(page);
  await page.getByRole('button', { name: '仍然记录' }).click();
  await expect(result(page)).toHaveClass(/good/);
  await context.setOffline(false);
  await page.getByRole('link', { name: /1 条需要处理/ }).click({ timeout: 20_000 });
  await expect(page.getByText('没有这件邮件')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  const me = await signIn(page, stationOf(info.project.name));
  await page.reload();
  await page.getByRole('link', { name: '去收寄' }).click();
  await expect(page.getByLabel('邮件号')).toHaveValue(number);
  await checkedItem(page.request, me, number); // what the counter does with it is shown in the walks
  await page.goto('/mail/outbox');
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('全部已上传')).toBeVisible();
  expect(arrivals(await itemOf(page, number))).toBe(1);
});

test('a driver sees the trips, leaves a stop and checks a bag without network', async ({ page, context }, info) => {
  const login = (info.project.name === 'phone' ? 'driver02' : 'driver03') as Login;
  await signIn(page, login);
  await page.goto('/mail/driver');
  const { items } = (await (await page.request.get('/api/mail/my_waybills')).json()) as Schemas['WaybillList'];
  const trip = items.find((w) => w.state === 'planned')!;
  await ready(page);
  await page.goto(`/mail/waybills/${trip.id}`);
  await expect(page.getByRole('button', { name: /发车/ })).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: /发车/ }).click();
  await expect(page.getByText('网络不通，已存本机')).toBeVisible();
  await expect(page.getByRole('button', { name: /到站/ })).toBeVisible();
  await page.goto('/mail/scan');
  await page.getByRole('combobox', { name: '班次' }).selectOption(trip.id);
  await field(page).fill('671900039963183211320002002100');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('不在本班次路单上');
  await context.setOffline(false);
  await expect(page.getByText('待上传 0 条')).toBeVisible({ timeout: 20_000 });
  const view = (await (await page.request.get(`/api/mail/waybills/${trip.id}`)).json()) as Schemas['WaybillView'];
  expect(view.waybill.state).toBe('departed');
});

test('what this device may keep is asked for, and nothing leaves the own origin', async ({ page }, info) => {
  const foreign: string[] = [];
  page.on('request', (r) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(r.url())) foreign.push(r.url());
  });
  await page.addInitScript(() => {
    const asked = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => (document.documentElement.setAttribute('data-persist', 'asked'), asked());
  });
  await signIn(page, stationOf(info.project.name));
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-persist', 'asked');
  expect(foreign).toEqual([]);
});
