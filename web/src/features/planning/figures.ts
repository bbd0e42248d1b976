// What tells plans apart, each with its name, its text and which direction is the better one.
import type { Schemas } from '@/lib/api';
import { yuan } from '@/lib/format';
import { t } from './texts';

type Figures = Schemas['Figures'];
export interface Figure {
  key: Parameters<typeof t>[0];
  value: (f: Figures) => number;
  text: (f: Figures) => string;
  /** 1: more is better, −1: less is, 0: neither. */
  better: 1 | -1 | 0;
}
const percent = (permille: number) => `${(permille / 10).toFixed(1)}%`;
const km = (metres: number) => (metres / 1000).toFixed(1);
const figure = (
  key: Figure['key'],
  value: Figure['value'],
  better: Figure['better'],
  words: (n: number) => string = (n) => n.toLocaleString(),
): Figure => ({ key, value, better, text: (f) => words(value(f)) });

/** "+12.30": carriage and handling that a change costs beyond the plan before. */
export const more = (f: Figures) => `${f.more_li > 0 ? '+' : ''}${yuan(f.more_li)}`;

export const FIGURES: Figure[] = [
  figure('cost', (f) => f.cost_li, -1, yuan),
  figure('carriage', (f) => f.carriage_li, -1, yuan),
  figure('tours', (f) => f.tours_li, 0, yuan),
  figure('kept', (f) => f.kept_permille, 1, percent),
  figure('carried', (f) => f.n_carried, 0),
  figure('staying', (f) => f.n_staying, -1),
  figure('late', (f) => f.n_late, -1),
  figure('tripsWithMail', (f) => f.n_trips, 0),
  figure('byWeight', (f) => f.weight_permille, 0, percent),
  figure('byVolume', (f) => f.volume_permille, 0, percent),
  figure('withMail', (f) => f.mail_m, 0, km),
  figure('empty', (f) => f.empty_m, -1, km),
  {
    key: 'gap',
    value: (f) => f.gap_ppm,
    better: 0,
    text: (f) => (f.bound_li ? `${(f.gap_ppm / 10_000).toFixed(2)}%` : t('notComputed')),
  },
];

/** The best value of a figure among several plans; undefined when they do not differ. */
export function bestOf(figure: Figure, all: Figures[]): number | undefined {
  const values = all.map((f) => figure.value(f) * figure.better);
  const best = Math.max(...values);
  return figure.better && values.some((v) => v < best) ? best * figure.better : undefined;
}
