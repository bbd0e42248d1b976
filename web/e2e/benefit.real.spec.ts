// 共赢表 of a county in which days were played: every figure of its table, alike for both sides.
import { expect, type Page } from '@playwright/test';
import { signIn, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';
import { ownTest as test } from './own-program';

test.use({ played: ['--past-days', '1', '--past-items', '20'] });

const SPLITS = ['按现行结算', '平均分摊', '按单独成本比例', '沙普利值'];
const liOf = (text: string) => Math.round(Number(text.replaceAll(',', '')) * 1000);
/** Figures on the page are whole fen. */
const FEN = 10;

async function tableOf(page: Page): Promise<number[][]> {
  const table = page.getByRole('table');
  await expect(table.getByRole('rowheader')).toHaveText(SPLITS);
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.getByRole('cell').allInnerTexts()).map(liOf)));
}

test('clause 1.3.2: the benefit of played days adds up, and both sides read the same', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'postfinance');
  const day = (back: number) => new Date(Date.now() + 4 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
  const query = `first=${day(3)}&last=${day(1)}`;
  const asked = page.waitForResponse((r) => r.url().includes('/api/cost/benefit?') && r.ok());
  await page.goto(`/cost/benefit?${query}`);
  const { benefit } = (await (await asked).json()) as Schemas['BenefitView'];
  expect(benefit.n_rides).toBeGreaterThan(0);
  expect(benefit.n_bags).toBeGreaterThan(0);
  const post = await tableOf(page);
  for (const [i, [postBears, coachBears, postGains, coachGains, pays]] of post.entries()) {
    const name = SPLITS[i]!;
    const near = (a: number, b: number) => expect(Math.abs(a - b), name).toBeLessThanOrEqual(FEN);
    near(postBears! + coachBears!, benefit.joint_li);
    near(postGains! + coachGains!, benefit.saving_li);
    near(benefit.post_alone_li - postBears!, postGains!);
    near(benefit.coach_alone_li - coachBears!, coachGains!);
    near(pays!, postBears!);
  }
  const [, equal, , shapley] = post;
  expect(Math.abs(equal![0]! - equal![1]!)).toBeLessThanOrEqual(FEN);
  expect(Math.abs(shapley![2]! - shapley![3]!), 'Shapley shares the saving of two by halves').toBeLessThanOrEqual(FEN);
  await expect(page.getByText('双方已确认')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'benefit-played', info.project.name);

  await signIn(page, 'finance');
  await page.goto(`/cost/benefit?${query}`);
  expect(await tableOf(page)).toEqual(post);
  // the approval by which its basis came to count, across the border of the two companies
  await page.getByRole('button', { name: '审批', exact: true }).click();
  const steps = page.getByRole('region', { name: '审批步骤' });
  for (const step of ['对方财务审核', '本方领导审批', '对方领导审批']) await expect(steps).toContainText(step);
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'benefit-approval', info.project.name);
  noFaults();
});
