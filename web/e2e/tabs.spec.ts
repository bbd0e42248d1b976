// Screens as tabs of one window: what each keeps, how they are closed, and how many there may be.
import { expect, test } from '@playwright/test';
import { answer } from './answers';
import { expectAccessible } from './look';

test.beforeEach(({}, info) => test.skip(info.project.name === 'shell-phone', 'a phone has no tabs'));

test('a tab keeps its filter and where its list was scrolled to', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit?action=mail.item_accepted');
  const grid = page.getByRole('grid');
  await expect(page.locator('[role=row].row').first()).toBeVisible();
  await grid.evaluate((box) => (box.scrollTop = 1900));
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '站点' }).click();
  const tabs = page.getByRole('navigation', { name: '页签' });
  await expect(tabs.getByRole('link')).toHaveCount(2);
  await expect(tabs.getByRole('link', { name: '站点' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);
  await tabs.getByRole('link').first().click();
  await expect(page).toHaveURL(/action=mail\.item_accepted/);
  await expect.poll(() => grid.evaluate((box) => box.scrollTop)).toBe(1900);
  await page.reload();
  await expect(tabs.getByRole('link')).toHaveCount(2);
});

test('a middle click closes a tab, and the one that is shown makes room for its neighbour', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  const menu = page.getByRole('navigation', { name: '主菜单' });
  for (const name of ['站点', '集市']) await menu.getByRole('link', { name }).click();
  const tabs = page.getByRole('navigation', { name: '页签' });
  await expect(tabs.getByRole('link')).toHaveCount(3);
  await tabs.getByRole('link', { name: '站点' }).click({ button: 'middle' });
  await expect(tabs.getByRole('link')).toHaveCount(2);
  await expect(page).toHaveURL(/markets/);
  await page.getByRole('button', { name: '关闭页签 集市' }).click();
  await expect(page).toHaveURL(/audit/);
  await expect(tabs).toHaveCount(0); // one screen needs no bar
});

test('the twenty-first screen takes the place of the oldest', async ({ page }) => {
  await answer(page);
  const old = Array.from({ length: 20 }, (_, n) => ({
    path: `/mail/items/${n}`,
    full: `/mail/items/${n}`,
    title: `N${n}`,
    scroll: [],
  }));
  await page.addInitScript((list) => sessionStorage.setItem('tabs.21', JSON.stringify(list)), old);
  await page.goto('/org/audit');
  const tabs = page.getByRole('navigation', { name: '页签' });
  await expect(tabs.getByRole('link')).toHaveCount(20);
  await expect(tabs.getByText('N0', { exact: true })).toHaveCount(0);
  await expect(tabs.getByText('N1', { exact: true })).toHaveCount(1);
});
