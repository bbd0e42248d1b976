// The made-up language: every word of a screen comes from the tables of texts and has room to grow by forty per cent.
import { expect, test, type Page } from '@playwright/test';
import { answer, me } from './answers';
import { expectNoSideways, remember, watchAnswers } from './look';

const under = (module: string, screens: string[]) => screens.map((s) => `/${module}/${s}`);
/** A module's screens are looked at in one go: the page then loads from its cache. */
const SCREENS = {
  shell: ['/start'],
  mail: under('mail', [
    ...['board', 'scan', 'pickup', 'accept', 'intercept', 'items', 'bags', 'handovers', 'irregularities'],
    ...['check', 'licences', 'sort_plan', 'days', 'manifests', 'printer', 'outbox', 'offline', 'driver'],
  ]),
  network: under('network', ['nodes', 'lines', 'mail_routes', 'markets', 'calendars', 'feeds']),
  planning: under('planning', [
    ...['day', 'board', 'map', 'refusals', 'changes', 'changes/new', 'orders', 'duties'],
    ...['inspections', 'red_risks', 'actual', 'forecast', 'settings', 'vans'],
    ...['requests', 'reserves', 'reserve_table', 'ticket_sales'],
  ]),
  agreement: under('agreement', ['prospects', 'funnel', 'agreements', 'obligations', 'verify', 'interfaces']),
  settlement: under('settlement', ['statements', 'payments', 'ledger', 'attainment', 'replay']),
  monitor: under('monitor', ['runs', 'alerts', 'rules', 'punctuality']),
  tracking: under('tracking', ['terminals']),
  message: under('message', ['tasks', 'notices']),
  org: under('org', ['people', 'posts', 'units', 'account', 'audit']),
};
/** Names of people, places and companies, codes and units are the same in every language. */
const DATA = /^[\s\d.,:;·/×%()–—…‹›✕+↑↓?#-]*(kg|mm|MB|Ctrl K|GTFS|CSV|XLSX|km|m³|F\d+)?[\s\d]*$/;
/** Rights are named by their code, as in the audit book. */
const RIGHT = /^[a-z]+\.[a-z_]+$/;
const MORE = [
  ...['mail.check', 'mail.waybill', 'planning.read', 'planning.duty', 'planning.plan', 'planning.settings'],
  ...['planning.inspect', 'planning.red_risk', 'agreement.read', 'settlement.read', 'settlement.books'],
  ...['agreement.talks', 'agreement.interfaces', 'monitor.read', 'tracking.read'],
];
const everyone = { ...me, hat: { ...me.hat, permissions: [...me.hat.permissions, ...MORE] } };

/** Words of the screen itself: no record is among these, only what the program says. */
async function literals(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own =
      'h1, h2, h3, label, legend, th, dt, summary, button, nav a, option, [role=columnheader], p.muted, .hint';
    const words: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(own)) {
      if (element.closest('.who, .face, [data-data]') || !element.getClientRects().length) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) words.push(node.textContent.trim());
    }
    for (const element of document.querySelectorAll('[placeholder], [aria-label]'))
      for (const name of ['placeholder', 'aria-label'])
        if (element.getAttribute(name)) words.push(element.getAttribute(name)!);
    return words;
  });
}

async function expectTranslated(page: Page) {
  const names = [me.person_name, me.person_name[0]!, me.hat.organisation_name, ...me.hats.map((h) => h.post_name)];
  const own = await literals(page);
  const untranslated = own.filter(
    (word) =>
      !DATA.test(word) && !RIGHT.test(word) && !/\[.*·.*\]/s.test(word) && !names.some((name) => word.includes(name)),
  );
  expect([...new Set(untranslated)]).toEqual([]);
  expect(own.length).toBeGreaterThan(3);
}

for (const [module, paths] of Object.entries(SCREENS))
  test(`${module} says nothing that is not translated, and has room`, async ({ page }) => {
    test.setTimeout(180_000); // up to eighteen screens
    await remember(page, { language: 'en-XA' });
    await answer(page, { 'GET /api/auth/me': everyone });
    const answered = watchAnswers(page);
    for (const path of paths)
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page).toHaveURL(new RegExp(`${path}([?#].*)?$`));
        await expect(page.getByRole('main')).toBeVisible();
        await expect(page.locator('h1').first()).toBeAttached();
        await answered();
        await expectTranslated(page);
        await expectNoSideways(page);
      });
  });
