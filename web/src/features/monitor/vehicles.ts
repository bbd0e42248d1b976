// Vehicles as the live map knows them: read in pieces as they report, moved evenly between two reports.
import { get, type Schemas } from '@/lib/api';

export type Latest = Schemas['Latest'];
const PAGE = 500;
const OVERLAP_MS = 5000; // reports that were stored while the last answer was on its way
const GLIDE_MAX_MS = 30_000;

export interface Moving {
  latest: Latest;
  from: [lon: number, lat: number];
  to: [lon: number, lat: number];
  since: number; // clock of the page when the last report came
  glideMs: number; // how long it takes to get there: as long as it took to report again
}
const placeOf = (v: Latest): [number, number] => [v.lon_e7 / 1e7, v.lat_e7 / 1e7];
const part = (m: Moving, now: number) => Math.min(1, Math.max(0, (now - m.since) / Math.max(1, m.glideMs)));

/** Where it is drawn at a moment of the page's clock. */
export function placeAt(m: Moving, now: number): [number, number] {
  const k = part(m, now);
  return [m.from[0] + (m.to[0] - m.from[0]) * k, m.from[1] + (m.to[1] - m.from[1]) * k];
}

/** A vehicle after a new report; it goes there from where it is drawn now. */
export function moved(known: Moving | undefined, latest: Latest, now: number): Moving {
  const to = placeOf(latest);
  if (!known || known.latest.at === '') return { latest, from: to, to, since: now, glideMs: 1 };
  const gap = new Date(latest.at).getTime() - new Date(known.latest.at).getTime();
  const far = Math.abs(to[0] - known.to[0]) + Math.abs(to[1] - known.to[1]) > 0.2;
  if (gap <= 0 || gap > GLIDE_MAX_MS || far) return { latest, from: to, to, since: now, glideMs: 1 };
  return { latest, from: placeAt(known, now), to, since: now, glideMs: gap };
}

/** Reports newer than those known; the first time all. */
export function follow(known: Map<string, Moving>) {
  let heardUntil = 0;
  return async (now: () => number): Promise<number> => {
    let changed = 0;
    const since = heardUntil ? new Date(heardUntil - OVERLAP_MS).toISOString() : undefined;
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Schemas['VehicleList'] = await get('/api/tracking/vehicles', {
        heard_since: since,
        cursor,
        limit: PAGE,
      });
      for (const latest of page.items) {
        heardUntil = Math.max(heardUntil, new Date(latest.heard_at).getTime());
        const before = known.get(latest.vehicle);
        if (before && before.latest.at === latest.at) {
          before.latest = latest;
          continue;
        }
        known.set(latest.vehicle, moved(before, latest, now()));
        changed += 1;
      }
      cursor = page.next ?? undefined;
    }
    return changed;
  };
}
