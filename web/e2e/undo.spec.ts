// Acts that may be taken back: the way back is offered, and is a command of its own.
import { expect, test, type Page } from '@playwright/test';
import { answer } from './answers';
import { expectAccessible } from './look';

type Sent = { path: string; body: unknown };
/** The writes that the page sends, in order. */
function watchWrites(page: Page): Sent[] {
  const sent: Sent[] = [];
  page.on('request', (r) => {
    if (r.method() !== 'GET') sent.push({ path: new URL(r.url()).pathname, body: r.postDataJSON() as unknown });
  });
  return sent;
}
const undo = (page: Page) => page.getByRole('button', { name: '撤销' });

const task = (state: string) => ({
  task: {
    ...{ id: '3', kind: 'message.by_hand', source: '', topic: '清点空袋', path: '', state, to_person: '0' },
    ...{ to_post: '', to_node: '0', asked_at: '2026-11-25T01:00:00Z', due_at: '', taken_by: '7', done_at: '' },
    outcome: '',
  },
  ...{ asked_by_name: '李调度', taken_by_name: '', done_by_name: '', overdue: false },
});

test('a task that was ended by mistake is open again', async ({ page }) => {
  let state = 'taken';
  const sent = watchWrites(page);
  await answer(page, {
    'GET /api/message/tasks': () => ({ items: state === 'done' ? [] : [task(state)], next: null }),
    'GET /api/message/waiting': { tasks: 1, notices: 0 },
    'POST /api/message/tasks/3/finish': () => ((state = 'done'), task(state).task),
    'POST /api/message/tasks/3/reopen': () => ((state = 'taken'), task(state).task),
  });
  await page.goto('/message/tasks');
  await page.getByRole('listitem').getByRole('button', { name: '办结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await expect(page.getByText('已办结：清点空袋')).toBeVisible();
  await expectAccessible(page);
  await undo(page).click();
  await expect(page.getByText('已撤销（已办结：清点空袋）')).toBeVisible();
  await expect(page.getByRole('listitem').getByText('清点空袋')).toBeVisible();
  expect(sent.map((s) => s.path)).toEqual(['/api/message/tasks/3/finish', '/api/message/tasks/3/reopen']);
});

test('an item put into a bag comes out again with Ctrl+Z, and one that lay in it already is left there', async ({
  page,
}) => {
  const bag = { ...{ id: '9', state: 'open', origin: '0', destination: '0', waybill: '0', node: '1' }, version: 4 };
  let inside = 0;
  let version = 4;
  const now = () => ({ ...bag, ...{ version, n_items: inside, gross_g: 0, items_g: 0, barcode: '', seal_no: '' } });
  const sent = watchWrites(page);
  await answer(page, {
    'GET /api/mail/bags/9': () => ({ bag: now(), ...{ items: [], custody: [], handovers: [], people: [] } }),
    'POST /api/mail/bags/9/put': () => (inside ? now() : ((inside = 1), ++version, now())),
    'POST /api/mail/bags/9/take': () => ((inside = 0), ++version, now()),
  });
  await page.goto('/mail/bags/9');
  const scan = page.getByLabel('装袋');
  for (let n = 0; n < 2; ++n) {
    await scan.fill('SF1234567890123');
    await scan.press('Enter');
    await expect.poll(() => sent.length).toBe(n + 1);
  }
  await expect(undo(page)).toHaveCount(1); // the second scan changed nothing
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => sent.at(-1)).toEqual({ path: '/api/mail/bags/9/take', body: { number: 'SF1234567890123' } });
  await expect(page.getByText('已撤销（已装袋：SF1234567890123）')).toBeVisible();
});

test('hours of a node changed in its place are put back with the version that the change made', async ({
  page,
}, info) => {
  test.skip(info.project.name === 'shell-phone', 'a phone opens the record');
  const node = {
    ...{ id: '2', kind: 'village_point', name: '石门村', place_code: '532999101201', parent: '0', gln: '' },
    ...{ opening_hours: '08:00-18:00', version: 5, lat_e7: 1, lon_e7: 1 },
  };
  let now = node;
  const sent = watchWrites(page);
  await answer(page, {
    'GET /api/network/nodes': () => ({ nodes: [now] }),
    'PUT /api/network/nodes/2': (body) => (now = { ...now, ...body, version: now.version + 1 } as typeof node),
  });
  await page.goto('/network/nodes');
  await page.getByRole('row', { name: /石门村/ }).hover();
  await page.getByRole('button', { name: '修改 石门村 的开放时间' }).click();
  await page.getByRole('textbox', { name: '修改 石门村 的开放时间' }).fill('09:00-17:00');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /09:00-17:00/ })).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole('row', { name: /08:00-18:00/ })).toBeVisible();
  expect(sent.at(-1)!.body).toMatchObject({ opening_hours: '08:00-18:00', version: 6 });
});
