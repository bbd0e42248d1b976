// How the base map is drawn: quiet, so that nodes, lines and vehicles stand out; narrow roads only from near.
export interface Colours {
  water: string;
  road: string;
  casing: string;
  rail: string;
  text: string;
  halo: string;
}
export interface BaseLayer {
  id: string;
  type: 'fill' | 'line' | 'symbol';
  source: string;
  minzoom?: number;
  filter?: unknown[];
  layout?: Record<string, unknown>;
  paint: Record<string, unknown>;
}

/** Kinds of roads with the zoom from which they are drawn and their width there and six zooms nearer. */
const ROADS: [kind: string, from: number, thin: number, wide: number][] = [
  ['track', 13, 0.5, 2],
  ['minor_road', 11.5, 0.6, 5],
  ['tertiary', 10, 0.7, 7],
  ['secondary', 8.5, 0.8, 8],
  ['primary', 7, 1, 9],
  ['main_road', 5, 1.2, 10],
];
const is = (kind: string) => ['==', ['get', 'kind'], kind];
const widthFrom = (from: number, thin: number, wide: number) => [
  ...['interpolate', ['exponential', 1.5], ['zoom']],
  ...[from, thin, from + 6, wide],
];

function road([kind, from, thin, wide]: (typeof ROADS)[number], colours: Colours): BaseLayer {
  return {
    ...{ id: `base-${kind}`, type: 'line', source: 'base-lines', minzoom: from, filter: is(kind) },
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': kind === 'main_road' || kind === 'primary' ? colours.casing : colours.road,
      'line-width': widthFrom(from, thin, wide),
    },
  };
}
function names(kind: string, from: number, size: number, colours: Colours): BaseLayer {
  return {
    ...{ id: `base-${kind}-names`, type: 'symbol', source: 'base-places', minzoom: from, filter: is(kind) },
    layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': size },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1 },
  };
}

/** From the bottom up. */
export function baseMapLayers(colours: Colours): BaseLayer[] {
  const stream = (kind: string, from: number, wide: number): BaseLayer => ({
    ...{ id: `base-${kind}`, type: 'line', source: 'base-lines', minzoom: from, filter: is(kind) },
    paint: { 'line-color': colours.water, 'line-width': widthFrom(from, 0.6, wide) },
  });
  const rail: BaseLayer = {
    ...{ id: 'base-railway', type: 'line', source: 'base-lines', minzoom: 8, filter: is('railway') },
    paint: { 'line-color': colours.rail, 'line-width': 1.2, 'line-dasharray': [4, 2] },
  };
  const roadNames: BaseLayer = {
    ...{ id: 'base-road-names', type: 'symbol', source: 'base-lines', minzoom: 13, filter: ['has', 'name'] },
    layout: {
      ...{ 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': 11, 'symbol-placement': 'line' },
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1 },
  };
  return [
    { id: 'base-water', type: 'fill', source: 'base-water', paint: { 'fill-color': colours.water } },
    stream('stream', 11, 2),
    stream('river', 7, 5),
    ...ROADS.map((r) => road(r, colours)),
    rail,
    roadNames,
    names('hamlet', 13, 11, colours),
    names('village', 11.5, 12, colours),
    names('town', 8, 13, colours),
  ];
}
