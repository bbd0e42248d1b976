// What works on every screen: numbers pasted or scanned, keys, the way back from a closed door, no network, no colour.
import { expect, test, type Page } from '@playwright/test';
import { answer, me } from './answers';
import { expectAccessible, expectNoSideways, remember } from './look';

const NUMBER = '9876543210123';

/** As a keyboard-wedge scanner types: all keys at once, whatever the machine has to do besides. */
const scan = (page: Page, code: string) =>
  page.evaluate(
    (keys) => {
      for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    },
    [...code, 'Enter'],
  );

test('a number pasted outside a field opens what has it; inside a field it is text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await answer(page);
  await page.goto('/message/tasks');
  await page.evaluate((text) => navigator.clipboard.writeText(text), ` ${NUMBER.slice(0, 6)} ${NUMBER.slice(6)} `);
  await page.locator('main').click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('Control+v');
  await expect(page).toHaveURL(/\/mail\/items\/1$/);
});

test('a scanner opens what it reads on any screen', async ({ page }) => {
  await answer(page);
  await page.goto('/message/tasks');
  await expect(page.getByRole('main')).toBeVisible();
  await scan(page, NUMBER);
  await expect(page).toHaveURL(/\/mail\/items\/1$/);
});

test('a number that nothing has opens the search with it', async ({ page }) => {
  await answer(page, { 'GET /api/search': { items: [] } });
  await page.goto('/message/tasks');
  await expect(page.getByRole('main')).toBeVisible();
  await scan(page, '1234567890123');
  await expect(page.getByRole('combobox', { name: /搜索/ })).toHaveValue('1234567890123');
  await expect(page.getByText('没有找到')).toBeVisible();
});

test('the search acts too, and shows first what was opened last', async ({ page }) => {
  await answer(page);
  await page.goto('/message/tasks');
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('smz');
  await page.getByText('石门镇综合服务站').click();
  await expect(page).toHaveURL(/\/network\/nodes/);
  await page.keyboard.press('Control+k');
  await expect(page.locator('dialog [role=option]').first()).toContainText('石门镇综合服务站');
  await page.keyboard.type('English');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nodes' })).toBeVisible();
});

test('the question mark lists the keys', async ({ page }) => {
  await answer(page);
  await page.goto('/message/tasks');
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await expectAccessible(page);
});

test('a closed door says which posts open it, who gives them, and lets one change hats', async ({ page }) => {
  const [manager, driver] = me.hats;
  let hat = driver!;
  await answer(page, {
    'GET /api/auth/me': () => ({ ...me, hat }),
    'POST /api/auth/hat': () => ({ ...me, hat: (hat = manager!) }),
  });
  await page.goto('/org/audit');
  await expect(page.getByText('审计管理员')).toBeVisible();
  await expect(page.getByText('人力资源')).toBeVisible();
  await expect(page.getByRole('link', { name: '审计' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: '切换岗位 · 运营经理' }).click();
  await expect(page).toHaveURL(/\/org\/audit/);
});

test('without network the banner says so and the content stays', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('网络不通：')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('邮件 #1000')).toBeVisible();
});

test('an error says what happened, its code and its request, and tries again', async ({ page }) => {
  let broken = true;
  const problem = {
    status: 503,
    code: 'http.busy',
    title: '服务器繁忙，请稍后重试',
    errors: [],
    detail: '',
    request_id: 'req-77',
  };
  await answer(page, { 'GET /api/org/people': () => (broken ? problem : { items: [], next: null }) });
  await page.goto('/org/people');
  await expect(page.getByText('服务器繁忙')).toBeVisible();
  await expect(page.getByText('req-77')).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('没有记录')).toBeVisible();
});

test('paper is always light and has neither menu nor buttons', async ({ page }) => {
  await answer(page);
  await remember(page, { theme: 'dark' });
  await page.goto('/org/audit');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('button', { name: '列' })).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(21, 33, 27)');
});

for (const width of [320, 720])
  test(`at ${width} px, as zoomed to 200 %, no screen scrolls both ways`, async ({ page }) => {
    await answer(page);
    await page.setViewportSize({ width, height: 600 });
    for (const path of [
      '/org/audit',
      '/org/people',
      '/org/account',
      '/message/tasks',
      '/network/nodes',
      '/org/posts',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      await expectNoSideways(page);
    }
  });

test('the watermark names who looks, and only when asked for', async ({ page }) => {
  await answer(page);
  await page.goto('/message/tasks');
  await expect(page.locator('.watermark')).toHaveCount(0);
  await page.getByRole('button', { name: '吴晓兰' }).first().click();
  await page.getByLabel('页面水印').check();
  await expect(page.locator('.watermark')).toContainText('吴晓兰');
});
