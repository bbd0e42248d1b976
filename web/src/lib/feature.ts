// What a feature offers to the shell; found by scanning src/features/*/index.ts.
import type { RouteRecordRaw } from 'vue-router';

export interface MenuEntry {
  path: string;
  icon: string; // path data of a 24×24 drawing
  title: () => string;
  permission: string;
  order: number;
  phone?: boolean; // in the bottom bar of a phone
}

/** One thing that a county does before its first item; the checklist of the first run shows them in order. */
export interface FirstStep {
  key: string;
  order: number;
  title: () => string;
  hint: () => string;
  path: string;
  permission: string; // of who does it
  isDone: () => Promise<boolean>;
}

export interface Feature {
  routes: RouteRecordRaw[];
  menu: MenuEntry[];
  /** The screen that a post starts with, by post code. */
  homes?: Record<string, string>;
  steps?: FirstStep[];
  /** Beginnings of kinds of tasks that ring as soon as they are asked. */
  alarms?: string[];
  /** A state or kind of its records in words, for what the search finds; undefined when it is none of them. */
  word?: (name: string) => string | undefined;
}
