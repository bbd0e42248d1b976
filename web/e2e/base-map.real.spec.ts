// The base map on a county of its own: without an extract there is none; a taken one is drawn below all else, a lake of
// several shores with its island.
import { expect, type Page } from '@playwright/test';
import { signIn } from './county';
import { expectNoSideways, picture, watchForFaults } from './look';
import { osmFile, type OsmMap, type OsmRelation } from './osm-file';
import { ownTest as test } from './own-program';
import { middleOf, tokenColour } from './screen-colours';

const CREDIT = '© OpenStreetMap contributors';
const WIDE = 0.12;
const ISLAND = 0.07;
const SHORES: OsmRelation['members'] = [
  [11, 'outer'],
  [12, 'outer'],
  [13, 'inner'],
];
/** A lake around a place, its shore two ways that run against each other, an island in it, and a road past it. */
function lakeAround([lon, lat]: [number, number]): OsmMap {
  const corner = (id: number, east: number, north: number, by: number): [number, number, number] => [
    ...([id, lon + east * by, lat + north * by] as [number, number, number]),
  ];
  return {
    nodes: [
      ...[corner(1, -1, -1, WIDE), corner(2, 1, -1, WIDE), corner(3, 1, 1, WIDE), corner(4, -1, 1, WIDE)],
      ...[corner(5, -1, -1, ISLAND), corner(6, 1, -1, ISLAND), corner(7, 1, 1, ISLAND), corner(8, -1, 1, ISLAND)],
    ],
    ways: [
      { id: 11, nodes: [1, 2, 3] },
      { id: 12, nodes: [1, 4, 3] },
      { id: 13, nodes: [5, 6, 7, 8, 5] },
      { id: 14, nodes: [1, 3], tags: { highway: 'primary', name: '环湖路' } },
    ],
    relations: [{ id: 21, members: SHORES, tags: { type: 'multipolygon', natural: 'water', name: '青石湖' } }],
  };
}
async function centreOf(page: Page): Promise<[number, number]> {
  const map = (await (await page.request.get('/api/network/map')).json()) as {
    nodes: { features: { geometry: { coordinates: [number, number] }; properties: { kind: string } }[] };
  };
  return map.nodes.features.find((f) => f.properties.kind === 'county_centre')!.geometry.coordinates;
}
const water = async (page: Page) => middleOf(page, { colour: await tokenColour(page, 'blue-tint'), tolerance: 1 });

test('a map that was taken in lies below the network, its lake with the island left out', async ({ page }, info) => {
  const noFaults = watchForFaults(page);
  await signIn(page, 'operations');
  const centre = await centreOf(page);
  await page.goto('/network/map');
  await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
  await expect(page.locator('.map-credit')).toHaveCount(0);
  await page.goto('/network/roads');
  const buffer = osmFile(lakeAround(centre));
  await page.getByLabel('地图文件').setInputFiles({ name: 'lake.osm.pbf', mimeType: '', buffer });
  await page.getByRole('button', { name: '导入道路地图' }).click();
  await expect(page.locator('dl.facts')).toContainText('lake.osm.pbf');
  await page.goto('/network/map');
  await expect(page.locator('.map-credit')).toHaveText(CREDIT);
  await expect.poll(() => water(page), { timeout: 20_000 }).toBeTruthy();
  await picture(page, 'base-map', info.project.name);
  const lake = (await water(page))!;
  const inner = { near: lake.at, within: 22, tolerance: 1 };
  const [blue, ground] = [await tokenColour(page, 'blue-tint'), await tokenColour(page, 'sunken')];
  expect(await middleOf(page, { ...inner, colour: blue }), 'water on the island').toBeUndefined();
  expect(await middleOf(page, { ...inner, colour: ground }), 'its ground').toBeTruthy();
  await expectNoSideways(page);
  noFaults();
});
