// What each post does all day, walked through on the real program at a desk and on a phone.
import { expect, test, type Page } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

/** Accepts one item with its three checks at the counter, by keyboard alone: Enter moves on. */
async function accept(page: Page, number: string) {
  await page.goto('/mail/accept');
  await expect(page.getByLabel('邮件号')).toBeFocused();
  const type = async (text: string) => {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  };
  await type(number);
  await type('1250');
  await page.keyboard.press('Enter'); // the destination stays: out of the county
  for (const text of ['茶叶', '王秀梅', '13908832468', '云岫县三组 12 号', '李文山', '13908830001']) await type(text);
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  const checks = page.locator('fieldset');
  await expect(checks.nth(1)).toHaveAttribute('disabled'); // content only after the real name
  await expect(page.getByLabel('证件号码')).toBeFocused();
  await type('11010519491231002X');
  await expect(checks.nth(0)).toHaveClass(/done/);
  await expect(page.getByLabel('内件品类')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('安检机')).toBeFocused();
  await page.getByLabel('安检机').fill('XR-01');
  await page.keyboard.press('Enter');
  await expect(checks.nth(2)).toHaveClass(/done/);
}

test('the clerk accepts an item with its three checks in order, and the public finds it', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const number = freshNumber();
  await signIn(page, 'clerk');
  await accept(page, number);
  await expectNoSideways(page);
  await expectAccessible(page);
  const label = await page.getByRole('link', { name: '打印面单' }).getAttribute('href');
  const paper = await page.request.get(label!);
  expect(paper.headers()['content-type']).toBe('application/pdf');
  await expect(page.getByRole('button', { name: '收下一件' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('本次已收 1 件')).toBeVisible();
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
  await expect(page.getByText(/的班次/).first()).toBeVisible();
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
  const hours = page.getByRole('textbox', { name: '开放时间', exact: true });
  await hours.fill('07:00-19:00');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(hours).toHaveValue('07:00-19:00');
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

test('two phones without network hand over a bag by two codes, and both bring it in', async ({
  page,
  browser,
}, info) => {
  const number = freshNumber();
  const sorter = await signIn(page, 'sorter');
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const destination = nodes.find((n) => n.kind === 'township_station')!.id!;
  await checkedItem(page.request, sorter, number, destination);
  const { seal_no: seal } = await sealedBag(page.request, sorter, [number], destination);
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
