// The map of somebody else below ours, where the operator named one, and where our places lie on it.
import type { Schemas } from '@/lib/api';
import type { Map as Drawn, RasterSourceSpecification } from 'maplibre-gl';
import { fromGcj02, toGcj02, type Position } from './gcj02';

export type Tiles = Schemas['Tiles'];
/** From WGS-84 to what is drawn, and back from where somebody clicked. */
export interface Datum {
  toMap: (place: Position) => Position;
  fromMap: (place: Position) => Position;
}
const same = (place: Position) => place;
const PLAIN: Datum = { toMap: same, fromMap: same };

export const hasTiles = (tiles: Tiles | undefined): tiles is Tiles => !!tiles?.url;
export const datumOf = (tiles: Tiles | undefined): Datum =>
  hasTiles(tiles) && tiles.datum === 'gcj02' ? { toMap: toGcj02, fromMap: fromGcj02 } : PLAIN;

/** A copy of a collection of GeoJSON as it lies on the map; itself where nothing is shifted. */
export function onMap<T>(collection: T, { toMap }: Datum): T {
  if (toMap === same) return collection;
  const moved = (coordinates: unknown): unknown =>
    Array.isArray(coordinates) && typeof coordinates[0] === 'number'
      ? toMap(coordinates as Position)
      : (coordinates as unknown[]).map(moved);
  const { features } = collection as { features: { geometry: { coordinates: unknown } }[] };
  const shifted = features.map((f) => ({
    ...f,
    geometry: { ...f.geometry, coordinates: moved(f.geometry.coordinates) },
  }));
  return { ...collection, features: shifted };
}

export const TILES = 'tiles';
export const tileSource = (tiles: Tiles): RasterSourceSpecification => ({
  ...{ type: 'raster', tiles: [tiles.url], tileSize: 256, maxzoom: tiles.max_zoom },
});

/** Pictures are made for day: at night the dark ground shows through them. */
export function paintTiles(map: Drawn) {
  if (!map.getLayer(TILES)) return;
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
  map.setPaintProperty(TILES, 'raster-opacity', isDark ? 0.5 : 1);
}
