// A fence of the county as a terminal takes it: with a number of 31 bits, and as a route where that is wanted.
import type { Schemas } from '@/lib/api';

export interface Wanted {
  as_route: boolean;
  width_m: number;
  tells_entry: boolean;
  tells_exit: boolean;
  warns_driver: boolean;
  max_speed_kmh: number;
  overspeed_s: number;
}

/** Terminals number areas with 32 bits; the low ones of the key tell fences of one county apart. */
export const numberOf = (fence: string): number => Number(BigInt(fence) & 0x7fffffffn) || 1;

export function areaOf(area: Schemas['FenceArea'], wanted: Wanted): Schemas['Area'] {
  const isRoute = area.fence.shape === 'polygon' && wanted.as_route;
  return {
    id: numberOf(area.fence.id ?? '1'),
    shape: isRoute ? 'route' : area.fence.shape,
    points: area.points.map((p) => ({ lat_e7: p.lat_e7, lon_e7: p.lon_e7 })),
    radius_m: area.fence.radius_m ?? 0,
    width_m: isRoute ? Number(wanted.width_m) : 0,
    tells_entry: wanted.tells_entry,
    tells_exit: wanted.tells_exit,
    warns_driver: wanted.warns_driver,
    max_speed_kmh: Number(wanted.max_speed_kmh),
    overspeed_s: Number(wanted.overspeed_s),
    name: area.fence.name,
  };
}
