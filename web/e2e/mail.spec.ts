// Screens of mail whose state is hard to reach in a day of the demo county.
import { expect, test } from '@playwright/test';
import { answer, me, nowhere } from './answers';
import { expectAccessible } from './look';

const item = (n: number, registered: boolean) => ({
  ...{ id: String(n), number: `98000000${n}`, registered, destination: '501', weight_g: 300 },
});
const bag = { id: '31', state: 'opened', origin: '501', destination: '501', node: '501', n_items: 3, gross_g: 900 };
const view = { bag, items: [item(1, true), item(2, false), item(3, false)], custody: [], handovers: [], people: [] };

test('ordinary items of a bag are counted, not ticked, before it is reconciled', async ({ page }) => {
  let sent = {};
  await answer(page, {
    'GET /api/mail/bags/31': view,
    'POST /api/mail/bags/31/reconcile': (body) => {
      sent = body;
      return { bag, missing: ['9800000001'] };
    },
  });
  await page.goto('/mail/bags/31');
  await page.getByRole('button', { name: '核销' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('清单上还有 2 件平常邮件')).toBeVisible();
  await dialog.getByRole('button', { name: '核销' }).click();
  await expect(dialog.getByText('必填')).toBeVisible();
  await dialog.getByLabel('平常邮件清点件数').fill('2');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '核销' }).click();
  await expect(page.getByText('短少 1 件，已生成验单')).toBeVisible();
  expect(sent).toEqual({ ordinary_found: 2 });
});

test('a node whose day nobody has opened is opened from the list of days', async ({ page }) => {
  const days: object[] = [];
  const day = { node: '501', service_date: '2026-11-25', state: 'open', opening_items: 0, opening_bags: 0 };
  await answer(page, {
    'GET /api/network/nodes': { nodes: [{ id: '501', kind: 'township_station', name: '石门镇综合服务站' }] },
    'GET /api/mail/days': () => ({ items: days }),
    'POST /api/mail/days/open': (body) => {
      days.push({ ...{ day: { ...day, ...body }, balanced: true, in_items: 0, out_items: 0, items_here: 0 } });
      return day;
    },
  });
  await page.goto('/mail/days');
  await page.getByRole('button', { name: '开班' }).click();
  await expect(page.getByText('已开班')).toBeVisible();
  await expect(page.getByRole('button', { name: '开班' })).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: '石门镇综合服务站', exact: true })).toBeVisible();
});

test('clause_3_4_2_a_hold_full_of_bags_says_so_and_is_overridden_with_a_reason_only', async ({ page }) => {
  const at = (hour: number) => `2026-11-25T0${hour}:00:00Z`;
  const stop = (seq: number, name: string) => ({ seq, name, node: String(500 + seq), planned_departure: at(seq) });
  const waybill = { id: '9', line: '101', headsign: '石门镇', vehicle: '云A12345', state: 'planned', position: -1 };
  const view = {
    ...{ waybill: { ...waybill, departs_at: at(1) }, stops: [stop(1, '县中心'), stop(2, '石门镇')] },
    ...{ listings: [], bags: [], free_g: 120_000, free_cm3: 900_000, free_bags: 0 },
  };
  const full = { ...nowhere, status: 409, code: 'mail.hold_full', detail: '120 kg, 900 L, 0 bags' };
  const sent: unknown[] = [];
  const permissions = [...me.hat.permissions, 'mail.waybill', 'mail.override_hold'];
  await answer(page, {
    'GET /api/auth/me': { ...me, hat: { ...me.hat, permissions } },
    'GET /api/mail/waybills/9': view,
    'GET /api/mail/bags': { items: [], next: null },
    'POST /api/mail/waybills/9/list': (body) => {
      sent.push(body);
      return body.reason ? view : full;
    },
  });
  await page.goto('/mail/waybills/9');
  await expect(page.getByText('余 120.00 kg · 900 L · 0 袋')).toBeVisible();
  await page.getByLabel('总包条码').fill('F0000001');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('余量 120 kg · 900 L · 0 袋')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('原因').fill('客运淡季，行李舱空');
  await dialog.getByRole('button', { name: '行李舱装不下' }).click();
  await expect(dialog).toHaveCount(0);
  expect(sent).toEqual([
    { code: 'F0000001', reason: '' },
    { code: 'F0000001', reason: '客运淡季，行李舱空' },
  ]);
});

test('clause_3_4_2_what_became_known_later_shows_both_times', async ({ page }) => {
  const done = '2026-11-25T00:10:00Z';
  const later = '2026-11-25T03:30:00Z';
  const scan = { action: 'arrive', node: '0', person: '7', note: '', happened_at: done };
  const custody = { organisation: '0', person: '7', node: '0', waybill: '0', bag: '0', handover: '0', until_at: '' };
  await answer(page, {
    'GET /api/mail/items/5': {
      item: { ...{ id: '5', number: '9876543210123', state: 'accepted', checks: 0, plan_trip: '0', destination: '0' } },
      ...{ people: [], checks: [], deliveries: [], handovers: [], bag_custody: [] },
      scans: [
        { ...scan, at: later },
        { ...scan, at: done },
      ],
      custody: [{ ...custody, from_at: done, recorded_at: later }],
    },
  });
  await page.goto('/mail/items/5');
  await expect(page.getByText('补录 11/25 11:30')).toHaveCount(2); // the custody, and the scan that came late
  await expectAccessible(page);
});
