// Looking at a screen: pictures of both themes, axe without findings, and nothing wrong in the console.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, type Request } from '@playwright/test';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const STEP = 25;
const MOMENT = 100;
const LONGEST = 2000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Sets what the browser remembers before the first script runs. */
export async function remember(page: Page, values: Record<string, string>) {
  await page.addInitScript((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, values);
}

/** Collects what goes wrong in the page; call the returned function at the end of the test. */
export function watchForFaults(page: Page): () => void {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const expected = /Failed to load resource|ERR_FAILED/.test(message.text()); // the answer 404 and the stream
    if (message.type() === 'error' && !expected) faults.push(message.text());
  });
  return () => expect(faults).toEqual([]);
}

/**
 * Counts the questions on their way; the returned function waits until none was for a moment, at most two seconds. The
 * live stream stays open and is no question.
 */
export function watchAnswers(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  const isQuestion = (r: Request) => new URL(r.url()).pathname !== '/api/live';
  page.on('request', (r) => isQuestion(r) && asked.add(r));
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (r) => asked.delete(r));
  return async () => {
    for (let quiet = 0, waited = 0; quiet < MOMENT && waited < LONGEST; waited += STEP) {
      await page.waitForTimeout(STEP);
      quiet = asked.size ? 0 : quiet + STEP;
    }
  };
}

export async function picture(page: Page, name: string, project: string) {
  await page.screenshot({ path: `test-results/pictures/${name}-${project}.png`, caret: 'hide' });
}

/** @param part  of the page, when the rest was judged before; all of it otherwise */
export async function expectAccessible(page: Page, part?: string) {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
}

/** Two-way scrolling is only for tables: the page itself is never wider than the window. */
export async function expectNoSideways(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
