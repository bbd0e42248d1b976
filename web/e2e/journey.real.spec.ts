// A bag's journey on the real program: sorted, sealed, listed, handed over with a difference, driven, complained about.
import { expect, test, type Browser, type Page, type TestInfo } from '@playwright/test';
import { checkedItem, freshNumber, PIXEL, sealedBag, signIn, write, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

async function phoneOf(browser: Browser, info: TestInfo, login: Login) {
  const use = { baseURL: info.project.use.baseURL, viewport: info.project.use.viewport, locale: 'zh-CN' };
  const page = await (await browser.newContext(use)).newPage();
  return { page, me: await signIn(page, login) };
}
const json = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;
async function expectGood(page: Page) {
  await expectNoSideways(page);
  await expectAccessible(page);
}

test('the sorter scans an item into its bag, seals it and prints the tag', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const number = freshNumber();
  const me = await signIn(page, 'sorter');
  const { nodes } = await json<Schemas['NodeList']>(page, '/api/network/nodes');
  const station = nodes.find((n) => n.kind === 'township_station')!;
  await checkedItem(page.request, me, number, station.id);
  await page.goto('/mail/bags');
  await page.getByLabel(/扫描邮件/).fill(number);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`→ ${station.name}`)).toBeVisible();
  await expectGood(page);
  const bags = await json<Schemas['BagList']>(page, `/api/mail/bags?node=${me.hat.nodes[0]}&state=open`);
  const bag = bags.items.find((b) => b.destination === station.id)!;
  await page.goto(`/mail/bags/${bag.id}`);
  await page.getByRole('button', { name: '封袋' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('重量（克）').fill(String(bag.items_g + 300));
  await dialog.getByLabel('封志号').fill(`F${number.slice(-8)}`);
  await dialog.getByRole('button', { name: '封袋' }).click();
  await expect(page.getByText('已封')).toBeVisible();
  await expectGood(page);
  const tag = await page.getByRole('link', { name: '打印袋牌' }).getAttribute('href');
  expect((await page.request.get(tag!)).headers()['content-type']).toBe('application/pdf');
  noFaults();
});

test('two people hand over with a difference, the driver leaves and arrives', async ({ page, browser }, info) => {
  const sorter = await signIn(page, 'sorter');
  const { page: road, me: driver } = await phoneOf(browser, info, 'driver01');
  const mine = await json<Schemas['WaybillList']>(road, '/api/mail/my_waybills');
  const trips = mine.items.filter((w) => w.state === 'planned');
  const views = await Promise.all(trips.map((w) => json<Schemas['WaybillView']>(page, `/api/mail/waybills/${w.id}`)));
  const fromHere = views.filter((v) => v.stops[0]!.node === sorter.hat.nodes[0]);
  const { waybill, stops } = fromHere[info.project.name === 'phone' ? 1 : 0]!; // both widths run in one county
  const number = freshNumber();
  await checkedItem(page.request, sorter, number, stops[1]!.node);
  const bag = await sealedBag(page.request, sorter, [number], stops[1]!.node);

  await page.goto(`/mail/waybills/${waybill.id}`);
  await page.locator('li', { hasText: bag.seal_no }).getByRole('button', { name: '加入路单' }).click();
  await expectGood(page);
  await page.getByRole('button', { name: /装车 1 袋/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交交接' }).click();
  await expect(page).toHaveURL(/handovers/);
  await expect(page.getByText('等待对方签字')).toBeVisible();

  await road.goto('/mail/driver');
  await road.locator('.sign', { hasText: '等你签字' }).first().click();
  await road.getByLabel('扫总包或封志逐一核对').fill(bag.seal_no);
  await road.keyboard.press('Enter');
  await expect(road.getByText('已核 1 / 1')).toBeVisible();
  await road.getByLabel(`查验结果 ${bag.barcode}`).selectOption({ label: '水湿' });
  await road.locator('input[type=file]').setInputFiles({ name: 'wet.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(road.getByRole('img', { name: '凭证' })).toBeVisible();
  await expectGood(road);
  await road.getByRole('button', { name: '登记差异' }).click();
  await road.getByRole('button', { name: '确认差异并签字' }).click();
  await expect(road.getByText('✓ 已签字')).toHaveCount(1);
  await page.getByRole('button', { name: '确认差异并签字' }).click();
  await expect(page.getByText('✓ 已签字')).toHaveCount(2);
  await expect(page.getByText(driver.person_name)).toBeVisible();

  await road.goto(`/mail/waybills/${waybill.id}`);
  await road.getByRole('button', { name: `发车 · ${stops[0]!.name}` }).click();
  await road.getByRole('button', { name: `到站 · ${stops[1]!.name}` }).click();
  await expect(road.getByRole('button', { name: /卸车 1 袋/ })).toBeVisible();
  await expectGood(road);
  await page.goto(`/mail/bags/${bag.id}`);
  await expect(page.getByText('差异 1')).toBeVisible();
  await road.context().close();
});

test('an irregularity is raised, answered by the other company and closed', async ({ page, browser }, info) => {
  const me = await signIn(page, 'clerk');
  const item = await checkedItem(page.request, me, freshNumber());
  await page.goto(`/mail/items/${item.id}`);
  await page.getByRole('button', { name: '登记验单' }).click();
  const dialog = page.getByRole('dialog');
  const { page: post, me: liaison } = await phoneOf(browser, info, 'liaison');
  await dialog.getByLabel('由谁答复').selectOption(liaison.hat.organisation);
  await dialog.getByLabel('情况说明').fill(`外包装破损 ${item.number}`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '登记验单' }).click();
  await expect(page.getByText('验单已登记')).toBeVisible();

  await post.goto('/mail/irregularities');
  const { items } = await json<Schemas['IrregularityList']>(post, '/api/mail/irregularities?open=true&limit=500');
  const raised = items.find((i) => i.item === item.id)!;
  const row = (side: Page) => side.locator('[role=row].row', { hasText: raised.number });
  await row(post).click();
  await post.getByRole('complementary').getByLabel('答复').fill('邮政车上受潮，责任在我方');
  await post.getByRole('complementary').getByRole('button', { name: '答复' }).click();
  await expect(row(post).getByText('已答复')).toBeVisible();
  await expectGood(post);

  await page.goto('/mail/irregularities');
  await row(page).click();
  await page.getByRole('complementary').getByLabel('处理结果').fill('由邮政赔付');
  await page.getByRole('complementary').getByRole('button', { name: '结案' }).click();
  await expect(row(page)).toHaveCount(0);
  await post.context().close();
});

test('the board lives: an item taken in elsewhere is counted without a reload', async ({ page, browser }, info) => {
  await signIn(page, 'dispatcher');
  const { page: counter, me } = await phoneOf(browser, info, 'clerk');
  await page.goto('/mail/board');
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  const loose = page.locator('.figures a', { hasText: '在站散件' }).locator('b');
  await expect(loose).toHaveText(/\d/);
  const count = async () => Number((await loose.textContent())!.replace(/\D/g, ''));
  // Tests that run beside this one may bag an item in the same two seconds: then the count stands still.
  await expect(async () => {
    const before = await count();
    await checkedItem(counter.request, me, freshNumber());
    await expect.poll(count).toBeGreaterThan(before);
  }).toPass({ timeout: 40_000 });
  await expectGood(page);
  await counter.context().close();
});

test('the day of a station is closed, and reopened by another person with a reason', async ({
  page,
  browser,
}, info) => {
  const login = (info.project.name === 'phone' ? 'station03' : 'station04') as Login;
  const me = await signIn(page, login);
  const item = await checkedItem(page.request, me, freshNumber());
  await page.goto('/mail/days');
  const books = page.getByRole('complementary');
  await page.locator('[role=row].row').first().click();
  await books.getByLabel(/清点件数 · 件/).fill('1');
  await books.getByLabel(/清点件数 · 总包/).fill('0');
  await books.getByRole('button', { name: '日结' }).click();
  await expect(page.getByRole('grid').getByText('已日结')).toBeVisible();
  await expectGood(page);
  const { page: desk, me: boss } = await phoneOf(browser, info, 'operations');
  await desk.goto('/mail/days');
  const { nodes } = await json<Schemas['NodeList']>(desk, '/api/network/nodes');
  const row = desk.locator('[role=row].row', { hasText: nodes.find((n) => n.id === me.hat.nodes[0])!.name });
  await row.click();
  await desk.getByRole('complementary').getByRole('button', { name: '重开' }).click();
  await desk.getByRole('dialog').getByLabel('原因').fill('补录一件');
  await desk.getByRole('dialog').getByRole('button', { name: '重开' }).click();
  await expect(row.getByText('未日结')).toBeVisible();
  await write(desk.request, boss, `/api/mail/items/${item.id}/isolate`, { reason: '补录' }); // the day takes acts again
  await desk.context().close();
});
