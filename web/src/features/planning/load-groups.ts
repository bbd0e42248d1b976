// Loads of one way, from where they wait to where they are for, and what several weigh together.
import type { Schemas } from '@/lib/api';
import { t } from './texts';

type Load = Schemas['LoadView'];
/** As many as the server moves at once. */
export const GROUP_MAX = 200;

export interface LoadGroup {
  key: string;
  name: string;
  loads: Load[];
}
export const pairName = (l: Load) => `${l.origin_name} → ${l.destination_name}`;

/** In the order in which they first come. */
export function groupsOf(loads: Load[]): LoadGroup[] {
  const groups = new Map<string, LoadGroup>();
  for (const l of loads) {
    const key = `${l.load.node} ${l.load.destination}`;
    const known = groups.get(key) ?? { key, name: pairName(l), loads: [] };
    known.loads.push(l);
    groups.set(key, known);
  }
  return [...groups.values()];
}

/** "县城 → 清水乡", or that and how many more ways. */
export function nameOfLoads(loads: Load[]): string {
  const [first, ...others] = groupsOf(loads);
  if (!first) return '';
  return others.length ? t('andWays', { name: first.name, n: others.length }) : first.name;
}
export function sumOfLoads(loads: Load[]): string {
  const sum = (of: (l: Schemas['Load']) => number) => loads.reduce((n, l) => n + of(l.load), 0);
  const weight = sum((l) => l.weight_g) / 1000;
  const text = t('loadOf', { items: sum((l) => l.n_items), bags: sum((l) => l.n_bags), kg: weight.toFixed(1) });
  return loads.length > 1 ? `${t('loadsN', { n: loads.length })} · ${text}` : text;
}
