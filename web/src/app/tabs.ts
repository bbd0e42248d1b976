// Screens that were opened, as tabs of this window: each keeps its address with filters, and where it was scrolled to.
// Screens are made anew when shown again, so that none shows stale figures; what a tab keeps lets them look the same.
import { session } from '@/lib/session';
import { reactive } from 'vue';
import type { Router } from 'vue-router';

export interface Tab {
  path: string;
  full: string; // with filters and the open row
  title: string;
  scroll: number[]; // of the screen and of each list in it
}
const MOST = 20;
const RESTORE_MS = 3000; // a list takes a moment to come
export const tabs = reactive({ list: [] as Tab[] });
const storage = () => `tabs.${session.me?.hat.id ?? ''}`;
let kept = '';

const scrollers = () => [
  ...document.querySelectorAll<HTMLElement>('#screen'),
  ...document.querySelectorAll<HTMLElement>('#screen [role=grid]'),
];
const keep = () => sessionStorage.setItem(storage(), JSON.stringify(tabs.list));

/** The tabs of this hat; another hat has its own. */
export function readTabs() {
  if (kept === storage()) return;
  kept = storage();
  tabs.list = JSON.parse(sessionStorage.getItem(kept) ?? '[]') as Tab[];
}

/** Takes note of a screen; the one longest untouched goes when there are too many. */
export function noteTab(path: string, full: string) {
  const known = tabs.list.find((tab) => tab.path === path);
  if (known && known.full !== full) Object.assign(known, { full, scroll: [] });
  if (!known) tabs.list.push({ path, full, title: '', scroll: [] });
  if (tabs.list.length > MOST) tabs.list.splice(0, 1);
  keep();
}
export function nameTab(path: string, title: string) {
  const tab = tabs.list.find((t) => t.path === path);
  if (!tab || !title || tab.title === title) return;
  tab.title = title;
  keep();
}
/** @returns where to go when the tab that is shown was closed */
export function closeTab(path: string, shown: string): string | undefined {
  const at = tabs.list.findIndex((tab) => tab.path === path);
  if (at < 0) return undefined;
  tabs.list.splice(at, 1);
  keep();
  if (path !== shown) return undefined;
  return (tabs.list[at] ?? tabs.list[at - 1])?.full ?? '/';
}
export function closeOthers(shown: string) {
  tabs.list = tabs.list.filter((tab) => tab.path === shown);
  keep();
}

function keepScroll(path: string) {
  const tab = tabs.list.find((t) => t.path === path);
  if (!tab) return;
  tab.scroll = scrollers().map((box) => box.scrollTop);
  keep();
}
/** Until the rows are there that were scrolled to, or the person scrolls by themselves. */
function restoreScroll(scroll: number[], until = Date.now() + RESTORE_MS) {
  const boxes = scrollers();
  scroll.forEach((top, i) => boxes[i] && (boxes[i].scrollTop = top));
  const there = boxes.length >= scroll.length && scroll.every((top, i) => Math.abs(boxes[i]!.scrollTop - top) < 2);
  if (!there && Date.now() < until) setTimeout(() => restoreScroll(scroll, until), 50);
}

/** Follows the person through the screens. @returns what stops it */
export function followTabs(router: Router): () => void {
  const unguard = router.beforeEach((to, from) => void (to.path !== from.path && keepScroll(from.path)));
  const unhook = router.afterEach((to, from) => {
    if (to.meta.open || !to.matched.length) return;
    const scroll = tabs.list.find((tab) => tab.full === to.fullPath)?.scroll ?? [];
    noteTab(to.path, to.fullPath);
    if (to.path !== from.path && scroll.some(Boolean)) restoreScroll(scroll);
  });
  return () => (unguard(), unhook());
}
