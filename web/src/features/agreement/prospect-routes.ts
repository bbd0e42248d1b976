// The screens of talks and of hand-over points in the menu.
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  prospects: 'M3 4h5v16H3zm7 0h5v11h-5zm7 0h4v7h-4z',
  funnel: 'M3 4h18l-7 8v8l-4-2v-6z',
  interfaces: 'M4 5h6v6H4zm10 8h6v6h-6zM10 7h7v5h-2V9h-5zm4 10H7v-5h2v3h5z',
};
const page = (path: string, permission: string, component: () => Promise<unknown>) => ({
  path: `/agreement/${path}`,
  component,
  meta: { permission },
});
const entry = (title: keyof typeof icon, permission: string, order: number) => ({
  path: `/agreement/${title}`,
  icon: icon[title],
  title: () => t(title),
  permission,
  order,
});

export const TALK_ROUTES = [
  page('prospects', 'agreement.talks', () => import('./ProspectsPage.vue')),
  page('prospects/stages', 'agreement.talks', () => import('./ProspectStagesPage.vue')),
  page('prospects/:id', 'agreement.talks', () => import('./ProspectPage.vue')),
  page('funnel', 'agreement.talks', () => import('./ProspectFunnelPage.vue')),
  page('interfaces', 'agreement.interfaces', () => import('./InterfacesPage.vue')),
];
export const TALK_MENU = [
  entry('prospects', 'agreement.talks', 59),
  entry('funnel', 'agreement.talks', 59.4),
  entry('interfaces', 'agreement.interfaces', 60.8),
];
