// The day of a dispatcher from its plan to its third incident, and the vehicles that run it.
import { expect, test, type Page } from '@playwright/test';
import { freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';
import { announce, makeChange, nearDay, orderedTrip, ownBag, ownDay, publishedPlan, read, tripOf } from './planned-day';

/** The county's whole day is 20,000; the suite makes do with fewer. */
const ITEMS = Number(process.env.YIDAO_DAY_ITEMS ?? 300);
const COMPUTED_MS = ITEMS > 1000 ? 180_000 : 30_000;
const began = Date.now();
const tell = (what: string) => ITEMS > 1000 && console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${what}`);

const published = (page: Page, day: string) =>
  read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
const stateOf = async (page: Page, plan: string, trip: string) => {
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  return trips.find((v) => v.trip.trip === trip)?.trip.state;
};

/** Computed and published on the screen. @returns its name */
async function compute(page: Page, day: string, what: string): Promise<string> {
  await page.goto(`/planning/day?day=${day}`);
  await page.getByRole('button', { name: '编制计划' }).click();
  const name = `${what} ${freshNumber().slice(-6)}`;
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('优化程度').selectOption('快速');
  await page.getByRole('dialog').getByRole('button', { name: '编制计划' }).click();
  const card = page.getByRole('region', { name });
  await card.getByRole('button', { name: '发布' }).click({ timeout: COMPUTED_MS });
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(card.getByText('已发布', { exact: true })).toBeVisible({ timeout: COMPUTED_MS });
  return name;
}

/** @returns the key of the plan, once it is computed */
async function computed(page: Page, me: Schemas['Me'], path: string, ask: object): Promise<string> {
  const { plan } = await write<Schemas['PlanOfWork']>(page.request, me, path, ask);
  await expect(async () => {
    const view = await read<Schemas['PlanView']>(page, `/api/planning/plans/${plan}`);
    expect(view.plan.state).toBe('waiting');
  }).toPass({ timeout: 30_000 });
  return plan;
}

test('a published day meets three incidents, is planned again, and keeps them', async ({ page }, info) => {
  test.setTimeout(COMPUTED_MS * 6);
  const noFaults = watchForFaults(page);
  // The later width has the earlier day: tomorrow's plan takes in what is sealed once it is published.
  const day = nearDay(info.project.name === 'phone' ? 1 : 2);
  const bag = await ownBag(page);
  await announce(page, ITEMS);
  tell('announced');
  await signIn(page, 'dispatcher');
  await compute(page, day, 'first');
  tell('planned and published');
  const change = page.getByRole('complementary');
  const reason = (text: string) => page.getByLabel('原因', { exact: true }).fill(text);
  const follows = async (kind: string, text: string) => {
    await expect(change.getByText(text)).toBeVisible({ timeout: COMPUTED_MS });
    tell(kind);
    await expect(change.getByText('已发布', { exact: true })).toBeVisible();
    expect((await published(page, day)).plan.change).toBe(kind);
  };

  const cancelled = await tripOf(page, day, bag.id);
  await makeChange(page, day, { kind: 'cancel', trip: cancelled.trip.trip }, () => reason('塌方封路'));
  await follows('cancel', '塌方封路');

  const late = await tripOf(page, day, bag.id);
  expect(late.trip.trip).not.toBe(cancelled.trip.trip); // it goes with another one
  await makeChange(page, day, { kind: 'delay', trip: late.trip.trip }, async () => {
    await page.getByLabel('晚点（分钟）').fill('25');
    await reason('上游晚点');
  });
  await follows('delay', '上游晚点');

  const broken = await tripOf(page, day, bag.id);
  await makeChange(page, day, { kind: 'substitute', trip: broken.trip.trip }, async () => {
    await page.getByLabel('故障站点').selectOption({ index: 0 });
    await page.getByLabel('发车时间').fill('22:30');
    await page.getByLabel('行李舱载重（千克）').fill('600');
    await page.getByLabel('行李舱容积（立方米）').fill('3');
    await reason('途中抛锚');
  });
  await follows('substitute', '途中抛锚');

  const name = await compute(page, day, 'again');
  tell('planned again');
  const again = await published(page, day);
  expect(again.plan.name).toBe(name);
  expect(await stateOf(page, again.plan.id, cancelled.trip.trip)).toBe('cancelled');
  const { items } = await read<Schemas['LoadList']>(
    page,
    `/api/planning/plans/${again.plan.id}/loads?source=bag&limit=500`,
  );
  const mine = items.find((l) => l.load.bag === bag.id)!;
  expect(mine.load.way !== 'tomorrow' || mine.why_zh !== '').toBe(true); // it goes, or there is a reason
  noFaults();
});

test('vehicles of a plan are seen over the day, and one gets its plate and driver for all its trips', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 8);
  const me = await signIn(page, 'dispatcher');
  const plan = await publishedPlan(page, me, day);
  await orderedTrip(page, plan, day);
  await page.goto(`/planning/vehicles?day=${day}`);
  await expect(page.getByText(/辆车 · \d+ 班/)).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  await picture(page, 'planning-vehicles', info.project.name);
  const { items } = await read<Schemas['BlockList']>(page, `/api/planning/plans/${plan}/blocks`);
  const block = items.find((b) => b.trips.some((v) => v.order !== '0' && v.order_state === 'approved'))!;
  await page.goto(`/planning/vehicles?day=${day}&unassigned=1&open=${block.block}`);
  const panel = page.getByRole('complementary');
  await expect(panel.getByText('行车路线').or(panel.getByRole('img', { name: '行车路线' }))).toBeVisible();
  await panel.getByRole('button', { name: '派车、派驾驶员' }).click();
  const plate = `云C${freshNumber().slice(-5)}`;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('车牌').fill(plate);
  await dialog.getByLabel('驾驶员').selectOption({ index: 0 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  const orders = await read<Schemas['OrderList']>(page, `/api/planning/orders?service_date=${day}&vehicle=${plate}`);
  const wanted = block.trips.filter((v) => v.order !== '0').map((v) => v.order);
  expect(orders.items.map((o) => o.id).toSorted()).toEqual(wanted.toSorted());
  expect(orders.items.every((o) => o.state === 'assigned')).toBe(true);
  noFaults();
});

test('a van joins the fleet and is sent for what stays', async ({ page }, info) => {
  test.setTimeout(120_000);
  const noFaults = watchForFaults(page);
  const day = nearDay(3);
  await ownBag(page);
  let me = await signIn(page, 'dispatcher');
  await page.goto('/planning/fleet');
  await page.getByRole('button', { name: '新增巡回车' }).click();
  const dialog = page.getByRole('dialog');
  const plate = `云V${freshNumber().slice(-5)}`;
  await dialog.getByLabel('名称').fill(`专车 ${plate}`);
  await dialog.getByLabel('车牌').fill(plate);
  await dialog.getByRole('combobox', { name: '驻地' }).selectOption({ index: 1 });
  await dialog.getByLabel('开始日期').fill(day);
  await dialog.getByLabel('截止日期').fill(day);
  await expectAccessible(page);
  await picture(page, 'planning-fleet-van', info.project.name);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row').filter({ hasText: plate })).toBeVisible();

  // A village whose trips are all cancelled: what is for it stays, until the dispatcher sends the vans.
  let plan = await computed(page, me, '/api/planning/plans', {
    ...{ service_date: day, effort: 'quick', with_tours: false },
  });
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  const callsAt = (node: string) => trips.filter((v) => v.calls.some((c) => c.node === node));
  const village = trips.flatMap((v) => v.calls).toSorted((x, y) => callsAt(x.node).length - callsAt(y.node).length)[0]!;
  await announce(page, 5, village.node);
  me = await signIn(page, 'dispatcher');
  plan = await computed(page, me, '/api/planning/plans', {
    ...{ service_date: day, effort: 'quick', with_tours: false },
  });
  for (const { trip } of callsAt(village.node))
    plan = await computed(page, me, `/api/planning/plans/${plan}/change`, {
      change: { kind: 'cancel', trip: trip.trip, reason: '断路' },
    });
  const { figures } = await read<Schemas['PlanView']>(page, `/api/planning/plans/${plan}`);
  expect(figures.n_staying).toBeGreaterThan(0);

  await page.goto(`/planning/changes/new?day=${day}&plan=${plan}&kind=tour`);
  await page.getByLabel('原因', { exact: true }).fill('断路，专车绕行');
  await page.getByRole('button', { name: '预览影响' }).click();
  const preview = page.getByRole('region', { name: '预览影响' });
  await expect(preview.getByText(/组邮件改变走法/)).toBeVisible({ timeout: 30_000 });
  await picture(page, 'planning-send-vans', info.project.name);
  await preview.getByRole('button', { name: '执行变更' }).click();
  await expect(page.getByText('变更已提交，等待发布')).toBeVisible({ timeout: 30_000 });
  const made = new URL(page.url()).searchParams.get('open')!;
  const after = await read<Schemas['PlanView']>(page, `/api/planning/plans/${made}`);
  expect(after.figures.n_staying).toBeLessThan(figures.n_staying);
  expect(after.figures.tours_li).toBeGreaterThan(0);
  const board = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${made}/board`);
  expect(board.trips.some((v) => v.trip.fleet_van !== '0' && v.calls.some((c) => c.node === village.node))).toBe(true);
  noFaults();
});
