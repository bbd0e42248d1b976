// What a plan looks like on the map: how full each line gets, what vans carry, what stays where.
import type { Schemas } from '@/lib/api';
import type { Network, Position } from '@/lib/drawn-map';
import { bagsOn, hasMail, isTour } from './room';

/** How full a line's fullest trip gets: none carries mail, then by thirds, then over what passengers leave. */
export const LEVELS = ['idle', 'low', 'middle', 'high', 'over'] as const;
export type Level = (typeof LEVELS)[number];
const LIMITS: [permille: number, level: Level][] = [
  [500, 'low'],
  [800, 'middle'],
  [1000, 'high'],
];
export function levelOf(permille: number, carries: boolean): Level {
  if (!carries) return 'idle';
  return LIMITS.find(([limit]) => permille <= limit)?.[1] ?? 'over';
}

type Trip = Schemas['TripView'];
const peak = (trip: Trip) => Math.max(trip.peak_weight_permille, trip.peak_volume_permille);

export interface LineLoad {
  code: string;
  level: Level;
  permille: number;
  trips: Trip[];
}
/** The trips with mail of each line, the fullest one deciding. */
export function loadByLine(trips: Trip[]): Map<string, LineLoad> {
  const lines = new Map<string, LineLoad>();
  for (const trip of trips.filter((one) => hasMail(one) && !isTour(one))) {
    const { line } = trip.trip;
    const known = lines.get(line) ?? { code: line, level: 'idle' as Level, permille: 0, trips: [] };
    const permille = Math.max(known.permille, peak(trip));
    lines.set(line, { code: line, permille, level: levelOf(permille, true), trips: [...known.trips, trip] });
  }
  return lines;
}

export interface Staying {
  node: string;
  loads: number;
  items: number;
}
/** Loads that stay, by where they wait. */
export function stayingByNode(loads: Schemas['LoadView'][]): Staying[] {
  const nodes = new Map<string, Staying>();
  for (const { load } of loads) {
    const known = nodes.get(load.node) ?? { node: load.node, loads: 0, items: 0 };
    nodes.set(load.node, { ...known, loads: known.loads + 1, items: known.items + load.n_items });
  }
  return [...nodes.values()];
}

export interface Tour {
  id: string;
  name: string;
  path: Position[];
  bags: number;
  /** Where more stands about it. */
  link?: string;
}
/** The nodes of a trip in order, where the map has them. */
export function pathOf(trip: Trip, network: Network): Position[] {
  const places = new Map(network.nodes.features.map((f) => [f.properties.id, f.geometry.coordinates]));
  return trip.calls.map((call) => places.get(call.node)).filter((place): place is Position => place !== undefined);
}
/** Tours of the fleet from stop to stop. */
export const drivenTours = (trips: Trip[], network: Network): Tour[] =>
  trips.map((trip) => ({
    ...{ id: trip.trip.trip, name: `${trip.trip.line} → ${trip.trip.headsign}`, bags: bagsOn(trip) },
    ...{ path: pathOf(trip, network), link: `/planning/vehicles?open=${trip.trip.block}` },
  }));
/** Vans as straight lines between their ends, with what they carry. */
export function toursOf(vans: Schemas['Van'][], loads: Schemas['LoadView'][], network: Network): Tour[] {
  const places = new Map(network.nodes.features.map((f) => [f.properties.id, f.geometry.coordinates]));
  return vans.flatMap((van) => {
    const [from, to] = [places.get(van.origin), places.get(van.destination)];
    if (!from || !to) return [];
    const bags = loads.filter((l) => l.load.van === van.id).reduce((n, l) => n + l.load.n_bags, 0);
    return [{ id: van.id ?? '', name: van.name, path: [from, to], bags }];
  });
}
