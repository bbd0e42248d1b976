// Talks on the real program: a market officer takes a prospect from first contact to the generated letter of intent
// and the draft agreement, and keeps the catalogue of hand-over points.
import { expect, test, type Page } from '@playwright/test';
import { freshNumber, signIn } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

/** Fills the open dialog by its labels and saves; the dialog goes when the server has taken it. */
async function fillIn(page: Page, texts: Record<string, string>, chosen: Record<string, string> = {}) {
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(chosen)) await dialog.getByLabel(label).selectOption(value);
  for (const [label, text] of Object.entries(texts)) {
    const field = dialog.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.blur(); // a date is read when it is left
  }
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Ticks what people tick in the stage and goes on. */
async function goOn(page: Page, point: string, stage: string) {
  const box = page.getByRole('list', { name: '检查单' }).getByLabel(point);
  await box.click();
  await expect(box).toBeChecked();
  const on = page.getByRole('button', { name: `推进到“${stage}”` });
  await expect(on).toBeEnabled();
  await on.click();
  await expect(page.locator('[aria-current=step]')).toHaveText(stage);
}

test('a prospect goes from first contact to the letter of intent', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'market');
  await page.goto('/agreement/prospects');
  await expect(page.getByRole('list', { name: '今日应联系' })).toContainText('快递进村代运');
  await expect(page.getByRole('region', { name: '意向书' })).toContainText('全县客货邮融合运输');
  await picture(page, 'talks-board', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);

  const name = `清水片区合作 ${freshNumber().slice(-6)}`;
  await page.getByRole('button', { name: '新增项目' }).click();
  const first = { 项目名称: name, 下次联系: '+3', 下一步: '电话约见' };
  await fillIn(page, first, { 对方在本系统的单位: '云岫县邮政分公司' });
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('button', { name: '推进到“初步沟通”' })).toBeDisabled(); // no stage skips its checklist

  await page.getByRole('button', { name: '新增联系人' }).click();
  await fillIn(page, { 姓名: '赵主任', 职务: '站长', 电话: '13908830088' });
  const contacts = page.getByRole('list', { name: '联系人' });
  await expect(contacts).toContainText('赵主任');
  await expect(contacts).not.toContainText('13908830088');
  await goOn(page, '核实对方主体资格（统一社会信用代码、经营范围）', '初步沟通');

  await page.getByRole('button', { name: '记录跟进' }).click();
  await fillIn(page, { 内容: '对方愿意先试两条线', 下次联系: '+7', 下一步: '带报价上门' }, { 方式: 'visit' });
  await expect(page.getByRole('list', { name: '跟进记录' })).toContainText('带报价上门');
  await goOn(page, '确认属于交邮合作范围，不涉及禁限寄业务', '意向确认');

  await page.getByRole('button', { name: '新增条件' }).click();
  await fillIn(page, { 内容: '县到乡快件', 预计月量: '12000' }, { 字段: 'tariff' });
  await expect(page.getByRole('region', { name: '立场表' })).toContainText('县到乡快件');
  await goOn(page, '核对线路运力与站点条件', '深入洽谈');

  await page.getByRole('button', { name: '生成意向书' }).click();
  await expect(page.getByText('有条款缺少一方的立场')).toBeVisible();
  for (const [side, value] of [
    ['记录我方立场', '0.45'],
    ['记录对方立场', '0.6'],
  ] as const) {
    await page.getByRole('button', { name: `${side} 县到乡快件` }).click();
    await fillIn(page, { '数值（元/件）': value });
  }
  const matrix = page.getByRole('region', { name: '立场表' });
  await expect(matrix).toContainText('0.45 元/件');
  await expect(matrix).toContainText('1,800.00'); // 12,000 items × 0.15 yuan
  await goOn(page, '财务核过月度差额', '意向书');

  await page.getByRole('button', { name: '生成意向书' }).click();
  const letters = page.getByRole('list', { name: '意向书' });
  await expect(letters).toContainText(/YX-\d{8}-\d\d/);
  const paper = await page.request.get((await letters.getByRole('link').getAttribute('href'))!);
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('list', { name: '检查单' }).getByLabel('双方确认意向书内容').click();
  const draft = page.getByRole('button', { name: '转为协议草稿' });
  await expect(draft).toBeEnabled();
  await picture(page, 'talks-prospect', info.project.name);
  await expectNoSideways(page);
  await expectAccessible(page);

  await draft.click();
  await fillIn(page, { 协议编号: `XY-${freshNumber().slice(-8)}`, 生效日: '+30' });
  await expect(page.getByText('已转协议', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '查看协议' })).toBeVisible();

  await page.goto('/agreement/funnel');
  await expect(page.getByRole('row', { name: /线索/ })).toBeVisible();
  await page.goto('/agreement/interfaces');
  const map = page.getByRole('list', { name: '流程图' });
  await expect(map).toContainText('JK-01 邮件预告');
  await expectNoSideways(page);
  await expectAccessible(page);
  await map.getByRole('button', { name: /JK-08/ }).click();
  await fillIn(page, { '接方时限（分钟）': '25' });
  await expect(map.getByRole('button', { name: /JK-08/ })).toContainText('25 分钟内');
  await picture(page, 'talks-interfaces', info.project.name);
  noFaults();
});
