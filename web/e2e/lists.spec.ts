// Lists: what stands in the address, what is chosen, how columns are arranged, and how little of it is in the page.
import { expect, test, type Page } from '@playwright/test';
import { answer, entry, nowhere } from './answers';
import { expectAccessible } from './look';

const MANY = 10_000;
const rows = (page: Page) => page.locator('[role=row].row');
const audit = (count: number) => ({
  items: Array.from({ length: count }, (_, n) => entry(n)),
  people: [{ id: '7', name: '吴晓兰' }],
  next: null,
});
test.beforeEach(({}, info) => test.skip(info.project.name === 'shell-phone', 'a phone shows cards'));

test('ten thousand rows keep at most sixty in the page, and the last one is reached and announced', async ({
  page,
}) => {
  await answer(page, { 'GET /api/audit': audit(MANY) });
  await page.goto('/org/audit');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(MANY + 1));
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-rowindex="${MANY + 1}"]`)).toBeVisible();
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 1800);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
});

test('a link holds filters, order and columns, and shows a colleague the same', async ({ page }) => {
  const asked: string[] = [];
  await answer(page, {
    'GET /api/audit': (_, query) => {
      asked.push(query.get('action') ?? '');
      return audit(20);
    },
  });
  await page.goto('/org/audit?action=mail.item_accepted&sort=-subject&cols=subject.at');
  await expect(page.getByRole('columnheader').filter({ hasText: /./ })).toHaveText(['对象 ↓', '时间']);
  expect(asked).toContain('mail.item_accepted');
  await expect(rows(page).first()).toContainText('邮件 #1019');
  await page.getByRole('button', { name: '去掉条件 动作: mail.item_accepted' }).click();
  await expect(page).not.toHaveURL(/action=/);
  await expect(page).toHaveURL(/sort=-subject/);
});

test('columns are hidden, moved and drawn wider, and stay so until they are reset', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  const heads = page.getByRole('columnheader').filter({ has: page.getByRole('button') });
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '用途' }).uncheck();
  await page.getByRole('button', { name: '人员 前移' }).click();
  await expect(heads.first()).toHaveText('人员');
  const before = (await heads.nth(1).boundingBox())!;
  await page.mouse.move(before.x + before.width - 3, before.y + 16);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 300, before.y + 16, { steps: 4 });
  await page.mouse.up();
  await page.goto('/org/audit');
  await expect(heads).toHaveCount(5);
  await expect(heads.first()).toHaveText('人员');
  expect((await heads.nth(1).boundingBox())!.width).toBeGreaterThan(before.width + 100);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(heads).toHaveCount(6);
  await expect(heads.first()).toHaveText('时间');
});

test('the first columns stay in sight as often as the person wants, and that is kept', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await answer(page);
  await page.goto('/org/audit?cols=at.person.action.subject.purpose.device');
  const cell = (at: number) =>
    rows(page)
      .first()
      .getByRole('gridcell')
      .nth(at + 1); // after the box
  const left = async (at: number) => Math.round((await cell(at).boundingBox())!.x);
  const [time, person] = [await left(0), await left(1)];
  const aside = () => page.getByRole('grid').evaluate((grid) => grid.scrollTo(400, 0));
  await aside();
  await expect.poll(() => left(1)).toBeLessThan(person - 100);
  expect(await left(0)).toBe(time);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByLabel('冻结').selectOption('2');
  await expect.poll(() => left(1)).toBe(person);
  await page.reload();
  await aside();
  await expect.poll(() => left(1)).toBe(person);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByLabel('冻结').selectOption('0');
  await expect.poll(() => left(0)).toBeLessThan(time);
  await expectAccessible(page);
});

test('rows stand closer when a person wants it, and that is remembered', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  const height = async () => (await rows(page).first().boundingBox())!.height;
  await expect.poll(height).toBe(38);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('疏密');
  await page.keyboard.press('Enter');
  await expect.poll(height).toBe(32);
  await page.reload();
  await expect.poll(height).toBe(32);
});

test('figures are ordered as figures, and an empty filter says how to go on', async ({ page }) => {
  const item = (id: number, cod_li: number) => ({
    ...{ id: String(id), number: `98765432101${id}`, state: 'waiting', direction: 'inbound', bag: '0', plan_trip: '0' },
    ...{ cod_li, weight_g: 1000, destination: '0', node: '0', receiver_name: '王**', receiver_phone: '' },
    ...{ accepted_at: '2026-11-24T01:00:00Z', changed_at: '2026-11-24T01:00:00Z' },
  });
  const items = [item(1, 999_000), item(2, 1_250_000), item(3, 0)];
  await answer(page, {
    'GET /api/mail/items': (_, query) => ({ items: query.get('number') ? [] : items, next: null, total: 3 }),
  });
  await page.goto('/mail/items?sort=-cod&cols=number.destination.cod');
  await expect(rows(page).locator('.num')).toHaveText(['1,250.00', '999.00', '–']);
  await expect(rows(page).first()).toContainText('出县');
  await page.goto('/mail/items?number=404');
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  await page.getByRole('button', { name: '清空条件' }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('rows open beside the list under an address of their own, with neighbours in the same order', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  await rows(page).nth(2).click();
  await expect(page).toHaveURL(/open=89998/);
  await page.getByRole('button', { name: '下一条' }).click();
  await expect(page).toHaveURL(/open=89997/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/open=/);
});

test('the keyboard moves, selects and opens, and leaves fields alone', async ({ page }) => {
  await answer(page);
  await page.goto('/org/audit');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/open=89999/);
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press('/');
  await expect(page.locator('input[type=search]').first()).toBeFocused();
  await page.keyboard.type('jkx?n');
  await expect(page.locator('input[type=search]').first()).toHaveValue('jkx?n');
});

test('shift selects a range; all that match are read before they are counted', async ({ page }) => {
  await answer(page, {
    'GET /api/network/nodes': {
      nodes: Array.from({ length: 300 }, (_, n) => ({
        id: String(n + 1),
        kind: 'village_point',
        name: `第${n + 1}村`,
      })),
    },
  });
  await page.goto('/network/nodes');
  await rows(page).nth(1).getByRole('checkbox').click();
  await rows(page)
    .nth(5)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('已选 5 行')).toBeVisible();
  await page.getByRole('columnheader').getByRole('checkbox').click();
  await expect(page.getByText('已选 300 行')).toBeVisible();
  await expectAccessible(page);
});

test('a view is saved on the server, shown as a tab, and its deletion can be undone', async ({ page }) => {
  type View = Record<string, unknown>;
  const views: View[] = [];
  await answer(page, {
    'GET /api/org/views': () => ({ items: views }),
    'POST /api/org/views': (body) => {
      views.push({ ...body, id: '5', person: '7', organisation: '11' });
      return views.at(-1)!;
    },
    'POST /api/org/views/5/drop': () => views.pop()!,
  });
  await page.goto('/org/audit?action=mail.item_accepted');
  await page.getByRole('button', { name: '+ 保存视图' }).click();
  await page.getByLabel('名称').fill('收寄');
  await page.getByLabel('名称').press('Control+Enter');
  await expect(page.getByRole('button', { name: '收寄', exact: true })).toHaveAttribute('aria-pressed', 'true');
  expect(views[0]).toMatchObject({ screen: '/org/audit', query: 'action=mail.item_accepted' });
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await expect(page).not.toHaveURL(/action=/);
  await page.getByRole('button', { name: '收寄', exact: true }).click();
  await page.getByRole('button', { name: '删除视图 收寄' }).click();
  await expect(page.getByRole('button', { name: '收寄', exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: '收寄', exact: true })).toBeVisible();
});

test('a cell is changed in its place; what the server refuses is put back with the reason', async ({ page }) => {
  const node = {
    id: '1',
    kind: 'village_point',
    name: '第1村',
    place_code: '532999100201',
    opening_hours: '08:00-18:00',
  };
  const stale = { ...nowhere, status: 409, code: 'network.changed_meanwhile', title: '别人刚改过，请看过再改。' };
  const sent: Record<string, unknown>[] = [];
  let refuses = false;
  let release = () => {};
  await answer(page, {
    'GET /api/network/nodes': () => ({ nodes: [node] }),
    'PUT /api/network/nodes/1': (body) => {
      sent.push(body);
      if (refuses) return stale;
      node.opening_hours = String(body.opening_hours);
      return node;
    },
  });
  await page.goto('/network/nodes');
  const cell = rows(page).first().getByRole('gridcell').filter({ hasText: /:/ });
  await expect(cell).toContainText('08:00-18:00');
  await page.getByRole('grid').focus();
  await page.keyboard.press('F2'); // the first cell of the row that may be changed
  await expect(page.getByRole('textbox', { name: '修改 第1村 的GLN（13 位）' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  const hours = page.getByRole('textbox', { name: '修改 第1村 的开放时间' });
  await cell.hover();
  await cell.getByRole('button').click();
  await hours.fill('07:00-19:00');
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('07:00-19:00');
  expect(sent[0]).toMatchObject({ name: '第1村', opening_hours: '07:00-19:00' });
  expect(sent[0]).not.toHaveProperty('id');

  refuses = true;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/api/network/nodes/1', async (route) => (await held, route.fallback()));
  await cell.hover();
  await cell.getByRole('button').click();
  await hours.fill('00:00-24:00');
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('00:00-24:00'); // at once, before the server has said anything
  release();
  await expect(page.getByText('别人刚改过')).toBeVisible();
  await expect(cell).toContainText('07:00-19:00');
  await expectAccessible(page);
});

test('how columns stand follows the person to another device', async ({ page, browser }, info) => {
  const kept: Record<string, unknown>[] = [];
  const answers = {
    'GET /api/org/views': () => ({ items: kept }),
    'POST /api/org/views': (body: Record<string, unknown>) => {
      kept.splice(0, kept.length, { id: '1', person: '7', organisation: '11', ...body });
      return kept[0]!;
    },
  };
  await answer(page, answers);
  await page.goto('/org/audit');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '用途' }).uncheck();
  await expect.poll(() => kept[0]).toMatchObject({ screen: '/org/audit', is_layout: true });
  await expect(page.getByRole('navigation', { name: '视图' }).getByRole('button')).toHaveText(['全部', '+ 保存视图']);
  const { baseURL, viewport, locale } = info.project.use;
  const other = await browser.newContext({ baseURL, viewport, locale, serviceWorkers: 'block' });
  const desk = await other.newPage();
  await answer(desk, answers);
  await desk.goto('/org/audit');
  await expect(desk.getByRole('columnheader').filter({ has: desk.getByRole('button') })).toHaveCount(5);
  await other.close();
});

test('views say how many rows they have', async ({ page }) => {
  const late = {
    id: '1',
    person: '7',
    organisation: '11',
    screen: '/mail/items',
    name: '待取',
    query: 'state=waiting',
  };
  await answer(page, {
    'GET /api/org/views': { items: [{ ...late, is_shared: false, is_default: false, is_layout: false }] },
    'GET /api/mail/items': (_, query) => ({
      items: [],
      next: null,
      total: query.get('state') === 'waiting' ? 31 : 1256,
    }),
  });
  await page.goto('/mail/items');
  const views = page.getByRole('navigation', { name: '视图' }).getByRole('button');
  await expect(views).toHaveText([/全部\s*1,256/, /待取\s*31/]);
});
