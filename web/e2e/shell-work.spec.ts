// What outlives a change of screens, and what a list adds up.
import { expect, test } from '@playwright/test';
import { answer } from './answers';
import { expectAccessible } from './look';

test('an import goes on while other screens are shown, and says on each how far it is', async ({ page }) => {
  let done = 40;
  const job = () => ({ state: done < 100 ? 'running' : 'done', done, total: 100, note: '' });
  const outcome = { added: 98, known: 2, refused: 0, faulty: 0, faults: [] };
  await page.addInitScript(() => {
    const job = { path: '/api/mail/manifests/9', screen: '/mail/manifests?job=9', title: '预告导入' };
    sessionStorage.setItem('jobs', JSON.stringify([{ ...job, state: 'running', done: 0, total: 100, note: '' }]));
  });
  await answer(page, { 'GET /api/mail/manifests/9': () => ({ ...job(), outcome }) });
  await page.goto('/org/audit');
  const chip = page.getByRole('link', { name: /预告导入 (40%|已完成)/ });
  await expect(chip).toContainText('40%');
  await expectAccessible(page);
  done = 100;
  await expect(chip).toContainText('已完成');
  await chip.click();
  await expect(page).toHaveURL(/\/mail\/manifests\?job=9/);
  await expect(page.getByRole('definition').first()).toHaveText('98');
  await expect(chip).toHaveCount(0);
});

test('a form that keeps no draft asks before another screen takes its place', async ({ page }, info) => {
  test.skip(info.project.name === 'shell-phone', 'the menu of a desk is used to come and go');
  await answer(page, { 'GET /api/network/mail_routes': { routes: [] }, 'GET /api/network/lines': { lines: [] } });
  await page.goto('/network/nodes');
  await page.getByRole('link', { name: '邮路', exact: true }).click();
  await page.getByRole('button', { name: '+ 新增邮路' }).click();
  await page.getByLabel('邮路代码').fill('Y01');
  await page.goBack();
  await expect(page.getByRole('heading', { name: '内容尚未保存' })).toBeVisible();
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(page.getByLabel('邮路代码')).toHaveValue('Y01');
});

test('weight and money are summed under the list, for what is chosen or for all', async ({ page }) => {
  const item = (n: number) => ({ id: String(n), number: `98${n}`, state: 'waiting', weight_g: 1500, cod_li: 20_000 });
  await answer(page, {
    'GET /api/mail/items': { items: [1, 2, 3].map((n) => ({ ...item(n), bag: '0', plan_trip: '0' })), total: 3 },
  });
  await page.goto('/mail/items');
  await expect(page.getByRole('definition').nth(0)).toHaveText('4.50');
  await expect(page.getByRole('definition').nth(1)).toHaveText('60.00');
  await expectAccessible(page);
});
