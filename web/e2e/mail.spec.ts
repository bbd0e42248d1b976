// Screens of mail whose state is hard to reach in a day of the demo county.
import { expect, test } from '@playwright/test';
import { answer } from './answers';
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
  await expect(page.getByRole('cell', { name: '石门镇综合服务站' })).toBeVisible();
});
