// What passengers bring and what the post asks for, on the real program: tickets, reserves, seats and hold of a trip,
// requests for vehicles, mail that is moved in groups, and a plan made by hand that is checked.
import { expect, test } from '@playwright/test';
import { freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';
import { announce, nearDay, ownDay, publishedPlan, read } from './planned-day';

test('tickets that are imported, the table and what is typed say what stays free of a hold', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 5);
  const me = await signIn(page, 'operations');
  const { items } = await read<Schemas['ReserveList']>(page, `/api/planning/reserves?service_date=${day}`);
  const trip = items[0]!;
  expect(trip.source).toBe('share');

  await page.goto(`/planning/ticket_sales?day=${day}`);
  const rows = [
    `${day},${trip.line},${clockText(trip.departs)},${trip.headsign},20,,35`,
    `${day},没有的线路,07:00,,3,,`,
  ];
  const csv = ['日期,线路,发车时间,开往,售票数,行李（千克）,座位数', ...rows, ''].join('\n');
  await page.setInputFiles('input[type=file]', { name: '客票.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('当天没有这个班次')).toBeVisible();
  await picture(page, 'planning-ticket-sales', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '跳过错误行并导入' }).click();
  await expect(page.getByRole('row').filter({ hasText: trip.headsign }).first()).toContainText('20');

  await page.goto(`/planning/reserves?day=${day}&text=${encodeURIComponent(trip.line)}`);
  const sold = page.getByRole('row').filter({ hasText: '已售客票' });
  await expect(sold).toContainText('20');
  await picture(page, 'planning-reserves', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  await sold.getByRole('gridcell').nth(2).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('已售 20 张')).toBeVisible();
  await dialog.getByLabel('重量（千克）').fill(String(trip.hold_g / 1000));
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row').filter({ hasText: '手工' })).toBeVisible();

  await publishedPlan(page, me, day);
  await page.goto(`/planning/board?day=${day}&open=${trip.trip}`);
  const drawn = page.getByRole('img', { name: /^座位 35 · 已售 20/ });
  await expect(drawn).toBeVisible();
  await expect(page.getByRole('row', { name: /^kg/ })).toContainText(String(Math.round(trip.hold_g / 1000)));
  await drawn.scrollIntoViewIfNeeded();
  await picture(page, 'planning-hold', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);

  await page.goto('/planning/reserve_table');
  await page.getByRole('button', { name: '新增预留' }).click();
  const line = `T${freshNumber().slice(-6)}`; // one that nobody plans with
  await dialog.getByLabel('日类型').selectOption('春运');
  await dialog.getByLabel('线路').fill(line);
  await dialog.getByLabel('重量（千克）').fill('120');
  await dialog.getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row').filter({ hasText: line });
  await expect(row).toContainText('春运');
  await picture(page, 'planning-reserve-table', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  noFaults();
});

test('the post asks for a vehicle and reads the answer of the dispatcher', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const day = ownDay(info.project.name, 6);
  const { trips } = await (async () => {
    const me = await signIn(page, 'dispatcher');
    const plan = await publishedPlan(page, me, day);
    return read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  })();
  const calls = trips.find((v) => v.calls.length > 1)!.calls;
  await signIn(page, 'liaison');
  await page.goto('/planning/requests');
  await page.getByRole('button', { name: '申请用车' }).click();
  const dialog = page.getByRole('dialog');
  const why = `电商件集中到达 ${freshNumber().slice(-6)}`;
  await dialog.getByLabel('运营日').fill(day);
  await dialog.getByLabel('希望发车').fill('09:00');
  await dialog.getByRole('combobox', { name: '发站' }).selectOption(calls[0]!.node);
  await dialog.getByRole('combobox', { name: '到站' }).selectOption(calls.at(-1)!.node);
  await dialog.getByLabel('重量（千克）').fill('12');
  await dialog.getByLabel('申请原因').fill(why);
  await picture(page, 'planning-request-dialog', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '申请用车' }).click();
  await expect(page.getByText('申请已提交')).toBeVisible();
  const { items } = await read<Schemas['RequestList']>(page, `/api/planning/vehicle_requests?service_date=${day}`);
  const { id, number } = items.find((v) => v.request.reason === why)!.request;

  await signIn(page, 'dispatcher');
  await page.goto('/message/tasks');
  await page.getByRole('listitem').filter({ hasText: number }).locator(`a.button[href*="open=${id}"]`).click();
  const panel = page.getByRole('complementary', { name: new RegExp(number) });
  await panel.getByRole('button', { name: '派车', exact: true }).click();
  await dialog.getByRole('radio', { disabled: false }).first().check();
  await picture(page, 'planning-request-answer', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '派车', exact: true }).click();
  await expect(panel.getByText('待派车辆和驾驶员')).toBeVisible();

  await signIn(page, 'liaison');
  await page.goto(`/planning/requests?open=${id}`);
  await expect(panel.getByText('已派车')).toBeVisible();
  await picture(page, 'planning-requests', info.project.name);
  await expectNoSideways(page);
  await panel.getByRole('button', { name: '知道了' }).click();
  await expect(panel.getByText('申请人已知悉')).toBeVisible();
  noFaults();
});

test('mail of one way is ticked and moved together, its consequence seen before', async ({ page }, info) => {
  test.setTimeout(90_000);
  const noFaults = watchForFaults(page);
  const day = nearDay(info.project.name === 'phone' ? 3 : 2);
  await announce(page, 60);
  const me = await signIn(page, 'dispatcher');
  const plan = await publishedPlan(page, me, day);
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  const busy = trips.toSorted((a, b) => bags(b) - bags(a))[0]!;
  await page.goto(`/planning/board?day=${day}&view=time&tray=${busy.trip.trip}`);
  const tray = page.getByRole('group', { name: new RegExp(`^${busy.trip.line} `) });
  await expect(tray.getByRole('listitem').first()).toBeVisible();
  const ticks = tray.getByRole('checkbox', { name: /^选择 .*件/ });
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await expect(tray.getByText(/^2 组 · /)).toBeVisible();
  await tray.evaluate((scrolled) => scrolled.scrollTo(0, 0)); // what lies half below its head is no target to judge
  await picture(page, 'planning-group', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  await tray.getByRole('button', { name: '改装所选 2 组' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { disabled: false }).last().check();
  await dialog.getByLabel('原因').fill('两组一起走');
  await picture(page, 'planning-group-move', info.project.name);
  await dialog.getByRole('button', { name: '改装' }).click();
  await expect(page.getByText('已改装')).toBeVisible({ timeout: 30_000 });
  const now = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  const moved = await read<Schemas['LoadList']>(
    page,
    `/api/planning/plans/${now.plan.id}/loads?by_hand=true&limit=500`,
  );
  expect(moved.items.filter((l) => l.load.move_reason === '两组一起走')).toHaveLength(2);
  await write(page.request, me, `/api/planning/plans/${now.plan.id}/what_if`, {
    change: { kind: 'move', loads: moved.items.map((l) => l.load.seq), trips: [], reason: '明天再走' },
  });

  const file = await (await page.request.get(`/api/planning/plans/${now.plan.id}/assignments?format=csv_utf8`)).text();
  const [titles, ...rows] = file.trim().split(/\r?\n/);
  const first = titles!.split(',').findIndex((title) => title.includes('第一程'));
  const text = `${busy.trip.line} ${clockText(busy.calls[0]!.departs)} ${busy.trip.headsign}`;
  const crowded = rows.map((row) =>
    row
      .split(',')
      .map((cell, i) => (i === first ? text : cell))
      .join(','),
  );
  const bring = (lines: string[]) => {
    const buffer = Buffer.from([titles, ...lines, ''].join('\n'));
    return page.setInputFiles('input[type=file]', { name: '去向.csv', mimeType: 'text/csv', buffer });
  };
  await page.goto(`/planning/board?day=${day}`);
  await page.getByRole('link', { name: '检查手工方案' }).click();
  await bring(rows);
  await expect(page.getByText('文件与计划相同')).toBeVisible();
  await page.getByRole('button', { name: '换一个文件' }).click();
  await bring(crowded);
  await expect(page.getByText(/^违反 \d+ 处$/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '所选班次不能送达该站' }).first()).toContainText(text);
  await picture(page, 'planning-check', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);
  noFaults();
});

const bags = (trip: Schemas['TripView']) => Math.max(...trip.calls.map((c) => c.loaded_bags));
const clockText = (s: number) =>
  `${String(Math.floor(s / 3600)).padStart(2, '0')}:${String((s / 60) % 60).padStart(2, '0')}`;
