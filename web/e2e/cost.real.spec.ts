// Budgets with a word at entry, the nightly rules run by hand, what things cost, and the benefit page.
import { expect, test } from '@playwright/test';
import { freshNumber, signIn, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

test('a budget stops an expense, the rules are run, and both sides see what they gain', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  const look = async (name: string) => {
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, `cost-${name}`, info.project.name);
  };
  await signIn(page, 'postfinance');
  await page.goto('/cost/budgets');
  await expect(page.getByRole('grid').getByText('综合管理部').first()).toBeVisible();
  await look('budgets');

  await page.goto('/cost/expenses');
  await expect(page.getByText('站点标识牌').first()).toBeVisible();
  await page.getByRole('button', { name: '录入支出' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('成本中心').selectOption({ label: 'D01 综合管理部' });
  await dialog.getByLabel('金额（元）').fill('99000');
  await expect(dialog.getByRole('status')).toContainText('不能录入');
  await look('stopped');
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByText('站点标识牌').first().click();
  await expect(page.getByRole('complementary')).toContainText('待审批');
  await look('expense');

  // one by an agreement is approved, stands in the books, and is taken back
  const payee = `印章店${freshNumber()}`;
  await page.goto('/cost/expenses');
  await page.getByRole('button', { name: '录入支出' }).click();
  await dialog.getByLabel('成本中心').selectOption({ label: 'D01 综合管理部' });
  await dialog.getByLabel('金额（元）').fill('12.3');
  await dialog.getByLabel('用途').fill('协议用印');
  await dialog.getByLabel('收款人').fill(payee);
  const agreement = dialog.getByLabel('所依据的协议');
  await agreement.selectOption({ index: 1 });
  const chosen = (await agreement.locator('option:checked').innerText()).trim().split(' ')[0]!;
  await dialog.getByLabel(/计费数量/).fill('3');
  await look('by-agreement');
  await dialog.getByRole('button', { name: '录入支出' }).click();
  await expect(dialog).toHaveCount(0);
  await signIn(page, 'postleader');
  const asked = await page.request.get(`/api/cost/expenses?payee=${encodeURIComponent(payee)}`);
  const { expense } = ((await asked.json()) as Schemas['ExpenseList']).items[0]!;
  // sent back from the inbox, changed, submitted again, approved
  await page.goto('/message/tasks');
  await page.getByText(`${payee} 协议用印`).first().click();
  const panel = page.getByRole('complementary');
  await page.goto(`/cost/expenses?open=${expense.id}`);
  await panel.getByRole('button', { name: '驳回', exact: true }).click();
  await dialog.getByLabel('原因').fill('请附用印清单');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(panel).toContainText('请附用印清单');
  await look('sent-back');
  await signIn(page, 'postfinance');
  await page.goto(`/cost/expenses?open=${expense.id}`);
  await panel.getByRole('button', { name: '修改后重新提交' }).click();
  await dialog.getByLabel('用途').fill('协议用印');
  await dialog.getByLabel('发票号').fill('25530008');
  await dialog.getByRole('button', { name: '修改后重新提交' }).click();
  await expect(dialog).toHaveCount(0);
  await signIn(page, 'postleader');
  await page.goto(`/cost/expenses?open=${expense.id}`);
  await panel.getByRole('button', { name: '同意' }).click();
  await expect(panel).toContainText('已批准');
  await signIn(page, 'postfinance');
  await page.goto(`/cost/expenses?open=${expense.id}`);
  await expect(panel.getByRole('link', { name: chosen })).toBeVisible();
  await expect(panel.getByRole('link', { name: '预算执行' })).toBeVisible();
  await panel.getByRole('button', { name: '撤销支出' }).click();
  await dialog.getByLabel('原因').fill('重复开票');
  await dialog.getByRole('button', { name: '撤销支出' }).click();
  await expect(panel).toContainText('已撤回');
  await page.goto('/settlement/ledger');
  const cell = (name: string) => page.getByRole('gridcell', { name, exact: true });
  await page
    .getByRole('row')
    .filter({ has: cell('成本') })
    .filter({ has: cell('–') })
    .click();
  await expect(panel.getByRole('link', { name: `${payee} 协议用印` })).toHaveCount(2);
  await expect(panel).toContainText('冲正');
  await look('in-books');

  const ran = page.waitForResponse((r) => r.url().endsWith('/api/cost/audits') && r.ok());
  await page.goto('/cost/anomalies');
  await page.getByRole('button', { name: '立即稽核' }).click();
  const report = (await (await ran).json()) as Schemas['AuditReport'];
  expect(report.n_gone).toBeGreaterThanOrEqual(0);
  await look('anomalies');
  await page.getByRole('button', { name: '规则与阈值' }).click();
  await expect(page.getByRole('dialog').getByText('拆分规避审批')).toBeVisible();
  await look('thresholds');

  await page.goto('/cost/analysis');
  await expect(page.getByRole('heading', { name: '成本分析' })).toBeVisible();
  await expect(page.getByRole('button', { name: '未归属' }).first()).toBeVisible();
  await look('analysis');
  await page.getByRole('button', { name: '未归属' }).first().click();
  await expect(page.getByRole('dialog').getByText('云岫文具店')).toBeVisible();
  await look('events');

  await signIn(page, 'finance');
  await page.goto('/cost/benefit');
  // the demo county carried nothing before today
  await expect(page.getByText('所选日期没有交接、投递或行车记录')).toBeVisible();
  await look('benefit');
  noFaults();
});
