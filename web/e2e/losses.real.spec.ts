// What was lost and what is owed for it, the other side's file, netting and cash on delivery: seen and used by finance.
import { expect, test } from '@playwright/test';
import { checkedItem, drafted, freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

test('a loss is raised from its number, located by custody and approved by somebody else', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const number = freshNumber();
  const clerk = await signIn(page, 'clerk');
  await checkedItem(page.request, clerk, number);

  await signIn(page, 'finance');
  await page.goto('/settlement/losses');
  await page.getByRole('button', { name: '提出赔偿' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('邮件号').fill(number);
  await dialog.getByLabel('实际损失（元）').fill('1280');
  await dialog.getByLabel('资费（元）').fill('500');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '提出赔偿' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('损失发生在此区间')).toBeVisible();
  await expect(page.getByText('待审批').first()).toBeVisible();
  await expect(page.getByText('1,280.00').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '同意', exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-loss', info.project.name);
  const path = new URL(page.url()).pathname;

  await signIn(page, 'leader');
  await page.goto(path);
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByText('已核定').first()).toBeVisible();

  await signIn(page, 'finance');
  await page.goto(`/settlement/losses?text=${number}`);
  await expect(page.getByText(number).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-losses', info.project.name);
  noFaults();
});

test('their file is set against a statement; netting and cash on delivery are looked at', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'finance');
  const calendar = (await (await page.request.get('/api/settlement/calendar')).json()) as Schemas['Calendar'];
  const period = calendar.items.filter((p) => p.title.includes('交邮合作')).at(-1)!;
  const { agreement, first_day, last_day } = period;
  if (!period.state || period.state === 'rating') await drafted(page, me, { agreement, first_day, last_day });
  const again = (await (await page.request.get('/api/settlement/calendar')).json()) as Schemas['Calendar'];
  const statement = again.items.find((p) => p.agreement === agreement && p.first_day === first_day)!.statement;
  await page.goto(`/settlement/statements/${statement}/comparison`);
  await expect(page.getByText('还没有对账').or(page.getByRole('grid'))).toBeVisible();
  await page.locator('details.taking').evaluate((taking) => taking.setAttribute('open', ''));
  await page.getByLabel('对方单号列标题').fill('件号');
  const theirs = `件号,金额\n${freshNumber()},1.20\n${freshNumber()},x\n`;
  const file = { name: '对方账单.csv', mimeType: 'text/csv', buffer: Buffer.from(theirs) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('1 处错误')).toBeVisible();
  await page.getByRole('button', { name: '跳过错误行并导入' }).click();
  await expect(page.locator('.row.counts')).toContainText('对方账单.csv');
  await page.getByRole('button', { name: /^仅对方有/ }).click();
  await expect(page.getByRole('grid').getByText('仅对方有').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-comparison', info.project.name);
  for (const screen of ['nettings', 'cod'] as const) {
    await page.goto(`/settlement/${screen}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, `settlement-${screen}`, info.project.name);
  }
  noFaults();
});
