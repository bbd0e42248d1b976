// A change on its way: handed in, computed by the server, and how far that is; it can be stopped until it is in force.
import { post, type Schemas } from '@/lib/api';
import { attempt, toast } from '@/ui/toast';
import { ref, shallowRef } from 'vue';
import { failureOf, whenComputed, type PlanView } from './plan-of-day';
import { t } from './texts';

type Asked = Schemas['Change'];
export type PlanWork = ReturnType<typeof usePlanWork>;

export function usePlanWork() {
  const busy = ref(false);
  /** The plan in the making. */
  const view = shallowRef<PlanView>();
  async function compute(plan: string, change: Asked): Promise<PlanView> {
    const begun = await post<Schemas['PlanOfWork']>(`/api/planning/plans/${plan}/change`, { change });
    const made = await whenComputed(begun.plan, (now) => (view.value = now));
    if (made.plan.state === 'failed') throw new Error(failureOf(made));
    return made;
  }
  /** The changed plan; nothing when it failed, which is told, or was stopped. */
  async function change(plan: string, asked: Asked): Promise<PlanView | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    let made: PlanView | undefined;
    await attempt(async () => (made = await compute(plan, asked)));
    busy.value = false;
    view.value = undefined;
    if (made?.plan.state !== 'discarded') return made;
    toast(t('workStopped'));
    return undefined;
  }
  const stop = () => attempt(() => post(`/api/planning/plans/${view.value!.plan.id}/discard`));
  return { busy, view, change, stop };
}
