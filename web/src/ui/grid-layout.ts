// How a person wants the columns of a list: which, in which order, how wide, how many stay in sight when the rest is
// moved sideways. Kept for the person on the server, with a
// copy on this device that shows at once and serves without network; the columns also stand in the address, so that a
// copied link and a saved view show the same.
import { session } from '@/lib/session';
import { keepLayout, layoutOf } from '@/lib/views';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';

interface Layout {
  shown: string[];
  widths: Record<string, number>;
  frozen: number;
}
export interface GridLayout<C> {
  columns: ComputedRef<C[]>;
  isShown: (key: string) => boolean;
  widthOf: (column: C) => number;
  /** So many of the first columns stay in sight. */
  frozen: Ref<number>;
  freeze: (count: number) => void;
  isChanged: ComputedRef<boolean>;
  toggle: (key: string) => void;
  move: (key: string, step: -1 | 1) => void;
  resize: (key: string, width: number) => void;
  reset: () => void;
}
const FROZEN = 1; // the first says which row it is
const NARROWEST = 60;
const WIDEST = 800;
const SETTLED_MS = 800; // a column is drawn wider in many steps

/** `cols=number.state&widths=number:210&frozen=2`, as the address says columns. */
function parse(text: string): Layout {
  const query = new URLSearchParams(text);
  const list = (key: string) => (query.get(key) ?? '').split('.').filter(Boolean);
  const widths = list('widths').map((pair) => [pair.split(':')[0]!, Number(pair.split(':')[1])] as const);
  return {
    shown: list('cols'),
    widths: Object.fromEntries(widths.filter(([, width]) => width >= NARROWEST)),
    frozen: Number(query.get('frozen') ?? FROZEN) || 0,
  };
}
function render({ shown, widths, frozen }: Layout): string {
  const pairs = Object.entries(widths).map(([key, width]) => `${key}:${width}`);
  return new URLSearchParams({ cols: shown.join('.'), widths: pairs.join('.'), frozen: String(frozen) }).toString();
}

export function useGridLayout<C extends { key: string; width: number }>(name: string, all: () => C[]): GridLayout<C> {
  const route = useRoute();
  const router = useRouter();
  const storage = `grid.${session.me?.person ?? ''}.${name}`;
  const screen = route.path;
  const kept = parse(localStorage.getItem(storage) ?? '');
  const widths = ref<Record<string, number>>(kept.widths);
  const own = ref<string[]>(kept.shown);
  const frozen = ref(kept.frozen);
  let isTouched = false;
  void layoutOf(screen, name).then((text) => {
    if (!text || isTouched) return; // what the person does now is newer
    localStorage.setItem(storage, text);
    ({ shown: own.value, widths: widths.value, frozen: frozen.value } = parse(text));
  });
  const keys = computed(() => {
    const linked = String(route.query.cols ?? '');
    const known = (linked ? linked.split('.') : own.value).filter((key) => all().some((c) => c.key === key));
    return known.length ? known : all().map((c) => c.key);
  });
  const columns = computed(() => keys.value.map((key) => all().find((c) => c.key === key)!));

  let sending: ReturnType<typeof setTimeout> | undefined;
  function keep() {
    isTouched = true;
    const text = render({ shown: own.value, widths: widths.value, frozen: frozen.value });
    localStorage.setItem(storage, text);
    clearTimeout(sending);
    // Without network the copy of this device serves on, until the next change.
    sending = setTimeout(() => void keepLayout(screen, name, text).catch(() => undefined), SETTLED_MS);
  }
  function show(next: string[]) {
    const usual =
      next.join('.') ===
      all()
        .map((c) => c.key)
        .join('.');
    own.value = usual ? [] : next;
    keep();
    void router.replace({ query: { ...route.query, cols: usual ? undefined : next.join('.') } });
  }
  return {
    columns,
    isShown: (key) => keys.value.includes(key),
    widthOf: (column) => widths.value[column.key] ?? column.width,
    frozen,
    freeze: (count) => {
      frozen.value = count;
      keep();
    },
    isChanged: computed(
      () =>
        own.value.length > 0 || Object.keys(widths.value).length > 0 || frozen.value !== FROZEN || !!route.query.cols,
    ),
    toggle: (key) => {
      const now = keys.value;
      if (now.length === 1 && now[0] === key) return; // a list without columns shows nothing
      show(now.includes(key) ? now.filter((k) => k !== key) : [...now, key]);
    },
    move: (key, step) => {
      const next = [...keys.value];
      const at = next.indexOf(key);
      const to = at + step;
      if (at < 0 || to < 0 || to >= next.length) return;
      [next[at], next[to]] = [next[to]!, next[at]!];
      show(next);
    },
    resize: (key, width) => {
      widths.value = { ...widths.value, [key]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) };
      keep();
    },
    reset: () => {
      widths.value = {};
      frozen.value = FROZEN;
      show(all().map((c) => c.key));
    },
  };
}
