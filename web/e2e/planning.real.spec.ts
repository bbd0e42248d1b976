// A dispatcher's day plan on the real program: computed, published, a trip cancelled after looking at what follows.
import { expect, test, type Page } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

/** A day of its own for each run, far from the days of other tests. */
function ownDay(project: string): string {
  // The timetable of the demo ends after a good half year.
  const ahead = (project === 'phone' ? 115 : 30) + Math.floor(Math.random() * 80);
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** Mail of one's own: a sealed bag from a station to the centre. */
async function ownBag(page: Page): Promise<Schemas['Bag']> {
  const me = await signIn(page, 'station01');
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const centre = nodes.find((n) => n.kind === 'county_centre')!.id!;
  const number = freshNumber();
  await checkedItem(page.request, me, number, centre);
  return sealedBag(page.request, me, [number], centre);
}

const read = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;

/** The trip that takes the bag in the published plan of the day. */
async function tripOf(page: Page, day: string, bag: string): Promise<Schemas['TripView']> {
  const { plan } = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  const { items } = await read<Schemas['LoadList']>(page, `/api/planning/plans/${plan.id}/loads?source=bag&limit=500`);
  const ride = items.find((l) => l.load.bag === bag)!.rides[0]!;
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan.id}/board`);
  return trips.find((trip) => trip.trip.trip === ride.trip)!;
}

test('a day is planned and published, and a cancelled trip shows what moves before and after', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name);
  const bag = await ownBag(page);
  await signIn(page, 'dispatcher');
  const judge = async (name: string) => {
    await picture(page, name, info.project.name);
    await expectNoSideways(page);
    await expectAccessible(page);
  };

  await page.goto(`/planning/day?day=${day}`);
  await page.getByRole('button', { name: '编制计划' }).click();
  const name = `方案 ${freshNumber().slice(-6)}`;
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('优化程度').selectOption('快速');
  await page.getByRole('dialog').getByRole('button', { name: '编制计划' }).click();
  const card = page.getByRole('region', { name });
  await expect(card.getByText('待发布')).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText('时限达成率')).toBeVisible();
  await judge('planning-day');
  await card.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(card.getByText('已发布', { exact: true })).toBeVisible();

  const trip = await tripOf(page, day, bag.id);
  await card.getByRole('link', { name: '看板' }).click();
  await expect(page.getByRole('heading', { name: '计划看板' })).toBeVisible();
  await page.goto(`/planning/board?day=${day}&mail=1&open=${trip.trip.trip}`);
  const panel = page.getByRole('complementary', { name: new RegExp(`^${trip.trip.line} `) });
  await expect(panel.getByText(/总包 · 1 件 · 1 袋/).first()).toBeVisible();
  await expect(panel.getByText('发车检查')).toBeVisible();
  await expect(panel.getByText('未记录').first()).toBeVisible();
  await judge('planning-board');
  await panel.getByRole('button', { name: '改装' }).first().click();
  await expect(page.getByRole('dialog').getByText('现在的走法')).toBeVisible();
  await judge('planning-move');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  await panel.getByRole('link', { name: '停运' }).click();
  await expect(page.getByRole('combobox', { name: '班次', exact: true })).toHaveValue(trip.trip.trip);
  await page.getByLabel('原因').fill('塌方封路');
  await page.getByRole('button', { name: '预览影响' }).click();
  const preview = page.getByRole('region', { name: '预览影响' });
  await expect(preview.getByText(/组邮件改变走法/)).toBeVisible();
  await expect(preview.getByText('原班次停运').first()).toBeVisible();
  await expect(preview.getByRole('listitem').first()).toContainText(trip.trip.line);
  await judge('planning-preview');
  const still = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  expect(still.plan.change).toBe('none'); // a preview stores nothing
  await preview.getByRole('button', { name: '执行变更' }).click();
  await expect(page.getByText('变更已生效')).toBeVisible({ timeout: 30_000 });
  const change = page.getByRole('complementary', { name: /^停运/ });
  await expect(change.getByText('塌方封路')).toBeVisible();
  await expect(change.getByText('已发布', { exact: true })).toBeVisible();
  await expect(change.getByText(/组邮件改变走法/)).toBeVisible();
  await expect(change.getByText('原班次停运').first()).toBeVisible();
  await judge('planning-change');
  const now = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  expect([now.plan.change, now.plan.parent]).toEqual(['cancel', still.plan.id]);
  noFaults();
});

/** A plan that the day runs by, made through the API. */
async function publishedPlan(page: Page, me: Schemas['Me'], day: string): Promise<string> {
  const ask = { service_date: day, effort: 'quick' };
  const { plan } = await write<Schemas['PlanOfWork']>(page.request, me, '/api/planning/plans', ask);
  await expect(async () => {
    const view = await read<Schemas['PlanView']>(page, `/api/planning/plans/${plan}`);
    expect(view.plan.state).toBe('waiting');
  }).toPass({ timeout: 30_000 });
  await write(page.request, me, `/api/planning/plans/${plan}/publish`, {});
  return plan;
}

test('an extra run waits for another person, who approves it', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name);
  await ownBag(page);
  const me = await signIn(page, 'dispatcher');
  const plan = await publishedPlan(page, me, day);
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  await page.goto(`/planning/changes/new?day=${day}&kind=extra&trip=${trips[0]!.trip.trip}`);
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fill('发车时间', '10:15');
  await expect(page.getByLabel('袋数上限')).not.toHaveValue(''); // as of the trip that it follows
  await fill('行李舱载重（千克）', '600');
  await fill('行李舱容积（立方米）', '3');
  await fill('原因', '集日邮件多');
  await page.getByRole('button', { name: '预览影响' }).click();
  await expect(page.getByText('加班、合并、降档须由另一人批准后才发布。')).toBeVisible();
  await page.getByRole('button', { name: '执行变更' }).click();
  const change = page.getByRole('complementary', { name: /^加班/ });
  await expect(change.getByText('须由另一人批准发布')).toBeVisible({ timeout: 30_000 });
  await expect(change.getByRole('button', { name: '批准并发布' })).toHaveCount(0);
  await signIn(page, 'operations');
  await page.reload();
  await change.getByRole('button', { name: '批准并发布' }).click();
  await expect(change.getByText('已发布', { exact: true })).toBeVisible();

  await page.goto(`/planning/orders?service_date=${day}`);
  await page.getByRole('row').filter({ hasText: '待派车' }).first().click();
  const order = page.getByRole('complementary', { name: /^派车单 / });
  await expect(order.getByText('不通过').first()).toBeVisible(); // nobody has named a vehicle
  await picture(page, 'planning-order', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  const paper = await page.request.get((await order.getByRole('link', { name: '打开 PDF' }).getAttribute('href'))!);
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  noFaults();
});

test('refusals, changes, orders, duties and the day as it ran open', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name);
  const me = await signIn(page, 'dispatcher');
  const plan = { service_date: day, effort: 'quick', name: '' };
  await write(page.request, me, '/api/planning/plans', plan);
  for (const [path, heading] of [
    ['refusals', '不走原因'],
    ['changes', '计划变更'],
    ['changes/new', '新变更'],
    ['orders', '派车单'],
    ['duties', '驾驶任务'],
    ['actual', '计划与实绩'],
  ]) {
    await page.goto(`/planning/${path}?day=${day}`);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await expect(page.getByText('正在读取…')).toHaveCount(0);
    await expectNoSideways(page);
    await expectAccessible(page);
  }
  noFaults();
});
