// The fullest leg of a trip: what rides there by mass, volume and bags.
import type { Schemas } from '@/lib/api';

type Trip = Schemas['TripView'];
type Call = Schemas['PlanCall'];
const most = (trip: Trip, of: (call: Call) => number) => Math.max(0, ...trip.calls.map(of));
export const gramsOn = (trip: Trip) => most(trip, (c) => c.loaded_g + c.taken_g);
export const volumeOn = (trip: Trip) => most(trip, (c) => c.loaded_cm3 + c.taken_cm3);
export const bagsOn = (trip: Trip) => most(trip, (c) => c.loaded_bags + c.taken_bags);
export const hasMail = (trip: Trip) => bagsOn(trip) > 0 || gramsOn(trip) > 0;
export const kg = (grams: number) => (grams / 1000).toFixed(0);
export const m3 = (cm3: number) => (cm3 / 1_000_000).toFixed(2);
/** 专车巡回: a van's tour, which no timetable has. */
export const isTour = (trip: Trip) => trip.trip.fleet_van !== '0';
