// Roads, rails, water and names under everything else that a map shows, where the county has taken in a map.
import { get } from '@/lib/api';
import type { Map as Drawn } from 'maplibre-gl';
import { baseMapLayers, type Colours } from './base-map-layers';
import { onMap, type Datum } from './tiles';

/** As /api/network/ground_map answers; the collections are GeoJSON. */
interface BaseMap {
  imported_at: string;
  lines: object;
  water: object;
  places: object;
}
const CREDIT = '© OpenStreetMap contributors';
let known: Promise<BaseMap> | undefined;
/** Read once a session: it is some megabytes and changes once a year. */
function baseMap(): Promise<BaseMap> {
  known ??= get<BaseMap>('/api/network/ground_map').catch((problem: unknown) => {
    known = undefined;
    throw problem;
  });
  return known;
}

/** Below the layers that are there already; nothing where there is no map. @returns what paints it again */
export async function addBaseMap(map: Drawn, colours: () => Colours, datum: Datum): Promise<() => void> {
  const base = await baseMap().catch(() => undefined);
  if (!base || new Date(base.imported_at).getTime() <= 0) return () => undefined;
  const below = map.getStyle().layers.find((layer) => layer.type !== 'background')?.id;
  for (const name of ['water', 'lines', 'places'] as const)
    map.addSource(`base-${name}`, { type: 'geojson', data: onMap(base[name], datum) as never, tolerance: 0.5 });
  for (const layer of baseMapLayers(colours())) map.addLayer(layer as never, below);
  credit(map.getContainer(), CREDIT);
  return () => {
    for (const layer of baseMapLayers(colours()))
      for (const [name, value] of Object.entries(layer.paint))
        map.setPaintProperty(layer.id, name as never, value as never);
  };
}

/** Licences of data (ODbL among them) ask for it on the map itself; a second one stands before the first. */
export function credit(box: HTMLElement, text: string) {
  const there = box.querySelector('.map-credit');
  const note = there ?? document.createElement('small');
  note.textContent = [text, there?.textContent].filter(Boolean).join(' · ');
  note.className = 'map-credit';
  if (!there) box.append(note);
}
