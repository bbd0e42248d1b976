// The checklist of a county's first run, on the real program: what is there, what is not, what is put aside.
import { expect, test } from '@playwright/test';
import { signIn } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

test('the first steps know what is there; one is skipped, the printer is tried, and the list is put away', async ({
  page,
}) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'operations');
  await page.goto('/');
  const chip = page.getByRole('link', { name: /初始设置 \d\/6/ });
  await chip.click();
  await expect(page).toHaveURL(/\/start/);
  const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  for (const done of ['登记站点', '导入班线时刻', '添加人员并授岗']) await expect(step(done)).toContainText('已完成');
  await expect(step('试打标签')).toContainText('未完成');
  await expectNoSideways(page);
  await expectAccessible(page);
  await step('登记车辆证照')
    .getByRole('button', { name: '跳过' })
    .or(step('登记车辆证照').getByText('已完成'))
    .first()
    .click();

  await step('试打标签').getByRole('link', { name: '去做' }).click();
  await page.getByLabel('扫描纸上的码').fill('YIDAO-TEST-76X130');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已试打', { exact: true })).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: '初始设置' }).click();
  await expect(step('试打标签')).toContainText('已完成');
  await page.getByRole('button', { name: '不再提醒' }).click();
  await expect(chip).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: '恢复提醒' })).toBeVisible(); // still, after a reload
  await expect(chip).toHaveCount(0);
  noFaults();
});

test('who sets nothing up is not reminded', async ({ page }) => {
  await signIn(page, 'clerk');
  await page.goto('/');
  await expect(page.getByRole('main')).toBeVisible();
  await page.waitForTimeout(600);
  await expect(page.getByRole('link', { name: /初始设置/ })).toHaveCount(0);
});
