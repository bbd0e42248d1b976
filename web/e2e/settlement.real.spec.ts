// A month from its draft to the money: confirmed, disputed, sealed, posted, invoiced and paid by both sides.
import { expect, test, type Page } from '@playwright/test';
import { drafted, freshNumber, signIn, write, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

/** Each width settles a month of its own: the last one, or the one before. */
function monthOf(project: string) {
  const now = new Date(Date.now() + 4 * 3_600_000);
  const back = project === 'phone' ? 2 : 1;
  const day = (date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + (date ? 0 : 1), date))
      .toISOString()
      .slice(0, 10);
  return { first_day: day(1), last_day: day(0) };
}

/** Yesterday: days that are over are judged. */
const monthNow = () => new Date(Date.now() - 20 * 3_600_000).toISOString().slice(0, 10);

/** The one that the demo county has signed; other tests make agreements of their own. */
async function agreementOf(page: Page) {
  const { items } = (await (await page.request.get('/api/settlement/calendar')).json()) as Schemas['Calendar'];
  return items.find((i) => i.title.includes('交邮合作'))!.agreement;
}

/** What was matched is open again, and a payment that nothing is matched with is taken back. */
async function unmatch(page: Page, invoice: string, reference: string, project: string) {
  const matching = page.locator('li', { hasText: invoice });
  await matching.getByRole('button', { name: '撤销核销' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('付的是另一张发票');
  await page.getByRole('dialog').getByRole('button', { name: '撤销核销' }).click();
  await expect(matching.getByText('付的是另一张发票')).toBeVisible();
  await expectNoSideways(page);
  await picture(page, 'settlement-taken-back', project);
  await expect(page.getByRole('checkbox', { name: invoice, exact: true })).toBeVisible();
  await page
    .locator('li', { has: page.getByRole('checkbox', { name: reference }) })
    .getByRole('button')
    .click();
  await page.getByRole('dialog').getByLabel('原因').fill('重复登记');
  await page.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click();
  await expect(page.getByRole('checkbox', { name: reference })).toHaveCount(0);
}

test('a month is drafted, disputed, confirmed, sealed, invoiced and paid', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  let me = await signIn(page, 'finance');
  const body = { agreement: await agreementOf(page), ...monthOf(info.project.name) };
  const made = await drafted(page, me, body);
  const path = `/settlement/statements/${made.statement.id}`;
  await page.goto('/settlement/statements');
  await expect(page.getByRole('region', { name: '结算日历' })).toContainText('交邮合作');
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-statements', info.project.name);

  await signIn(page, 'postfinance');
  await page.goto(path);
  await page
    .getByText(/保底补足/)
    .first()
    .click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('link', { name: '第 1 版 条款 #4' })).toBeVisible();
  await expect(panel.getByText('保底 2,000.00 元')).toBeVisible();
  await panel.getByRole('button', { name: '提出争议' }).click();
  await panel.getByLabel('理由').fill('村级站点未全部开通');
  await panel.getByLabel('应为（元）').fill('1500');
  await panel.getByRole('button', { name: '提出争议' }).click();
  await expect(panel.getByText('争议冻结')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'settlement-dispute', info.project.name);

  me = await signIn(page, 'finance');
  const frozen = made.lines.find((l) => l.line.kind === 'top_up')!.line;
  await page.goto(`${path}?open=${frozen.id}`);
  await panel.getByLabel('应为（元）').fill((frozen.amount_li / 1000).toFixed(2));
  await panel.getByLabel('备注').fill('已全部开通，见附件');
  await expectAccessible(page);
  await panel.getByRole('button', { name: '提议金额' }).click();
  await expect(panel.getByText('已全部开通，见附件')).toBeVisible();
  await signIn(page, 'postfinance');
  await page.goto(`${path}?open=${frozen.id}`);
  await expect(panel.getByText('已全部开通，见附件')).toBeVisible();
  await page.getByRole('button', { name: '接受对方提议' }).click();
  await expect(panel.getByText('待确认')).toBeVisible();
  await page.goto(path);
  await page.getByRole('button', { name: '确认全部未确认行' }).click();
  await expect(page.getByText('付款方已确认').first()).toBeVisible();
  await signIn(page, 'finance');
  await page.goto(path);
  await page.getByRole('button', { name: '确认全部未确认行' }).click();
  await expect(page.getByText('双方已确认').first()).toBeVisible();
  for (const leader of ['postleader', 'leader'] as const) {
    await signIn(page, leader);
    await page.goto(path);
    await page.getByRole('button', { name: '盖章', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '盖章', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('已盖章')).toBeVisible();
  }
  await expect(page.getByText('已关账')).toBeVisible();
  const seals = page.getByRole('region', { name: '签章核验' });
  await expect(seals.getByText('签章有效，文件未改动')).toHaveCount(2);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-closed', info.project.name);

  await seals.getByRole('link', { name: '核验文件' }).click();
  await expect(page.getByText('签章有效', { exact: true })).toHaveCount(2);
  await expect(page.getByRole('region', { name: /结算单/ })).toContainText(made.statement.number);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-verify', info.project.name);
  await page.getByRole('link', { name: '查看结算单' }).click();
  await expect(seals).toBeVisible();
  await page.goto(`/settlement/attainment?agreement=${body.agreement}&day=${body.first_day}&until=${monthNow()}`);
  await expect(page.getByRole('region', { name: '履约情况' }).first()).toContainText('准班率');
  await expect(page.getByRole('region', { name: '履约情况' }).first()).toContainText('异常响应时长（验单）');
  await expect(page.getByText('仅供参考，不作考核与结算依据')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-attainment', info.project.name);

  me = await signIn(page, 'finance');
  await page.goto('/settlement/ledger');
  await expect(page.getByText('借贷平衡')).toBeVisible();
  await page.getByText('应收账款').first().click();
  await expect(panel.getByRole('link', { name: made.statement.number })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-ledger', info.project.name);
  await panel.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '记账凭证' }).click();
  const vouchers = page.getByRole('dialog');
  await vouchers.getByLabel('应收账款 科目编码').fill('1122.07');
  await vouchers.locator('form', { hasText: '应收账款' }).getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('科目已保存')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-vouchers', info.project.name);
  for (const [label, day] of Object.entries({ 起: made.statement.first_day, 止: made.statement.last_day })) {
    await vouchers.getByLabel(label, { exact: true }).fill(day);
    await page.keyboard.press('Tab');
  }
  await vouchers.getByText('导出', { exact: true }).click();
  const sheet = await page.request.get((await vouchers.getByText('CSV（UTF-8）').getAttribute('href'))!);
  expect(await sheet.text()).toContain(`结算单 ${made.statement.number},1122.07,应收账款`);
  await page.keyboard.press('Escape');

  await page.goto(path);
  await page.getByRole('button', { name: '登记发票' }).click();
  const invoice = freshNumber();
  await page.getByLabel('发票号码').fill(invoice);
  await page.getByRole('dialog').getByRole('button', { name: '登记发票' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '登记发票' })).toHaveCount(0);
  await expect(page.getByText(invoice)).toBeVisible();
  await page.goto('/settlement/payments');
  const claim = await page.request.get('/api/settlement/invoices?open=true');
  const open = ((await claim.json()) as Schemas['InvoiceList']).items.find((i) => i.invoice.number === invoice)!;
  await page.getByRole('button', { name: '登记收款' }).click();
  const reference = `B${invoice}`;
  await page
    .getByRole('dialog')
    .getByLabel('金额（元）')
    .fill((open.open_li / 1000 - 0.5).toFixed(2));
  await page.getByRole('dialog').getByLabel('银行流水号').fill(reference);
  await page.getByRole('dialog').getByRole('button', { name: '登记收款' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('checkbox', { name: invoice, exact: true }).check();
  await page.getByRole('checkbox', { name: reference }).check();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'settlement-payments', info.project.name);
  await page.getByRole('button', { name: /核销并结转尾差/ }).click();
  await expect(page.getByRole('checkbox', { name: invoice, exact: true })).toHaveCount(0);
  await unmatch(page, invoice, reference, info.project.name);

  await page.goto('/settlement/replay');
  const { items } = (await (await page.request.get('/api/settlement/calendar')).json()) as Schemas['Calendar'];
  await page.getByLabel('协议版本').selectOption(items[0]!.version);
  await page.getByRole('button', { name: '重放', exact: true }).click();
  await expect(page.locator('b', { hasText: /第 1 版/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'settlement-replay', info.project.name);
  noFaults();
});
