// The county's lines and nodes as a quiet ground for what moves, with the way of one trip.
import { addNodes, openGround, paintNodes, token, type Network, type Position } from '@/lib/drawn-map';
import type { GeoJSONSource, Map as Drawn } from 'maplibre-gl';
import { overlayOn, type Overlay } from './overlay';

export interface Ground {
  overlay: Overlay;
  way: (path: Position[]) => void;
  goTo: (place: Position) => void;
  recolour: () => void;
  remove: () => void;
}
const NOTHING = { type: 'FeatureCollection', features: [] };

function paint(map: Drawn) {
  paintNodes(map);
  map.setPaintProperty('lines', 'line-color', token('line-2'));
  map.setPaintProperty('way', 'line-color', token('blue'));
}

/** @throws when the browser has no WebGL */
export function ground(box: HTMLElement, told: Network, onPick: (plate: string) => void): Ground {
  const { map, ready, network, datum } = openGround(box, told);
  const overlay = overlayOn(map, datum.toMap);
  void ready.then(() => {
    map.addSource('lines', { type: 'geojson', data: network.lines as never });
    map.addSource('way', { type: 'geojson', data: NOTHING as never });
    map.addLayer({ id: 'lines', type: 'line', source: 'lines', paint: { 'line-width': 1.5 } });
    map.addLayer({ id: 'way', type: 'line', source: 'way', paint: { 'line-width': 4, 'line-opacity': 0.7 } });
    addNodes(map, network);
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
    goTo: (place) => void ready.then(() => map.easeTo({ center: datum.toMap(place), duration: 400 })),
    recolour: () => void ready.then(() => paint(map)),
    remove: () => (overlay.remove(), map.remove()),
  };
}
