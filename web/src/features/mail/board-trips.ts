// The day board by trip: its stops, where it is, how late, and what is missing on it.
import type { Schemas } from '@/lib/api';
import { happened } from '@/lib/format';

type Stop = Schemas['BoardStop'];
type Row = Schemas['BoardRow'];
export interface Trip extends Row {
  stops: Stop[];
  next?: Stop;
  /** Minutes behind the timetable; 0 when on time. */
  late: number;
  /** Overdue for so long that it is not late: nobody reports it. */
  silent: boolean;
  /** Bags that stayed behind and lines that differ. */
  missing: number;
}
export const VIEWS = ['active', 'late', 'missing', 'planned', 'completed', 'all'] as const;
export type View = (typeof VIEWS)[number];

const GRACE_MIN = 5;
const SILENT_MIN = 180;

const minutesAfter = (at: string | number, planned: string) =>
  Math.round((new Date(at).getTime() - new Date(planned).getTime()) / 60_000);

export function tripsOf(board: Schemas['Mail.Board']): Trip[] {
  const stopsOf = new Map<string, Stop[]>();
  for (const stop of board.stops) {
    const known = stopsOf.get(stop.waybill);
    if (known) known.push(stop);
    else stopsOf.set(stop.waybill, [stop]);
  }
  return board.trips.map((row) => tripOf(row, stopsOf.get(row.id) ?? [], board.now));
}

function tripOf(row: Schemas['BoardRow'], stops: Stop[], now: string): Trip {
  const isOver = row.state === 'completed' || row.state === 'cancelled';
  const next = isOver ? undefined : stops.find((s) => !happened(s.departed_at) && s.seq > row.position);
  const last = stops.findLast((s) => happened(s.departed_at) || happened(s.arrived_at));
  const overdue = next ? minutesAfter(now, next.planned_at) : 0;
  const behind = last
    ? minutesAfter(happened(last.departed_at) ? last.departed_at : last.arrived_at, last.planned_at)
    : 0;
  const silent = overdue > SILENT_MIN;
  const worst = isOver ? 0 : Math.max(behind, silent ? 0 : overdue);
  return {
    ...row,
    stops,
    next,
    late: worst > GRACE_MIN ? worst : 0,
    silent,
    missing: row.left_behind + stops.reduce((sum, s) => sum + s.differences, 0),
  };
}

export function isIn(view: View, trip: Trip): boolean {
  if (view === 'all') return true;
  if (view === 'late') return trip.late > 0;
  if (view === 'missing') return trip.missing > 0;
  if (view === 'planned') return trip.state === 'planned' || trip.state === 'loading';
  if (view === 'completed') return trip.state === 'completed';
  return trip.state !== 'completed' && trip.state !== 'cancelled';
}
