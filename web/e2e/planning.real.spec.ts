// A dispatcher's day plan on the real program: computed, published, a trip cancelled after looking at what follows.
import { expect, test, type Page } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

/** A day of its own for each run, far from the days of other tests. */
function ownDay(project: string): string {
  const ahead = 40 + (project === 'phone' ? 160 : 0) + Math.floor(Math.random() * 150);
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
  await expect(page.getByLabel('班次')).toHaveValue(trip.trip.trip);
  await page.getByLabel('原因').fill('塌方封路');
  await page.getByRole('button', { name: '预览影响' }).click();
  const preview = page.getByRole('region', { name: '预览影响' });
  await expect(preview.getByText(/组邮件改变走法/)).toBeVisible();
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
  await judge('planning-change');
  const now = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  expect([now.plan.change, now.plan.parent]).toEqual(['cancel', still.plan.id]);
  noFaults();
});

test('what stays has a reason and a remedy; orders, duties and the day as it ran open', async ({ page }, info) => {
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
