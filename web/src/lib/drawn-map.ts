// The county's nodes with MapLibre on a plain ground, our base map or somebody's tiles: no glyph server, colours from
// our own tokens.
import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as Drawn, setWorkerUrl } from 'maplibre-gl';
import { addBaseMap, credit } from './base-map';
import type { Colours } from './base-map-layers';
import type { Position } from './gcj02';
import { datumOf, hasTiles, onMap, paintTiles, TILES, tileSource, type Datum, type Tiles } from './tiles';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export type { Position } from './gcj02';
export interface NodeFeature {
  geometry: { type: 'Point'; coordinates: Position };
  properties: { id: string; name: string; kind: string };
}
export interface LineFeature {
  geometry: { type: 'LineString'; coordinates: Position[] };
  properties: { id: string; code: string; name: string; color: string };
}
export interface Network {
  nodes: { type: 'FeatureCollection'; features: NodeFeature[] };
  lines: { type: 'FeatureCollection'; features: LineFeature[] };
  tiles?: Tiles;
}
/** An opened map with where its places lie: `network` is shifted as the map wants it, all else passes `datum`. */
export interface OpenedGround {
  map: Drawn;
  ready: Promise<void>;
  network: Network;
  datum: Datum;
}

export const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const IS_VILLAGE = ['==', ['get', 'kind'], 'village_point'] as const;
export const NODE_LAYERS = ['stations', 'villages'];

function boundsOf(network: Network): LngLatBounds {
  const all = new LngLatBounds();
  for (const node of network.nodes.features) all.extend(node.geometry.coordinates);
  return all;
}

/** Nodes and their names; what is added before lies below them. */
export function addNodes(map: Drawn, network: Network) {
  map.addSource('nodes', { type: 'geojson', data: network.nodes as never });
  map.addLayer({
    id: 'villages',
    type: 'circle',
    source: 'nodes',
    filter: IS_VILLAGE as never,
    paint: { 'circle-radius': 3.5, 'circle-stroke-width': 1.5 },
  });
  map.addLayer({
    id: 'stations',
    type: 'circle',
    source: 'nodes',
    filter: ['!', IS_VILLAGE] as never,
    paint: { 'circle-radius': ['match', ['get', 'kind'], 'county_centre', 10, 6.5], 'circle-stroke-width': 2.5 },
  });
  for (const [id, filter, size, from] of [
    ['village-names', IS_VILLAGE, 11, 10.5],
    ['station-names', ['!', IS_VILLAGE], 13, 0],
  ] as const)
    map.addLayer({
      id,
      type: 'symbol',
      source: 'nodes',
      minzoom: from,
      filter: filter as never,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['sans-serif'], // drawn from the system's own font
        'text-size': size,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
      },
      paint: { 'text-halo-width': 1.5 },
    });
}

export function paintNodes(map: Drawn) {
  const [ink, surface, green] = [token('ink'), token('surface'), token('green')];
  map.setPaintProperty('ground', 'background-color', token('sunken'));
  bases.get(map)?.();
  paintTiles(map);
  for (const layer of NODE_LAYERS) {
    map.setPaintProperty(layer, 'circle-stroke-color', green);
    map.setPaintProperty(layer, 'circle-color', layer === 'villages' ? surface : green);
  }
  map.setPaintProperty('stations', 'circle-stroke-color', surface);
  for (const layer of ['village-names', 'station-names']) {
    map.setPaintProperty(layer, 'text-color', ink);
    map.setPaintProperty(layer, 'text-halo-color', surface);
  }
}

const baseColours = (): Colours => ({
  water: token('blue-tint'),
  road: token('surface'),
  casing: token('line-2'),
  rail: token('ink-3'),
  text: token('ink-3'),
  halo: token('sunken'),
});
/** Repaints the base map of a drawn map, once it is there. */
const bases = new WeakMap<Drawn, () => void>();

/** What lies under a click, a little around it. */
export function featureAt(map: Drawn, point: { x: number; y: number }, layers: string[]) {
  const area: [[number, number], [number, number]] = [
    [point.x - 6, point.y - 6],
    [point.x + 6, point.y + 6],
  ];
  return map.queryRenderedFeatures(area, { layers })[0];
}

/** A ground around the whole network. @throws when the browser has no WebGL */
export function openGround(box: HTMLElement, told: Network): OpenedGround {
  setWorkerUrl(worker);
  const { tiles } = told;
  const datum = datumOf(tiles);
  const network = { ...told, nodes: onMap(told.nodes, datum), lines: onMap(told.lines, datum) };
  const ground = { id: 'ground', type: 'background' as const, paint: {} };
  const sheet = { id: TILES, type: 'raster' as const, source: TILES, paint: { 'raster-fade-duration': 0 } };
  const map = new Drawn({
    container: box,
    style: {
      version: 8,
      sources: hasTiles(tiles) ? { [TILES]: tileSource(tiles) } : {},
      layers: hasTiles(tiles) ? [ground, sheet] : [ground],
    },
    bounds: boundsOf(network),
    fitBoundsOptions: { padding: 48 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  const ready = new Promise<void>((done) => map.once('load', () => done()));
  const base = async () => bases.set(map, await addBaseMap(map, baseColours, datum));
  // behind what the screen itself adds, and late: a map without its ground is better than a wait
  if (!hasTiles(tiles)) void ready.then(base).catch(() => undefined);
  else underTiles(map, tiles, () => void ready.then(base).catch(() => undefined));
  return { map, ready, network, datum };
}

/** @param instead  called once when their server fails: our own map lies below them then */
function underTiles(map: Drawn, tiles: Tiles, instead: () => void) {
  credit(map.getContainer(), tiles.credit);
  let failed = false;
  map.on('error', (event) => {
    if ((event as { sourceId?: string }).sourceId !== TILES) return console.error(event.error);
    if (!failed) instead();
    failed = true;
  });
}
