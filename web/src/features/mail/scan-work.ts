// What a scan stands for and whether it belongs here, judged by what this device knows with or without network.
import { get, type Schemas } from '@/lib/api';
import { keep } from '@/lib/kept';
import { placeName } from '@/lib/places';
import { may } from '@/lib/session';
import { computed, reactive, watch, type Ref } from 'vue';
import { carries } from './bag-code';
import { t } from './texts';

type Bag = Schemas['Bag'];
type Trip = Pick<Schemas['Waybill'], 'id' | 'line' | 'headsign' | 'departs_at' | 'state'>;
export const ACTIONS = ['arrive', 'put', 'tick', 'list', 'check'] as const;
export type Action = (typeof ACTIONS)[number];
const NEEDS: Record<Action, string> = {
  arrive: 'mail.accept',
  put: 'mail.bag',
  tick: 'mail.bag',
  list: 'mail.waybill',
  check: 'mail.handover',
};
export const actionsOfHat = () => ACTIONS.filter((a) => may(NEEDS[a]));

const PAGE = 500;
const PAGES = 12; // what a phone keeps; beyond that an unknown number is not called unexpected

/** Where each expected number goes next. */
interface Expected {
  next: Record<string, string>;
  whole: boolean;
}
async function readItems(node: string, state: string, next: (item: Schemas['Item']) => string): Promise<Expected> {
  const out: Expected = { next: {}, whole: true };
  let cursor: string | null | undefined;
  for (let page = 0; page < PAGES; page++) {
    const answer = await get<Schemas['ItemList']>('/api/mail/items', { node, state, limit: PAGE, cursor });
    for (const item of answer.items) out.next[item.number] = next(item);
    cursor = answer.next;
    if (!cursor) return out;
  }
  return { ...out, whole: false };
}

export interface Command {
  path: string;
  body: object;
}
/** `warning` is said before anything is stored; a text instead of a command asks for a choice first. */
export interface Judged {
  command?: Command;
  note: string;
  warning?: string;
}

export function useScanWork(action: Ref<Action>, node: Ref<string>, target: Ref<string>) {
  const known = reactive({
    advised: undefined as Expected | undefined,
    loose: undefined as Expected | undefined,
    bags: [] as Bag[],
    sealed: [] as Bag[],
    inside: undefined as Record<string, true> | undefined,
    trips: [] as Trip[],
    trip: undefined as Schemas['WaybillView'] | undefined,
    at: 0,
  });

  const bagsOf = (state: string) =>
    get<Schemas['BagList']>('/api/mail/bags', { node: node.value, state, limit: PAGE }).then((l) => l.items);
  const tripsOfDay = async (): Promise<Trip[]> =>
    may('mail.drive')
      ? (await get<Schemas['WaybillList']>('/api/mail/my_waybills')).items
      : (await get<Schemas['Mail.Board']>('/api/mail/board')).trips.filter((w) => w.state !== 'completed');

  const readers: Record<Action, () => Promise<void>[]> = {
    arrive: () => [
      keep(
        `advised ${node.value}`,
        () => readItems(node.value, 'advised', (i) => i.destination),
        (v) => {
          known.advised = v;
        },
      ),
      keep(
        `loose ${node.value}`,
        () => readItems(node.value, 'accepted', (i) => i.plan_next),
        (v) => {
          known.loose = v;
        },
      ),
    ],
    put: () => [
      keep(
        `bags open ${node.value}`,
        () => bagsOf('open'),
        (v) => void (known.bags = v),
      ),
      keep(
        `loose ${node.value}`,
        () => readItems(node.value, 'accepted', (i) => i.plan_next),
        (v) => {
          known.loose = v;
        },
      ),
    ],
    tick: () => [
      keep(
        `bags opened ${node.value}`,
        () => bagsOf('opened'),
        (v) => void (known.bags = v),
      ),
    ],
    list: () => [
      keep('trips', tripsOfDay, (v) => void (known.trips = v)),
      keep(
        `bags sealed ${node.value}`,
        () => bagsOf('sealed'),
        (v) => void (known.sealed = v),
      ),
    ],
    check: () => [keep('trips', tripsOfDay, (v) => void (known.trips = v))],
  };
  async function refresh() {
    if (!node.value && action.value !== 'check') return;
    await Promise.allSettled(readers[action.value]());
    known.at = Date.now();
  }
  async function readTarget() {
    known.inside = undefined;
    known.trip = undefined;
    const id = target.value;
    if (!id) return;
    if (action.value === 'tick')
      await keep(
        `inside ${id}`,
        async () => (await get<Schemas['BagView']>(`/api/mail/bags/${id}`)).items.map((i) => i.number),
        (numbers) => (known.inside = Object.fromEntries(numbers.map((n) => [n, true as const]))),
      ).catch(() => undefined);
    else if (action.value === 'list' || action.value === 'check')
      await keep(
        `trip ${id}`,
        () => get<Schemas['WaybillView']>(`/api/mail/waybills/${id}`),
        (v) => (known.trip = v),
      ).catch(() => undefined);
  }
  watch([action, node], () => void ((target.value = ''), refresh()), { immediate: true });
  watch(target, () => void readTarget());

  const bag = computed(() => known.bags.find((b) => b.id === target.value));
  const stops = computed(() => known.trip?.stops.filter((s) => s.seq > known.trip!.waybill.position) ?? []);

  function judgeArrival(code: string): string | undefined {
    if (known.loose?.next[code]) return t('alreadyHere');
    if (!known.advised?.whole || !known.loose?.whole) return undefined;
    return known.advised.next[code] ? undefined : t('notExpected');
  }
  function judgePut(code: string): string | undefined {
    const next = known.loose?.next[code];
    if (next && next !== '0' && bag.value && next !== bag.value.destination)
      return t('wrongBag', { place: placeName(next) });
    return !next && known.loose?.whole ? t('notHere') : undefined;
  }
  function judgeListing(code: string): string | undefined {
    const found = known.sealed.find((b) => carries(b, code));
    if (!found) return known.sealed.length < PAGE ? t('bagNotHere') : undefined;
    if (!known.trip || stops.value.some((s) => s.node === found.destination)) return undefined;
    return t('notOnTrip', { place: placeName(found.destination) });
  }
  function check(code: string): Judged {
    const found = known.trip?.bags.find((b) => carries(b, code));
    const listing = known.trip?.listings.find((l) => l.bag === found?.id);
    const stop = known.trip?.stops.find((s) => s.seq === listing?.unload_seq);
    return found
      ? { note: t('unloadAt', { place: stop?.name ?? placeName(found.destination) }) }
      : { note: '', warning: t('notOnThisTrip') };
  }
  /** What to do with a code. */
  function judge(code: string): Judged {
    if (action.value === 'arrive') {
      if (!node.value) return { note: '', warning: t('chooseNode') };
      const to = known.advised?.next[code];
      const note = to ? `${t('stored')} → ${placeName(to)}` : t('stored');
      return {
        command: { path: '/api/mail/arrivals', body: { node: node.value, number: code } },
        note,
        warning: judgeArrival(code),
      };
    }
    if (!target.value)
      return {
        note: '',
        warning: action.value === 'list' || action.value === 'check' ? t('chooseWaybill') : t('chooseBag'),
      };
    if (action.value === 'check') return check(code);
    if (action.value === 'list')
      return {
        command: { path: `/api/mail/waybills/${target.value}/list`, body: { code } },
        note: t('stored'),
        warning: judgeListing(code),
      };
    const warning =
      action.value === 'put' ? judgePut(code) : known.inside && !known.inside[code] ? t('notInBag') : undefined;
    return {
      command: { path: `/api/mail/bags/${target.value}/${action.value}`, body: { number: code } },
      note: t('stored'),
      warning,
    };
  }
  return { known, judge, refresh, bag };
}
