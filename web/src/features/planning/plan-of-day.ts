// The plans of a day and the one that is looked at: chosen in the address, else the published one, else the newest.
import { get, type Schemas } from '@/lib/api';
import { dateTime, serviceDate } from '@/lib/format';
import { pick } from '@/lib/i18n';
import { onNews, throttled } from '@/lib/live';
import { useFilter } from '@/lib/query';
import { may, session } from '@/lib/session';
import { load } from '@/ui/load';
import { computed, onBeforeUnmount, watch } from 'vue';
import { t } from './texts';

export type PlanView = Schemas['PlanView'];
const POLL_MS = 700;
const NEWS_MS = 1500;
const pause = () => new Promise((next) => setTimeout(next, POLL_MS));

export const isOpen = (view: PlanView) => view.plan.state === 'published' || view.plan.state === 'waiting';
/** Extra runs, merging and smaller vehicles are published by another person than who made them. */
export const mayPublish = ({ plan }: PlanView): boolean =>
  plan.state === 'waiting' &&
  may('planning.publish') &&
  (!plan.needs_approval || (may('planning.approve') && plan.made_by !== session.me?.person));
const readPlan = (id: string) => get<PlanView>(`/api/planning/plans/${id}`);

/** A name for people: the given one, what it changes, or when it was made. */
export function nameOf({ plan }: PlanView): string {
  if (plan.change !== 'none') return `${t(plan.change)} ${plan.subject}`;
  return plan.name || t('proposal', { n: dateTime(plan.made_at) });
}

export const failureOf = ({ plan }: PlanView) => pick(plan.failure, plan.failure_en);

/** Waits until a plan is no more being computed. @param meanwhile  is told how far it is */
export async function whenComputed(id: string, meanwhile: (view: PlanView) => void): Promise<PlanView> {
  for (;;) {
    const view = await readPlan(id);
    if (view.plan.state !== 'computing') return view;
    meanwhile(view);
    await pause();
  }
}

export function usePlanOfDay() {
  const day = useFilter('day', serviceDate());
  const chosen = useFilter('plan');
  const list = load(
    () => get<Schemas['PlanList']>('/api/planning/plans', { service_date: day.value, limit: 200 }),
    () => day.value,
  );
  const plans = computed(() => list.value.value?.items ?? []);
  const plan = computed(
    () =>
      plans.value.find((v) => v.plan.id === chosen.value) ??
      plans.value.find((v) => v.plan.state === 'published') ??
      plans.value.find((v) => v.plan.state === 'waiting'),
  );
  /** Goes on with a plan that was just made. */
  async function show(made: PlanView) {
    await list.reload();
    chosen.value = made.plan.state === 'published' ? '' : made.plan.id;
  }
  const refresh = throttled(() => void list.reload(), NEWS_MS);
  onBeforeUnmount(onNews((news) => news.type.startsWith('planning.') && refresh()));
  let timer: ReturnType<typeof setTimeout>;
  watch(plans, () => {
    clearTimeout(timer);
    if (plans.value.some((v) => v.plan.state === 'computing')) timer = setTimeout(() => void list.reload(), POLL_MS);
  });
  onBeforeUnmount(() => clearTimeout(timer));
  return { day, chosen, list, plans, plan, show };
}
