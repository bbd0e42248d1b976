// An agreement on the real program: drafted with its clauses, reviewed, approved across both companies, sealed by both,
// in force, and its paper verified.
import { expect, test, type Page } from '@playwright/test';
import { freshNumber, signIn, type Login } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '协议内容' }).getByRole('button', { name });

/** The same page in the name of somebody else. */
async function as(page: Page, login: Login, path: string) {
  await signIn(page, login);
  await page.goto(path);
  await expect(page.getByRole('navigation', { name: '协议内容' })).toBeVisible();
}

test('an agreement goes from its draft to both seals', async ({ page }, info) => {
  test.setTimeout(90_000);
  const noFaults = watchForFaults(page);
  const number = `JY-${freshNumber().slice(-8)}`;
  await signIn(page, 'market');
  await page.goto('/agreement/agreements');
  await page.getByRole('button', { name: '新建协议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('协议编号').fill(number);
  await dialog.getByLabel('协议名称').fill('村级站点代投协议');
  await dialog.getByLabel('甲方（付款方）').selectOption({ label: '云岫县邮政分公司' });
  await dialog.getByLabel('乙方（收款方）').selectOption({ label: '云岫县客运公司' });
  await dialog.getByLabel('终止日').first().fill('2027-12-31');
  await dialog.getByRole('button', { name: '创建草稿' }).click();
  await expect(page).toHaveURL(/\/agreement\/agreements\/\d+/);

  await page.getByRole('button', { name: '编辑条款' }).click();
  await page.getByRole('button', { name: '添加 计价条款' }).click();
  const tariff = page.getByRole('region', { name: '计价条款' });
  await tariff.getByLabel('项目').fill('代投');
  await tariff.getByLabel('计价方式').selectOption('item');
  await tariff.getByLabel('环节').selectOption('delivery');
  await tariff.getByLabel('单价 1').fill('0.6');
  await tariff.getByRole('button', { name: '加一级' }).click();
  await tariff.getByLabel('超过 2').fill('10000');
  await tariff.getByLabel('单价 2').fill('0.5');
  await page.getByRole('button', { name: '添加 违约扣款与奖励' }).click();
  await page
    .getByRole('region', { name: '违约扣款与奖励' })
    .getByLabel(/每次金额/)
    .fill('-20');
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'agreement-editor', info.project.name);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('0.6 元/件；超过 10000: 0.5 元/件')).toBeVisible();
  await picture(page, 'agreement-clauses', info.project.name);
  await page.getByRole('link', { name: '按本版本重放' }).click(); // who negotiates sees what a draft would have cost
  await expect(page.getByText(/所选版本（元）/).first()).toBeVisible();
  await page.goBack();

  await tab(page, '审批').click();
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(dialog.getByLabel('步骤名称')).toHaveCount(3);
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    page
      .getByRole('list')
      .filter({ hasText: '法务审核' })
      .getByText(/待审批/),
  ).toHaveCount(2);
  const path = page.url();

  await as(page, 'legal', path.replace('part=approval', 'part=review'));
  const points = page.getByRole('region', { name: '法务审核清单' });
  const met = points.locator('.state', { hasText: /^符合$/ });
  for (let n = 0; n < 9; ++n) {
    const point = points.getByRole('listitem').nth(n);
    await point.getByRole('combobox').selectOption('met');
    await point.getByRole('button', { name: '保存' }).click();
    await expect(met).toHaveCount(n + 1);
  }
  await expect(points.getByText('清单已完成')).toBeVisible();
  await picture(page, 'agreement-review', info.project.name);

  for (const [i, login] of (
    ['legal', 'postlegal', 'finance', 'postfinance', 'leader', 'postleader'] as const
  ).entries()) {
    await as(page, login, path);
    if (i === 1) await picture(page, 'agreement-approval', info.project.name);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await expect(page.getByRole('region', { name: '记录' }).getByText(/同意/)).toHaveCount(i + 1);
  }
  const signing = path.replace('part=approval', 'part=signing');
  await as(page, 'market', signing);
  await page.getByRole('button', { name: '送签' }).click();
  await expect(page.getByText('等待签章：云岫县客运公司')).toBeVisible();
  for (const [i, login] of (['leader', 'postleader'] as const).entries()) {
    await as(page, login, signing);
    await page.getByLabel('我已通读签署文件').check();
    await page.getByRole('button', { name: '加盖本单位电子签章' }).click();
    await expect(page.getByText('签章有效')).toHaveCount(i + 1);
  }
  await expect(page.getByRole('main').getByText('生效中')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'agreement-signing', info.project.name);

  const paper = await page.request.get(`/api/agreement/versions/${await versionOf(page)}/paper`);
  await page.goto('/agreement/verify');
  const file = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: await paper.body() };
  await page.getByLabel('选择文件').setInputFiles(file);
  await expect(page.getByText('文件未被改动')).toBeVisible();
  await page.getByLabel('选择文件').setInputFiles({ ...file, buffer: Buffer.concat([file.buffer, Buffer.from(' ')]) });
  await expect(page.getByText(/没有内容相同的签署文件/)).toBeVisible();
  await page.goto('/agreement/agreements');
  await expect(page.getByText(number).first()).toBeVisible();
  await expectNoSideways(page);
  await picture(page, 'agreements', info.project.name);
  noFaults();
});

async function versionOf(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: '预览文件' });
  return /versions\/(\d+)\//.exec((await link.getAttribute('href')) ?? '')![1]!;
}
