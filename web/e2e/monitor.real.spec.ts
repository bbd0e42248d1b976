// The monitor on the real program: rules and fences kept by the dispatcher, runs of the day, the live map.
import { expect, test } from '@playwright/test';
import { freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

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
