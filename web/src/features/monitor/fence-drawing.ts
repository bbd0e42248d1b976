// Draws one fence on the county's map; a click tells the place in WGS-84.
import { addNodes, openGround, paintNodes, token, type Network, type Position } from '@/lib/drawn-map';
import type { GeoJSONSource, Map as Drawn } from 'maplibre-gl';

export interface FenceDrawing {
  /** @param radiusM  of a circle around its only corner; 0: a polygon of the corners */
  show: (corners: Position[], radiusM: number) => void;
  recolour: () => void;
  remove: () => void;
}
const ROUND = 72;
const DEGREE_M = 111_195;
const PADDING = 40;

/** The edge of a fence as a closed ring; flat within its neighbourhood, as the server measures. */
export function ringOf(corners: Position[], radiusM: number): Position[] {
  const [first] = corners;
  if (!first) return [];
  if (!radiusM) return [...corners, first];
  const [lon, lat] = first;
  const narrow = Math.cos((lat / 180) * Math.PI);
  return Array.from({ length: ROUND + 1 }, (_, i): Position => {
    const turn = (i / ROUND) * 2 * Math.PI;
    const [east, north] = [Math.sin(turn) * radiusM, Math.cos(turn) * radiusM];
    return [lon + east / (DEGREE_M * narrow), lat + north / DEGREE_M];
  });
}

function addLayers(map: Drawn) {
  map.addSource('fence', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({ id: 'fence-area', type: 'fill', source: 'fence', paint: { 'fill-opacity': 0.2 } });
  map.addLayer({ id: 'fence-edge', type: 'line', source: 'fence', paint: { 'line-width': 2 } });
  const isCorner = ['==', ['geometry-type'], 'Point'] as never;
  map.addLayer({
    ...{ id: 'fence-corners', type: 'circle', source: 'fence', filter: isCorner },
    paint: { 'circle-radius': 5, 'circle-stroke-width': 2 },
  });
}
function paint(map: Drawn) {
  paintNodes(map);
  const [blue, surface] = [token('blue'), token('surface')];
  map.setPaintProperty('fence-area', 'fill-color', blue);
  map.setPaintProperty('fence-edge', 'line-color', blue);
  map.setPaintProperty('fence-corners', 'circle-color', blue);
  map.setPaintProperty('fence-corners', 'circle-stroke-color', surface);
}
function fit(map: Drawn, ring: Position[]) {
  const [lons, lats] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
  if (ring.length < 2) return;
  map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
    ...{ padding: PADDING, duration: 0, maxZoom: 15 },
  });
}

/** @throws when the browser has no WebGL */
export function drawFence(box: HTMLElement, told: Network, onClick: (place: Position) => void): FenceDrawing {
  const { map, ready, network, datum } = openGround(box, told);
  let fitted = false;
  void ready.then(() => {
    addNodes(map, network);
    addLayers(map);
    paint(map);
    map.on('click', ({ lngLat }) => {
      fitted = true; // who clicks has found the place
      onClick(datum.fromMap([lngLat.lng, lngLat.lat]));
    });
  });
  return {
    show: (corners, radiusM) =>
      void ready.then(() => {
        const ring = ringOf(corners, radiusM).map(datum.toMap);
        const feature = (type: string, coordinates: unknown) => ({
          ...{ type: 'Feature', properties: {}, geometry: { type, coordinates } },
        });
        const area = ring.length > 3 ? [feature('Polygon', [ring])] : [];
        const features = [...area, ...corners.map((p) => feature('Point', datum.toMap(p)))];
        map.getSource<GeoJSONSource>('fence')?.setData({ type: 'FeatureCollection', features } as never);
        if (!fitted) fit(map, ring);
        fitted ||= ring.length > 1;
      }),
    recolour: () => void ready.then(() => paint(map)),
    remove: () => map.remove(),
  };
}
