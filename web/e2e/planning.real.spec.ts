// A dispatcher's day plan on the real program: computed, published, a trip cancelled after looking at what follows.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';
import { makeChange, ownBag, ownDay, publishedPlan, read, tripOf } from './planned-day';

test('a day is planned and published, and a cancelled trip shows what moves before and after', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 0);
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
  await expect(panel.getByText('未记录').first()).toBeVisible(); // nobody has inspected a vehicle yet
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

test('an extra run waits for another person, who approves it', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 1);
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

test('a trip is late, breaks down, gets a smaller vehicle and is merged; another person approves', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 2);
  const bag = await ownBag(page);
  const me = await signIn(page, 'dispatcher');
  await publishedPlan(page, me, day);
  const trip = await tripOf(page, day, bag.id);
  const change = page.getByRole('complementary');
  const reason = (text: string) => page.getByLabel('原因', { exact: true }).fill(text);

  await makeChange(page, day, { kind: 'delay', trip: trip.trip.trip }, async () => {
    await page.getByLabel('晚点（分钟）').fill('20');
    await reason('上游晚点');
  });
  await expect(page.getByText('变更已生效')).toBeVisible({ timeout: 30_000 });
  await expect(change.getByText('上游晚点')).toBeVisible();
  await expect(change.getByText('增加运费（元）')).toBeVisible();

  const now = await tripOf(page, day, bag.id);
  await makeChange(page, day, { kind: 'substitute', trip: now.trip.trip }, async () => {
    await page.getByLabel('故障站点').selectOption({ index: 1 });
    await page.getByLabel('发车时间').fill('23:30');
    await page.getByLabel('行李舱载重（千克）').fill('600');
    await page.getByLabel('袋数上限').fill(''); // nobody counted: as many as the trip's own
    await reason('途中抛锚');
  });
  await expect(change.getByText('途中抛锚')).toBeVisible({ timeout: 30_000 });
  await expect(change.getByText('已发布', { exact: true })).toBeVisible();

  const { plan } = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan.id}/board`);
  const running = trips.filter((v) => v.trip.state === 'runs');
  await makeChange(page, day, { kind: 'resize', trip: running[0]!.trip.trip }, async () => {
    await expect(page.getByLabel('袋数上限')).not.toHaveValue('');
    await page.getByLabel('行李舱载重（千克）').fill('30');
    await reason(`降档 ${bag.id.slice(-5)}`);
  });
  await expect(change.getByText('须由另一人批准发布')).toBeVisible({ timeout: 30_000 });

  await signIn(page, 'operations');
  await page.goto('/message/tasks');
  const task = page.getByRole('listitem').filter({ hasText: '批准降档' }).locator(`a.button[href*="day=${day}"]`);
  await task.click();
  await change.getByRole('button', { name: '批准并发布' }).click();
  await expect(change.getByText('已发布', { exact: true })).toBeVisible();
  await page.goto('/message/tasks');
  await expect(page.getByText('正在读取…')).toHaveCount(0);
  await expect(task).toHaveCount(0); // it was decided

  await signIn(page, 'dispatcher');
  await makeChange(page, day, { kind: 'merge', trip: running[1]!.trip.trip }, async () => {
    await page.getByLabel('并入班次').selectOption(running[2]!.trip.trip);
    await reason('客流少');
  });
  await expect(change.getByText('须由另一人批准发布')).toBeVisible({ timeout: 30_000 });
  await change.getByRole('button', { name: '放弃' }).click();
  await expect(change.getByText('已放弃', { exact: true })).toBeVisible();
  noFaults();
});

/** Draws with the mouse at a desk and with a finger on a phone; `look` is called before letting go. */
async function draw(
  page: Page,
  isPhone: boolean,
  from: Locator,
  to: () => Promise<Locator>,
  look: () => Promise<void>,
) {
  const middle = async (what: Locator) => {
    const box = (await what.boundingBox())!;
    return { x: box.x + Math.min(box.width, 200) / 2, y: box.y + box.height / 2 };
  };
  const start = await middle(from);
  if (!isPhone) {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x, start.y - 20, { steps: 4 });
    const end = await middle(await to());
    await page.mouse.move(end.x, end.y, { steps: 8 });
    await look();
    return page.mouse.up();
  }
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  await touch('touchStart', start);
  await touch('touchMove', { x: start.x, y: start.y - 20 });
  await touch('touchMove', { x: start.x, y: start.y - 40 });
  const end = await middle(await to());
  await touch('touchMove', end);
  await look();
  await touch('touchEnd');
}

test('a load is drawn onto another departure, and its consequence shows before it is let go', async ({
  page,
}, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 3);
  const bag = await ownBag(page);
  const me = await signIn(page, 'dispatcher');
  await publishedPlan(page, me, day);
  const trip = await tripOf(page, day, bag.id);
  await page.goto(`/planning/board?day=${day}&view=time&tray=${trip.trip.trip}`);
  const tray = page.getByRole('group', { name: new RegExp(`^${trip.trip.line} `) });
  await expect(tray.getByRole('listitem').first()).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  const item = tray.getByRole('listitem').filter({ hasText: '总包' }).or(tray.getByRole('listitem')).first();
  await item.evaluate((element) => element.scrollIntoView({ block: 'center' })); // a phone shows a part of the board
  await draw(
    page,
    info.project.name === 'phone',
    item.getByRole('button', { name: '拖到另一班次', includeHidden: true }),
    async () => {
      const lane = page.locator('.lane.target').first();
      await expect(lane).toBeVisible();
      return lane;
    },
    async () => {
      await expect(page.locator('.lane.over')).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: '成本' })).toBeVisible();
      await picture(page, 'planning-drag', info.project.name);
    },
  );
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1); // the way that it was dropped on
  await dialog.getByLabel('原因').fill('收件人次日才在');
  await dialog.getByRole('button', { name: '改装' }).click();
  await expect(page.getByText('已改装')).toBeVisible({ timeout: 30_000 });
  const { plan } = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  const moved = await read<Schemas['LoadList']>(page, `/api/planning/plans/${plan.id}/loads?by_hand=true`);
  expect(moved.items.map((l) => l.load.move_reason)).toEqual(['收件人次日才在']);
  noFaults();
});

test('orders are decided and assigned, and a failed inspection or a red risk closes the gate', async ({
  page,
}, info) => {
  test.setTimeout(90_000);
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 4);
  await ownBag(page);
  const me = await signIn(page, 'dispatcher');
  const plan = await publishedPlan(page, me, day);
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  const { items } = await read<Schemas['OrderList']>(page, `/api/planning/orders?service_date=${day}`);
  const free = trips.filter((v) => !items.some((o) => o.trip === v.trip.trip)).slice(0, 2);
  for (const { trip } of free)
    await write(page.request, me, '/api/planning/orders', { trip: trip.trip, service_date: day, reason: '预计三十袋' });
  const order = page.getByRole('complementary', { name: /^派车单 / });
  const openFirst = async () => {
    await page.goto(`/planning/orders?service_date=${day}&state=requested`);
    await page.getByRole('row').filter({ hasText: '待审批' }).first().click();
  };
  await openFirst();
  await order.getByRole('button', { name: '不同意' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('运量不足');
  await page.getByRole('dialog').getByRole('button', { name: '不同意' }).click();
  await expect(page.getByText('已处理')).toBeVisible();
  await openFirst();
  const number = (await order.getByRole('heading').first().innerText()).replace('派车单 ', '');
  await order.getByRole('button', { name: '同意', exact: true }).click();
  await expect(order).toBeHidden(); // it is no more one of those that are asked for
  const plate = `云C${freshNumber().slice(-5)}`;
  await page.goto(`/planning/orders?service_date=${day}&state=approved`);
  await page.getByRole('row').filter({ hasText: number }).click();
  await order.getByRole('button', { name: '派车', exact: true }).click();
  await page.getByRole('dialog').getByLabel('车牌').fill(plate);
  await page.getByRole('dialog').getByLabel('驾驶员').selectOption({ index: 0 });
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto(`/planning/orders?service_date=${day}&vehicle=${plate}`);
  await page.getByRole('row').filter({ hasText: number }).click();
  await order.getByRole('button', { name: '登记例检' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '全部正常' }).click();
  await dialog.getByRole('group', { name: '轮胎' }).getByLabel('异常').check();
  await dialog.getByLabel('备注').fill('胎压不足');
  await expectAccessible(page);
  await picture(page, 'planning-inspection', info.project.name);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(order.getByText('轮胎')).toBeVisible();

  await page.goto('/planning/red_risks');
  await page.getByRole('button', { name: '设置红色风险' }).click();
  await dialog.getByLabel('类别').selectOption('塌方滑坡');
  await dialog.getByLabel('开始日期').fill(day);
  await dialog.getByLabel('截止日期').fill(day);
  await dialog.getByLabel('原因').fill(`塌方 ${plate}`);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(`塌方 ${plate}`)).toBeVisible();
  await page.goto(`/planning/orders?service_date=${day}&vehicle=${plate}`);
  await page.getByRole('row').filter({ hasText: number }).click();
  await expect(order.getByText(`塌方 ${plate}`)).toBeVisible();
  await page.goto('/planning/red_risks?standing=1');
  await page.getByRole('row').filter({ hasText: plate }).click();
  await dialog.getByLabel('原因').fill('已抢通');
  await dialog.getByRole('button', { name: /^解除/ }).click();
  await expect(page.getByText(`塌方 ${plate}`)).toBeHidden();
  noFaults();
});

test('a running computation is stopped', async ({ page }, info) => {
  const day = ownDay(info.project.name, 5);
  await ownBag(page);
  const me = await signIn(page, 'dispatcher');
  await page.goto(`/planning/day?day=${day}`);
  // What waits behind others is still to be computed when the button is reached.
  await expect(async () => {
    const ask = { service_date: day, effort: 'thorough', with_forecast: true };
    for (let i = 0; i < 3; i += 1) await write(page.request, me, '/api/planning/plans', ask);
    await page.reload();
    await page.getByRole('button', { name: '取消' }).first().click({ timeout: 3000 });
    await expect(page.getByText('已放弃').first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 50_000, intervals: [5000] });
  await page.goto(`/planning/day?day=${day}&all=1`);
  await expect(page.getByText('已放弃', { exact: true }).first()).toBeVisible();
});

test('what plans are made with is changed, and a van serves what no departure does', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/planning/settings');
  const weekend = page.getByLabel('周末（%）');
  await expect(weekend).not.toHaveValue('');
  const share = String(10 + Math.floor(Math.random() * 20));
  await weekend.fill(share);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('计划参数已保存')).toBeVisible();
  await page.reload();
  await expect(weekend).toHaveValue(share);
  await page.goto('/planning/vans');
  await page.getByRole('button', { name: '新增专车' }).click();
  const dialog = page.getByRole('dialog');
  const name = `专车 ${freshNumber().slice(-6)}`;
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByRole('combobox', { name: '发站' }).selectOption({ index: 1 });
  await dialog.getByRole('combobox', { name: '到站' }).selectOption({ index: 2 });
  await dialog.getByLabel('最晚备妥').fill('14:00');
  await dialog.getByLabel('到达').fill('15:30');
  await dialog.getByLabel('开始日期').fill('2030-01-01');
  await expectAccessible(page);
  await picture(page, 'planning-van', info.project.name);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(name)).toBeVisible();
  noFaults();
});

test('refusals, changes, orders, duties and the day as it ran open', async ({ page }, info) => {
  test.setTimeout(120_000); // eight screens, each judged
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 6);
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
    ['map', '计划地图'],
    ['forecast', '邮量预测'],
    ['inspections', '出车前例检'],
    ['red_risks', '红色风险'],
    ['settings', '计划参数'],
    ['vans', '专车运输'],
    ['fleet', '巡回车'],
    ['vehicles', '车辆安排'],
  ]) {
    await page.goto(`/planning/${path}?day=${day}`);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await expect(page.getByText('正在读取…')).toHaveCount(0);
    await expectNoSideways(page);
    await expectAccessible(page);
  }
  noFaults();
});
