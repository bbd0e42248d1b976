// A county whose operator named tiles of GCJ-02: what we draw lies right on them, clicks come back as WGS-84, and the
// page policy lets in their server and no other. The program and the tiles are the test's own.
import { expect, type Page } from '@playwright/test';
import { toGcj02 } from '../src/lib/gcj02';
import { signIn } from './county';
import { expectNoSideways, picture, watchForFaults } from './look';
import { osmFile } from './osm-file';
import { ownTest } from './own-program';
import { middleOf, tokenColour, type Point } from './screen-colours';
import { RING, serveTiles, type TileServer } from './tile-server';

const CREDIT = '测试瓦片 · 审图号 GS(0000)0000';
const NODE_PX = 9.5;
const ASIDE = 0.002; // degrees
const CLICK = 0.0003;
const WIDE = 0.12;
type Place = [lon: number, lat: number];
const test = ownTest.extend<object, { tiles: TileServer }>({
  tiles: [
    async ({}, use) => {
      const server = await serveTiles();
      await use(server);
      server.close();
    },
    { scope: 'worker' },
  ],
  configuration: [
    async ({ tiles }, use) => {
      const lines = [`tiles_url = "${tiles.url}"`, `tiles_credit = "${CREDIT}"`, 'tiles_max_zoom = 16'];
      await use(['[network]', ...lines, 'tiles_datum = "gcj02"', '']);
    },
    { scope: 'worker' },
  ],
});

/** @returns the middle of the county, which the tiles mark */
async function enter(page: Page, tiles: TileServer): Promise<Place> {
  await signIn(page, 'dispatcher');
  const map = (await (await page.request.get('/api/network/map')).json()) as {
    nodes: { features: { geometry: { coordinates: Place }; properties: { kind: string } }[] };
  };
  const centre = map.nodes.features.find((f) => f.properties.kind === 'county_centre')!.geometry.coordinates;
  tiles.mark(toGcj02(centre));
  return centre;
}

/** Where the ring of the tiles is on the screen, and the middle of the green node within it. */
async function ringAndNode(page: Page): Promise<{ ring: Point; node: Point } | undefined> {
  const ring = (await middleOf(page, { colour: RING }))?.at;
  if (!ring) return undefined;
  const node = await middleOf(page, { colour: await tokenColour(page, 'green'), near: ring, within: NODE_PX });
  return node && { ring, node: node.at };
}

test('nodes lie on the tiles where GCJ-02 has them', async ({ page, tiles }, info) => {
  const noFaults = watchForFaults(page);
  await enter(page, tiles);
  const head = (await page.goto('/network/map'))!.headers();
  const policy = head['content-security-policy']!.split('; ');
  expect(policy).toContain(`img-src 'self' data: blob: ${tiles.origin}`);
  expect(policy).toContain(`connect-src 'self' ${tiles.origin}`);
  expect(policy.join(' ').match(/https?:/g)).toHaveLength(2);
  await expect(page.locator('.map-credit')).toHaveText(CREDIT);
  await expect.poll(() => ringAndNode(page), { timeout: 20_000 }).toBeTruthy();
  const { ring, node } = (await ringAndNode(page))!;
  expect(Math.hypot(ring[0] - node[0], ring[1] - node[1])).toBeLessThan(1.5);
  await expectNoSideways(page);
  await picture(page, 'tiles-network', info.project.name);
  noFaults();
});

test('the live map, the plan map and fences lie on them too, and a click comes back as WGS-84', async ({
  page,
  tiles,
}, info) => {
  const noFaults = watchForFaults(page);
  const centre = await enter(page, tiles);
  for (const path of ['/monitor/live', '/planning/map']) {
    tiles.asked.length = 0;
    await page.goto(path);
    await expect(page.locator('.map-credit')).toHaveText(CREDIT);
    await expect.poll(() => tiles.asked.length).toBeGreaterThan(0);
    await expect.poll(() => ringAndNode(page), { timeout: 20_000 }).toBeTruthy();
    await picture(page, `tiles-${path.split('/')[2]}`, info.project.name);
  }
  await page.goto('/monitor/rules');
  await page.getByRole('button', { name: '新增围栏' }).click();
  const dialog = page.getByRole('dialog');
  const text = dialog.getByLabel(/坐标/);
  const [lon, lat] = centre;
  await text.fill(`${lat + ASIDE},${lon + ASIDE}`); // the map goes there, so near that the shift is wide
  await dialog.getByRole('img', { name: '围栏位置' }).scrollIntoViewIfNeeded();
  const ring = () => middleOf(page, { colour: RING, tolerance: 70 }); // seen through the fence
  await expect.poll(async () => !!(await ring()), { timeout: 20_000 }).toBe(true);
  await page.mouse.click(...(await ring())!.at);
  await expect(text).toHaveValue(/^\d+\.\d{6},\d+\.\d{6}$/);
  const clicked = (await text.inputValue()).split(',').map(Number) as [lat: number, lon: number];
  expect(Math.abs(clicked[0] - lat)).toBeLessThan(CLICK);
  expect(Math.abs(clicked[1] - lon)).toBeLessThan(CLICK);
  expect(Math.abs(toGcj02(centre)[1] - lat), 'the shift is much wider than that').toBeGreaterThan(5 * CLICK);
  await picture(page, 'tiles-fence', info.project.name);
  noFaults();
});

test('when the tile server fails, our own base map lies below, shifted like all else', async ({
  page,
  tiles,
}, info) => {
  const noFaults = watchForFaults(page);
  const [lon, lat] = await enter(page, tiles);
  tiles.fail(true);
  const corner = (id: number, east: number, north: number): [number, number, number] => [
    ...([id, lon + east * WIDE, lat + north * WIDE] as [number, number, number]),
  ];
  const lake = {
    nodes: [corner(1, -1, -1), corner(2, 1, -1), corner(3, 1, 1), corner(4, -1, 1)],
    ways: [
      { id: 11, nodes: [1, 2, 3, 4, 1], tags: { natural: 'water', name: '青石湖' } },
      { id: 12, nodes: [1, 3], tags: { highway: 'primary', name: '环湖路' } },
    ],
    relations: [],
  };
  await signIn(page, 'operations');
  await page.goto('/network/roads');
  const buffer = osmFile(lake);
  await page.getByLabel('地图文件').setInputFiles({ name: 'lake.osm.pbf', mimeType: '', buffer });
  await page.getByRole('button', { name: '导入道路地图' }).click();
  await expect(page.locator('dl.facts')).toContainText('lake.osm.pbf');
  await signIn(page, 'dispatcher');
  tiles.asked.length = 0;
  await page.goto('/monitor/live');
  await expect.poll(() => tiles.asked.length).toBeGreaterThan(0);
  const water = await tokenColour(page, 'blue-tint');
  await expect.poll(() => middleOf(page, { colour: water, tolerance: 1 }), { timeout: 20_000 }).toBeTruthy();
  await expect(page.locator('.map-credit')).toContainText('© OpenStreetMap contributors');
  await picture(page, 'tiles-failing', info.project.name);
  tiles.fail(false);
  noFaults();
});
