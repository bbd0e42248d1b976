// Draws a plan: lines as wide and as coloured as their trips are full, vans as broken lines, what stays as rings.
import {
  addNodes,
  featureAt,
  NODE_LAYERS,
  openGround,
  paintNodes,
  token,
  type Network,
  type Position,
} from '@/lib/drawn-map';
import type { ExpressionSpecification, GeoJSONSource, Map as Drawn } from 'maplibre-gl';
import type { Level, LineLoad, Staying, Tour } from './plan-on-map';

export interface Picture {
  lines: Map<string, LineLoad>;
  tours: Tour[];
  staying: Staying[];
}
export interface Drawing {
  show: (picture: Picture) => void;
  /** Nearer, so that the way fills the picture. */
  fit: (path: Position[]) => void;
  recolour: () => void;
  remove: () => void;
}
const TOKENS: Record<Level, string> = { idle: 'line-2', low: 'green', middle: 'blue', high: 'amber', over: 'red' };
const WIDTHS: Record<Level, number> = { idle: 1.5, low: 3, middle: 4, high: 5.5, over: 7 };
const NOTHING = { type: 'FeatureCollection', features: [] };

const byLevel = (of: (level: Level) => string | number, usual: string | number): ExpressionSpecification =>
  [
    ...['match', ['get', 'level']],
    ...(['low', 'middle', 'high', 'over'] as const).flatMap((level) => [level, of(level)]),
    usual,
  ] as unknown as ExpressionSpecification;

function addLayers(map: Drawn, network: Network) {
  for (const source of ['lines', 'tours', 'staying'])
    map.addSource(source, { type: 'geojson', data: NOTHING as never });
  map.addLayer({
    ...{ id: 'lines', type: 'line', source: 'lines' },
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-width': byLevel((level) => WIDTHS[level], WIDTHS.idle) },
  });
  map.addLayer({
    ...{ id: 'tours', type: 'line', source: 'tours' },
    paint: { 'line-width': ['case', ['>', ['get', 'bags'], 0], 3, 1.5], 'line-dasharray': [2, 2] },
  });
  addNodes(map, network);
  map.addLayer({
    ...{ id: 'staying', type: 'circle', source: 'staying' },
    paint: { 'circle-radius': 12, 'circle-opacity': 0, 'circle-stroke-width': 3 },
  });
  map.addLayer({
    ...{ id: 'staying-counts', type: 'symbol', source: 'staying' },
    layout: {
      ...{ 'text-field': ['to-string', ['get', 'loads']], 'text-font': ['sans-serif'], 'text-size': 13 },
      ...{ 'text-anchor': 'bottom', 'text-offset': [0, -1], 'text-allow-overlap': true },
    },
    paint: { 'text-halo-width': 2 },
  });
}

function paint(map: Drawn) {
  paintNodes(map);
  map.setPaintProperty(
    'lines',
    'line-color',
    byLevel((level) => token(TOKENS[level]), token(TOKENS.idle)),
  );
  map.setPaintProperty('tours', 'line-color', token('ink-2'));
  map.setPaintProperty('staying', 'circle-stroke-color', token('red'));
  map.setPaintProperty('staying-counts', 'text-color', token('red'));
  map.setPaintProperty('staying-counts', 'text-halo-color', token('surface'));
}

const feature = (geometry: object, properties: object) => ({ type: 'Feature', geometry, properties });

function show(map: Drawn, network: Network, picture: Picture) {
  const places = new Map(network.nodes.features.map((f) => [f.properties.id, f.geometry]));
  const lines = network.lines.features.map((f) => {
    const { code } = f.properties;
    return feature(f.geometry, { code, level: picture.lines.get(code)?.level ?? 'idle' });
  });
  const tours = picture.tours.map(({ id, bags, path }) =>
    feature({ type: 'LineString', coordinates: path }, { id, bags }),
  );
  const staying = picture.staying.flatMap((s) => {
    const place = places.get(s.node);
    return place ? [feature(place, s)] : [];
  });
  for (const [source, features] of Object.entries({ lines, tours, staying }))
    map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features } as never);
}

const PADDING = 28;
function fit(map: Drawn, path: Position[]) {
  const along = (axis: 0 | 1) => path.map((place) => place[axis] ?? 0);
  const [lon, lat] = [along(0), along(1)];
  if (!path.length) return;
  map.fitBounds([Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)], {
    ...{ padding: PADDING, duration: 0 },
  });
}

/** @throws when the browser has no WebGL */
export function draw(
  box: HTMLElement,
  told: Network,
  on: { line: (code: string) => void; node: (id: string) => void; van: (id: string) => void },
): Drawing {
  const { map, ready, network, datum } = openGround(box, told);
  const onMap = (path: Position[]) => path.map(datum.toMap);
  void ready.then(() => {
    addLayers(map, network);
    paint(map);
    map.on('click', (event) => {
      const found = featureAt(map, event.point, ['staying', ...NODE_LAYERS, 'tours', 'lines']);
      if (found?.source === 'staying') return on.node(String(found.properties['node']));
      if (found?.source === 'nodes') return on.node(String(found.properties['id']));
      if (found?.source === 'tours') return on.van(String(found.properties['id']));
      on.line(String(found?.properties['code'] ?? ''));
    });
  });
  return {
    show: (picture) =>
      void ready.then(() => {
        const tours = picture.tours.map((tour) => ({ ...tour, path: onMap(tour.path) }));
        show(map, network, { ...picture, tours });
      }),
    fit: (path) => void ready.then(() => fit(map, onMap(path))),
    recolour: () => void ready.then(() => paint(map)),
    remove: () => map.remove(),
  };
}
