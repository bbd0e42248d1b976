// The village point on the real program: hand out by code, to a proxy, refuse, redirect, and send goods to town.
import { expect, test, type Page } from '@playwright/test';
import { checkedItem, freshNumber, PIXEL, signIn, write, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

/** Both widths run in one county: each has its own village. */
const keeperOf = (project: string) => (project === 'phone' ? 'keeper002' : 'keeper003') as Login;

async function shelved(page: Page, me: Schemas['Me'], number: string) {
  const item = await checkedItem(page.request, me, number);
  return write<Schemas['Item']>(page.request, me, `/api/mail/items/${item.id}/shelve`, { shelf: 'A-01' });
}
/** The last digits of the phone count only with a photo of the handing out. */
async function photo(page: Page) {
  await page.locator('dialog input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(page.getByRole('dialog').getByRole('img', { name: '凭证' })).toBeVisible();
}
/** On the shelf or before it; not the same item among those whose addressee is to be called. */
const row = (page: Page, number: string) => page.locator('.list li', { hasText: number });

test('the keeper shelves, hands out by code and to a proxy, and takes a refusal', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, keeperOf(info.project.name));
  const numbers = [freshNumber(), freshNumber(), freshNumber()] as const;
  await checkedItem(page.request, me, numbers[0]);
  await shelved(page, me, numbers[1]);
  await shelved(page, me, numbers[2]);

  await page.goto('/mail/pickup');
  await row(page, numbers[0]).getByRole('button', { name: '上架' }).click();
  await expect(row(page, numbers[0]).getByRole('button', { name: '取件' })).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  const dialog = page.getByRole('dialog');
  const open = async (number: string) => row(page, number).getByRole('button', { name: '取件' }).click();

  await open(numbers[0]);
  await dialog.getByLabel(/取件码/).fill('000000');
  await dialog.getByRole('button', { name: '取件', exact: true }).click();
  await expect(
    page
      .locator('.toasts, [role=alert], [role=status]')
      .filter({ hasText: /取件码/ })
      .first(),
  ).toBeVisible();
  await dialog.getByLabel(/取件码/).fill('2468'); // the code itself is in the addressee's message alone
  await photo(page);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '取件', exact: true }).click();
  await expect(row(page, numbers[0])).toHaveCount(0);

  await open(numbers[1]);
  await dialog.getByText('代收', { exact: true }).click();
  await dialog.getByLabel(/取件码/).fill('2468');
  await photo(page);
  await dialog.getByLabel('代收人').fill('王小弟');
  await dialog.getByLabel('与收件人关系').fill('弟弟');
  await dialog.getByRole('button', { name: '取件', exact: true }).click();
  await expect(row(page, numbers[1])).toHaveCount(0);

  await open(numbers[2]);
  await dialog.getByText('拒收', { exact: true }).first().click();
  await dialog.getByLabel('原因').fill('不是我买的');
  await dialog.getByRole('button', { name: '拒收' }).click();
  await expect(row(page, numbers[2]).getByRole('button', { name: '取件' })).toHaveCount(0);
  noFaults();
});

test('the keeper redirects an item to another village', async ({ page }, info) => {
  const me = await signIn(page, keeperOf(info.project.name));
  const item = await shelved(page, me, freshNumber());
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const other = nodes.find((n) => n.kind === 'village_point' && n.id !== me.hat.nodes[0])!;
  await page.goto(`/mail/items/${item.id}`);
  await page.getByRole('button', { name: '改寄' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('新寄达站').selectOption(other.id!);
  await dialog.getByLabel('原因').fill('收件人外出');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '改寄' }).click();
  await expect(page.getByRole('heading', { name: `→ ${other.name}` })).toBeVisible();
  await expect(page.getByRole('main').getByText(me.person_name).first()).toBeVisible();
  await expectNoSideways(page);
});

test('farm goods leave the village: accepted, bagged and sealed by the keeper', async ({ page }, info) => {
  const me = await signIn(page, keeperOf(info.project.name));
  const number = freshNumber();
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const centre = nodes.find((n) => n.kind === 'county_centre')!;
  await page.goto('/mail/accept');
  await page.getByLabel('邮件号').fill(number);
  await page.getByLabel('重量（克）').fill('5200');
  await page.getByLabel('寄达站').selectOption(centre.id!);
  await page.getByLabel('内件品类').fill('干香菇');
  const people = page.locator('fieldset');
  await people.nth(0).getByLabel('姓名').fill('县农产品公司');
  await people.nth(0).getByLabel('电话').fill('13908830011');
  await people.nth(1).getByLabel('姓名').fill('李文山');
  await people.nth(1).getByLabel('电话').fill('13908830001');
  await page.getByText('更多：尺寸').click();
  await page.getByLabel('产品').selectOption('farm_goods');
  await page.getByRole('button', { name: '收寄，进入三项检查' }).click();
  await page.getByLabel('证件号码').fill('11010519491231002X');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('内件品类')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('安检机')).toBeFocused();
  await page.getByLabel('安检机').fill('XR-09');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '收下一件' })).toBeVisible();
  await page.goto('/mail/bags');
  await page.getByLabel(/扫描邮件/).fill(number);
  await page.keyboard.press('Enter');
  await page.locator('[role=row].row').first().click();
  await page.getByRole('button', { name: '封袋' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('重量（克）').fill('5400');
  await dialog.getByLabel('封志号').fill(`V${number.slice(-8)}`);
  await dialog.getByRole('button', { name: '封袋' }).click();
  await expect(page.getByText('已封')).toBeVisible();
  await expectNoSideways(page);
  // The station's keeper fetches it: from hand to hand, without a vehicle.
  await page.getByRole('button', { name: /^当面交给/ }).click();
  await expect(dialog.locator('select')).toContainText('云岫');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '提交交接' }).click();
  await expect(page.getByText('等待对方签字')).toBeVisible();
});

test('a manifest with a fault says which row and field, and its good rows are taken', async ({ page }) => {
  await signIn(page, 'clerk');
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const village = nodes.find((n) => n.kind === 'village_point')!;
  const template = await (await page.request.get('/api/mail/manifests/template?format=csv_utf8')).text();
  const titles = template
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)[0]!
    .split(',');
  const line = (values: Record<string, string>) => titles.map((title) => values[title] ?? '').join(',');
  const good = { 邮件号: freshNumber(), 流向: '下行', 种类: '包裹', 寄达地代码: village.place_code!, 收件人: '王秀梅' };
  const rest = { 收件人电话: '13908832468', 收件人地址: '三组 12 号', '重量（克）': '900' };
  const text = [
    titles.join(','),
    line({ ...good, ...rest }),
    line({ ...good, 邮件号: freshNumber(), ...rest, '重量（克）': '很重' }),
  ];
  await page.goto('/mail/manifests');
  await page.locator('input[type=file]').setInputFiles({
    name: `manifest-${Date.now()}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(text.join('\r\n') + '\r\n'),
  });
  const fault = page.locator('tr', { hasText: '重量' });
  await expect(fault).toContainText('3');
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '跳过错误行并导入' }).click();
  await expect(page.getByText('导入完成')).toBeVisible();
  const found = await page.request.get(`/api/mail/numbers/${good.邮件号}`);
  expect(found.ok(), await found.text()).toBe(true);
  expect(((await found.json()) as Schemas['ItemView']).item.state).toBe('advised');
});
