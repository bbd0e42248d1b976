// Draws the network with MapLibre on a plain ground: no tile server, no glyph server, colours from our own tokens.
import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as Drawn, setWorkerUrl, type ExpressionSpecification } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

type Position = [lon: number, lat: number];
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
export interface Drawing {
  hideVillages: (hidden: boolean) => void;
  choose: (line: string) => void;
  recolour: () => void;
  remove: () => void;
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const IS_VILLAGE = ['==', ['get', 'kind'], 'village_point'] as const;

function boundsOf(network: Network): LngLatBounds {
  const all = new LngLatBounds();
  for (const node of network.nodes.features) all.extend(node.geometry.coordinates);
  return all;
}

/** GeoJSON as MapLibre wants it: every line with its "#rrggbb". */
function withColours(network: Network): Network['lines'] {
  const features = network.lines.features.map((f) => ({
    ...f,
    properties: { ...f.properties, color: `#${f.properties.color || '0a5c3a'}` },
  }));
  return { type: 'FeatureCollection', features };
}

function addLayers(map: Drawn, network: Network) {
  map.addSource('lines', { type: 'geojson', data: withColours(network) as never });
  map.addSource('nodes', { type: 'geojson', data: network.nodes as never });
  map.addLayer({
    id: 'lines',
    type: 'line',
    source: 'lines',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ['get', 'color'], 'line-width': 2.5, 'line-opacity': 0.85 },
  });
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

function paint(map: Drawn) {
  const [ink, surface, green] = [token('ink'), token('surface'), token('green')];
  map.setPaintProperty('ground', 'background-color', token('sunken'));
  for (const layer of ['villages', 'stations']) {
    map.setPaintProperty(layer, 'circle-stroke-color', green);
    map.setPaintProperty(layer, 'circle-color', layer === 'villages' ? surface : green);
  }
  map.setPaintProperty('stations', 'circle-stroke-color', surface);
  for (const layer of ['village-names', 'station-names']) {
    map.setPaintProperty(layer, 'text-color', ink);
    map.setPaintProperty(layer, 'text-halo-color', surface);
  }
}

function choose(map: Drawn, line: string) {
  const mine: ExpressionSpecification = ['==', ['get', 'id'], line];
  map.setPaintProperty('lines', 'line-width', line ? ['case', mine, 6, 1.5] : 2.5);
  map.setPaintProperty('lines', 'line-opacity', line ? ['case', mine, 1, 0.3] : 0.85);
}

function listen(map: Drawn, onNode: (id: string) => void, onLine: (id: string) => void) {
  map.on('click', (event) => {
    const area: [[number, number], [number, number]] = [
      [event.point.x - 6, event.point.y - 6],
      [event.point.x + 6, event.point.y + 6],
    ];
    const found = map.queryRenderedFeatures(area, { layers: ['stations', 'villages', 'lines'] })[0];
    if (!found) return onLine('');
    (found.source === 'nodes' ? onNode : onLine)(String(found.properties['id']));
  });
}

/** @throws when the browser has no WebGL */
export function draw(
  box: HTMLElement,
  network: Network,
  on: { node: (id: string) => void; line: (id: string) => void },
): Drawing {
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
  void ready.then(() => {
    addLayers(map, network);
    paint(map);
    listen(map, on.node, on.line);
  });
  return {
    hideVillages: (hidden) =>
      void ready.then(() => {
        for (const layer of ['villages', 'village-names'])
          map.setLayoutProperty(layer, 'visibility', hidden ? 'none' : 'visible');
      }),
    choose: (line) => void ready.then(() => choose(map, line)),
    recolour: () => void ready.then(() => paint(map)),
    remove: () => map.remove(),
  };
}
