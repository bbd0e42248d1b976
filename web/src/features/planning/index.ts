// The screens of planning: the day's plan, its board, what stays, changes, vehicle orders, and what came of it.
import type { Feature } from '@/lib/feature';
import { t } from './texts';

const icon = {
  dayPlan: 'M7 2h2v2h6V2h2v2h4v18H3V4h4zm-2 8v10h14V10zm3 2h8v2H8zm0 4h5v2H8z',
  planBoard: 'M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z',
  refusals: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1 5v7h2V7zm0 9v2h2v-2z',
  changes: 'M7 4v3h11v2H7v3L3 8zm10 8 4 4-4 4v-3H6v-2h11z',
  orders: 'M3 5h12v3h3l3 4v5h-2a3 3 0 0 1-6 0H9a3 3 0 0 1-6 0zm12 5v3h4l-2-3z',
  duties: 'M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 4-8 8-8s8 3 8 8z',
  actual: 'M4 20V4h2v14h15v2zm4-4v-5h3v5zm5 0V6h3v10zm5 0V9h3v7z',
};
const page = (path: string, component: () => Promise<unknown>, permission = 'planning.read') => ({
  path: `/planning/${path}`,
  component,
  meta: { permission },
});
const entry = (title: keyof typeof icon, path: string, order: number, permission = 'planning.read') => ({
  path: `/planning/${path}`,
  icon: icon[title],
  title: () => t(title),
  permission,
  order,
});

export default {
  routes: [
    page('day', () => import('./DayPage.vue')),
    page('board', () => import('./PlanBoardPage.vue')),
    page('refusals', () => import('./RefusalsPage.vue')),
    page('changes', () => import('./ChangesPage.vue')),
    page('changes/new', () => import('./ChangePage.vue'), 'planning.plan'),
    page('orders', () => import('./OrdersPage.vue'), 'planning.duty'),
    page('duties', () => import('./DutiesPage.vue'), 'planning.duty'),
    page('actual', () => import('./ActualPage.vue')),
  ],
  menu: [
    entry('dayPlan', 'day', 32),
    entry('planBoard', 'board', 33),
    entry('refusals', 'refusals', 34),
    entry('changes', 'changes', 35),
    entry('orders', 'orders', 36, 'planning.duty'),
    entry('duties', 'duties', 37, 'planning.duty'),
    entry('actual', 'actual', 38),
  ],
} satisfies Feature;
