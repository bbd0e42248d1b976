// The road map: a wrong file is named and keeps what was there, a real one is taken when it lies beside the project.
import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { signIn } from './county';
import { expectAccessible, expectNoSideways, watchForFaults } from './look';

const MAP = '../../shared/data/osm/liechtenstein.osm.pbf';

test('a road map is refused or taken, and what it covers is told', async ({ page }) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'operations');
  await page.goto('/network/roads');
  const file = page.getByLabel('地图文件');
  await file.setInputFiles({ name: 'roads.osm.pbf', mimeType: '', buffer: Buffer.from('no map at all') });
  await page.getByRole('button', { name: '道路地图' }).click();
  await expect(page.getByRole('alert')).toContainText('地图');
  await expectNoSideways(page);
  await expectAccessible(page);
  if (existsSync(MAP)) {
    await file.setInputFiles(MAP);
    await page.getByRole('button', { name: '道路地图' }).click();
    await expect(page.locator('dl.facts')).toContainText('liechtenstein.osm.pbf');
    await expect(page.locator('dl.facts')).toContainText('个站点 3 公里内没有道路'); // the county lies elsewhere
    await expectNoSideways(page);
  }
  noFaults();
});
