// Lines, holds, stops, operators, calendars and mail routes on the real program.
import { expect, test, type Page } from '@playwright/test';
import { freshNumber, signIn, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

const isPhone = (page: Page) => page.viewportSize()!.width < 900;

test('the first line is there at once with its timetable, and the hold of a trip is changed', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/network/lines');
  if (isPhone(page)) await page.locator('.list button').first().click();
  if (!isPhone(page)) await expect(page.locator('.list button').first()).toContainText(/\d+ 班次/); // it is in use
  const hold = page.getByRole('button', { name: /班的货舱/ }).nth(isPhone(page) ? 1 : 0); // both widths run in one county
  await expect(hold).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  const before = (await hold.textContent())!.trim();
  const kg = before.startsWith('72') ? 73 : 72;
  await hold.click();
  await page.getByLabel('载重（千克），0 表示不带邮件').fill(String(kg));
  await page.getByLabel('载重（千克），0 表示不带邮件').press('Control+Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(hold).toHaveText(`${kg}.00 kg`);
  const bags = page.getByLabel('袋数上限，空着按载重折算');
  for (const said of ['7', '']) {
    await hold.click();
    await bags.fill(said);
    await bags.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(hold).toBeEnabled();
    await page.reload();
    if (isPhone(page)) await expect(hold).toBeVisible();
    await hold.click();
    await expect(bags).toHaveValue(said); // counted by somebody, or as the weight takes
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  }
  noFaults();
});

test('a stop is taken from its node and given back', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  const { lines } = (await (await page.request.get('/api/network/lines')).json()) as Schemas['LineList'];
  await page.goto(`/network/lines?line=${lines.at(isPhone(page) ? -1 : -2)!.id}`);
  const summary = page.locator('summary').filter({ hasText: '停靠站对应的站点' });
  await summary.click();
  const title = (await summary.textContent())!;
  const node = page.getByRole('combobox', { name: /所在站点/ }).first();
  const was = await node.inputValue();
  await node.selectOption('');
  await expect(summary).not.toHaveText(title);
  await expectAccessible(page);
  await node.selectOption(was);
  await expect(summary).toHaveText(title);
  noFaults();
});

test('a mail route is written down node by node', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  const code = `Y${freshNumber().slice(-6)}`;
  await page.goto('/network/mail_routes');
  await page.getByRole('button', { name: '+ 新增邮路' }).click();
  await page.getByLabel('邮路代码').fill(code);
  await page.getByLabel('名称', { exact: true }).fill('西山线邮路');
  await page.getByRole('combobox', { name: '1 站点' }).selectOption({ index: 1 });
  await page.getByRole('combobox', { name: '2 站点' }).selectOption({ index: 2 });
  await page.getByLabel('乘坐班线').selectOption({ index: 1 });
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row').filter({ hasText: code })).toContainText('→');
  noFaults();
});

test('a calendar shows its days, and a node says who runs it', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/network/calendars');
  await page.locator('[role=row].row').first().click();
  await expect(page.getByRole('heading', { name: /加开日/ })).toBeVisible();
  await expectAccessible(page);
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  await page.goto(`/network/nodes?open=${nodes.at(-1)!.id}`);
  const first = page.getByRole('group', { name: '运营单位' }).getByRole('checkbox').first();
  const was = await first.isChecked();
  await first.click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(first).toBeChecked({ checked: !was });
  noFaults();
});
