// Roads, rails, water and names under everything else that a map shows, where the county has taken in a map.
import { get } from '@/lib/api';
import type { Map as Drawn } from 'maplibre-gl';
import { baseMapLayers, type Colours } from './base-map-layers';

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
export async function addBaseMap(map: Drawn, colours: () => Colours): Promise<() => void> {
  const base = await baseMap().catch(() => undefined);
  if (!base || new Date(base.imported_at).getTime() <= 0) return () => undefined;
  const below = map.getStyle().layers.find((layer) => layer.type !== 'background')?.id;
  for (const name of ['water', 'lines', 'places'] as const)
    map.addSource(`base-${name}`, { type: 'geojson', data: base[name] as never, tolerance: 0.5 });
  for (const layer of baseMapLayers(colours())) map.addLayer(layer as never, below);
  credit(map.getContainer());
  return () => {
    for (const layer of baseMapLayers(colours()))
      for (const [name, value] of Object.entries(layer.paint))
        map.setPaintProperty(layer.id, name as never, value as never);
  };
}

/** The licence of the data (ODbL) asks for it on the map itself. */
function credit(box: HTMLElement) {
  const note = document.createElement('small');
  note.textContent = CREDIT;
  note.className = 'map-credit';
  box.append(note);
}
