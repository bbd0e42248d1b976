// How a load goes, in words: its rides by line and time.
import type { Schemas } from '@/lib/api';
import { clock } from '@/lib/format';
import { placeName } from '@/lib/places';
import { t } from './texts';

type Ride = Schemas['LoadRide'];
export type TripNames = ReadonlyMap<string, string>;

const DAY_S = 86_400;
/** "次日 12:00" for what is after midnight: a promise of tomorrow is no hour of today. */
export const clockOf = (seconds: number): string =>
  seconds >= DAY_S && seconds < 2 * DAY_S ? t('nextDay', { at: clock(seconds - DAY_S) }) : clock(seconds);

export const departureOf = (trip: Schemas['TripView']) => trip.calls[0]?.departs ?? 0;
export const tripName = (trip: Schemas['TripView']) =>
  `${trip.trip.line} ${clock(departureOf(trip))} → ${trip.trip.headsign}`;
export const namesOf = (boards: (Schemas['PlanBoard'] | undefined)[]): TripNames =>
  new Map(boards.flatMap((board) => board?.trips ?? []).map((trip) => [trip.trip.trip, trip.trip.line]));

const looks = ({ trip }: Schemas['TripView']) =>
  [trip.state, trip.late_s, trip.cancelled_from, trip.hold_g, trip.hold_cm3, trip.hold_bags, trip.vehicle].join();
/** Trips that run otherwise than before, or are new. */
export function touchedBy(before: Schemas['PlanBoard'], after: Schemas['PlanBoard']): ReadonlySet<string> {
  const known = new Map(before.trips.map((trip) => [trip.trip.trip, looks(trip)]));
  const other = after.trips.filter((trip) => known.get(trip.trip.trip) !== looks(trip));
  return new Set(other.map((trip) => trip.trip.trip));
}

export function wayText(way: Schemas['LoadWay'], rides: Ride[], trips: TripNames): string {
  if (way === 'tomorrow') return t('tomorrow');
  if (way === 'van') return t('van');
  const ride = (r: Ride) => {
    const from = `${trips.get(r.trip) ?? t(r.trip.startsWith('-') ? 'tour' : 'newTrip')} ${clockOf(r.departs)}`;
    return `${from} → ${placeName(r.unload_node)} ${clockOf(r.arrives)}`;
  };
  return rides.map(ride).join(' · ');
}
export const loadText = (load: Schemas['Load']) =>
  t('loadOf', { items: load.n_items, bags: load.n_bags, kg: (load.weight_g / 1000).toFixed(1) });
