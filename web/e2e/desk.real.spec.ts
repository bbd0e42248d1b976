// What was done by mistake is taken back on the real program: an item in a bag, a seal, a shelf, a bag on a waybill, a
// whole import; and many rows are changed in one act.
import { expect, test, type Page } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, write, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

const undo = (page: Page) => page.locator('.toasts').getByRole('button', { name: '撤销' }).last();
const json = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;

test('an item in a bag, its seal, and the bag on a waybill are taken back', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'operations');
  const sorter = await signIn(page, 'sorter');
  const board = await json<Schemas['Board']>(page, '/api/mail/board');
  const views = await Promise.all(
    board.trips
      .filter((trip) => trip.state === 'planned')
      .map((trip) => json<Schemas['WaybillView']>(page, `/api/mail/waybills/${trip.id}`)),
  );
  const fromHere = views.filter((v) => v.stops[0]!.node === sorter.hat.nodes[0]);
  const { waybill, stops } = fromHere.at(info.project.name === 'phone' ? -2 : -1)!; // both widths run in one county
  const number = freshNumber();
  await checkedItem(page.request, sorter, number, stops[1]!.node);
  const open = { node: sorter.hat.nodes[0], destination: stops[1]!.node };
  const bag = await write<Schemas['Bag']>(page.request, sorter, '/api/mail/bags', open);

  await page.goto(`/mail/bags/${bag.id}`);
  const scan = page.getByLabel('装袋');
  const inside = page.getByRole('link', { name: number });
  await scan.fill(number);
  await scan.press('Enter');
  await expect(inside).toBeVisible();
  await undo(page).click();
  await expect(inside).toHaveCount(0);
  await scan.fill(number);
  await scan.press('Enter');
  await expect(inside).toBeVisible();
  await page.getByRole('button', { name: '封袋' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('重量（克）').fill('1400');
  await dialog.getByLabel('封志号').fill(`U${number.slice(-8)}`);
  await dialog.getByRole('button', { name: '封袋' }).click();
  await expect(page.getByRole('link', { name: '打印袋牌' })).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole('button', { name: '封袋' })).toBeVisible();

  const other = freshNumber();
  await checkedItem(page.request, sorter, other, stops[1]!.node);
  const sealed = await sealedBag(page.request, sorter, [other], stops[1]!.node);
  await signIn(page, 'operations');
  expect(me.hat.permissions).toContain('mail.waybill');
  await page.goto(`/mail/waybills/${waybill.id}`);
  const listed = page.locator('tr', { hasText: sealed.seal_no });
  await page.locator('li', { hasText: sealed.seal_no }).getByRole('button', { name: '加入路单' }).click();
  await expect(listed).toBeVisible();
  await expectAccessible(page);
  await undo(page).click();
  await expect(listed).toHaveCount(0);
  await expectNoSideways(page);
  noFaults();
});

test('an item shelved by mistake comes off again', async ({ page }, info) => {
  const me = await signIn(page, (info.project.name === 'phone' ? 'keeper004' : 'keeper005') as Login);
  const number = freshNumber();
  await checkedItem(page.request, me, number);
  await page.goto('/mail/pickup');
  const row = page.locator('.list li', { hasText: number });
  await row.getByRole('button', { name: '上架' }).click();
  await expect(row.getByRole('button', { name: '取件' })).toBeVisible();
  await undo(page).click();
  await expect(row.getByRole('button', { name: '上架' })).toBeVisible();
  await expect(row.getByRole('button', { name: '取件' })).toHaveCount(0);
});

test('a whole import is taken back; what came by then stays and is listed', async ({ page }) => {
  const me = await signIn(page, 'clerk');
  const { nodes } = await json<Schemas['NodeList']>(page, '/api/network/nodes');
  const village = nodes.find((n) => n.kind === 'village_point')!;
  const numbers = [freshNumber(), freshNumber(), freshNumber()] as const;
  const lines = numbers.map((n) => `${n},下行,包裹,${village.place_code},王秀梅,13908832468,三组 12 号,900`);
  const name = `wrong-${Date.now()}.csv`;
  const text = ['邮件号,流向,种类,寄达地代码,收件人,收件人电话,收件人地址,重量（克）', ...lines].join('\r\n');
  await page.goto('/mail/manifests');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByText('导入完成')).toBeVisible();
  await expect(page.locator('dl.counts div', { hasText: '新增邮件' }).getByRole('definition')).toHaveText('3');
  await write(page.request, me, '/api/mail/arrivals', { node: me.hat.nodes[0], number: numbers[1] });

  const row = page.locator('tr', { hasText: name });
  await row.getByRole('button', { name: '撤回整批' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('其中 2 件仅预告，将撤回；1 件已到或已流转')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('原因').fill('传错了文件');
  await dialog.getByRole('button', { name: '撤回整批' }).click();
  await expect(dialog.getByRole('heading', { name: '1 件已到，保留不动' })).toBeVisible();
  await expect(dialog.getByRole('link', { name: numbers[1] })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(row.getByRole('button', { name: '撤回整批' })).toHaveCount(0);
  await expectNoSideways(page);
});

test('opening hours of several nodes change in one act, and a plate is found in the search', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'a phone shows cards, one at a time');
  await signIn(page, 'operations');
  await page.goto('/network/nodes?kinds=township_station');
  const rows = page.locator('[role=row].row');
  for (const n of [0, 1]) await rows.nth(n).getByRole('checkbox').check();
  await page.getByRole('button', { name: '批量改开放时间' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('开放时间').fill('07:40-18:20');
  await dialog.getByRole('button', { name: '对 2 项执行' }).click();
  await expect(dialog.getByText('已办 2 项，未办 0 项')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(rows.filter({ hasText: '07:40-18:20' })).toHaveCount(2);

  const board = await json<Schemas['Board']>(page, '/api/mail/board');
  const { vehicle } = board.trips.find((trip) => trip.vehicle)!;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(vehicle.slice(-5));
  const found = page.getByRole('option', { name: new RegExp(`^${vehicle}.*车辆$`) });
  await expect(found).toBeVisible();
  await found.click();
  await expect(page).toHaveURL(/\/mail\/waybills\//);
});
