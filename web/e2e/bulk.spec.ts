// One act on many rows: said before who cannot and why, sent row by row under keys of their own, told row by row.
import { expect, test, type Page } from '@playwright/test';
import { answer } from './answers';
import { expectAccessible } from './look';

test.beforeEach(({}, info) => test.skip(info.project.name === 'shell-phone', 'a phone shows cards, one at a time'));

const item = (n: number, state: string) => ({
  ...{ id: String(n), number: `SF00${n}`, state, direction: 'inbound', destination: '1', bag: '0', plan_trip: '0' },
  ...{ node: '1', weight_g: 500, cod_li: 0, receiver_name: '', receiver_phone: '' },
});
const forbidden = {
  ...{ type: '', title: '邮件不在本站点', title_en: 'The item is not at this node.', status: 409 },
  ...{ code: 'mail.item_elsewhere', detail: '', pointer: '', request_id: 'r', errors: [] },
};

async function chooseAll(page: Page) {
  await page.getByRole('checkbox', { name: '选择全部' }).check();
}

test('items are kept apart together: those that cannot are named before, a refused one is tried again alone', async ({
  page,
}) => {
  const keys: Record<string, string[]> = { 1: [], 2: [] };
  page.on('request', (r) => {
    const id = /items\/(\d)\/isolate/.exec(r.url())?.[1];
    if (id) keys[id]!.push(r.headers()['idempotency-key']!);
  });
  let refusing = true;
  await answer(page, {
    'GET /api/mail/items': { items: [item(1, 'accepted'), item(2, 'waiting'), item(3, 'delivered')], total: 3 },
    'POST /api/mail/items/1/isolate': () => item(1, 'isolated'),
    'POST /api/mail/items/2/isolate': () => (refusing ? forbidden : item(2, 'isolated')),
  });
  await page.goto('/mail/items');
  await chooseAll(page);
  const labels = page.getByRole('link', { name: '打印 3 张面单' });
  await expect(labels).toHaveAttribute('href', `/api/mail/labels?items=${encodeURIComponent('1,2,3')}`);
  await page.getByRole('button', { name: '批量处理' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('操作').selectOption('isolate');
  await expect(dialog.getByText('可办 2 项')).toBeVisible();
  await expect(dialog.getByText('不可办 1 项')).toBeVisible();
  await expect(dialog.getByRole('row', { name: '状态是“妥投”，不能做这个操作 1 SF003' })).toBeVisible();
  await dialog.getByLabel('原因').fill('渗漏');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '对 2 项执行' }).click();
  await expect(dialog.getByText('已办 1 项，未办 1 项')).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'SF002 被拒绝 邮件不在本站点' })).toBeVisible();
  await expectAccessible(page);
  refusing = false;
  await dialog.getByRole('button', { name: '重试未办的 1 项' }).click();
  await expect(dialog.getByText('已办 2 项，未办 0 项')).toBeVisible();
  expect(keys[1]).toHaveLength(1);
  expect(new Set(keys[2]).size).toBe(2); // a refusal is remembered under its key
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
  await expect(page.getByRole('button', { name: '批量处理' })).toHaveCount(0); // nothing is chosen any more
});

test('an answer that was lost on the way is asked for under the same key', async ({ page }) => {
  const keys: string[] = [];
  let away = true;
  const node = (n: number) => ({
    ...{ id: String(n), kind: 'village_point', name: `${n}号村`, place_code: '', parent: '0', gln: '' },
    ...{ opening_hours: '', version: 1 },
  });
  await answer(page, {
    'GET /api/network/nodes': { nodes: [node(1), node(2)] },
    'PUT /api/network/nodes/1': (body) => body,
    'PUT /api/network/nodes/2': (body) => body,
  });
  await page.route('**/api/network/nodes/1', async (route) => {
    keys.push(route.request().headers()['idempotency-key']!);
    if (away) return route.abort();
    return route.fallback();
  });
  await page.goto('/network/nodes');
  await chooseAll(page);
  await page.getByRole('button', { name: '批量改开放时间' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('开放时间').fill('08:30-17:30');
  await dialog.getByRole('button', { name: '对 2 项执行' }).click();
  await expect(dialog.getByRole('row', { name: /1号村 未收到答复/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /2号村 未开始/ })).toBeVisible(); // nothing is sent into the void
  away = false;
  await dialog.getByRole('button', { name: '重试未办的 2 项' }).click();
  await expect(dialog.getByText('已办 2 项，未办 0 项')).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('people get a post together, and a powerful one waits for a second person', async ({ page }) => {
  const person = (n: number, more = {}) => ({
    person: { ...{ id: String(n), name: `员工${n}`, phone: '', has_left: false, joined_at: '', version: 1 }, ...more },
    memberships: [],
  });
  const sent: unknown[] = [];
  await answer(page, {
    'GET /api/org/people': { items: [person(1), person(2, { has_left: true }), person(7)], next: null },
    'GET /api/org/grants': { items: [] },
    'GET /api/org/organisations': { items: [{ id: '11', name: '云岭公交', kind: 'transport' }], units: [] },
    'POST /api/org/people/1/posts': (body) => (sent.push(body), { membership: null, waiting: { id: '5' } }),
  });
  await page.goto('/org/people');
  await chooseAll(page);
  await page.getByRole('button', { name: '批量办理' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('可办 1 项')).toBeVisible(); // one has left, one is oneself
  await dialog.getByLabel('单位').selectOption('11');
  await dialog.getByLabel('岗位').selectOption('audit_admin');
  await dialog.getByRole('button', { name: '对 1 项执行' }).click();
  await expect(dialog.getByRole('row', { name: '员工1 已办 已提交，等待安全管理员确认' })).toBeVisible();
  expect(sent).toMatchObject([{ organisation: '11', post: 'audit_admin', unit: '0', nodes: [] }]);
});

test('who sees to a 验单 is said for those whose turn it is, also for one that the list has not read', async ({
  page,
}) => {
  const one = (id: string, more = {}) => ({
    ...{ id, number: `2026-1-${id}`, kind: 'missing', state: 'raised', raised_by_node: '1', description: '少一袋' },
    ...{ raised_organisation: '12', to_organisation: '11', due_at: '2026-11-27T00:00:00Z', owner: '0', item: '0' },
    ...{ bag: '0', handover: '0', evidence: '', reply: '', outcome: '', liable_organisation: '0', closed_at: '' },
    ...{ raised_at: '2026-11-25T00:00:00Z', replied_at: '', version: 1 },
    ...more,
  });
  const sent: unknown[] = [];
  await answer(page, {
    'GET /api/mail/irregularities': {
      items: [one('1'), one('2', { to_organisation: '12', raised_organisation: '11' })],
      people: [],
      next: null,
    },
    'GET /api/mail/irregularities/9': {
      irregularity: one('9', { owner: '8' }),
      people: [{ person: '8', name: '赵六' }],
    },
    'GET /api/org/colleagues': { items: [{ id: '8', name: '赵六' }] },
    'POST /api/mail/irregularities/1/assign': (body) => (sent.push(body), one('1', { owner: '8' })),
  });
  await page.goto('/mail/irregularities?id=9');
  const panel = page.getByRole('complementary');
  await expect(panel.getByText('2026-1-9')).toBeVisible();
  await expect(panel.getByText('赵六')).toBeVisible();
  await expect(page.getByRole('button', { name: '全部', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await chooseAll(page);
  await page.getByRole('button', { name: '批量指派经办人' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: '现在由对方办理 1 2026-1-2' })).toBeVisible();
  await dialog.getByLabel('输入姓名或拼音首字母').fill('zl');
  await expect(dialog.getByLabel('经办人')).toHaveValue('8');
  await dialog.getByRole('button', { name: '对 1 项执行' }).click();
  await expect(dialog.getByText('已办 1 项，未办 0 项')).toBeVisible();
  expect(sent).toEqual([{ owner: '8' }]);
});
