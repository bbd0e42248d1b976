// What the counter, the X-ray machine and the desk do besides the daily round, on the real program.
import { expect, test } from '@playwright/test';
import { checkedItem, freshNumber, PIXEL, sealedBag, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

const PEOPLE = {
  ...{ sender_name: '李文山', sender_phone: '13908830001' },
  ...{ receiver_name: '王秀梅', receiver_phone: '13908832468' },
};

test('a licence that runs out is seen at once and renewed', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'dispatcher');
  const plate = `云Q${freshNumber().slice(-5)}`;
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await write(page.request, me, '/api/mail/licences', { plate, kind: 'insurance', number: 'B-1', valid_until: soon });
  await page.goto('/mail/licences?due=1');
  const row = page.getByRole('row').filter({ hasText: plate });
  await expect(row).toContainText('天到期');
  await expectNoSideways(page);
  await expectAccessible(page);
  await row.click();
  await page.getByRole('dialog').getByLabel('有效期至').fill('2031-05-31');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('证照已登记')).toBeVisible();
  await expect(row).toHaveCount(0); // no longer among those that run out
  noFaults();
});

test('prohibited goods are kept apart with a photo', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'clerk');
  const number = freshNumber();
  await page.goto('/mail/accept');
  await page.getByRole('link', { name: '违禁品拦截' }).click();
  await expect(page.getByRole('heading', { name: '违禁品拦截' })).toBeVisible(); // the counter has fields of the same name
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fill('邮件号', number);
  await fill('重量（克）', '800');
  await fill('物品', '烟花爆竹');
  for (const side of ['寄件人', '收件人']) {
    await fill(`${side} · 姓名`, '李文山');
    await fill(`${side} · 电话`, '13908830001');
  }
  await fill('发现了什么、报告了谁', '鞭炮两挂，已报派出所');
  await page.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(page.getByAltText('凭证')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '登记拦截' }).click();
  await expect(page.getByText('已拦截并隔离')).toBeVisible();
  await page.getByRole('link', { name: number }).click();
  await expect(page.getByText('隔离').first()).toBeVisible();
  noFaults();
});

test('the checker scans item after item and decides on each', async ({ page, browser }, info) => {
  const noFaults = watchForFaults(page);
  const counter = await browser.newContext({ baseURL: info.project.use.baseURL });
  const clerkPage = await counter.newPage();
  const me = await signIn(clerkPage, 'clerk'); // takes in and looks inside; the X-ray is another post's
  await signIn(page, 'security');
  const number = freshNumber();
  const item = { number, node: me.hat.nodes[0], destination: '0', weight_g: 1250, contents: '茶叶', ...PEOPLE };
  const { item: made } = await write<Schemas['AcceptedItem']>(clerkPage.request, me, '/api/mail/items', item);
  await page.goto('/');
  await expect(page).toHaveURL(/\/mail\/check/); // where this post starts
  await page.getByLabel('安检机').fill('XR-02');
  const scan = async (code: string) => {
    await page.getByLabel('扫邮件条码').fill(code);
    await page.keyboard.press('Enter');
  };
  await scan(number);
  await expect(page.getByText('尚未实名或验视，不能安检')).toBeVisible();
  const checks = [
    { kind: 'real_name', document_kind: 'id_card', document_number: '11010519491231002X' },
    { kind: 'content', category: '茶叶' },
  ];
  for (const check of checks)
    await write(clerkPage.request, me, `/api/mail/items/${made.id}/checks`, { result: 'passed', ...check });
  await scan(number);
  await expect(page.getByRole('button', { name: '通过', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('本班已检 1 件，不通过 0 件')).toBeVisible();
  await scan(number);
  await expect(page.getByText('这件已经过安检')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  await counter.close();
  noFaults();
});

test('an item is weighed again and sent back; another is reported lost', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'station01');
  const [one, other] = [freshNumber(), freshNumber()];
  const item = await checkedItem(page.request, me, one);
  const lost = await checkedItem(page.request, me, other);
  await page.goto(`/mail/items/${item.id}`);
  await page.getByRole('button', { name: '复称' }).click();
  await page.getByLabel('重量（克）').fill('1480');
  await page.getByLabel('重量（克）').press('Control+Enter');
  await expect(page.locator('dd').filter({ hasText: '1.48 kg' })).toBeVisible();
  await page.getByRole('button', { name: '退回寄件地' }).click();
  await page.getByLabel('原因').fill('地址不详');
  await page.getByRole('dialog').getByRole('button', { name: '退回寄件地' }).click();
  await expect(page.locator('dd').filter({ hasText: '退回' })).toBeVisible();
  await expect(page.getByRole('button', { name: '退回寄件地' })).toHaveCount(0);
  await page.goto(`/mail/items/${lost.id}`);
  await page.getByRole('button', { name: '报失' }).click();
  await page.getByLabel('原因').fill('盘点未见');
  await page.getByRole('dialog').getByRole('button', { name: '报失' }).click();
  await expect(page.getByText('丢失').first()).toBeVisible();
  await expectNoSideways(page);
  noFaults();
});

test('differing lines of a handover are put apart, the rest goes on to be signed', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const taker = await signIn(page, 'clerk');
  const giver = await signIn(page, 'sorter');
  const node = giver.hat.nodes[0]!;
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const elsewhere = nodes.find((n) => n.kind === 'township_station')!.id!;
  const bags = [];
  for (const number of [freshNumber(), freshNumber()]) {
    await checkedItem(page.request, giver, number, elsewhere);
    bags.push(await sealedBag(page.request, giver, [number], elsewhere));
  }
  const proposal = {
    ...{ uuid: crypto.randomUUID(), node, to_node: node, made_at: new Date().toISOString() },
    ...{ giver: giver.person, giver_organisation: giver.hat.organisation },
    ...{ receiver: taker.person, receiver_organisation: taker.hat.organisation },
    lines: bags.map((b) => ({ bag: b.id, code: b.barcode, seal_no: b.seal_no, gross_g: b.gross_g })),
  };
  const view = await write<Schemas['HandoverView']>(page.request, giver, '/api/mail/handovers', proposal);
  await signIn(page, 'clerk');
  await page.goto(`/mail/handovers/${view.handover.id}`);
  await page.getByLabel(`查验结果 ${bags[0]!.barcode}`).selectOption('missing');
  await page.getByRole('button', { name: '登记差异' }).click();
  await page.getByRole('button', { name: '冻结差异，其余先交接' }).click();
  await page.getByLabel('原因').fill('双方各执一词');
  await page.getByRole('dialog').getByRole('button', { name: '冻结差异，其余先交接' }).click();
  await expect(page.locator('.lines .what')).toHaveCount(1);
  await expect(page.getByText('待签').first()).toBeVisible();
  await expectNoSideways(page);
  noFaults();
});
