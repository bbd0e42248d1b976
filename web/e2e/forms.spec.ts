// Forms: the keyboard walks through them, faults stand at their fields, and nothing typed is lost.
import { expect, test } from '@playwright/test';
import { answer, me } from './answers';
import { expectAccessible } from './look';

const person = { id: '9', name: '王小明', phone: '', has_left: false, joined_at: '2026-11-24T00:00:00Z' };
const PEOPLE = { 'GET /api/org/people': { items: [], next: null }, 'GET /api/org/grants': { items: [] } };
const refused = {
  status: 422,
  code: 'http.invalid',
  title: '请求的内容不正确',
  title_en: 'The request is not valid.',
  detail: '',
  pointer: '',
  request_id: 'r-1',
  errors: [{ pointer: '/phone', code: 'malformed', detail: '' }],
};

test('Enter goes to the next field, an empty one is said in words, and the server faults its own field', async ({
  page,
}) => {
  let posts = 0;
  await answer(page, { ...PEOPLE, 'POST /api/org/people': () => (++posts, refused) });
  await page.goto('/org/people');
  await page.getByRole('button', { name: '+ 新增人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').press('Control+Enter');
  await expect(dialog.getByLabel('姓名')).toBeFocused();
  await expect(dialog.getByRole('alert').first()).toHaveText('必填');
  await dialog.getByLabel('姓名').fill('王小明');
  await dialog.getByLabel('姓名').press('Enter');
  await expect(dialog.getByLabel('电话')).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('wangxm');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => posts).toBe(1);
  await expect(dialog.getByLabel('电话')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('电话')).toBeFocused();
  await expect(dialog.getByLabel('电话')).toHaveAccessibleDescription('格式不对');
  expect(posts).toBe(1);
  await expectAccessible(page);
});

test('what was typed comes back after the page was closed, and can be thrown away', async ({ page }) => {
  await answer(page, PEOPLE);
  await page.goto('/org/people');
  await page.getByRole('button', { name: '+ 新增人员' }).click();
  await page.getByRole('dialog').getByLabel('姓名').fill('王小明');
  await page.reload();
  await page.getByRole('button', { name: '+ 新增人员' }).click();
  await expect(page.getByRole('dialog').getByLabel('姓名')).toHaveValue('王小明');
  await page.getByRole('button', { name: '丢弃' }).click();
  await expect(page.getByRole('dialog').getByLabel('姓名')).toHaveValue('');
});

test('a session that ends keeps the form: one signs in again in place and the save goes on', async ({ page }) => {
  let signedIn = false;
  const ended = { ...refused, status: 401, code: 'http.not_signed_in', title: '请先登录。', errors: [] };
  await answer(page, {
    ...PEOPLE,
    'POST /api/org/people': () => (signedIn ? person : ended),
    'POST /api/org/people/9/password': { one_time_password: 'once-only-word' },
    'POST /api/auth/login': () => ((signedIn = true), me),
  });
  await page.goto('/org/people');
  await page.getByRole('button', { name: '+ 新增人员' }).click();
  await page.getByRole('dialog').getByLabel('姓名').fill('王小明');
  await page.getByRole('dialog').getByLabel('账号').fill('wangxm');
  await page.getByRole('button', { name: '保存' }).click();
  const again = page.getByRole('dialog', { name: '登录' });
  await again.getByLabel('账号').fill('operations');
  await page.getByLabel('密码').fill('a password of a person');
  await page.getByLabel('密码').press('Enter');
  await expect(page.getByText('once-only-word')).toBeVisible();
});

test('dates are typed as people say them', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  test.skip((page.viewportSize()?.width ?? 0) < 720, 'the filters are in a sheet on a phone');
  const from = page.getByPlaceholder('起', { exact: true });
  await from.fill('1123');
  await from.press('Enter');
  await expect(page).toHaveURL(/from=\d{4}-11-23/);
});
