// The county's lines and nodes as a quiet ground for what moves, with the fences and the way of one trip.
import type { Schemas } from '@/lib/api';
import { addNodes, openGround, paintNodes, token, type Network, type Position } from '@/lib/drawn-map';
import type { Datum } from '@/lib/tiles';
import { LngLatBounds, type GeoJSONSource, type Map as Drawn } from 'maplibre-gl';
import { ringOf } from './fence-drawing';
import { overlayOn, type Overlay } from './overlay';

export interface Ground {
  overlay: Overlay;
  way: (path: Position[]) => void;
  fences: (areas: Schemas['FenceArea'][]) => void;
  goTo: (place: Position) => void;
  /** Shows the whole of a way. */
  fit: (path: Position[]) => void;
  recolour: () => void;
  remove: () => void;
}
const NOTHING = { type: 'FeatureCollection', features: [] };

function addFences(map: Drawn) {
  map.addSource('fences', { type: 'geojson', data: NOTHING as never });
  map.addLayer({ id: 'fence-areas', type: 'fill', source: 'fences', paint: { 'fill-opacity': 0.1 } });
  map.addLayer({
    ...{ id: 'fence-edges', type: 'line', source: 'fences' },
    paint: { 'line-width': 2, 'line-dasharray': [3, 2] },
  });
}
/** Above the lines, that they can be read. */
function addFenceNames(map: Drawn) {
  map.addLayer({
    ...{ id: 'fence-names', type: 'symbol', source: 'fences' },
    layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 12, 'text-offset': [0, -1.4] },
    paint: { 'text-halo-width': 1.5 },
  });
}
function paintFences(map: Drawn) {
  const [blue, surface] = [token('blue'), token('surface')];
  map.setPaintProperty('fence-areas', 'fill-color', blue);
  map.setPaintProperty('fence-edges', 'line-color', blue);
  map.setPaintProperty('fence-names', 'text-color', blue);
  map.setPaintProperty('fence-names', 'text-halo-color', surface);
}
function featureOf({ fence, points }: Schemas['FenceArea'], { toMap }: Datum) {
  const ring = ringOf(
    points.map((p): Position => [p.lon_e7 / 1e7, p.lat_e7 / 1e7]),
    fence.radius_m ?? 0,
  );
  const geometry = { type: 'Polygon', coordinates: [ring.map(toMap)] };
  return { type: 'Feature', properties: { name: fence.name }, geometry };
}
function paint(map: Drawn) {
  paintNodes(map);
  paintFences(map);
  map.setPaintProperty('lines', 'line-color', token('line-2'));
  map.setPaintProperty('way', 'line-color', token('blue'));
}

/** @throws when the browser has no WebGL */
export function ground(box: HTMLElement, told: Network, onPick: (plate: string) => void): Ground {
  const { map, ready, network, datum } = openGround(box, told);
  const overlay = overlayOn(map, datum.toMap);
  void ready.then(() => {
    addFences(map);
    map.addSource('lines', { type: 'geojson', data: network.lines as never });
    map.addSource('way', { type: 'geojson', data: NOTHING as never });
    map.addLayer({ id: 'lines', type: 'line', source: 'lines', paint: { 'line-width': 1.5 } });
    map.addLayer({ id: 'way', type: 'line', source: 'way', paint: { 'line-width': 4, 'line-opacity': 0.7 } });
    addNodes(map, network);
    addFenceNames(map);
    paint(map);
  });
  map.on('click', (event) => onPick(overlay.at(event.point.x, event.point.y) ?? ''));
  return {
    overlay,
    way: (path) =>
      void ready.then(() => {
        const geometry = { type: 'LineString', coordinates: path.map(datum.toMap) };
        const features = path.length > 1 ? [{ type: 'Feature', properties: {}, geometry }] : [];
        map.getSource<GeoJSONSource>('way')?.setData({ type: 'FeatureCollection', features } as never);
      }),
    fences: (areas) =>
      void ready.then(() => {
        const features = areas.map((area) => featureOf(area, datum));
        map.getSource<GeoJSONSource>('fences')?.setData({ type: 'FeatureCollection', features } as never);
      }),
    goTo: (place) => void ready.then(() => map.easeTo({ center: datum.toMap(place), duration: 400 })),
    fit: (path) =>
      void ready.then(() => {
        const all = new LngLatBounds();
        for (const place of path) all.extend(datum.toMap(place));
        if (path.length > 1) map.fitBounds(all, { padding: 48, maxZoom: 14, duration: 0 });
      }),
    recolour: () => void ready.then(() => paint(map)),
    remove: () => (overlay.remove(), map.remove()),
  };
}
