// Out of the county with the post, the duty of licences, and the clock of a 验单, on the real program.
import { expect, test, type Browser, type TestInfo } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, write, type Login, type Schemas } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

async function phoneOf(browser: Browser, info: TestInfo, login: Login) {
  const { baseURL, viewport, locale, timezoneId } = info.project.use;
  const page = await (await browser.newContext({ baseURL, viewport, locale, timezoneId })).newPage();
  return { page, me: await signIn(page, login) };
}

test('clause_2_2_2a_the_post_takes_a_bag_out_of_the_county_by_two_signatures', async ({ page, browser }, info) => {
  const noFaults = watchForFaults(page);
  const { page: station, me: head } = await phoneOf(browser, info, 'station01');
  const { page: post } = await phoneOf(browser, info, 'liaison');
  const sorter = await signIn(page, 'sorter');
  const centre = sorter.hat.nodes[0]!;
  const number = freshNumber();
  const item = await checkedItem(station.request, head, number, '0');
  const bag = await sealedBag(station.request, head, [number], centre);
  const proposal = {
    ...{ uuid: crypto.randomUUID(), node: head.hat.nodes[0], to_node: centre, made_at: new Date().toISOString() },
    ...{ giver: head.person, giver_organisation: head.hat.organisation },
    ...{ receiver: sorter.person, receiver_organisation: sorter.hat.organisation },
    lines: [{ bag: bag.id, code: bag.barcode, seal_no: bag.seal_no, gross_g: bag.gross_g }],
  };
  const { handover } = await write<Schemas['HandoverView']>(station.request, head, '/api/mail/handovers', proposal);
  for (const [i, side] of [station, page].entries()) {
    await side.goto(`/mail/handovers/${handover.id}`);
    await side.getByRole('button', { name: '核对无误，签字' }).click();
    await expect(side.getByText('✓ 已签字')).toHaveCount(i + 1); // the other's stands there before one's own
  }

  await page.goto('/mail/bags');
  await page.getByRole('button', { name: '交邮政运出县' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: bag.seal_no }).check();

  await expectNoSideways(page);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '提交交接' }).click();
  await expect(page.getByRole('heading', { name: /→ 出县/ })).toBeVisible();
  await post.goto(new URL(page.url()).pathname);
  await post.getByRole('button', { name: '核对无误，签字' }).click();
  await expect(post.getByText('✓ 已签字')).toHaveCount(2);
  await page.goto(`/mail/bags/${bag.id}`);
  await expect(page.getByText('已离县').first()).toBeVisible();
  await page.goto(`/mail/items/${item.id}`);
  await expect(page.getByText('已离县').first()).toBeVisible();
  for (const other of [station, post]) await other.context().close();
  noFaults();
});

test('clause_1_3_1_who_plans_demands_every_licence_and_lifts_it_again', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'operations');
  const { items } = (await (
    await page.request.get('/api/org/people?post=driver&limit=1')
  ).json()) as Schemas['PersonList'];
  const licence = { person: items[0]!.person.id, kind: 'driving', number: 'D-1', valid_until: '2031-01-01' };
  await write(page.request, me, '/api/mail/licences', licence);
  await page.goto('/mail/licences');
  await expect(page.getByRole('grid').getByText(items[0]!.person.name).first()).toBeVisible(); // a name, not a number
  const duty = page.getByRole('region', { name: '证照登记要求' });
  await duty.getByRole('button', { name: '要求证照齐全' }).first().click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '要求证照齐全' }).click();
  await expect(duty.getByText('缺一证不发车')).toBeVisible();
  await expectNoSideways(page);
  await duty.getByRole('button', { name: '取消要求' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消要求' }).click();
  await expect(duty.getByText('只拦过期证照').first()).toBeVisible();
  noFaults();
});

test('clause_3_4_2_irregularities_stand_by_their_clock', async ({ page }) => {
  const noFaults = watchForFaults(page);
  const me = await signIn(page, 'station01');
  const item = await checkedItem(page.request, me, freshNumber());
  const { items } = (await (await page.request.get('/api/org/organisations')).json()) as Schemas['OrganisationList'];
  const raised = {
    ...{ kind: 'broken', node: me.hat.nodes[0], item: item.id, description: `外包装破损 ${item.number}` },
    to_organisation: items.find((o) => o.kind === 'post')!.id,
  };
  const made = await write<Schemas['Irregularity']>(page.request, me, '/api/mail/irregularities', raised);
  await page.goto('/mail/irregularities');
  const row = page.locator('[role=row].row', { hasText: made.number });
  await expect(row.getByText(/还有 \d+ (小时|天)/)).toBeVisible();
  await row.click();
  await expect(page.getByRole('complementary').getByText(raised.description)).toBeVisible();
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await page.goto('/mail/irregularities?overdue=1');
  await expect(page.getByText('没有符合条件的记录')).toBeVisible(); // its time is not up
  await page.getByRole('button', { name: '清空条件' }).click();
  await expect(row).toBeVisible();
  await page.goto('/mail/irregularities?kind=broken');
  await expect(row).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  noFaults();
});
