// What each post does all day, walked through on the real program at a desk and on a phone.
import { expect, test, type Page } from '@playwright/test';
import { freshNumber, signIn, write, type Schemas } from './county';
import { expectNoSideways, watchForFaults } from './look';

/** Accepts one item with its three checks at the counter, as the clerk does it. */
async function accept(page: Page, number: string) {
  await page.goto('/mail/accept');
  await page.getByRole('main').locator('form input').first().fill(number);
  await page.locator('input[type=number][required]').fill('1250');
  const people = page.locator('form .grid2').nth(1).locator('input');
  for (const [i, text] of ['李文山', '13908830001', '王秀梅', '13908832468'].entries()) await people.nth(i).fill(text);
  await page.getByLabel(/内件/).first().fill('茶叶');
  await page.locator('form button.primary').click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  const checks = page.locator('fieldset');
  await expect(checks.nth(1)).toHaveAttribute('disabled'); // content only after the real name
  await checks.nth(0).locator('input').fill('11010519491231002X');
  for (let i = 0; i < 3; i++) {
    if (i === 2) await checks.nth(2).locator('input').fill('XR-01');
    await checks.nth(i).locator('button.primary').click();
    await expect(checks.nth(i)).toHaveClass(/done/);
  }
}

test('the clerk accepts an item with its three checks in order, and the public finds it', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const number = freshNumber();
  await signIn(page, 'clerk');
  await accept(page, number);
  await expectNoSideways(page);
  await page.context().clearCookies();
  await page.goto('/t');
  await page.locator('input').nth(0).fill(number);
  await page.locator('input').nth(1).fill('2468');
  await page.locator('form button').click();
  await expect(page.locator('section.panel').getByText(number)).toBeVisible();
  await expect(page.getByText('王秀梅')).toHaveCount(0); // a stranger sees no name
  await expectNoSideways(page);
  noFaults();
});

test('the dispatcher sees the trips of the day and opens one line on the map', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/network/lines');
  await page
    .getByRole('button', { name: /云岫县客货邮中心/ })
    .first()
    .click();
  await expect(page.getByText(/的班次/)).toBeVisible();
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expectNoSideways(page);
  await page.getByRole('link', { name: '在图上看' }).click();
  await expect(page.locator('canvas')).toBeVisible();
  noFaults();
});

test('the operations manager changes the hours of a station', async ({ page }) => {
  await signIn(page, 'operations');
  await page.goto('/network/nodes');
  await page.getByText('石门镇').first().dblclick();
  await expect(page).toHaveURL(/open=/);
  const hours = page.getByLabel('开放时间');
  await hours.fill('07:00-19:00');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('开放时间')).toHaveValue('07:00-19:00');
  await expectNoSideways(page);
});

test('the system administrator adds a person and reads the one-time password once', async ({ page }, info) => {
  await signIn(page, 'sysadmin');
  await page.goto('/org/people');
  await page.getByRole('button', { name: /新增人员/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('周晓平');
  await dialog.getByLabel('电话').fill('13908835555');
  await dialog.getByLabel('账号').fill(`zhou${info.project.name}${Date.now() % 1e6}`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.locator('.secret')).toHaveText(/\S{8,}/);
});

/** A sealed bag of one accepted item at the node of the hat, made through the API. */
async function sealBag(page: Page, number: string): Promise<string> {
  const me = await signIn(page, 'sorter');
  const node = me.hat.nodes[0]!;
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const destination = nodes.find((n) => n.kind === 'township_station')!.id!;
  const bag = await write<Schemas['Bag']>(page.request, me, '/api/mail/bags', { node, destination });
  await write(page.request, me, `/api/mail/bags/${bag.id}/put`, { number });
  const seal_no = `F${number.slice(-8)}`;
  await write(page.request, me, `/api/mail/bags/${bag.id}/seal`, { gross_g: 1500, seal_no });
  return seal_no;
}

test('two phones without network hand over a bag by two codes, and both bring it in', async ({
  page,
  browser,
}, info) => {
  const number = freshNumber();
  await signIn(page, 'clerk');
  await accept(page, number);
  const seal = await sealBag(page, number);
  const use = { baseURL: info.project.use.baseURL, viewport: info.project.use.viewport };
  const other = await (await browser.newContext(use)).newPage();
  const taker = await signIn(other, 'driver01');

  await Promise.all([page.goto('/mail/offline'), other.goto('/mail/offline')]);
  await page.getByText(seal).click();
  await page.locator('select.big').selectOption({ label: await nameOf(page, taker.person_name) });
  await other.waitForTimeout(800); // the signing keys are made and known
  await Promise.all([page.context().setOffline(true), other.context().setOffline(true)]);

  await page.getByRole('button', { name: '签名并出示二维码' }).click();
  const first = await codeOf(page);
  await scan(other, first);
  await other.getByRole('button', { name: '核对无误，签名' }).click();
  await scan(page, await codeOf(other));
  for (const phone of [page, other]) {
    await expect(phone.getByText('双方已签名')).toBeVisible();
    await expectNoSideways(phone);
  }

  const arrived = page.waitForResponse((r) => r.url().endsWith('/api/commands') && r.ok());
  await Promise.all([page.context().setOffline(false), other.context().setOffline(false)]);
  const { results } = (await (await arrived).json()) as { results: { status: number }[] };
  expect(results).toEqual([expect.objectContaining({ status: 200 })]);
  await other.context().close();
});

const nameOf = async (page: Page, name: string) =>
  (await page.locator('select.big option').filter({ hasText: name }).first().textContent())!.trim();
const codeOf = async (page: Page) => {
  await page.getByText('二维码内容').click();
  return (await page.locator('details code').textContent())!;
};
async function scan(page: Page, code: string) {
  await page.getByLabel('扫描对方的二维码').fill(code);
  await page.getByRole('button', { name: '记录' }).click();
}
