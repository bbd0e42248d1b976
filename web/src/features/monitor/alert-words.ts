// Alerts in words: kinds, causes, and numbers with the unit of their kind.
import { causeWord, kindWord, unitWord, type AlertCause, type AlertKind } from './texts';

export const KINDS: AlertKind[] = [
  ...(['late_departure', 'late_arrival', 'off_route', 'long_stop', 'offline', 'over_speed', 'fatigue', 'sos'] as const),
  ...(['door_open', 'seal_differs', 'hold_overload', 'fence_entered', 'fence_left', 'fence_crossed'] as const),
  ...(['wrong_unload', 'missed_connection', 'load_differs'] as const),
];
export const CAUSES: AlertCause[] = [
  ...([
    'traffic',
    'weather',
    'vehicle',
    'driver',
    'station',
    'passengers',
    'terminal',
    'false_alarm',
    'other',
  ] as const),
];

type Unit = 'min' | 'metres' | 'kmh' | 'kg' | 'bags';
const UNITS: Partial<Record<AlertKind, Unit>> = {
  late_departure: 'min',
  late_arrival: 'min',
  off_route: 'metres',
  long_stop: 'min',
  offline: 'min',
  over_speed: 'kmh',
  door_open: 'metres',
  hold_overload: 'kg',
  missed_connection: 'min',
};
/** Kinds whose rules have a threshold. */
export const hasThreshold = (kind: AlertKind) => kind in UNITS;
export const measured = (kind: AlertKind, n: number) => {
  const unit = kind === 'load_differs' ? 'bags' : UNITS[kind];
  return unit ? unitWord(unit, { n }) : '–';
};
export const nameOfKind = (kind: AlertKind) => kindWord(kind);
export const nameOfCause = (cause: AlertCause) => causeWord(cause);
