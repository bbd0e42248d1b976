// The county's nodes on a plain ground with MapLibre: no tile server, no glyph server, colours from our own tokens.
import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as Drawn, setWorkerUrl } from 'maplibre-gl';
import { addBaseMap } from './base-map';
import type { Colours } from './base-map-layers';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export type Position = [lon: number, lat: number];
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

/** An empty ground around the whole network. @throws when the browser has no WebGL */
export function openGround(box: HTMLElement, network: Network): { map: Drawn; ready: Promise<void> } {
  setWorkerUrl(worker);
  const ground = { id: 'ground', type: 'background' as const, paint: {} };
  const map = new Drawn({
    container: box,
    style: { version: 8, sources: {}, layers: [ground] },
    bounds: boundsOf(network),
    fitBoundsOptions: { padding: 48 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  const ready = new Promise<void>((done) => map.once('load', () => done()));
  // behind what the screen itself adds, and late: a map without its ground is better than a wait
  void ready.then(async () => bases.set(map, await addBaseMap(map, baseColours))).catch(() => undefined);
  return { map, ready };
}
