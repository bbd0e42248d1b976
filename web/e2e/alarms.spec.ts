// The bell: once per alarm, in one tab only, and silent for who wants it so.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { answer } from './answers';
import { expectAccessible } from './look';

const task = (id: string, kind: string, overdue: boolean) => ({
  task: {
    ...{ id, kind, topic: `2026-1-${id}`, path: '/mail/irregularities?id=' + id, state: 'open' },
    ...{ due_at: '2026-11-25T01:00:00Z', asked_at: '2026-11-24T01:00:00Z' },
  },
  overdue,
});
const tasks = (late: string[], fresh: string[]) => ({
  'GET /api/message/tasks': (_: unknown, query: URLSearchParams) => ({
    items: query.get('overdue')
      ? late.map((id) => task(id, 'mail.pickup_return', true))
      : fresh.map((id) => task(id, 'mail.irregularity_reply', false)),
    next: null,
  }),
});
/** A page that writes down each note that it would play. */
async function open(context: BrowserContext, late: string[], fresh: string[]): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const notes: number[] = [];
    Object.assign(window, { notes });
    class Silent {
      currentTime = 0;
      destination = {};
      createGain = () => ({ gain: {}, connect: () => undefined });
      createOscillator() {
        const frequency = {
          set value(hz: number) {
            notes.push(hz);
          },
        };
        return { frequency, connect: (to: unknown) => to, start: () => undefined, stop: () => undefined };
      }
    }
    Object.assign(window, { AudioContext: Silent });
  });
  await answer(page, tasks(late, fresh));
  await page.goto('/org/audit');
  return page;
}
const notes = (page: Page) => page.evaluate(() => (window as unknown as { notes: number[] }).notes.length);
const bell = (page: Page) => page.getByRole('button', { name: /提醒/ });

/** Touches the page, so that it may make sounds, and lets it look at the alarms again. */
async function touchAndLookAgain(page: Page) {
  await page.locator('h1').click();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test('an alarm rings once, in one of the tabs, and who has looked has looked in all of them', async ({ context }) => {
  const first = await open(context, ['1'], []);
  const second = await open(context, ['1'], []);
  for (const page of [first, second]) await expect(bell(page)).toHaveText('1');
  expect((await notes(first)) + (await notes(second))).toBe(0); // nobody has touched them: the browser allows no sound
  await touchAndLookAgain(second);
  await expect.poll(() => notes(second)).toBe(3); // late: three notes
  await touchAndLookAgain(first);
  await touchAndLookAgain(second);
  await expect(bell(first)).toHaveAccessibleName('1 条新提醒');
  await bell(first).click();
  await expect(first.getByRole('region', { name: '提醒' }).getByText('2026-1-1')).toBeVisible();
  await expectAccessible(first);
  await expect(bell(first)).toHaveAccessibleName('提醒');
  await expect(bell(second)).toHaveAccessibleName('提醒');
  expect(await notes(first)).toBe(0);
  expect(await notes(second)).toBe(3);
});

test('who switches the sound off hears nothing, also not what came meanwhile', async ({ context }) => {
  const page = await open(context, [], ['4']);
  await bell(page).click();
  await expect.poll(() => notes(page)).toBe(0);
  await expect(page.getByRole('region', { name: '提醒' }).getByText('答复验单')).toBeVisible();
  await page.getByLabel(/新提醒响铃/).uncheck();
  const later = await open(context, ['5'], ['4']);
  await touchAndLookAgain(later);
  await expect(bell(later)).toHaveAccessibleName('1 条新提醒');
  expect(await notes(later)).toBe(0);
  await bell(later).click();
  await later.getByLabel(/新提醒响铃/).check();
  await expect.poll(() => notes(later)).toBe(2); // what it sounds like
});
