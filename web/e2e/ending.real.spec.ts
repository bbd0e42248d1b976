// An agreement is ended by notice on the real program: asked for, approved on one side, told to the other, taken back
// with its consent; its letter is a PDF, and a day that is too early is refused with the earliest.
import { expect, test, type Page } from '@playwright/test';
import { signIn, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways, picture, watchForFaults } from './look';

async function pathOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/agreement/agreements?text=交邮合作运输与末端服务协议&state=in_force');
  const { items } = (await answer.json()) as Schemas['AgreementList'];
  return `/agreement/agreements/${items[0]!.agreement.id}?part=ending`;
}

async function as(page: Page, login: Login, path: string) {
  await signIn(page, login);
  await page.goto(path);
  await expect(page.getByRole('region', { name: '提前终止' })).toBeVisible();
}
/** Who gives the notice and who receives it: both widths run at once, and a side gives one of a kind at a time. */
const SIDES = {
  desk: { maker: 'market', approvers: ['legal', 'leader'], theirs: 'postmarket', theirLeader: 'postleader' },
  phone: { maker: 'postmarket', approvers: ['postlegal', 'postleader'], theirs: 'market', theirLeader: 'leader' },
} as const;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test('a notice is given, acknowledged, and withdrawn with the other side’s consent', async ({ page }, info) => {
  test.setTimeout(90_000);
  const noFaults = watchForFaults(page);
  const side = SIDES[info.project.name as keyof typeof SIDES];
  await signIn(page, side.maker);
  const path = await pathOf(page);
  await as(page, side.maker, path);
  const how = page.getByRole('region', { name: '提前终止' });
  const earliest = (await how
    .getByText(/^\d{4}-\d\d-\d\d$/)
    .first()
    .textContent())!.trim();
  await how.getByRole('button', { name: '通知终止' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('最后有效日')).toHaveValue(earliest);
  await dialog.getByLabel('最后有效日').fill(dayAfter(earliest, -1));
  await dialog.getByLabel('原因').fill('县城客运线网调整，两条带邮线路停运');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await expect(dialog.getByText(earliest).last()).toBeVisible();
  await expect(dialog.getByText(/通知期未满/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'ending-too-early', info.project.name);
  await dialog.getByLabel('最后有效日').fill(dayAfter(earliest, 40));
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await expect(dialog).toHaveCount(0);
  const asked = page.getByRole('region', { name: /-TZ\d+$/ }).filter({ hasText: '审批中' });
  const number = (await asked.getAttribute('aria-label'))!;
  const card = page.getByRole('region', { name: number, exact: true });
  await expect(how.getByRole('button', { name: '通知终止' })).toHaveCount(0);

  for (const login of side.approvers) {
    await as(page, login, path);
    await card.getByRole('button', { name: '同意并推进' }).click();
    await expect(card.getByRole('button', { name: '同意并推进' })).toHaveCount(0);
  }
  await expect(card.getByText('已发出，待对方确认')).toBeVisible();
  await expect(page.getByText(/按终止通知于 \d{4}-\d\d-\d\d 终止/)).toBeVisible();
  const link = card.getByRole('link', { name: '通知书' });
  const letter = await page.request.get((await link.getAttribute('href'))!);
  expect(letter.headers()['content-type']).toContain('application/pdf');

  await as(page, side.theirs, path);
  await card.getByRole('button', { name: '确认收到' }).click();
  await expect(card.getByText('对方已确认收到')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'ending-given', info.project.name);

  await as(page, side.maker, path);
  await card.getByRole('button', { name: '申请撤回' }).click();
  await dialog.getByLabel('原因').fill('双方谈妥新线路');
  await dialog.getByRole('button', { name: '申请撤回' }).click();
  await expect(card.getByText('申请撤回，待对方同意')).toBeVisible();
  await as(page, side.theirLeader, path);
  await picture(page, 'ending-consent', info.project.name);
  await card.getByRole('button', { name: '同意撤回', exact: true }).click();
  await expect(card.getByText('已撤回')).toBeVisible();
  noFaults();
});
