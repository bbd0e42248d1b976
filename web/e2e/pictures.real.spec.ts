// The pictures of the README, taken from a day of the demo county: YIDAO_PICTURES=1 npx playwright test pictures.
import { expect, test, type Page } from '@playwright/test';
import { statSync } from 'node:fs';
import { signIn, type Schemas } from './county';
import { expectNoSideways, remember } from './look';

const FOLDER = '../docs/images';
const MOST_BYTES = 200 * 1024;
test.skip(!process.env.YIDAO_PICTURES, 'only when the pictures are renewed');
test.setTimeout(240_000);

const json = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;
/** Waits for the busy hours of the day that the demo plays. */
const busyDay = (page: Page) =>
  expect
    .poll(
      async () => {
        const b = await json<Schemas['Mail.Board']>(page, '/api/mail/board');
        return b.bags_moving > 10 && b.waiting > 50;
      },
      { timeout: 200_000, intervals: [500] },
    )
    .toBe(true);
async function take(page: Page, name: string) {
  await page.waitForTimeout(800); // the first answers of the screen
  await expectNoSideways(page);
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path, caret: 'hide' });
  expect(statSync(path).size).toBeLessThanOrEqual(MOST_BYTES);
}

test('the operations desk and an item', async ({ page }, info) => {
  test.skip(info.project.name !== 'desk');
  await remember(page, { theme: 'light' });
  await signIn(page, 'dispatcher');
  await busyDay(page);
  await page.goto('/mail/board');
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  await take(page, 'operations-desk');
  const { items } = await json<Schemas['ItemList']>(page, '/api/mail/items?state=waiting&limit=1');
  await page.goto(`/mail/items/${items[0]!.id}`);
  await expect(page.getByText('✓').first()).toBeVisible();
  await take(page, 'item');
});

test('scanning and a handover on a phone', async ({ page }, info) => {
  test.skip(info.project.name !== 'phone');
  await remember(page, { theme: 'light' });
  await signIn(page, 'dispatcher');
  await busyDay(page);
  await signIn(page, 'station01');
  await page.goto('/mail/scan');
  await page.getByLabel('手动输入单号').fill('9812345678901');
  await page.keyboard.press('Enter');
  await expect(page.locator('.result.bad')).toBeVisible();
  await take(page, 'scanning');
  await signIn(page, 'driver01');
  const { items } = await json<Schemas['HandoverList']>(page, '/api/mail/handovers?mine=true&limit=1');
  await page.goto(`/mail/handovers/${items[0]!.id}`);
  await expect(page.getByText('✓ 已签字')).toHaveCount(2);
  await take(page, 'handover');
});
