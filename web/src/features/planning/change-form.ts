// A change as it is typed, and as the server takes it: only what counts for its kind.
import type { Schemas } from '@/lib/api';
import { secondsOf } from '@/lib/format';

export const KINDS = ['cancel', 'delay', 'resize', 'extra', 'substitute', 'merge', 'tour'] as const;
export type Kind = (typeof KINDS)[number];
const G_PER_KG = 1000;
const CM3_PER_M3 = 1_000_000;
const S_PER_MINUTE = 60;
const NONE = -1;

export interface ChangeForm {
  kind: Kind;
  trip: string;
  node: string;
  minutes: number;
  departs: string;
  kg: number | '';
  m3: number | '';
  bags: number | '';
  vehicle: string;
  into: string;
  reason: string;
}
export const hasNode = (kind: Kind) => kind === 'cancel' || kind === 'delay' || kind === 'substitute';
export const hasHold = (kind: Kind) => kind === 'resize' || kind === 'extra' || kind === 'substitute';
export const hasTime = (kind: Kind) => kind === 'extra' || kind === 'substitute';

/** Vans take what stays: no trip has to be named. */
export const hasTrip = (kind: Kind) => kind !== 'tour';

const seconds = (clock: string): number => (clock ? secondsOf(clock) : NONE);
const amount = (value: number | '', factor: number) => (value === '' ? NONE : Math.round(value * factor));

/** The hold of the chosen trip, to be changed from there; what was typed stays. */
export function fillHold(form: ChangeForm, trip: Schemas['PlanTrip']) {
  if (form.kg === '') form.kg = trip.hold_g / G_PER_KG;
  if (form.m3 === '') form.m3 = trip.hold_cm3 / CM3_PER_M3;
  if (form.bags === '') form.bags = trip.hold_bags;
}

export function changeOf(form: ChangeForm): Schemas['Change'] {
  const { kind, trip, reason } = form;
  return {
    ...{ kind, reason: reason.trim() },
    ...(hasTrip(kind) ? { trip } : {}),
    ...(hasNode(kind) && form.node ? { node: form.node } : {}),
    ...(kind === 'delay' ? { late_s: form.minutes * S_PER_MINUTE } : {}),
    ...(hasTime(kind) ? { departs: seconds(form.departs) } : {}),
    ...(hasHold(kind)
      ? {
          ...{ hold_g: amount(form.kg, G_PER_KG), hold_cm3: amount(form.m3, CM3_PER_M3) },
          ...{ hold_bags: amount(form.bags, 1), vehicle: form.vehicle },
        }
      : {}),
    ...(kind === 'merge' ? { into: form.into } : {}),
  };
}
