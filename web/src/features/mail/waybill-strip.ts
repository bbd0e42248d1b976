// The stops of a waybill as a strip: when it was or will be there, and the bags that get on and off.
import type { Schemas } from '@/lib/api';
import { happened, time } from '@/lib/format';

export function stripOf(view: Schemas['WaybillView'], here: number | undefined) {
  return view.stops.map((s) => {
    const load = view.listings.filter((l) => l.load_seq === s.seq && l.state === 'planned').length;
    const unload = view.listings.filter((l) => l.unload_seq === s.seq && l.state === 'loaded').length;
    const passed = happened(s.departed_at);
    return {
      name: s.name,
      time: time(passed ? s.departed_at : happened(s.arrived_at) ? s.arrived_at : s.planned_departure),
      passed,
      here: s.seq === here && !passed,
      note: [load ? `+${load}` : '', unload ? `−${unload}` : ''].filter(Boolean).join(' '),
    };
  });
}
