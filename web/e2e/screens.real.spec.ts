// Every screen that a post sees in its menu, on the real program: it opens, is accessible, and nothing goes wrong.
import { expect, test, type Page, type TestInfo } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { LOGINS, signIn, type Login } from './county';
import { expectAccessible, expectNoSideways, picture, remember, watchAnswers, watchForFaults } from './look';

/** One post looks in the light, the next in the dark; the desk and the phone take turns. */
const themeOf = (login: Login, project: string) =>
  ((LOGINS as readonly Login[]).indexOf(login) + (project === 'phone' ? 1 : 0)) % 2 ? 'dark' : 'light';

/** Most screens are seen by several posts: who comes first judges it, for the others it opens without a fault. */
function isFirst(path: string, info: TestInfo): boolean {
  const folder = `${info.project.outputDir}/judged`;
  mkdirSync(folder, { recursive: true });
  try {
    mkdirSync(`${folder}/${info.project.name}${path.replaceAll('/', '-')}`);
    return true;
  } catch {
    return false;
  }
}

/** Follows a link of the menu as a click does, also where the menu of the phone is folded away. */
async function follow(page: Page, path: string) {
  await page.locator(`nav a[href="${path}"]`).first().dispatchEvent('click');
  // home leads on to a post's own screen
  if (path !== '/') await expect(page).toHaveURL(new RegExp(`${path}([?#].*)?$`));
  await expect(page.getByRole('main')).toBeVisible();
}

for (const login of LOGINS)
  test(`${login} opens every screen of the menu`, async ({ page }, info) => {
    test.setTimeout(240_000); // some posts have thirty screens, each opened and judged
    const noFaults = watchForFaults(page);
    const answered = watchAnswers(page);
    const theme = themeOf(login, info.project.name);
    await remember(page, { theme });
    await signIn(page, login);
    await page.goto('/');
    await expect(page.getByRole('main')).toBeVisible();
    const links = page.locator('nav a[href^="/"]');
    const paths = [
      ...new Set(await links.evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname))),
    ];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      await test.step(path, async () => {
        await follow(page, path);
        await answered();
        if (process.env.YIDAO_PICTURES)
          await picture(page, `${login}${path.replaceAll('/', '-')}-${theme}`, info.project.name);
        await expectNoSideways(page);
        if (isFirst(path, info)) await expectAccessible(page, path === '/' ? undefined : 'main');
      });
    }
    noFaults();
  });
