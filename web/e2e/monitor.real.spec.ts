// The monitor on the real program: rules and fences kept by the dispatcher, runs of the day, the live map.
import { expect, test } from '@playwright/test';
import { checkedItem, freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';
import { middleOf, tokenColour } from './screen-colours';

const FENCE_PX = 50; // its dashed edge on a phone, at least
const clockOf = (instant: string) =>
  new Date(instant).toLocaleTimeString('zh-CN', {
    ...({ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false } as const),
  });

test('the dispatcher keeps an alert rule and a fence, and is told what is wrong with one', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/monitor/rules');
  const name = `规则 ${freshNumber().slice(-6)}`;
  await page.getByRole('button', { name: '新增规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('类型').selectOption('over_speed');
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('阈值').fill('80');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('80 km/h');
  await expect(row).toContainText('试运行');

  const fence = `围栏 ${freshNumber().slice(-6)}`;
  await page.getByRole('button', { name: '新增围栏' }).click();
  await dialog.getByLabel('名称').fill(fence);
  await dialog.getByLabel(/坐标/).fill('25.0432,102.7123\n北京');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('第 2 行不是“纬度,经度”').first()).toBeVisible();
  await dialog.getByLabel(/坐标/).fill('25.0432,102.7123');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(fence)).toBeVisible();
  await picture(page, 'monitor-rules', info.project.name);
  await expectNoSideways(page);
  noFaults();
});

test('runs of the day open with their stops, and the live map lists them', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'dispatcher');
  const { trips } = (await (await page.request.get('/api/network/board')).json()) as Schemas['Network.Board'];
  const trip = trips.filter((one) => one.mail_allowed).at(info.project.name === 'phone' ? -2 : -1)!;
  await write(page.request, me, '/api/mail/waybills', { trip: trip.id, service_date: trip.service_date });
  const runsOf = async () =>
    ((await (await page.request.get('/api/monitor/runs')).json()) as Schemas['RunBoard']).items.map((r) => r.run.trip);
  await expect.poll(runsOf, { timeout: 60_000 }).toContain(trip.id);

  await page.goto(`/monitor/runs/${trip.id}`);
  await expect(page.getByRole('list', { name: '站序' })).toBeVisible();
  await expect(page.getByText('没有总包')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/monitor/live');
  await expect(page.getByRole('heading', { name: /运行中/ })).toBeVisible();
  await expectNoSideways(page);
  await picture(page, 'monitor-live', info.project.name);
  noFaults();
});

test('a run is replayed: its speed on a slider, its stops and alerts as marks to go to', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  const { trips } = (await (await page.request.get('/api/network/board')).json()) as Schemas['Network.Board'];
  const trip = trips.find((one) => one.mail_allowed)!;
  const api = `/api/monitor/runs/${trip.id}?service_date=${trip.service_date}`;
  const told = (await (await page.request.get(api)).json()) as Schemas['RunDetail'];
  const vehicle = '云A12345';
  const stops = told.run.stops;
  const leaves = Date.parse(stops[0]!.departs_at);
  const at = (minutes: number) => new Date(leaves + minutes * 60_000).toISOString();
  const [from, to] = [told.path[0]!, told.path.at(-1)!];
  const between = (a: number, b: number, minutes: number) => Math.round(a + ((b - a) * minutes) / 40);
  const points = Array.from({ length: 41 }, (_, minutes) => ({
    ...{ at: at(minutes), received_at: at(minutes), positioned: true, speed_dkmh: 10 * minutes, direction: 90 },
    ...{ lat_e7: between(from.lat_e7, to.lat_e7, minutes), lon_e7: between(from.lon_e7, to.lon_e7, minutes) },
  }));
  stops[0]!.departed_at = at(0);
  stops[1]!.arrived_at = at(12);
  // no terminal reports to the program of the tests: what it would have told is put into its answers
  const run = { ...told.run, run: { ...told.run.run, vehicle }, latest: { vehicle, at: at(40), reported_at: at(40) } };
  await page.route(`**/api/monitor/runs/${trip.id}*`, (route) => route.fulfill({ json: { ...told, run } }));
  await page.route('**/api/tracking/track*', (route) => route.fulfill({ json: { points } }));
  const alert = { id: '1', kind: 'over_speed', place: '弯道', raised_at: at(30) };
  await page.route(`**/api/monitor/alerts?*trip=${trip.id}*`, (route) =>
    route.fulfill({ json: { items: [{ alert }], next: null } }),
  );
  await page.goto(`/monitor/runs/${trip.id}?day=${trip.service_date}`);
  const times = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '实际发车' }) });
  const row = times.getByRole('row', { name: new RegExp(stops[1]!.name) });
  await expect(row).toContainText(clockOf(stops[1]!.arrives_at));
  await expect(row).toContainText(clockOf(at(12)));

  const panel = page.locator('section.panel', { has: page.getByRole('heading', { name: '轨迹回放' }) });
  const position = panel.getByRole('slider', { name: '轨迹回放' });
  await panel.getByRole('button', { name: /超速 弯道/ }).click();
  await expect(panel.locator('header')).toContainText(`${clockOf(at(30))} · 30 km/h`);
  await panel.getByRole('button', { name: new RegExp(`${stops[1]!.name} `) }).click();
  await expect(panel.locator('header')).toContainText(`${clockOf(at(12))} · 12 km/h`);
  const pace = panel.getByRole('slider', { name: '倍速' });
  await pace.press('End');
  await expect(panel).toContainText('×300');
  const before = Number(await position.inputValue());
  await panel.getByRole('button', { name: '播放' }).click();
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(before + 60_000);
  await panel.getByRole('button', { name: '暂停' }).click();
  const blue = await tokenColour(page, 'blue');
  await panel.locator('canvas.vehicles').scrollIntoViewIfNeeded();
  await expect.poll(async () => !!(await middleOf(page, { colour: blue }))).toBe(true);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'replay', info.project.name);
  noFaults();
});

test('fences lie on the live map', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'dispatcher');
  const map = (await (await page.request.get('/api/network/map')).json()) as {
    nodes: { features: { geometry: { coordinates: [number, number] } }[] };
  };
  const [lon, lat] = map.nodes.features[0]!.geometry.coordinates;
  const blue = async () => (await middleOf(page, { colour: await tokenColour(page, 'blue'), tolerance: 8 }))?.n ?? 0;
  await page.route('**/api/monitor/fences', (route) => route.fulfill({ json: { items: [] } }));
  await page.goto('/monitor/live');
  await expect(page.locator('canvas.vehicles')).toBeVisible();
  await page.waitForTimeout(1500);
  const without = await blue();
  await page.unroute('**/api/monitor/fences');
  const middle = { lat_e7: Math.round(lat * 1e7), lon_e7: Math.round(lon * 1e7) };
  const fence = { name: `围栏 ${freshNumber().slice(-6)}`, shape: 'circle', radius_m: 25_000 };
  const kept = await write<Schemas['FenceArea']>(page.request, me, '/api/monitor/fences', { fence, points: [middle] });
  await page.reload();
  await expect.poll(blue, { timeout: 20_000 }).toBeGreaterThan(without + FENCE_PX);
  await picture(page, 'live-fence', info.project.name);
  const gone = { fence: { ...kept.fence, retired: true }, points: kept.points };
  await write(page.request, me, '/api/monitor/fences', gone);
  await page.reload();
  await page.waitForTimeout(1500);
  expect(await blue(), 'a retired one is not drawn').toBeLessThan(without + FENCE_PX);
  noFaults();
});

test('what the terminal lists is compared with what was handed over, differences one by one', async ({
  page,
}, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  const { trips } = (await (await page.request.get('/api/network/board')).json()) as Schemas['Network.Board'];
  const trip = trips.find((one) => one.mail_allowed)!;
  const told = { service_date: trip.service_date, trip: trip.id, vehicle: '云A12345', told_at: '2026-11-26T01:20:00Z' };
  const agreeing: Schemas['CheckedBag'] = {
    ...{ barcode: '530190015301900200010001012500', verdict: 'agrees', told_seal: 'F1', noted_seal: 'F1' },
  };
  const differing: Schemas['CheckedBag'][] = [
    {
      ...agreeing,
      barcode: '530190015301900200010002012500',
      verdict: 'seal_differs',
      told_seal: 'F7',
      noted_seal: 'F2',
    },
    { ...agreeing, barcode: '530190015301900200010003012500', verdict: 'not_told', told_seal: '' },
  ];
  let check: Schemas['LoadCheck'] | null = null;
  // the gateway of the tests is closed, so that the list is put into the answer that the program gives
  await page.route(`**/api/monitor/runs/${trip.id}*`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), load_check: check } });
  });
  const panel = page.locator('section.panel', { has: page.getByRole('heading', { name: '电子运单核对' }) });
  await page.goto(`/monitor/runs/${trip.id}`);
  await expect(page.getByRole('list', { name: '站序' })).toBeVisible();
  await expect(panel).toHaveCount(0);
  check = { ...told, unread: 0, bags: [agreeing, { ...agreeing, barcode: '530190015301900200010009012500' }] };
  await page.reload();
  await expect(panel).toContainText('上报 2 袋，与在车总包一致');
  await expect(panel.getByRole('listitem')).toHaveCount(0);
  check = { ...told, unread: 1, bags: [...differing, agreeing] };
  await page.reload();
  await expect(panel).toContainText('上报的清单有 2 处不符');
  await expect(panel).toContainText('1 行不是总包条码');
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel.getByRole('listitem').first()).toContainText(/F7.*F2/);
  await expect(panel).not.toContainText(agreeing.barcode);
  await expectAccessible(page);
  await expectNoSideways(page);
  await panel.scrollIntoViewIfNeeded();
  await picture(page, 'load-check', info.project.name);
  noFaults();
});

test('how a terminal takes the list of bags is set where it is registered and kept', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  await page.goto('/tracking/terminals');
  const [plate, number] = [`云A${freshNumber().slice(-5)}`, `1${freshNumber().slice(-10)}`];
  await page.getByRole('button', { name: '登记终端' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('车牌号').fill(plate);
  await dialog.getByLabel('终端手机号').fill(number);
  await dialog.getByLabel('电子运单下发').selectOption('text');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  const kept = async () => {
    const answer = await page.request.get('/api/tracking/terminals', { params: { limit: 500 } });
    const { items } = (await answer.json()) as Schemas['TerminalList'];
    return items.find((one) => one.terminal.vehicle === plate)?.terminal.waybill_form;
  };
  expect(await kept()).toBe('text');
  await page.getByText(plate).first().click();
  const form = page.getByLabel('电子运单下发');
  await expect(form).toHaveValue('text');
  await form.selectOption('passthrough');
  await expect(page.getByText('电子运单下发方式已更改').first()).toBeVisible();
  expect(await kept()).toBe('passthrough');
  await page.reload();
  await expect(page.getByLabel('电子运单下发')).toHaveValue('passthrough');
  await expectNoSideways(page);
  await picture(page, 'terminal-waybill', info.project.name);
  noFaults();
});

test('a clerk shares an item with somebody who has no account, and ends the link', async ({ page, browser }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'clerk');
  const item = await checkedItem(page.request, me, freshNumber());
  await page.goto(`/mail/items/${item.id}`);
  await page.getByRole('button', { name: '分享', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('分享给（可不填）').fill('李大娘');
  await dialog.getByRole('button', { name: '生成链接' }).click();
  const link = dialog.getByRole('link', { name: /\/share#/ });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  const address = (await link.getAttribute('href'))!;

  const stranger = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'zh-CN' });
  const outside = await stranger.newPage();
  await outside.goto(address);
  await expect(outside.getByText('已收寄')).toBeVisible();
  await expect(outside.locator('body')).not.toContainText(item.number);
  await expect(outside.locator('body')).not.toContainText('王秀梅');
  await expectAccessible(outside);
  await expectNoSideways(outside);
  await picture(outside, 'share', info.project.name);

  await dialog.getByRole('button', { name: '撤销' }).click();
  await expect(dialog.getByRole('button', { name: '撤销' })).toHaveCount(0);
  await outside.reload();
  await expect(outside.getByText(/链接已失效/)).toBeVisible();
  await stranger.close();
  await page.goto('/monitor/shares');
  await expect(page.getByText(item.number).first()).toBeVisible();
  await expectAccessible(page);
  noFaults();
});

test('what terminals are asked and send, questions from above, and how right estimates are have screens', async ({
  page,
}, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'dispatcher');
  for (const [path, empty] of [
    ['/tracking/commands', '没有指令记录'],
    ['/tracking/uploads', '终端还没有上传'],
    ['/tracking/media', '还没有影像'],
    ['/tracking/questions', '上级平台没有查岗'],
    ['/monitor/accuracy', '还没有可比较的预计'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(new RegExp(empty)).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
  }
  await picture(page, 'monitor-accuracy', info.project.name);
  await signIn(page, 'sysadmin');
  await page.goto('/tracking/quarantine');
  await expect(page.getByText('没有隔离报文').first()).toBeVisible();
  await expectNoSideways(page);
  noFaults();
});
