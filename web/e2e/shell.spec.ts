// The shell at a desk and on a phone, in both themes: seen, accessible, and working by keyboard.
import { expect, test } from '@playwright/test';
import { answer, me } from './answers';
import { expectAccessible, expectNoSideways, picture, remember, THEMES, watchForFaults } from './look';

const SCREENS = { board: '/mail/board', items: '/mail/items', scan: '/mail/scan', outbox: '/mail/outbox' };

for (const theme of THEMES) {
  for (const [name, path] of Object.entries(SCREENS)) {
    test(`${name} in ${theme}`, async ({ page }, info) => {
      const noFaults = watchForFaults(page);
      await answer(page);
      await remember(page, { theme });
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      await page.waitForLoadState('networkidle');
      await picture(page, `${name}-${theme}`, info.project.name);
      await expectNoSideways(page);
      await expectAccessible(page);
      noFaults();
    });
  }

  test(`sign-in page in ${theme}`, async ({ page }, info) => {
    await answer(page, { 'GET /api/auth/me': { status: 401, code: 'http.not_signed_in', title: '请先登录。' } });
    await remember(page, { theme });
    await page.goto('/mail/items');
    await expect(page).toHaveURL(/\/login\?to=/);
    await picture(page, `login-${theme}`, info.project.name);
    await expectAccessible(page);
  });
}

test('a second factor is asked for only when the account has one', async ({ page }) => {
  let signedIn = false;
  const refusal = { status: 401, code: 'auth.totp_needed', title: '请输入动态口令', title_en: '', detail: '' };
  await answer(page, {
    'GET /api/auth/me': () => (signedIn ? me : { status: 401, code: 'http.not_signed_in', title: '请先登录。' }),
    'POST /api/auth/login': (body) => {
      signedIn = body.totp === '123456';
      return signedIn ? me : refusal;
    },
  });
  await page.goto('/login');
  await page.getByLabel('账号').fill('sysadmin');
  await page.getByLabel('密码').fill('a password of a person');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('动态口令').fill('123456');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).not.toHaveURL(/login/);
});

test('Ctrl-K finds items and screens and opens them by keyboard', async ({ page }, info) => {
  await answer(page);
  await page.goto('/mail/items');
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('石门');
  await expect(page.getByText('石门镇综合服务站')).toBeVisible();
  await expect(page.getByText('王** · 待取')).toBeVisible(); // the server says "waiting"
  await picture(page, 'palette', info.project.name);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/mail\/items\/1$/);
});
