// Light, dark or as the system has it; two densities. Kept on this device, applied before the first paint.
import { reactive } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['normal', 'compact'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];

const kept = <T extends string>(key: string, values: readonly T[]): T =>
  values.find((value) => value === localStorage.getItem(key)) ?? values[0]!;

export const look = reactive({
  theme: kept('theme', THEMES),
  density: kept('density', DENSITIES),
  watermark: localStorage.getItem('watermark') === 'on',
});
const system = matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const dark = look.theme === 'dark' || (look.theme === 'system' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.density = look.density;
}

export function setTheme(theme: Theme) {
  look.theme = theme;
  localStorage.setItem('theme', theme);
  apply();
}

export function setDensity(density: Density) {
  look.density = density;
  localStorage.setItem('density', density);
  apply();
}

/** Name and time across the screen, so that a photograph of it names who took it. */
export function setWatermark(on: boolean) {
  look.watermark = on;
  localStorage.setItem('watermark', on ? 'on' : 'off');
}

/** Call once, first thing. */
export function startLook() {
  apply();
  system.addEventListener('change', apply);
}
