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
  reads: string; // the permission to ask whether it is done
  isDone: () => Promise<boolean>;
}

/** Makes routes below `/folder`; where nothing else is said they take the permission `usual`. */
export const pagesOf =
  (folder: string, usual: string) =>
  (path: string, component: () => Promise<unknown>, permission = usual) => ({
    path: `/${folder}/${path}`,
    component,
    meta: { permission },
  });

/** Makes menu entries below `/folder`, each with the drawing and the words of its title. */
export const entriesOf =
  <Title extends string>(
    folder: string,
    usual: string,
    icon: Record<Title, string>,
    word: (title: NoInfer<Title>) => string,
  ) =>
  (title: Title, path: string, order: number, permission = usual): MenuEntry => ({
    path: `/${folder}/${path}`,
    icon: icon[title],
    title: () => word(title),
    permission,
    order,
  });

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
